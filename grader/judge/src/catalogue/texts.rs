//! The texts that stand in the description of a feature or scenario.

use grader_core::{Lang, Text};

/// What a description says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    /// `fr:` or `en:`, the title in the language that the feature file is not written in.
    title: Text,
    /// `aide:` and `help:`, the hint.
    pub(crate) hint: Text,
    /// `correction:` and `marking:`, how a person marks it.
    pub(crate) guide: Text,
}

/// The keys of a text, French first.
type Keys = [&'static str; 2];

pub(super) const TITLE: Keys = ["fr", "en"];
pub(super) const HINT: Keys = ["aide", "help"];
pub(super) const GUIDE: Keys = ["correction", "marking"];

/// The key of a text in the language `lang`.
pub(super) const fn key(keys: Keys, lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => keys[0],
        Lang::En => keys[1],
    }
}

/// Reads a description. A line without a key continues the one before; lines before the first key are free text.
pub(crate) fn parse(description: Option<&str>) -> Texts {
    let mut texts = Texts::default();
    let mut key = None;
    for line in description.unwrap_or_default().lines().map(str::trim).filter(|l| !l.is_empty()) {
        let known = |k: &&str| [TITLE, HINT, GUIDE].concat().contains(k);
        let (found, rest) = match line.split_once(':') {
            Some((k, rest)) if known(&k) => (Some(k), rest.trim()),
            _ => (None, line),
        };
        key = found.or(key);
        let text = match key {
            Some("fr") => &mut texts.title.fr,
            Some("en") => &mut texts.title.en,
            Some("aide") => &mut texts.hint.fr,
            Some("help") => &mut texts.hint.en,
            Some("correction") => &mut texts.guide.fr,
            Some("marking") => &mut texts.guide.en,
            _ => continue,
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(rest);
    }
    texts
}

impl Texts {
    /// The title of something that the file calls `name`: `en:` says that the name is French, `fr:` that it is English.
    pub(crate) fn title(&self, name: &str) -> Text {
        let mut title = self.title.clone();
        let own = if title.en.is_empty() { &mut title.en } else { &mut title.fr };
        if own.is_empty() {
            name.clone_into(own);
        }
        title.completed()
    }

    /// Whether the title has a translation.
    pub(super) fn is_translated(&self) -> bool {
        !self.title.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_open_texts_and_other_lines_continue_them() {
        let texts = parse(Some("Un mot.\n  en: Four groups\n  exist\n\n aide: Console : créer\n help: Create"));
        assert_eq!(texts.title("Quatre"), Text { fr: "Quatre".into(), en: "Four groups exist".into() });
        assert_eq!(texts.hint, Text { fr: "Console : créer".into(), en: "Create".into() });
    }

    #[test]
    fn a_title_is_in_the_language_that_has_no_key() {
        let english = parse(Some("fr: Quatre"));
        assert_eq!(english.title("Four"), Text { fr: "Quatre".into(), en: "Four".into() });
        let alone = parse(None);
        assert_eq!(
            (alone.title("Four"), alone.is_translated()),
            (Text { fr: "Four".into(), en: "Four".into() }, false)
        );
    }

    #[test]
    fn without_a_description_there_is_nothing() {
        assert_eq!(parse(None), Texts::default());
    }
}
