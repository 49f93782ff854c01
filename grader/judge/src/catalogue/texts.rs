//! The texts that stand in the description of a feature or scenario: `en:`, `aide:`, `help:`.

use grader_core::Text;

/// What a description says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    /// `en:`, the English title.
    pub(crate) en: String,
    /// `aide:` and `help:`, the hint.
    pub(crate) hint: Text,
}

/// Reads a description. A line without a key continues the one before; lines before the first key are free text.
pub(crate) fn parse(description: Option<&str>) -> Texts {
    let mut texts = Texts::default();
    let mut key = None;
    for line in description.unwrap_or_default().lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (found, rest) = match line.split_once(':') {
            Some((k @ ("en" | "aide" | "help"), rest)) => (Some(k), rest.trim()),
            _ => (None, line),
        };
        key = found.or(key);
        let text = match key {
            Some("en") => &mut texts.en,
            Some("aide") => &mut texts.hint.fr,
            Some("help") => &mut texts.hint.en,
            _ => continue,
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(rest);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_open_texts_and_other_lines_continue_them() {
        let texts = parse(Some("Un mot.\n  en: Four groups\n  exist\n\n aide: Console : créer\n help: Create"));
        assert_eq!(texts.en, "Four groups exist");
        assert_eq!(texts.hint, Text { fr: "Console : créer".into(), en: "Create".into() });
    }

    #[test]
    fn without_a_description_there_is_nothing() {
        assert_eq!(parse(None), Texts::default());
    }
}
