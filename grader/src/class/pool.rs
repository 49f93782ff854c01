//! Many pieces of work at once, so that none can touch another: each has a thread of its own, a panic ends only its own
//! thread, and one that does not end in time is given up. One loop, on the caller's thread, owns all the state.

use std::{
    any::Any,
    collections::{BTreeMap, VecDeque},
    io,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// Bounds of a pool.
#[derive(Clone, Copy, Debug)]
pub struct PoolLimits {
    /// How many run at once.
    pub jobs: usize,
    /// How many run at once of those that share an account.
    pub per_account: usize,
    /// How long one may take before it is given up.
    pub patience: Duration,
}

/// A piece of work to be done.
#[derive(Debug)]
pub struct Task<T> {
    /// What it shares with others that have the same text.
    pub account: Option<String>,
    /// The work.
    pub work: T,
}

/// How a piece of work ended.
#[derive(Debug)]
pub enum Ended<R> {
    /// With a result.
    Done(R),
    /// By a panic: a defect of ours.
    Panicked,
    /// It did not end, and nothing it may still do counts.
    GivenUp,
    /// The operating system gave no thread.
    NotBegun(io::Error),
}

/// What the caller hears while the pool runs. The number is the position of the task.
#[derive(Debug)]
pub enum Event<R> {
    /// A task begins.
    Began(usize),
    /// A task ended.
    Ended(usize, Ended<R>),
    /// The pool was asked to stop: what runs may finish, nothing else begins.
    Stopping,
    /// Nothing happened for a while.
    Idle,
}

/// Leave to write results. A task that was given up no longer gets it, so that nothing of it appears later.
#[derive(Clone, Debug, Default)]
pub struct Turn(Arc<AtomicU8>);

const WORKING: u8 = 0;
const WRITING: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Turn {
    /// Asks for leave to write.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.0.compare_exchange(WORKING, WRITING, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }

    /// Gives the task up, unless it writes already: that is about to end.
    fn give_up(&self) -> bool {
        self.0.compare_exchange(WORKING, GIVEN_UP, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}

enum Message<R> {
    Ended(usize, Result<R, Box<dyn Any + Send>>),
    Stop,
}

/// A pool that does work of type `T` with results of type `R`.
pub struct Pool<R> {
    sender: Sender<Message<R>>,
    receiver: Receiver<Message<R>>,
    limits: PoolLimits,
}

/// Stops a pool: the first time gently, the second time at once.
pub struct Stopper<R>(Sender<Message<R>>);

impl<R> Stopper<R> {
    /// Stops the pool.
    pub fn stop(&self) {
        // A pool that has ended needs no stopping.
        let _ = self.0.send(Message::Stop);
    }
}

struct Running {
    account: Option<String>,
    began: Instant,
    turn: Turn,
}

impl<R: Send + 'static> Pool<R> {
    /// A pool with these bounds.
    #[must_use]
    pub fn new(limits: PoolLimits) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, limits }
    }

    /// A way to stop it from elsewhere.
    #[must_use]
    pub fn stopper(&self) -> Stopper<R> {
        Stopper(self.sender.clone())
    }

    /// Does all `tasks` by `work`, and tells `hear` what happens. Returns whether it came to its end without being stopped.
    pub fn run<T: Send + 'static>(
        self,
        tasks: Vec<Task<T>>,
        work: impl Fn(T, &Turn) -> R + Send + Sync + 'static,
        mut hear: impl FnMut(Event<R>),
    ) -> bool {
        let work = Arc::new(work);
        let mut waiting: VecDeque<(usize, Task<T>)> = tasks.into_iter().enumerate().collect();
        let mut running: BTreeMap<usize, Running> = BTreeMap::new();
        let mut stops = 0;
        loop {
            while stops == 0 && running.len() < self.limits.jobs.max(1) {
                let free = |(_, task): &(usize, Task<T>)| self.has_room(&running, task.account.as_deref());
                let Some((at, task)) = waiting.iter().position(free).and_then(|next| waiting.remove(next)) else {
                    break;
                };
                let turn = Turn::default();
                running.insert(at, Running { account: task.account, began: Instant::now(), turn: turn.clone() });
                hear(Event::Began(at));
                if let Err(error) = self.begin(at, task.work, turn, &work) {
                    running.remove(&at);
                    hear(Event::Ended(at, Ended::NotBegun(error)));
                }
            }
            if running.is_empty() {
                return waiting.is_empty() && stops == 0;
            }
            match self.receiver.recv_timeout(self.pause(&running)) {
                Ok(Message::Ended(at, result)) => {
                    // What was given up has ended for good.
                    if running.remove(&at).is_some() {
                        hear(Event::Ended(at, result.map_or(Ended::Panicked, Ended::Done)));
                    }
                }
                Ok(Message::Stop) => {
                    stops += 1;
                    if stops > 1 {
                        return false;
                    }
                    hear(Event::Stopping);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => hear(Event::Idle),
            }
            let overdue = |r: &Running| r.began.elapsed() >= self.limits.patience && r.turn.give_up();
            for (at, _) in running.extract_if(.., |_, r| overdue(r)).collect::<Vec<_>>() {
                hear(Event::Ended(at, Ended::GivenUp));
            }
        }
    }

    fn has_room(&self, running: &BTreeMap<usize, Running>, account: Option<&str>) -> bool {
        let sharing = running.values().filter(|r| r.account.as_deref() == account).count();
        account.is_none() || sharing < self.limits.per_account.max(1)
    }

    fn begin<T: Send + 'static>(
        &self,
        at: usize,
        task: T,
        turn: Turn,
        work: &Arc<impl Fn(T, &Turn) -> R + Send + Sync + 'static>,
    ) -> io::Result<()> {
        let (sender, work) = (self.sender.clone(), Arc::clone(work));
        let run = move || {
            let result = panic::catch_unwind(AssertUnwindSafe(|| work(task, &turn)));
            // Nobody listens when the pool was stopped at once.
            let _ = sender.send(Message::Ended(at, result));
        };
        thread::Builder::new().name(format!("student-{at}")).spawn(run).map(|_| ())
    }

    /// How long to wait for news: until the next one is overdue, a second at most.
    fn pause(&self, running: &BTreeMap<usize, Running>) -> Duration {
        let left = |r: &Running| self.limits.patience.saturating_sub(r.began.elapsed());
        let next = running.values().map(left).min().unwrap_or_default();
        next.clamp(Duration::from_millis(20), Duration::from_secs(1))
    }
}

#[cfg(test)]
mod tests;
