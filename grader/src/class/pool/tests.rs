//! What goes wrong in one piece of work stays there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::{Mutex, atomic::AtomicUsize};

use super::*;

const LIMITS: PoolLimits = PoolLimits { jobs: 3, per_account: 1, patience: Duration::from_secs(60) };

fn tasks(count: usize) -> Vec<Task<usize>> {
    (0..count).map(|work| Task { account: None, work }).collect()
}

/// Runs the tasks and says how each ended.
fn ends(limits: PoolLimits, count: usize, work: impl Fn(usize, &Turn) -> usize + Send + Sync + 'static) -> Vec<String> {
    let mut ends = vec![String::new(); count];
    let whole = Pool::new(limits).run(tasks(count), work, |event| {
        if let Event::Ended(at, end) = event {
            assert_eq!(ends[at], "", "{at} ended twice");
            ends[at] = format!("{end:?}");
        }
    });
    assert!(whole);
    ends
}

#[test]
fn a_panic_is_one_s_own() {
    let ends = ends(LIMITS, 20, |n, _| if n % 5 == 0 { panic!("defect {n}") } else { n * 10 });
    for (n, end) in ends.iter().enumerate() {
        let expected = if n % 5 == 0 { "Panicked".to_owned() } else { format!("Done({})", n * 10) };
        assert_eq!(*end, expected);
    }
}

#[test]
fn what_does_not_end_is_given_up_and_may_write_nothing() {
    let limits = PoolLimits { patience: Duration::from_secs(1), ..LIMITS };
    let late = Arc::new(Mutex::new(None));
    let (told, tell) = (Arc::clone(&late), mpsc::channel());
    let release = Mutex::new(tell.1);
    let ends = ends(limits, 4, move |n, turn| {
        if n == 1 {
            // Waits until the test lets it go, long after it was given up.
            release.lock().unwrap().recv().unwrap_or(());
            *told.lock().unwrap() = Some(turn.may_write());
        } else {
            assert!(turn.may_write());
        }
        n
    });
    assert_eq!(ends, ["Done(0)", "GivenUp", "Done(2)", "Done(3)"]);
    drop(tell.0);
    while late.lock().unwrap().is_none() {
        thread::yield_now();
    }
    assert_eq!(*late.lock().unwrap(), Some(false));
}

#[test]
fn no_more_run_at_once_than_allowed_in_all_and_per_account() {
    let (all, shared) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let most = Arc::new(Mutex::new((0, 0)));
    let (now_all, now_shared, peak) = (Arc::clone(&all), Arc::clone(&shared), Arc::clone(&most));
    let tasks =
        (0..40_usize).map(|work| Task { account: work.is_multiple_of(2).then(|| "one".to_owned()), work }).collect();
    let done = Pool::new(LIMITS).run(
        tasks,
        move |n: usize, _: &Turn| {
            let one = usize::from(n.is_multiple_of(2));
            let (a, s) =
                (now_all.fetch_add(1, Ordering::SeqCst) + 1, now_shared.fetch_add(one, Ordering::SeqCst) + one);
            let mut peak = peak.lock().unwrap();
            *peak = (peak.0.max(a), peak.1.max(s));
            drop(peak);
            thread::yield_now();
            now_shared.fetch_sub(one, Ordering::SeqCst);
            now_all.fetch_sub(1, Ordering::SeqCst);
        },
        |_| {},
    );
    let (all, shared) = *most.lock().unwrap();
    assert!(done && all <= 3 && shared <= 1, "{all} {shared}");
}

#[test]
fn stopped_once_it_finishes_what_runs_and_twice_it_leaves() {
    for (stops, expected) in [(1, 2), (2, 0)] {
        let pool = Pool::new(PoolLimits { jobs: 2, ..LIMITS });
        let stopper = pool.stopper();
        let (go, wait) = mpsc::channel::<()>();
        let wait = Mutex::new(wait);
        let mut go = Some(go);
        let (mut began, mut ended) = (0, 0);
        let whole = pool.run(
            tasks(10),
            move |n, _| {
                wait.lock().unwrap().recv().unwrap_or(());
                n
            },
            |event| match event {
                Event::Began(_) => {
                    began += 1;
                    if began == 2 {
                        (0..stops).for_each(|_| stopper.stop());
                    }
                }
                Event::Stopping if stops == 1 => go = None,
                Event::Ended(..) => ended += 1,
                _ => {}
            },
        );
        assert_eq!((whole, began, ended), (false, 2, expected));
        drop(go);
    }
}
