//! Code inside of our own sentences, such as a command to type: it stands between backticks, as authors of feature files
//! write it.

/// A part of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// Words.
    Words(&'a str),
    /// Code.
    Code(&'a str),
}

/// The parts of `text`, none of them empty. A backtick without its other half is one of the words.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let code = rest.strip_prefix('`').and_then(|after| after.split_once('`')).filter(|(code, _)| !code.is_empty());
        if let Some((code, after)) = code {
            rest = after;
            return Some(Part::Code(code));
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '`').map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Part::Words(words))
    })
}

#[cfg(test)]
mod tests {
    use super::{
        Part::{Code, Words},
        parts,
    };

    #[test]
    fn code_is_what_stands_between_two_backticks() {
        for (text, wanted) in [
            ("", &[][..]),
            ("`git push` now", &[Code("git push"), Words(" now")]),
            ("é `a`, `b`.", &[Words("é "), Code("a"), Words(", "), Code("b"), Words(".")]),
            ("a ` b", &[Words("a "), Words("` b")]),
            ("``", &[Words("`"), Words("`")]),
        ] {
            assert_eq!(parts(text).collect::<Vec<_>>(), wanted, "{text}");
        }
    }
}
