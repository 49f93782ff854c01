//! What a microservice did in a container of the grader's: how it was built, where it listened, what it answered.
//!
//! The network is the grader's own and leads nowhere else, so silence and a closed connection are the application's doing
//! and part of the facts. What failed on the grader's side is a gap in its part.

use serde::{Deserialize, Serialize};

use super::{Exchange, RoundTrip};
use crate::Seen;

/// One microservice, built and run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContainerRun {
    /// The folder it was built from, within the source code.
    pub folder: String,
    /// Files that were not given to the build: keys and credentials.
    pub left_out: Vec<String>,
    /// How the build ended.
    pub build: Seen<Build>,
    /// The ports that the image declares.
    pub exposed: Seen<Vec<u16>>,
    /// The TCP sockets on which something listened.
    pub listeners: Seen<Vec<ListeningPort>>,
    /// What it answered, one request after the other.
    pub replies: Seen<Vec<Reply>>,
    /// The random name of the supplier that the grader put into the database before the service started.
    pub planted: String,
    /// A supplier added, edited and removed through its pages; nothing when the lab asks for none.
    pub round_trip: Seen<Option<RoundTrip>>,
    /// Whether it still ran after all that.
    pub state: Seen<RunState>,
    /// The end of its log.
    pub log: Seen<String>,
}

/// How a build ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Build {
    /// There is an image.
    Built,
    /// There is none.
    Failed {
        /// What the builder said.
        error: String,
        /// The last lines of its output.
        tail: String,
    },
}

/// A socket that listens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListeningPort {
    /// The port.
    pub port: u16,
    /// Whether it listens on the container's own loopback address only, where nobody outside reaches it.
    pub loopback: bool,
}

/// One request and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// `GET` or `POST`.
    pub method: String,
    /// The path that was asked for.
    pub path: String,
    /// What came back.
    pub answer: Seen<Answer>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// An answer.
    Exchange(Box<Exchange>),
    /// Nothing: the connection was refused or cut, or nothing came in time.
    Nothing(String),
}

/// What became of a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// It ran to the end of the trial.
    Running,
    /// It could not be started: no such program.
    NotStarted(String),
    /// It ended by itself.
    Ended {
        /// Its exit code.
        code: i64,
        /// Whether it wanted more memory than it may have.
        out_of_memory: bool,
    },
}
