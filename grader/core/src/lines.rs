//! Lines of tables as an editor counts them.

/// Counts the lines of a table: a CSV reader's own count is short where lines end in CR LF or are empty.
pub struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Begins at the start of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, of the record that begins at `byte` or after the ends of lines there; bytes only go up.
    pub fn of(&mut self, byte: u64) -> usize {
        let begin = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let ends = self.text[begin..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        self.line += self.text[self.at..begin + ends].iter().filter(|b| **b == b'\n').count();
        self.at = begin + ends;
        self.line
    }
}
