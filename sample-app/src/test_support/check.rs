//! Holds a running service to the rows of the contract, over HTTP, wherever it runs.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, SystemTime},
};

use reqwest::{Client, StatusCode, redirect::Policy};
use thiserror::Error;
use url::Url;

use super::{
    contract::{Form, Needs, Row, dockerfile},
    http,
    judge::{Answer, Words},
};
use crate::Service;

/// How long an answer may take: more than a service waits for its database.
const ANSWER_LIMIT: Duration = Duration::from_secs(15);

/// How a row does not hold.
#[derive(Debug, Error)]
pub enum Broken {
    /// An answer came and is wrong.
    #[error("{request}: {wrong}")]
    Answer {
        /// What was asked.
        request: String,
        /// Expected and found.
        wrong: String,
    },
    /// No answer came.
    #[error("expected an answer, found: {0}")]
    NoAnswer(#[from] reqwest::Error),
    /// The row could not be tried.
    #[error("expected {0}; give the subject one")]
    Missing(&'static str),
}

/// A service under test.
#[derive(Debug, Clone)]
pub struct Subject {
    service: Service,
    url: Url,
    writer: Option<(Service, Url)>,
    dead: Option<Url>,
    dockerfile: String,
    client: Client,
}

impl Subject {
    /// A service at an address, with nothing else around it. One that writes makes the suppliers that rows need by itself.
    ///
    /// # Panics
    /// When no HTTP client can be made, which takes a broken system.
    #[must_use]
    pub fn alone(service: Service, url: Url) -> Self {
        let client = http::client().redirect(Policy::none()).timeout(ANSWER_LIMIT).build().expect("an HTTP client");
        let writer = service.site().editable.then(|| (service, url.clone()));
        Self { service, url, writer, dead: None, dockerfile: dockerfile(service).to_owned(), client }
    }

    /// The suppliers that rows need are made by this service, on the same database.
    #[must_use]
    pub fn with_writer(self, service: Service, url: Url) -> Self {
        Self { writer: Some((service, url)), ..self }
    }

    /// The same service stands here on a database that cannot be reached.
    #[must_use]
    pub fn with_dead_database(self, url: Url) -> Self {
        Self { dead: Some(url), ..self }
    }

    /// The Dockerfile, when it is not the one of this project.
    #[must_use]
    pub fn with_dockerfile(self, text: String) -> Self {
        Self { dockerfile: text, ..self }
    }

    /// Whether a row holds. What it made in the database is removed again.
    ///
    /// # Errors
    /// How it does not hold.
    pub async fn check(&self, row: &Row) -> Result<(), Broken> {
        let mut words = Words::new(self.service.site().base, &fresh_name());
        if row.needs == Needs::Supplier {
            let id = self.make(&words).await?;
            words = words.with_id(id);
        }
        let outcome = self.walk(row, &words).await;
        if matches!(row.needs, Needs::Supplier | Needs::Name) {
            self.clean(&words).await?;
        }
        outcome
    }

    /// Asks what the row asks.
    async fn walk(&self, row: &Row, words: &Words) -> Result<(), Broken> {
        let base = match row.needs {
            Needs::DeadDatabase => {
                self.dead.as_ref().ok_or(Broken::Missing("an address of the service with a dead database"))?
            }
            _ => &self.url,
        };
        for step in row.steps {
            let path = words.fill(step.path);
            let answer = self.ask(base, &path, step.form, words).await?;
            for expect in step.expect {
                answer.judge(expect, words, &self.dockerfile, self.service.site().default_port).map_err(|wrong| {
                    Broken::Answer {
                        request: format!("{} {}", if step.form.is_some() { "POST" } else { "GET" }, path),
                        wrong,
                    }
                })?;
            }
        }
        Ok(())
    }

    /// Sends a form, or asks for a page.
    async fn ask(&self, base: &Url, path: &str, form: Option<Form>, words: &Words) -> Result<Answer, reqwest::Error> {
        let mut url = base.clone();
        url.set_path(path);
        let request = match form {
            None => self.client.get(url),
            Some(form) => self.client.post(url).form(&words.values(form)),
        };
        Answer::read(request.send().await?).await
    }

    /// Makes the supplier of a row and finds its number.
    async fn make(&self, words: &Words) -> Result<String, Broken> {
        let added = self.at_writer("/supplier-add", Some(Form(&[])), words).await?;
        let ids = self.ids(words).await?;
        match ids.as_slice() {
            [id] => Ok(id.clone()),
            _ => Err(Broken::Answer {
                request: "making a supplier for the test".into(),
                wrong: format!(
                    "expected one row of its name in the list, found {} (the form was answered with {})",
                    ids.len(),
                    added.status()
                ),
            }),
        }
    }

    /// Removes what a row made. Only rows of the row's own name are touched.
    async fn clean(&self, words: &Words) -> Result<(), Broken> {
        for id in self.ids(words).await? {
            let answer = self.at_writer(&format!("/supplier-remove/{id}"), Some(Form(&[])), words).await?;
            if answer.status() != StatusCode::FOUND {
                return Err(Broken::Answer {
                    request: "removing the test's supplier".into(),
                    wrong: format!("expected 302, found {}", answer.status()),
                });
            }
        }
        Ok(())
    }

    /// The numbers of the suppliers of the row's name.
    async fn ids(&self, words: &Words) -> Result<Vec<String>, Broken> {
        let (writer, _) = self.writer()?;
        let list = self.at_writer("/suppliers", None, words).await?;
        Ok(list.ids(&words.at(writer.site().base)))
    }

    fn writer(&self) -> Result<&(Service, Url), Broken> {
        self.writer.as_ref().ok_or(Broken::Missing("a service that writes to the same database"))
    }

    async fn at_writer(&self, route: &str, form: Option<Form>, words: &Words) -> Result<Answer, Broken> {
        let (service, url) = self.writer()?;
        Ok(self.ask(url, &service.site().path(route), form, words).await?)
    }
}

/// A name that no supplier has: plain letters and digits.
fn fresh_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_nanos());
    format!("Contract {now:x} {}", COUNT.fetch_add(1, Ordering::Relaxed))
}
