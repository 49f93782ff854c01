//! Reading the TOML files that people write, with errors that name the file, the line and the next step.

use serde::de::DeserializeOwned;
use serde_aux::serde_introspection::serde_introspect;
use thiserror::Error;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The largest file of settings that is read, in bytes.
pub(crate) const LIMIT: usize = 1 << 20;

/// Something wrong in a file that a person wrote.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}: {fault}")]
pub struct InputError {
    /// The file as the user named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub fault: InputFault,
}

/// What is wrong in a file that a person wrote: what was expected, what was found, and the next step. The texts here are for
/// programmers; the command line has words of its own for people.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum InputFault {
    /// More than any file of settings has.
    #[error("expected at most {LIMIT} bytes, found {found}")]
    TooLong {
        /// How many bytes.
        found: usize,
    },
    /// It is not TOML, in the words of the TOML library.
    #[error("{0}")]
    Syntax(String),
    /// A value of the wrong type or a missing one, in the words of the TOML library.
    #[error("{0}")]
    Value(String),
    /// A key that the table does not have.
    #[error("unknown key {key:?} {}; {}", match *table { "" => "at the top level".to_owned(), table => format!("in [{table}]") }, match nearest {
        Some(nearest) => format!("did you mean {nearest:?}?"),
        None => format!("expected one of {}", known.join(", ")),
    })]
    UnknownKey {
        /// The table; empty for the top level.
        table: &'static str,
        /// The key.
        key: String,
        /// The key that was probably meant.
        nearest: Option<&'static str>,
        /// The keys of the table.
        known: &'static [&'static str],
    },
    /// Not an address that may be asked.
    #[error("expected an address such as http://example.org:8080, found {found:?} ({why})")]
    Address {
        /// What stands there, shortened.
        found: String,
        /// Why.
        why: AddressFault,
    },
    /// A secret that is no text. It is not repeated.
    #[error("expected a text in quotes (what was found is not repeated here)")]
    Secret,
    /// The block that AWS Academy shows, in a file that is handed in.
    #[error(
        "expected TOML, found the block of credentials that AWS Academy shows; keep it out of this file: \
         grader check --aws-credentials FILE, or - to paste it"
    )]
    PastedKeys,
    /// Nobody hands in.
    #[error("student.id is missing or empty; write the id of the class list")]
    NoStudent,
    /// What stands for an id in the file that `grader init` writes.
    #[error("student.id is still {found:?}; write the id of the class list")]
    TemplateStudent {
        /// What stands there.
        found: String,
    },
    /// Several ways into the account.
    #[error("expected one of profile, role_arn or access_key_id, found several; keep one")]
    SeveralWays,
    /// An external id without the role that asks for it.
    #[error("external_id goes with role_arn, which is missing")]
    NoRole,
    /// Half of a pair of keys.
    #[error("access_key_id and secret_access_key go together; one of them is missing")]
    HalfKeys,
    /// What only the people who run a course can get wrong.
    #[error("{0}")]
    Course(String),
}

/// Why a text is not an address that may be asked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AddressFault {
    /// It is no address at all, in the words of the library.
    #[error("{0}")]
    Malformed(String),
    /// Another protocol.
    #[error("the scheme is neither http nor https")]
    Scheme,
    /// It holds a name or a password.
    #[error("it holds a user name or password")]
    User,
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
    open(file, text, keys)?;
    decode(file, text)
}

/// Reads `text`, the content of `file` whose tables have been looked at, as a `T`.
///
/// # Errors
///
/// The first wrong type or bad value.
pub(crate) fn decode<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, InputError> {
    toml::from_str(text).map_err(|e| of_toml(file, text, &e, InputFault::Value))
}

/// The tables in `text`, the content of `file`, of which each has only the `keys` that it may.
///
/// # Errors
///
/// The first syntax error or unknown key.
pub(crate) fn open<'t>(file: &str, text: &'t str, keys: &[Keys]) -> Result<Spanned<DeTable<'t>>, InputError> {
    let error =
        |offset: usize, fault: InputFault| InputError { file: file.to_owned(), line: line(text, offset), fault };
    if text.len() > LIMIT {
        return Err(error(0, InputFault::TooLong { found: text.len() }));
    }
    let document = DeTable::parse(text).map_err(|e| of_toml(file, text, &e, InputFault::Syntax))?;
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
    Ok(document)
}

/// What the TOML library says, at its place.
fn of_toml(file: &str, text: &str, error: &toml::de::Error, kind: fn(String) -> InputFault) -> InputError {
    let at = error.span().map_or(0, |span| span.start);
    InputError { file: file.to_owned(), line: line(text, at), fault: kind(error.message().trim().to_owned()) }
}

/// The error that what stands at `path` in a file that was read is not right.
pub(crate) fn refuse(file: &str, text: &str, path: &[&str], fault: InputFault) -> InputError {
    InputError { file: file.to_owned(), line: line_of(text, path), fault }
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

/// The fault of an unknown key, with the nearest valid one.
fn unknown(table: &'static str, name: &str, known: &'static [&'static str]) -> InputFault {
    let nearest = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(name, k), *k))
        .min()
        .filter(|(distance, k)| *distance <= k.len().max(name.len()) / 2)
        .map(|(_, k)| k);
    InputFault::UnknownKey { table, key: name.to_owned(), nearest, known }
}

/// The line, from 1, of a byte offset.
fn line(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}
