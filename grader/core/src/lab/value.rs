//! The values of a lab: what its feature files write as `{key}`.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::Lab;

/// A value: a text or a number, on one line and without quotation marks, because it is put into texts that have both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(String);

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(i64),
            Text(String),
        }
        let text = match Written::deserialize(deserializer) {
            Ok(Written::Number(number)) => number.to_string(),
            Ok(Written::Text(text)) => text,
            Err(_) => return Err(D::Error::custom("expected a text or a whole number")),
        };
        if text.is_empty() || text.contains(|c: char| c.is_control() || matches!(c, '"' | '{' | '}')) {
            return Err(D::Error::custom(format!(
                "expected a text of one line without quotation marks and braces, found {text:?}"
            )));
        }
        Ok(Self(text))
    }
}

impl Lab {
    /// The text with the lab's values for its `{key}`s; where there is no such value, the key goes to `unknown` with its
    /// line, from 1. `{region}` is the region of the course. Other braces stay as they are.
    #[must_use]
    pub fn fill(&self, text: &str, mut unknown: impl FnMut(&str, usize)) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled += before;
            let key = after.split_once('}').map(|(key, _)| key).filter(|key| is_key(key));
            let Some(key) = key else {
                filled.push('{');
                rest = after;
                continue;
            };
            match self.values.get(key) {
                Some(value) => filled += &value.0,
                None if key == "region" => filled += &self.region,
                None => {
                    let at = text.len() - after.len();
                    unknown(key, text[..at].matches('\n').count() + 1);
                }
            }
            rest = &after[key.len() + 1..];
        }
        filled + rest
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
