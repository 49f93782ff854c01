//! Variables of a Dockerfile: `ARG`, `ENV`, and what stands for their values.

use std::collections::BTreeMap;

/// Variables and their values.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables(BTreeMap<String, Value>);

#[derive(Clone, Debug)]
struct Value {
    text: String,
    /// Set by `ENV`, which `ARG` does not change.
    fixed: bool,
}

impl Variables {
    /// `ARG name` or `ARG name=default`; without a default, the one declared before the first stage counts.
    pub(super) fn declare(&mut self, arguments: &str, before: Option<&Self>) {
        for word in words(arguments) {
            let (name, default) = match word.split_once('=') {
                Some((name, default)) => (name.to_owned(), Some(self.substitute(default))),
                None => (word, None),
            };
            let inherited = || before.and_then(|b| b.0.get(&name)).map(|v| v.text.clone());
            let Some(text) = default.or_else(inherited) else { continue };
            if !self.0.get(&name).is_some_and(|v| v.fixed) {
                self.0.insert(name, Value { text, fixed: false });
            }
        }
    }

    /// `ENV name=value name=value`, or the old `ENV name value`.
    pub(super) fn set(&mut self, arguments: &str) {
        let words = words(arguments);
        let old = words.first().is_some_and(|word| !word.contains('='));
        let pairs: Vec<(String, String)> = if old {
            arguments
                .split_once(char::is_whitespace)
                .into_iter()
                .map(|(n, v)| (n.to_owned(), v.trim().to_owned()))
                .collect()
        } else {
            words.iter().filter_map(|w| w.split_once('=')).map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
        };
        let values: Vec<_> = pairs.into_iter().map(|(name, value)| (name, self.substitute(&value))).collect();
        self.0.extend(values.into_iter().map(|(name, text)| (name, Value { text, fixed: true })));
    }

    /// All variables.
    pub(super) fn all(self) -> BTreeMap<String, String> {
        self.0.into_iter().map(|(name, value)| (name, value.text)).collect()
    }

    /// `text` with `$name`, `${name}`, `${name:-default}` and `${name:+other}` replaced.
    pub(super) fn substitute(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            if let Some((inner, tail)) = after.strip_prefix('{').and_then(|a| a.split_once('}')) {
                out.push_str(&self.expanded(inner));
                rest = tail;
            } else {
                let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
                out.push_str(self.value(&after[..end]));
                rest = &after[end..];
            }
        }
        out + rest
    }

    fn expanded(&self, inner: &str) -> String {
        match inner.split_once(":-") {
            Some((name, default)) if self.value(name).is_empty() => default.to_owned(),
            Some((name, _)) => self.value(name).to_owned(),
            None => match inner.split_once(":+") {
                Some((name, other)) if !self.value(name).is_empty() => other.to_owned(),
                Some(_) => String::new(),
                None => self.value(inner).to_owned(),
            },
        }
    }

    fn value(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |v| v.text.as_str())
    }
}

/// The words of a line; white space within quotation marks separates nothing.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c.is_whitespace() => words.push(std::mem::take(&mut word)),
            _ => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}
