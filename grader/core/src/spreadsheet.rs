//! Texts that spreadsheets open: one that begins with `= + - @` would be calculated, so an apostrophe stands before it.
//!
//! Writing and reading are here together, so that what is guarded once reads back as it was.

/// Whether a spreadsheet takes `text` for a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Free text as a cell: a formula gets an apostrophe, and so does one that has some, for its own to survive.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_formula_behind_apostrophes(text) { format!("'{text}") } else { text.to_owned() }
}

/// The free text of a cell that [`guarded`] wrote.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula_behind_apostrophes(rest)).unwrap_or(cell)
}

fn is_formula_behind_apostrophes(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    is_formula(bare) || is_formula(bare.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_is_no_formula_and_reads_back() {
        for text in ["=1+1", "+1", "-1+cmd style", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", "''-1", "' =1"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }

    #[test]
    fn another_text_stays() {
        for text in ["Zoé", "O'Neil", "'quoted'", "'", "a=b", "Tremblay, Jr", "محمد", ""] {
            assert_eq!((guarded(text).as_str(), unguarded(text)), (text, text));
        }
    }
}
