//! Reading the TOML files that people write, with errors that name the file, the line and the next step.

use serde::de::DeserializeOwned;
use serde_aux::serde_introspection::serde_introspect;
use thiserror::Error;
use toml::de::{DeTable, DeValue};

/// The largest file of settings that is read, in bytes.
pub(crate) const LIMIT: usize = 1 << 20;

/// Something wrong in a file that a person wrote.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}: {message}")]
pub struct InputError {
    /// The file as the user named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was expected, what was found, and the next step.
    pub message: String,
}

/// The keys that one table of a file may have.
pub(crate) struct Keys {
    /// The table's name; empty for the top level.
    pub table: &'static str,
    /// Its keys.
    pub known: &'static [&'static str],
}

impl Keys {
    /// The keys of the table `table`, which are the fields of `T`.
    pub(crate) fn of<T: DeserializeOwned>(table: &'static str) -> Self {
        Self { table, known: serde_introspect::<T>() }
    }
}

/// Reads `text`, the content of `file`, as a `T` whose tables have the given `keys`.
///
/// # Errors
///
/// The first syntax error, unknown key, wrong type or bad value.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str, keys: &[Keys]) -> Result<T, InputError> {
    let error =
        |offset: usize, message: String| InputError { file: file.to_owned(), line: line(text, offset), message };
    if text.len() > LIMIT {
        return Err(error(0, format!("expected at most {LIMIT} bytes, found {}", text.len())));
    }
    let of_toml = |e: toml::de::Error| error(e.span().map_or(0, |s| s.start), e.message().trim().to_owned());
    let document = DeTable::parse(text).map_err(of_toml)?;
    for Keys { table, known } in keys {
        let entries = if table.is_empty() {
            Some(document.get_ref())
        } else {
            document.get_ref().get(*table).and_then(|value| match value.get_ref() {
                DeValue::Table(entries) => Some(entries),
                _ => None,
            })
        };
        for key in entries.into_iter().flat_map(|entries| entries.keys()) {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                return Err(error(key.span().start, unknown(table, name, known)));
            }
        }
    }
    toml::from_str(text).map_err(of_toml)
}

/// The error that what stands at `path` in a file that was read is not right.
pub(crate) fn refuse(file: &str, text: &str, path: &[&str], message: &str) -> InputError {
    InputError { file: file.to_owned(), line: line_of(text, path), message: message.to_owned() }
}

/// The line, from 1, of what stands at `path` in a TOML text: keys, and the positions of elements of lists. Of a path that
/// leads to nothing, the line where it ends.
#[must_use]
pub fn line_of(text: &str, path: &[&str]) -> usize {
    let Ok(document) = DeTable::parse(text) else { return 1 };
    let Some((first, rest)) = path.split_first() else { return 1 };
    let Some((key, mut value)) = document.get_ref().get_key_value(*first) else { return 1 };
    let mut at = key.span().start;
    for step in rest {
        let next = match value.get_ref() {
            DeValue::Table(entries) => entries.get_key_value(*step).map(|(key, value)| (key.span().start, value)),
            DeValue::Array(items) => {
                step.parse().ok().and_then(|at: usize| items.get(at)).map(|value| (value.span().start, value))
            }
            _ => None,
        };
        let Some(next) = next else { break };
        (at, value) = next;
    }
    line(text, at)
}

/// The message for an unknown key, with the nearest valid one.
fn unknown(table: &str, name: &str, known: &[&str]) -> String {
    let place = if table.is_empty() { "at the top level".to_owned() } else { format!("in [{table}]") };
    let nearest = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(name, k), *k))
        .min()
        .filter(|(distance, k)| *distance <= k.len().max(name.len()) / 2);
    let next = nearest
        .map_or_else(|| format!("expected one of {}", known.join(", ")), |(_, k)| format!("did you mean {k:?}?"));
    format!("unknown key {name:?} {place}; {next}")
}

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

/// The line, from 1, of a byte offset.
fn line(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}
