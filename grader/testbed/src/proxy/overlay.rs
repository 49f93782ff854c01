//! Answers in place of the emulator, where it falls short.
//!
//! They come with a seeded lab and were checked against the models of the services when it was seeded; that clients read
//! them proves the wire format, not how AWS behaves.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Answer, call::Protocol};

/// What the proxy answers for one lab instead of asking the emulator.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Overlay {
    rules: Vec<Rule>,
}

/// An answer to some of the requests of an operation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Rule {
    /// As IAM names it.
    operation: String,
    /// What a request must hold.
    when: Map<String, Value>,
    pick: Option<Pick>,
    #[serde(flatten)]
    reply: Reply,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Reply {
    Answer(Map<String, Value>),
    Error { code: String, message: String },
}

/// Keeps of a list in the answer what the request names.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Pick {
    /// The member of the request that names items.
    wanted: String,
    /// The member of the answer that lists items.
    list: String,
    /// The member of an item that is its name.
    key: String,
}

impl Overlay {
    /// The answer to a request; none when the emulator is to be asked.
    pub(super) fn answer(&self, operation: &str, protocol: Protocol, body: &[u8]) -> Option<Answer> {
        let request: Map<String, Value> = match protocol {
            // No rule tells requests in CBOR apart.
            Protocol::Cbor => Map::new(),
            _ => serde_json::from_slice(body).ok()?,
        };
        let fits = |rule: &&Rule| {
            rule.operation == operation && rule.when.iter().all(|(name, value)| request.get(name) == Some(value))
        };
        let rule = self.rules.iter().find(fits)?;
        Some(match &rule.reply {
            Reply::Answer(answer) => {
                let mut answer = answer.clone();
                if let Some(pick) = &rule.pick {
                    pick.apply(&request, &mut answer);
                }
                match protocol {
                    Protocol::Cbor => Answer::cbor(&Value::Object(answer)),
                    _ => Answer::json(Value::Object(answer).to_string()),
                }
            }
            Reply::Error { code, message } => Answer::error(protocol, 400, code, message),
        })
    }
}

impl Pick {
    fn apply(&self, request: &Map<String, Value>, answer: &mut Map<String, Value>) {
        let wanted = request.get(&self.wanted).and_then(Value::as_array);
        if let (Some(wanted), Some(items)) = (wanted, answer.get_mut(&self.list).and_then(Value::as_array_mut)) {
            items.retain(|item| wanted.contains(&item[&self.key]));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn overlay() -> Overlay {
        let rules = json!([
            {"operation": "s:Get", "when": {"name": "a"}, "answer": {"found": "a"}},
            {"operation": "s:Get", "when": {}, "error": {"code": "NoSuchThing", "message": "gone"}},
            {"operation": "s:BatchGet", "when": {}, "answer": {"items": [{"id": 1}, {"id": 2}]},
             "pick": {"wanted": "ids", "list": "items", "key": "id"}},
        ]);
        serde_json::from_value(rules).expect("rules")
    }

    fn body(operation: &str, request: &Value) -> Option<Value> {
        let answer = overlay().answer(operation, Protocol::Json, request.to_string().as_bytes())?;
        Some(serde_json::from_slice(&answer.body).expect("JSON"))
    }

    #[test]
    fn the_first_rule_that_fits_answers() {
        assert_eq!(body("s:Get", &json!({"name": "a", "more": 1})), Some(json!({"found": "a"})));
        assert_eq!(body("s:Get", &json!({"name": "b"})).expect("an error")["__type"], "NoSuchThing");
        assert_eq!(body("s:Put", &json!({"name": "a"})), None);
    }

    #[test]
    fn of_a_batch_only_what_was_asked_for() {
        assert_eq!(body("s:BatchGet", &json!({"ids": [2, 3]})), Some(json!({"items": [{"id": 2}]})));
    }
}
