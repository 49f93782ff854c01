//! Both languages on one page: every text stands there twice, and a switch of the style sheet shows one of them.

use std::fmt;

use askama::filters::{Escaper as _, Html, HtmlSafe};
use grader_core::{Lang, Text};

use crate::{
    WordsError,
    code::{Part, parts},
    phrase::Phrases,
    plain::ours,
};

/// The catalogues of both languages.
pub(super) struct Tongues {
    fr: Phrases,
    en: Phrases,
    /// The language that the page opens in.
    first: Lang,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Both {
    fr: String,
    en: String,
}

/// The same inside a drawing.
pub(super) struct Drawn<'a>(&'a Both);

/// The same with code in it.
pub(super) struct Coded<'a>(&'a Both);

impl Tongues {
    pub fn new(first: Lang) -> Result<Self, WordsError> {
        Ok(Self { fr: Phrases::new(Lang::Fr)?, en: Phrases::new(Lang::En)?, first })
    }

    /// The catalogue of the language that the page opens in.
    pub const fn first(&self) -> &Phrases {
        match self.first {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Whether the page opens in French.
    pub const fn french_first(&self) -> bool {
        matches!(self.first, Lang::Fr)
    }

    /// What `say` says in each language.
    pub fn say(&self, say: impl Fn(&Phrases) -> String) -> Both {
        Both { fr: say(&self.fr), en: say(&self.en) }
    }

    /// The lines that `say` says in each language, as many in both.
    pub fn list(&self, say: impl Fn(&Phrases) -> Vec<String>) -> Vec<Both> {
        say(&self.fr).into_iter().zip(say(&self.en)).map(|(fr, en)| Both { fr, en }).collect()
    }

    /// The message `key`.
    pub fn get(&self, key: &str) -> Both {
        self.say(|w| w.get(key))
    }

    /// A text of the lab or of the rubric.
    pub fn text(&self, text: &Text) -> Both {
        self.say(|w| ours(text.get(w.lang())))
    }
}

impl Both {
    /// Both texts, changed in the same way.
    pub fn map(&self, change: impl Fn(&str) -> String) -> Self {
        Self { fr: change(&self.fr), en: change(&self.en) }
    }

    /// Whether there is nothing to say.
    pub const fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }

    /// The same with code in it, as a sentence of ours may have.
    pub const fn coded(&self) -> Coded<'_> {
        Coded(self)
    }

    /// The same in a drawing, which has elements of its own.
    pub const fn drawn(&self) -> Drawn<'_> {
        Drawn(self)
    }

    /// Each language in its own `element`, where they differ.
    fn write(&self, f: &mut fmt::Formatter<'_>, element: &str, markup: fn(&str) -> Markup) -> fmt::Result {
        if self.fr == self.en {
            return f.write_str(&markup(&self.fr)?);
        }
        for (lang, text) in [("fr", &self.fr), ("en", &self.en)] {
            write!(f, "<{element} lang={lang}>{}</{element}>", markup(text)?)?;
        }
        Ok(())
    }
}

/// Markup for between tags.
type Markup = Result<String, fmt::Error>;

fn escaped(text: &str) -> Markup {
    let mut escaped = String::with_capacity(text.len());
    Html.write_escaped_str(&mut escaped, text)?;
    // An apostrophe between tags is harmless, and French has many.
    Ok(escaped.replace("&#39;", "'"))
}

fn coded(text: &str) -> Markup {
    let part = |part| match part {
        Part::Words(words) => escaped(words),
        Part::Code(code) => Ok(format!("<code>{}</code>", escaped(code)?)),
    };
    parts(text).map(part).collect()
}

impl fmt::Display for Both {
    /// Escaped HTML, for between tags only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The shortest element for a text in another language: it stands here a thousand times.
        self.write(f, "i", escaped)
    }
}

impl fmt::Display for Drawn<'_> {
    /// Escaped SVG.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, "tspan", escaped)
    }
}

impl fmt::Display for Coded<'_> {
    /// Escaped HTML, for between tags only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, "i", coded)
    }
}

impl HtmlSafe for Both {}
impl HtmlSafe for Coded<'_> {}
impl HtmlSafe for Drawn<'_> {}
