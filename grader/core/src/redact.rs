//! Masks secrets in observations before anyone else sees them.
//!
//! It runs when an answer arrives, so what is judged live, what a bundle holds and what a report shows are the same.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use crate::{Gap, GapReason, Observation};

/// What stands in place of a secret.
const MASK: &str = "[redacted]";

/// Shapes of secrets that may turn up anywhere: AWS access keys, private keys, authorisation headers.
static SHAPES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        // No end of a word: a page shows what stands in two elements as one.
        r"(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}",
        r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)",
        r"|(?i:\b(?:bearer|basic)\s+[a-z0-9+/._~-]{16,}=*)",
        r"|\bAWS4-HMAC-SHA256\b[^\r\n]*",
        r"|\b(?:FwoG|IQoJ)[A-Za-z0-9+/=]{40,}",
    ))
    .expect("the pattern is a constant")
});

/// The secret half of an AWS key has no shape but its length and its letters: it is one where a value stands, in quotation
/// marks or after a sign of assignment.
static SECRET_KEYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(["'`]|=\s*|:\s+)([A-Za-z0-9/+]{40})(["'`\s,;]|$)"#).expect("the pattern is a constant")
});

/// The password in an address: `mysql://user:password@host`.
static IN_ADDRESSES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(://[^\s/:@"'`<>]*:)[^\s/@"'`<>]+@"#).expect("the pattern is a constant"));

/// Names of settings whose values are secrets.
static SECRET_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)passw|pwd|secret|token|(?:private|access|api)[_-]?key|credential")
        .expect("the pattern is a constant")
});

/// Names of members of JSON whose values are secrets. Tokens are told by their shape: packages are named after them.
static SECRET_MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)passw|pwd|secret|(?:private|access|api)[_-]?key|credential").expect("the pattern is a constant")
});

/// Masks secrets: those of a run, and whatever looks like one.
#[derive(Debug, Default)]
pub struct Redactor {
    secrets: Vec<SecretString>,
}

impl Redactor {
    /// Also masks the exact texts `secrets`; those shorter than six characters would mask words and are left out.
    #[must_use]
    pub fn new(secrets: impl IntoIterator<Item = SecretString>) -> Self {
        Self { secrets: secrets.into_iter().filter(|s| s.expose_secret().len() >= 6).collect() }
    }

    /// The observation without secrets.
    #[must_use]
    pub fn observation(&self, observation: &Observation) -> Observation {
        let mut value = match serde_json::to_value(observation) {
            Ok(value) => value,
            Err(error) => return malformed(&error),
        };
        self.value(&mut value, false);
        serde_json::from_value(value).unwrap_or_else(|error| malformed(&error))
    }

    /// The value of the setting `name`, masked when the name says that it is a secret. Settings within the value, as JSON
    /// lists them, are masked too.
    #[must_use]
    pub fn setting(name: &str, value: String) -> String {
        if SECRET_NAMES.is_match(name) {
            return MASK.to_owned();
        }
        let Ok(mut inner @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(&value) else { return value };
        let before = inner.clone();
        Self::default().value(&mut inner, true);
        if inner == before { value } else { inner.to_string() }
    }

    /// The text without secrets.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        let text = SHAPES.replace_all(text, MASK);
        let text = IN_ADDRESSES.replace_all(&text, format!("${{1}}{MASK}@"));
        let mut text = SECRET_KEYS.replace_all(&text, mask_secret_key).into_owned();
        for secret in &self.secrets {
            if text.contains(secret.expose_secret()) {
                text = text.replace(secret.expose_secret(), MASK);
            }
        }
        text
    }

    /// Masks what is secret in `value`. What a student wrote, `free`, may call a secret by a name of its own, as in
    /// `{"password": "…"}`; the members of facts have names of ours.
    fn value(&self, value: &mut Value, free: bool) {
        match value {
            Value::String(text) => {
                let clean = self.text(text);
                if clean != *text {
                    *text = clean;
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item, free)),
            Value::Object(members) => {
                // A setting: {"name": "DB_PASSWORD", "value": "…"}.
                let name = members.get("name").and_then(Value::as_str).map(str::to_owned);
                if let (Some(name), Some(Value::String(text))) = (name, members.get_mut("value")) {
                    *text = Self::setting(&name, std::mem::take(text));
                }
                for (key, member) in members {
                    match member {
                        // A slash is in the names of packages, of which JSON lists the versions.
                        Value::String(text) if free && SECRET_MEMBERS.is_match(key) && !key.contains('/') => {
                            MASK.clone_into(text);
                        }
                        member => self.value(member, free),
                    }
                }
            }
            _ => {}
        }
    }
}

/// A hash is as long as a secret key, but has letters of one case only; so it stays.
fn mask_secret_key(found: &Captures<'_>) -> String {
    let (before, key, after) = (&found[1], &found[2], &found[3]);
    let has = |kind: fn(&u8) -> bool| key.as_bytes().iter().any(kind);
    let secret = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    if secret { format!("{before}{MASK}{after}") } else { found[0].to_owned() }
}

/// Facts that do not survive the way to JSON and back are a defect; they must not hide a secret either.
fn malformed(error: &serde_json::Error) -> Observation {
    Observation::Gap(Gap::new(GapReason::Malformed).detail(error.to_string()))
}
