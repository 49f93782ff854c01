//! What programs print, made fit to keep: the last lines, without control sequences, and short.

use std::sync::LazyLock;

use regex::Regex;

/// How many lines are kept.
const LINES: usize = 40;
/// How many characters are kept.
const CHARS: usize = 4000;
/// How much is held while a program prints, bytes.
const HELD: usize = 64 << 10;

static SEQUENCES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07").expect("the pattern is a constant"));

/// The end of what a program prints.
#[derive(Debug, Default)]
pub(super) struct Tail {
    held: String,
}

impl Tail {
    pub(super) fn push(&mut self, text: &str) {
        self.held.push_str(text);
        if self.held.len() > 2 * HELD {
            let mut from = self.held.len() - HELD;
            while !self.held.is_char_boundary(from) {
                from += 1;
            }
            self.held.drain(..from);
        }
    }

    /// The last lines.
    pub(super) fn text(&self) -> String {
        let clean = SEQUENCES.replace_all(&self.held, "");
        // A program that draws over its line means the last state of it.
        let lines: Vec<&str> =
            clean.lines().map(|line| line.rsplit('\r').find(|l| !l.is_empty()).unwrap_or("")).collect();
        let text = lines[lines.len().saturating_sub(LINES)..].join("\n");
        let shown = text.chars().filter(|c| !c.is_control() || *c == '\n');
        let (all, count): (Vec<char>, _) = (shown.clone().collect(), shown.count());
        all[count.saturating_sub(CHARS)..].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_stay_without_control_sequences() {
        let mut tail = Tail::default();
        for line in 0..100_000 {
            tail.push(&format!("line {line}\n"));
        }
        tail.push("\u{1b}[31mnpm ERR!\u{1b}[0m 10%\r20%\rdone\u{7}\n");
        let text = tail.text();
        assert!(text.ends_with("line 99999\ndone"), "{text}");
        assert_eq!(text.lines().count(), LINES);
        assert!(tail.held.len() <= 2 * HELD);
    }

    #[test]
    fn one_long_line_is_cut() {
        let mut tail = Tail::default();
        tail.push(&"é".repeat(200_000));
        assert_eq!(tail.text().chars().count(), CHARS);
    }
}
