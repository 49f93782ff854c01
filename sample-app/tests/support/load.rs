//! Many people at once: writers, and readers who never stop asking.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures::future::join_all;
use reqwest::{Client, StatusCode, redirect::Policy};
use sample_app::Store;
use url::Url;

/// How many people write at once.
pub const WRITERS: usize = 50;
/// How many suppliers each of them adds.
const EACH: usize = 4;

pub fn client() -> Client {
    sample_app::test_support::http::client().redirect(Policy::none()).timeout(Duration::from_secs(30)).build().unwrap()
}

/// Sends one good form; gives the status.
pub async fn add(client: &Client, base: &Url, name: &str) -> StatusCode {
    let form =
        [("name", name), ("address", "1 Test Street"), ("city", "Testville"), ("state", "TS"), ("phone", "6135550147")];
    client.post(base.join("supplier-add").unwrap()).form(&form).send().await.unwrap().status()
}

/// Fifty people add suppliers at the same time; every one of them is told that it worked, and every supplier is there, once.
pub async fn nothing_is_lost(base: &Url, store: &Store, tag: &str) {
    let client = client();
    let names: Vec<_> = (0..WRITERS)
        .flat_map(|writer| (0..EACH).map(move |n| (writer, n)))
        .map(|(w, n)| format!("{tag} {w} {n}"))
        .collect();
    let client = &client;
    let answers = join_all(names.chunks(EACH).map(|mine| async move {
        let mut answers = Vec::new();
        for name in mine {
            answers.push(add(client, base, name).await);
        }
        answers
    }));
    for status in answers.await.concat() {
        assert_eq!(status, StatusCode::FOUND);
    }
    let mut found: Vec<_> =
        store.list().await.unwrap().into_iter().map(|s| s.fields.name).filter(|name| name.starts_with(tag)).collect();
    let mut expected = names;
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// Readers that ask for the list until they are told to stop, and check every answer against the contract.
pub struct Readers {
    stop: Arc<AtomicBool>,
    pub good: Arc<AtomicUsize>,
    pub alerts: Arc<AtomicUsize>,
    tasks: Vec<tokio::task::JoinHandle<()>>,
}

impl Readers {
    pub fn start(count: usize, list: &Url) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (good, alerts) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks = (0..count).map(|_| {
            let (stop, good, alerts, list, client) =
                (stop.clone(), good.clone(), alerts.clone(), list.clone(), client());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let answer = client.get(list.clone()).send().await.unwrap();
                    assert_eq!(answer.status(), StatusCode::OK);
                    let page = answer.text().await.unwrap();
                    let (table, alert) = (page.contains("<table class=\"table\">"), page.contains("alert-danger"));
                    assert!(table != alert, "expected a list or an alert, found {page}");
                    if alert { &alerts } else { &good }.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            })
        });
        let tasks = tasks.collect();
        Self { stop, good, alerts, tasks }
    }

    /// Waits until a counter has grown, which is how a test sees that the state has changed.
    pub async fn wait_for_more(counter: &AtomicUsize, what: &str) {
        let before = counter.load(Ordering::Relaxed);
        for _ in 0..600 {
            if counter.load(Ordering::Relaxed) > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("expected {what} within 30 s, found none");
    }

    /// Ends them; fails if one of them met an answer that the contract does not know.
    pub async fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        for task in self.tasks {
            task.await.unwrap();
        }
    }
}
