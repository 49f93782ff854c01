//! The application that the lab is about, as its pages and its code show it: what tells it from quite another one.

use serde::Deserialize;

use super::plain;

/// How the application of the lab is known, letter case and accents aside. Without words, any is taken for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Application {
    /// Its name, for reports: `Coffee suppliers`.
    pub name: String,
    /// What its pages and its code speak of, each in the words of one language: `supplier`, `fournisseur`.
    pub words: Vec<String>,
    /// The columns by which the table of its list is known, one of which it has; without any, each table is such a list.
    pub columns: Vec<String>,
}

impl Application {
    /// Whether `text` speaks of what the application is about.
    #[must_use]
    pub fn is_spoken_of(&self, text: &str) -> bool {
        let text = plain(text);
        self.words.is_empty() || self.words.iter().any(|word| text.contains(&plain(word)))
    }

    /// Whether a table with these `headers` is the application's list.
    #[must_use]
    pub fn is_listed(&self, headers: &[String]) -> bool {
        let known = |header: &String| self.columns.iter().any(|column| plain(column) == plain(header.trim()));
        self.columns.is_empty() || headers.iter().any(known)
    }
}
