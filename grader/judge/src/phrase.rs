//! Phrases: the vocabulary of feature files, each in French and English on one function.

use grader_core::Lang;

/// Which kind of step a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyword {
    /// Names what is looked at.
    Given,
    /// Does something whose answer is judged.
    When,
    /// Judges.
    Then,
}

/// A phrase of the vocabulary.
#[derive(Debug)]
pub struct Phrase {
    /// Its kind.
    pub keyword: Keyword,
    /// The French Cucumber expression.
    pub fr: &'static str,
    /// The English Cucumber expression.
    pub en: &'static str,
    /// Values for its parameters, in order, as they stand in a feature file.
    pub examples: &'static [&'static str],
    /// The file that implements it, as the compiler names it.
    pub file: &'static str,
}

inventory::collect!(Phrase);

impl Phrase {
    /// The expression in the language `lang`.
    #[must_use]
    pub const fn expression(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }

    /// The expression with its example values in place of the parameters.
    #[must_use]
    pub fn example(&self, lang: Lang) -> String {
        let mut values = self.examples.iter();
        let mut text = String::new();
        let mut rest = self.expression(lang);
        while let Some((before, after)) = rest.split_once('{') {
            let (_, after) = after.split_once('}').unwrap_or((after, ""));
            text += before;
            text += values.next().copied().unwrap_or_default();
            rest = after;
        }
        text + rest
    }
}

/// All phrases, by kind and French expression.
#[must_use]
pub fn phrases() -> Vec<&'static Phrase> {
    let mut all: Vec<&Phrase> = inventory::iter::<Phrase>.into_iter().collect();
    all.sort_by_key(|p| (p.keyword, p.fr));
    all
}

/// Declares a phrase: its kind, both expressions, values for an example, and what it does.
///
/// The body may use `?` on gaps and findings; what stops it is kept on the exam, because a step of the library returns nothing but a text.
#[macro_export]
macro_rules! phrase {
    (
        $(#[$doc:meta])*
        $kind:ident $fr:tt | $en:tt, [$($example:expr),*],
        async fn $name:ident($exam:ident $(, $arg:ident: $type:ident)*) $body:block
    ) => {
        $(#[$doc])*
        #[cucumber::$kind(expr = $fr)]
        #[cucumber::$kind(expr = $en)]
        async fn $name(exam: &mut $crate::own::Exam $(, $arg: $type)*) {
            async fn inner($exam: &mut $crate::own::Exam $(, $arg: $type)*) -> Result<(), $crate::own::Stop> $body
            let result = inner(exam $(, $arg)*).await;
            exam.keep(result);
        }

        $crate::own::inventory::submit! {
            $crate::Phrase {
                keyword: $crate::own::keyword::$kind,
                fr: $fr,
                en: $en,
                examples: &[$($example),*],
                file: file!(),
            }
        }
    };
}

/// The keywords under the names that [`phrase!`] uses.
#[expect(non_upper_case_globals, reason = "they are named like the runner's attributes")]
#[doc(hidden)]
pub mod keyword {
    use super::Keyword;

    #[doc(hidden)]
    pub const given: Keyword = Keyword::Given;
    #[doc(hidden)]
    pub const when: Keyword = Keyword::When;
    #[doc(hidden)]
    pub const then: Keyword = Keyword::Then;
}

pub(crate) use crate::phrase;
