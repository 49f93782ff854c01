//! A supplier of the grader's own, added, edited and removed: what was sent, and what the lists then showed.

use serde::{Deserialize, Serialize};
use url::Url;

use super::Redirect;
use crate::{Gap, Seen};

/// A round trip, as far as it went.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundTrip {
    /// The random name of the supplier that the grader made.
    pub name: String,
    /// The writer's list before anything was sent.
    pub before: Seen<Listing>,
    /// The supplier is added.
    pub add: Change,
    /// Its city is changed.
    pub edit: Change,
    /// It is removed.
    pub remove: Change,
    /// What the grader added and could not remove.
    pub left_behind: Option<LeftBehind>,
}

/// A list of suppliers at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listing {
    /// The status of the page.
    pub status: u16,
    /// How many rows its largest table has.
    pub rows: usize,
    /// Texts of its alerts.
    pub alerts: Vec<String>,
    /// The cells of the row of the grader's supplier.
    pub row: Option<Vec<String>>,
}

/// One change: what was done for it, and whether the lists then agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// What was done.
    pub attempt: Attempt,
    /// The writer's list afterwards.
    pub writer: Sight,
    /// The reader's list afterwards.
    pub reader: Sight,
}

/// How far the attempt at a change went.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attempt {
    /// There was nothing to change: an earlier part of the trip did not succeed.
    #[default]
    NotReached,
    /// The page has no control for it.
    NoControl {
        /// The page that should have it.
        page: Url,
        /// Which one: `add link`, `supplier form`, `city field`, …
        control: String,
    },
    /// The page or the answer to the form could not be had. What the form would have done may have happened.
    Unseen(Gap),
    /// The form was sent and answered.
    Answered(Box<SentForm>),
}

/// A form as it was sent, and the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentForm {
    /// `get` or `post`.
    pub method: String,
    /// Where to.
    pub action: Url,
    /// Names and values of the fields.
    pub fields: Vec<(String, String)>,
    /// The redirects of the answer.
    pub redirects: Vec<Redirect>,
    /// Where they ended.
    pub landed: Url,
    /// The status there.
    pub status: u16,
    /// Texts of the alerts there.
    pub alerts: Vec<String>,
}

/// Whether a list shows a change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    /// The list was not looked at.
    #[default]
    NotReached,
    /// It shows the change.
    Agrees,
    /// It does not.
    Differs(Listing),
    /// It could not be seen.
    Unseen(Gap),
}

/// A supplier of the grader's that is still there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftBehind {
    /// The list that shows it, or may do so.
    pub list: Url,
    /// Why it was not removed.
    pub why: String,
}

impl RoundTrip {
    /// The changes in the order in which they are made.
    #[must_use]
    pub const fn changes(&self) -> [&Change; 3] {
        [&self.add, &self.edit, &self.remove]
    }
}
