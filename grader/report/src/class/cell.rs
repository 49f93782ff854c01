//! Cells of CSV files that spreadsheets open and learning platforms import.
//!
//! A spreadsheet takes a text that begins with `= + - @` for a formula. Free text that begins so gets an apostrophe before
//! it. Keys are another matter: a platform finds the student by them, so they are refused when they could do harm, and
//! never changed.

use csv::{QuoteStyle, Terminator, WriterBuilder};
/// Free text: names, titles, remarks.
pub use grader_core::spreadsheet::guarded as free;
use grader_core::spreadsheet::is_formula;

use crate::ReportError;

/// Whether `text` can stand as the id of a student: something, without blanks around it, controls or formulas.
#[must_use]
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 255
        && text.trim() == text
        && !text.chars().any(char::is_control)
        && !is_formula(text)
}

/// Whether `text` can stand as an e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let dubious = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '<' | '>' | '(' | ')' | '\\');
    is_key(text)
        && !text.contains(dubious)
        && parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

/// A CSV file: comma, CRLF, every cell in quotation marks.
///
/// # Errors
///
/// Only for rows of different lengths, which would be a defect.
pub fn table<R>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, ReportError>
where
    R: IntoIterator<Item: AsRef<[u8]>>,
{
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Always).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|e| ReportError::Csv(e.into_error().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_key_is_refused() {
        for text in ["2400001", "etremblay", "zoe@example.org", "u-1_2"] {
            assert!(is_key(text), "{text}");
        }
        for text in ["", " 1", "1\n", "=1", "+1", "-1", "@x", &"x".repeat(256)] {
            assert!(!is_key(text), "{text}");
        }
    }

    #[test]
    fn a_doubtful_address_is_refused() {
        assert!(is_email("elodie.tremblay+lab@example.org"));
        for text in ["", "x", "@x", "x@", "a@b@c", "a b@c", "=a@b", "<a@b>", "a@b,c"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
