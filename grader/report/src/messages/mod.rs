//! Cucumber messages: the run as a stream of JSON envelopes, one per line, for the viewers of that format.
//!
//! The feature files are part of the stream, hidden criteria included, so it is for instructors. A scenario is all or
//! nothing and the grade does not say at which step it stopped: the steps of one that passed are `PASSED`, those of one that
//! failed `UNKNOWN`, and the verdict stands on a step of its own after them. The format knows no points; they are an
//! attachment, as is what the verdict rests on.

mod features;
mod run;

pub use features::{Features, FeaturesError};
pub use run::render;

use serde_json::{Value, json};

/// The version of the format that is written.
const PROTOCOL: &str = "34.2.1";

/// Ids of one stream: numbers, as text.
#[derive(Clone, Debug, Default)]
struct Ids(u32);

impl Ids {
    fn next(&mut self) -> String {
        self.0 += 1;
        self.0.to_string()
    }
}

/// One line of the stream: `{kind: content}`.
fn envelope(kind: &str, content: Value) -> String {
    let mut envelope = serde_json::Map::new();
    envelope.insert(kind.to_owned(), content);
    Value::Object(envelope).to_string() + "\n"
}

/// What wrote the stream. Nothing of the machine is told: the same grade gives the same stream everywhere.
fn meta(version: &str) -> String {
    let product = |name: &str| json!({ "name": name });
    envelope(
        "meta",
        json!({
            "protocolVersion": PROTOCOL,
            "implementation": { "name": "grader", "version": version },
            "runtime": product("rust"),
            "os": product("any"),
            "cpu": product("any"),
        }),
    )
}
