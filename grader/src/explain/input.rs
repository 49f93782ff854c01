//! Words for mistakes in files that people write. What the TOML library says of one stays as it is, after a colon.

use grader::{
    core::{AddressFault, InputError, InputFault},
    report::{Value, Words},
};

use super::Explain;
use crate::app::shown;

impl Explain for InputError {
    fn explain(&self, words: &Words) -> String {
        format!("{}:{}: {}", shown(&self.file), self.line, self.fault.explain(words))
    }
}

impl Explain for InputFault {
    fn explain(&self, words: &Words) -> String {
        let say = |key: &str, args: &[(&str, Value<'_>)]| words.with(key, args);
        let foreign = |text: &str| Value::from(shown(text));
        match self {
            Self::TooLong { found } => say("input-too-long", &[("found", (*found).into())]),
            Self::Syntax(reason) => say("input-syntax", &[("reason", foreign(reason))]),
            Self::Value(reason) => say("input-value", &[("reason", foreign(reason))]),
            Self::UnknownKey { table, key, nearest, known } => {
                let place = match *table {
                    "" => words.get("input-top-level"),
                    table => say("input-table", &[("table", table.into())]),
                };
                let next = match nearest {
                    Some(nearest) => say("usage-near", &[("near", (*nearest).into())]),
                    None => say("input-known", &[("known", known.join(", ").into())]),
                };
                say("input-unknown-key", &[("key", foreign(key)), ("place", place.into()), ("next", next.into())])
            }
            Self::Address { found, why } => {
                let why = match why {
                    AddressFault::Malformed(reason) => shown(reason),
                    AddressFault::Scheme => words.get("input-address-scheme"),
                    AddressFault::User => words.get("input-address-user"),
                };
                say("input-address", &[("found", foreign(found)), ("why", why.into())])
            }
            Self::Secret => words.get("input-secret"),
            Self::PastedKeys => words.get("input-pasted-keys"),
            Self::NoStudent => words.get("input-no-student"),
            Self::TemplateStudent { found } => say("input-template-student", &[("found", foreign(found))]),
            Self::SeveralWays => words.get("input-several-ways"),
            Self::NoRole => words.get("input-no-role"),
            Self::HalfKeys => words.get("input-half-keys"),
            // Of files that only the course writes. These texts have one language.
            Self::Course(message) => shown(message),
        }
    }
}
