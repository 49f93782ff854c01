//! What a criterion found: values, never sentences. Reports put them into words.

use serde::{Deserialize, Serialize};

use crate::{Question, Subject};

/// Why a criterion failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Every difference between what the rubric expects and what was seen; never empty.
    pub differences: Vec<Difference>,
    /// Where in the evidence this was read.
    pub citations: Vec<Citation>,
}

/// One thing that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What was looked at.
    pub subject: Subject,
    /// What the rubric expects of it.
    pub expected: Shown,
    /// What was seen.
    pub observed: Shown,
}

/// A value to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Nothing is there (or nothing should be).
    Absent,
    /// Something is there (or should be), whatever its value.
    Present,
    /// Not handed in by the student.
    NotHandedIn,
    /// One value, in the words of AWS or of the page.
    Value(String),
    /// Any of, or all of, several values.
    Values(Vec<String>),
}

/// A place in the evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation {
    /// The question whose answer is cited.
    pub question: Question,
    /// The resource within the answer: an ARN, an id, a name; empty for the whole answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub resource: String,
}

/// Something worth saying about a criterion that passed (or failed), without effect on the points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Remark {
    /// Found by its role under another name than the course's.
    Renamed {
        /// The course's name.
        expected: String,
        /// The name found.
        found: String,
    },
    /// Another port than the course's, used consistently.
    OtherPort {
        /// Which service.
        subject: String,
        /// The course's port.
        expected: u16,
        /// The port used.
        found: u16,
    },
    /// Another value than the course's, which does the job.
    OtherValue {
        /// Of what.
        subject: Subject,
        /// The course's value.
        expected: String,
        /// The value found.
        found: String,
    },
    /// What the grader added for a round trip is still there, or may be.
    LeftBehind {
        /// The random name of the supplier.
        name: String,
        /// The list that shows it.
        list: String,
    },
    /// Judged from the source code, because no container could be run.
    JudgedFromSource {
        /// What was judged.
        subject: String,
    },
    /// The code says one thing, and the running container does another, which counts.
    BehaviourCounts {
        /// What the code says.
        subject: String,
        /// What the container does.
        found: String,
    },
    /// The Dockerfile declares another port than the one that is listened on, which `EXPOSE` does not open.
    ExposesOther {
        /// Which service.
        subject: String,
        /// The port that is listened on.
        expected: u16,
        /// The port that is declared.
        found: u16,
    },
    /// A private key lies among the source code.
    PrivateKey {
        /// Its path.
        path: String,
    },
    /// Source code without a history: what lies there now has to do.
    WithoutHistory {
        /// What was handed in so.
        subject: String,
    },
    /// Customer and employee look swapped.
    LooksSwapped,
    /// The code does not tell, because it is in another language or works it out; a person judges.
    NotReadable {
        /// Of what: a directory.
        subject: String,
        /// What stands in the way.
        found: String,
    },
}

impl Shown {
    /// A value of anything printable.
    pub fn value(value: impl ToString) -> Self {
        Self::Value(value.to_string())
    }

    /// Several values; none at all is [`Shown::Absent`].
    pub fn values<T: ToString>(values: impl IntoIterator<Item = T>) -> Self {
        let mut values: Vec<String> = values.into_iter().map(|v| v.to_string()).collect();
        match values.len() {
            0 => Self::Absent,
            1 => Self::Value(values.remove(0)),
            _ => Self::Values(values),
        }
    }

    /// A value that may be missing.
    pub fn maybe<T: ToString>(value: Option<T>) -> Self {
        value.map_or(Self::Absent, |v| Self::Value(v.to_string()))
    }
}
