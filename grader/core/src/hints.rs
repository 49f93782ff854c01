//! How much help a student wants.

use std::str::FromStr;

use crate::{Adjustment, Grade, Text};

/// How much of the hints a self-check shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hints {
    /// None: expected and observed say enough.
    None,
    /// Its first part: where to look.
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
    /// Leaves of every hint what `hints` wants. Verdicts, points and findings stay.
    pub fn limit_hints(&mut self, hints: Hints) {
        let limit = |text: &Text| match hints {
            Hints::None => Text::default(),
            Hints::Short => Text { fr: first_part(&text.fr), en: first_part(&text.en) },
            Hints::Full => text.clone(),
        };
        for criterion in self.tasks.iter_mut().flat_map(|task| &mut task.criteria) {
            criterion.hint = limit(&criterion.hint);
        }
        for line in &mut self.adjustments {
            if let Adjustment::BonusCriterion { hint, .. } = line {
                *hint = limit(hint);
            }
        }
    }
}

/// Where to look: up to the first colon, semicolon or end of a sentence, which what to do there follows.
fn first_part(text: &str) -> String {
    let ends = |(at, mark): (usize, &str)| {
        let rest = &text[at + mark.len()..];
        let next = rest.trim_start();
        let starts_anew =
            next.len() < rest.len() && (matches!(mark, ":" | ";") || !next.starts_with(char::is_lowercase));
        starts_anew.then_some(if matches!(mark, ":" | ";") { at } else { at + mark.len() })
    };
    let end = text.match_indices(['.', '!', '?', ';', ':']).find_map(ends);
    text[..end.unwrap_or(text.len())].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_part;

    #[test]
    fn where_to_look_ends_where_what_to_do_begins() {
        for (text, first) in [
            ("Console EC2 › Groupes cibles › Modifier\u{a0}: chemin /.", "Console EC2 › Groupes cibles › Modifier"),
            ("EC2 console › Edit: path /.", "EC2 console › Edit"),
            ("EC2 > Target Groups. Set the port to 8080.", "EC2 > Target Groups."),
            ("Port 80 or 8080.", "Port 80 or 8080."),
            ("docker push shortener:v2.0 e.g. here. Then stop", "docker push shortener:v2.0 e.g. here."),
            ("Open the console ; change it", "Open the console"),
            ("Éditez. « Enregistrer » ensuite.", "Éditez."),
            ("", ""),
        ] {
            assert_eq!(first_part(text), first, "{text}");
        }
    }
}
