//! How much help a student wants.

use std::str::FromStr;

use crate::{Adjustment, DocumentKind, Finding, Grade, Question, Shown, Text, Verdict};

/// How much of the hints a self-check shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hints {
    /// None: expected and observed say enough.
    None,
    /// The place in the console, or the first sentence where it names none.
    Short,
    /// All of it: where, and what to do there.
    #[default]
    Full,
}

impl FromStr for Hints {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "none" => Ok(Self::None),
            "short" => Ok(Self::Short),
            "full" => Ok(Self::Full),
            other => Err(format!("expected none, short or full, found {other:?}")),
        }
    }
}

impl Grade {
    /// Leaves of every hint what `hints` wants. Verdicts, points and findings stay, but for the right answers to the questions
    /// of the course: whoever wants less than the whole hint wants to find them.
    pub fn limit_hints(&mut self, hints: Hints) {
        let limit = |text: &Text| match hints {
            Hints::None => Text::default(),
            Hints::Short => Text { fr: first_part(&text.fr), en: first_part(&text.en) },
            Hints::Full => text.clone(),
        };
        for criterion in self.tasks.iter_mut().flat_map(|task| &mut task.criteria) {
            criterion.hint = limit(&criterion.hint);
            if let (Verdict::Failed(finding) | Verdict::Blocked { finding, .. }, Hints::None | Hints::Short) =
                (&mut criterion.verdict, hints)
            {
                withhold_answers(finding);
            }
        }
        for line in &mut self.adjustments {
            if let Adjustment::BonusCriterion { hint, .. } = line {
                *hint = limit(hint);
            }
        }
    }
}

/// Where the finding is about an answer to a question: says only that another one is expected.
fn withhold_answers(finding: &mut Finding) {
    if !finding.citations.iter().any(|citation| citation.question == Question::Document(DocumentKind::Answers)) {
        return;
    }
    for difference in &mut finding.differences {
        if let Shown::Value(given) = &difference.observed {
            difference.expected = Shown::value(format!("≠ {given}"));
        }
    }
}

/// What separates the steps of a way through a console.
const STEP: &str = " › ";

/// Where to look: a way through a console up to its colon or semicolon, which what to do there follows; without one, the first
/// sentence.
fn first_part(text: &str) -> String {
    let ends = |(at, mark): (usize, &str)| {
        let rest = &text[at + mark.len()..];
        let next = rest.trim_start();
        if next.len() == rest.len() {
            return None;
        }
        match mark {
            ":" | ";" => text[..at].contains(STEP).then_some(at),
            _ => next.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '«').then_some(at + mark.len()),
        }
    };
    let end = text.match_indices(['.', '!', '?', ';', ':']).find_map(ends);
    text[..end.unwrap_or(text.len())].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_part;

    #[test]
    fn a_way_through_the_console_ends_where_what_to_do_begins_and_anything_else_with_its_sentence() {
        for (text, first) in [
            ("Console EC2 › Groupes cibles › Modifier\u{a0}: chemin /.", "Console EC2 › Groupes cibles › Modifier"),
            ("EC2 console › Edit: path /.", "EC2 console › Edit"),
            ("This cannot be changed: create it again. Then wait.", "This cannot be changed: create it again."),
            ("\"cpu\": \"512\". Correct the file.", "\"cpu\": \"512\"."),
            ("COPY . .", "COPY . ."),
            ("EC2 > Target Groups. Set the port to 8080.", "EC2 > Target Groups."),
            ("Port 80 or 8080.", "Port 80 or 8080."),
            ("docker push shortener:v2.0 e.g. here. Then stop", "docker push shortener:v2.0 e.g. here."),
            ("Open the console ; change it", "Open the console ; change it"),
            ("Éditez. « Enregistrer » ensuite.", "Éditez."),
            ("", ""),
        ] {
            assert_eq!(first_part(text), first, "{text}");
        }
    }
}
