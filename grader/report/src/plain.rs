//! Makes the text of others harmless before anyone looks at it.
//!
//! A student's name or page may hold escape sequences that drive a terminal, marks that turn the reading order around,
//! or a megabyte of nothing. Such characters become visible (`\u{1b}`), and long texts end in `…`.

/// The most that is shown of one text; `result.json` holds the whole.
const MOST: usize = 300;
/// The most that is shown of a name.
const BRIEF: usize = 80;

/// `text` on one line, without characters that act instead of showing, cut where it gets absurdly long.
pub(crate) fn plain(text: &str) -> String {
    cut(text, MOST)
}

/// The same for what stands in a heading: a name, an id.
pub(crate) fn brief(text: &str) -> String {
    cut(text, BRIEF)
}

fn cut(text: &str, most: usize) -> String {
    let mut shown = tame(text.chars().take(most));
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

/// A text of the lab or of the rubric, on one line: equally harmless, but never cut.
pub(crate) fn ours(text: &str) -> String {
    tame(text.trim().chars())
}

fn tame(text: impl Iterator<Item = char>) -> String {
    let mut shown = String::new();
    for c in text {
        match c {
            '\t' | '\n' | '\r' => shown.push(' '),
            c if acts(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// Whether `c` does something other than being seen: controls, marks of reading direction, line separators, the
/// invisible tag characters, and what no XML document may hold.
fn acts(c: char) -> bool {
    // Nearly every character is one of these, and a class has a hundred million.
    if matches!(c, ' '..='~' | '\u{a0}'..='\u{61b}') {
        return false;
    }
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_becomes_visible() {
        assert_eq!(plain("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(plain("gnp.\u{202e}exe\u{9b}"), "gnp.\\u{202e}exe\\u{9b}");
        assert_eq!(plain("a\nb\tc\u{ffff}"), "a b c\\u{ffff}");
    }

    #[test]
    fn other_scripts_and_spaces_stay() {
        for text in ["Zoé Œuvrard", "محمد", "李 明", "12\u{a0}%", "👩🏽"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn the_absurdly_long_is_cut() {
        assert_eq!(plain(&"x".repeat(1_000_000)).chars().count(), MOST + 1);
    }
}
