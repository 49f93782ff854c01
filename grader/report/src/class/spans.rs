//! A CSV file as the bytes it is made of: where each cell stands, so that some can be replaced and every other byte stays.

use std::{borrow::Cow, ops::Range};

/// The cells of a CSV text.
pub(super) struct Spans<'a> {
    text: &'a str,
    /// The cells of each row, as they stand in the text: with their quotation marks.
    pub rows: Vec<Vec<Range<usize>>>,
}

impl<'a> Spans<'a> {
    /// Finds the cells. The delimiter is the comma, semicolon or tab that the first row has most of.
    pub fn of(text: &'a str) -> Self {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let first = text[start..].lines().next().unwrap_or_default();
        let most = |a: &u8, b: &u8| count(first, *a).cmp(&count(first, *b)).then(b.cmp(a));
        let delimiter = [b',', b';', b'\t'].into_iter().max_by(most).unwrap_or(b',');
        Self { text, rows: rows(text.as_bytes(), start, delimiter) }
    }

    /// What a cell says, without quotation marks; nothing where the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> Cow<'a, str> {
        let raw = self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |span| &self.text[span.clone()]);
        match raw.strip_prefix('"') {
            Some(inner) => inner.strip_suffix('"').unwrap_or(inner).replace("\"\"", "\"").into(),
            None => raw.into(),
        }
    }

    /// The line on which a row begins, from 1.
    pub fn line(&self, row: usize) -> usize {
        let start = self.rows.get(row).and_then(|cells| cells.first()).map_or(0, |span| span.start);
        self.text[..start].matches('\n').count() + 1
    }

    /// The text with some cells replaced; each in quotation marks where it needs them or had them.
    pub fn replaced(&self, mut edits: Vec<(Range<usize>, String)>) -> String {
        edits.sort_by_key(|(span, _)| span.start);
        let (mut out, mut done) = (String::with_capacity(self.text.len()), 0);
        for (span, new) in edits {
            out += &self.text[done..span.start];
            let quoted = self.text[span.clone()].starts_with('"');
            if quoted || new.contains(['"', ',', ';', '\t', '\n', '\r', ' ']) {
                out += &format!("\"{}\"", new.replace('"', "\"\""));
            } else {
                out += &new;
            }
            done = span.end;
        }
        out + &self.text[done..]
    }
}

fn count(line: &str, byte: u8) -> usize {
    line.bytes().filter(|b| *b == byte).count()
}

fn rows(bytes: &[u8], start: usize, delimiter: u8) -> Vec<Vec<Range<usize>>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut at, mut begin, mut quoted) = (start, start, false);
    while at < bytes.len() {
        let byte = bytes[at];
        if quoted {
            quoted = byte != b'"';
        } else if byte == b'"' && (at == begin || bytes[begin] == b'"') {
            // A second one after the closing one opens again: an escaped quotation mark within the cell.
            quoted = true;
        } else if byte == delimiter {
            row.push(begin..at);
            begin = at + 1;
        } else if byte == b'\n' || byte == b'\r' {
            row.push(begin..at);
            rows.push(std::mem::take(&mut row));
            at += usize::from(byte == b'\r' && bytes.get(at + 1) == Some(&b'\n'));
            begin = at + 1;
        }
        at += 1;
    }
    if begin < bytes.len() || !row.is_empty() {
        row.push(begin..bytes.len());
        rows.push(row);
    }
    rows.retain(|row| row.len() > 1 || row.iter().any(|cell| !cell.is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let spans = Spans::of(text);
        let row = |r: usize| (0..spans.rows[r].len()).map(|c| spans.cell(r, c).into_owned()).collect();
        (0..spans.rows.len()).map(row).collect()
    }

    #[test]
    fn cells_are_found_where_they_stand() {
        let text = "\u{feff}a;\"b;\"\"c\"\"\";d\r\n\r\n1;;\"x\ny\"\n2;é";
        assert_eq!(cells(text), [vec!["a", "b;\"c\"", "d"], vec!["1", "", "x\ny"], vec!["2", "é"]]);
        let spans = Spans::of(text);
        assert_eq!((spans.line(0), spans.line(1), spans.line(2)), (1, 3, 5));
        let edits = vec![(spans.rows[1][1].clone(), "87.50".to_owned()), (spans.rows[0][1].clone(), "z".to_owned())];
        assert_eq!(spans.replaced(edits), "\u{feff}a;\"z\";d\r\n\r\n1;87.50;\"x\ny\"\n2;é");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_a_csv_writer_writes_is_read_and_kept(table in prop::collection::vec(prop::array::uniform3(".*"), 1..5)) {
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            // The first row decides on the delimiter.
            writer.write_record(["a", "b", "c"]).unwrap();
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let found = cells(&text);
            prop_assert_eq!(found[1..].to_vec(), table.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
            prop_assert_eq!(Spans::of(&text).replaced(Vec::new()), text);
        }

        #[test]
        fn any_text_stays_as_it_is(text in any::<String>()) {
            prop_assert_eq!(Spans::of(&text).replaced(Vec::new()), text);
        }
    }
}
