//! The message catalogue: sentences live in Fluent files, one per language, never in code.

use std::{borrow::Cow, sync::LazyLock};

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use grader_core::Lang;
use thiserror::Error;
use unic_langid::LanguageIdentifier;

/// The messages of the reports. Parsing them takes longer than writing a report, and a class has thousands.
static FR: LazyLock<Result<Words, WordsError>> =
    LazyLock::new(|| Words::new(Lang::Fr, &[include_str!("../words/fr.ftl")]));
static EN: LazyLock<Result<Words, WordsError>> =
    LazyLock::new(|| Words::new(Lang::En, &[include_str!("../words/en.ftl")]));

/// The messages of one language.
///
/// ```
/// use grader_core::Lang;
/// use grader_report::Words;
///
/// let words = Words::new(Lang::En, &["eggs = { $count ->\n [one] one egg\n *[other] { $count } eggs\n }"])?;
/// assert_eq!(words.with("eggs", &[("count", 12.into())]), "12 eggs");
/// # Ok::<(), grader_report::WordsError>(())
/// ```
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A catalogue that does not load: a defect of its authors.
#[derive(Clone, Debug, Error)]
#[error("the {lang} messages do not load: {reason}")]
pub struct WordsError {
    lang: Lang,
    reason: String,
}

impl Words {
    /// The messages of the Fluent `resources`, all in the language `lang`. French ones are written with ordinary spaces;
    /// those before `: ; ? ! %` and inside `« »` become unbreakable.
    ///
    /// # Errors
    ///
    /// Where a resource has a syntax error, or two of them have the same key.
    pub fn new(lang: Lang, resources: &[&str]) -> Result<Self, WordsError> {
        let error = |reason: String| WordsError { lang, reason };
        let locale: LanguageIdentifier = lang.tag().parse().map_err(|e| error(format!("{e}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would end up in files and terminals that show them as boxes; HTML isolates with <bdi> instead.
        bundle.set_use_isolating(false);
        if lang == Lang::Fr {
            bundle.set_transform(Some(french_spaces));
        }
        for text in resources {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, e)| error(listed(&e)))?;
            bundle.add_resource(resource).map_err(|e| error(listed(&e)))?;
        }
        Ok(Self { lang, bundle })
    }

    /// The messages that the reports use.
    ///
    /// # Errors
    ///
    /// Never in a released version: a test loads them.
    pub fn reports(lang: Lang) -> Result<&'static Self, WordsError> {
        let words = match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        };
        words.as_ref().map_err(Clone::clone)
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message `key` with its arguments. An unknown key shows itself: a report with a strange word is better than none.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }
}

fn listed<E: ToString>(errors: &[E]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// French puts a space before `: ; ? ! %` and inside `« »`, at which no line may break. The catalogue is written with
/// ordinary spaces, which authors can see.
fn french_spaces(text: &str) -> Cow<'_, str> {
    if !text.contains([':', ';', '?', '!', '«', '»', '%']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let glued =
            c == ' ' && (matches!(chars.peek(), Some(':' | ';' | '?' | '!' | '»' | '%')) || before == Some('«'));
        out.push(if glued { '\u{a0}' } else { c });
        before = Some(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn french_spaces_do_not_break() {
        let words = Words::new(Lang::Fr, &["a = Où ? « { $x } » : oui !"]).unwrap();
        assert_eq!(words.with("a", &[("x", "là : ici".into())]), "Où\u{a0}? «\u{a0}là : ici\u{a0}»\u{a0}: oui\u{a0}!");
    }

    #[test]
    fn a_resource_with_a_fault_is_refused() {
        assert!(Words::new(Lang::En, &["a = { $x"]).is_err());
        assert!(Words::new(Lang::En, &["a = 1", "a = 2"]).is_err());
        assert_eq!(Words::new(Lang::En, &[]).unwrap().get("no-such-key"), "no-such-key");
    }
}
