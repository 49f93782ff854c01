//! The two languages of the project, and a text that exists in both.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language that reports, feature files and the command line speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the language of the course.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag: `fr` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a POSIX locale such as `en_CA.UTF-8`; French for everything that is not English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Fr }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "fr" => Ok(Self::Fr),
            "en" => Ok(Self::En),
            other => Err(format!("expected fr or en, found {other:?}")),
        }
    }
}

/// One text in French and English; people may write one string that serves for both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Text {
    /// The French text.
    pub fr: String,
    /// The English text.
    pub en: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a text, or { fr = \"…\", en = \"…\" }")]
enum Written {
    Both(String),
    Each { fr: String, en: String },
}

impl From<Written> for Text {
    fn from(written: Written) -> Self {
        match written {
            Written::Both(text) => Self { fr: text.clone(), en: text },
            Written::Each { fr, en } => Self { fr, en },
        }
    }
}

impl Text {
    /// The text with the language it lacks filled from the other.
    #[must_use]
    pub fn completed(mut self) -> Self {
        if self.fr.is_empty() {
            self.fr.clone_from(&self.en);
        } else if self.en.is_empty() {
            self.en.clone_from(&self.fr);
        }
        self
    }

    /// The text in the language `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Whether neither language says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }
}
