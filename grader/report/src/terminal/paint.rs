//! Colours and symbols.

use anstyle::{AnsiColor, Style};
use grader_core::Status;

use crate::code::{Part, parts};

/// Paints, or not.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub colour: bool,
}

impl Paint {
    /// A heading.
    pub fn strong(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    /// Something in the colour of a status.
    pub fn status(self, status: Status, text: &str) -> String {
        let colour = match status {
            Status::Passed => AnsiColor::Green,
            Status::Failed => AnsiColor::Red,
            Status::Blocked | Status::Inconclusive => AnsiColor::Yellow,
            Status::Excused | Status::Manual => AnsiColor::Cyan,
            Status::Broken => AnsiColor::Magenta,
        };
        self.with(colour.on_default(), text)
    }

    /// A sentence of ours, whose code stands between backticks.
    pub fn code(self, text: &str) -> String {
        let part = |part| match part {
            Part::Words(words) => words.to_owned(),
            Part::Code(code) => self.with(AnsiColor::Cyan.on_default(), &format!("`{code}`")),
        };
        parts(text).map(part).collect()
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
