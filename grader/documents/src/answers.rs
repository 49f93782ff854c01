//! The answers file.

use std::collections::BTreeMap;

use grader_core::facts::Answers;
use toml::{Table, Value};

use super::{
    fault::Fault,
    text::{decode, line, line_at},
};

/// The largest file of answers that is read, in bytes.
const LIMIT: usize = 1 << 20;

/// The answers in `bytes`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Answers, Fault> {
    if bytes.len() > LIMIT {
        return Err(Fault::TooLarge("1 MiB of answers"));
    }
    let text = decode(bytes);
    let table: Table = toml::from_str(&text).map_err(|error: toml::de::Error| {
        Fault::malformed(error.span().map_or(1, |span| line_at(&text, span.start)), error.message().trim())
    })?;
    let mut answers = BTreeMap::new();
    flatten("", &table, &mut answers);
    Ok(Answers { file: name.to_owned(), answers })
}

/// Writes every value under its keys, joined by points. The parser bounds how deep tables are nested.
fn flatten(prefix: &str, table: &Table, answers: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.trim().to_owned() } else { format!("{prefix}.{}", key.trim()) };
        if let Value::Table(inner) = value {
            flatten(&key, inner, answers);
            continue;
        }
        let answer = line(&shown(value));
        if !answer.is_empty() {
            answers.insert(line(&key), answer);
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
