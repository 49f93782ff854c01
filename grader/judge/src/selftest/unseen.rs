//! Nothing that could not be seen may cost a point: every part of the evidence in turn is made unseen.

use serde_json::{Value, json};

/// The pointers of all answers, and of all parts that have a call of their own.
pub(super) fn parts(evidence: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(&evidence["entries"], "/entries".to_owned(), &mut found);
    found
}

fn collect(value: &Value, here: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.contains_key("known") {
                found.push(here.clone());
            }
            for (key, member) in members {
                let here = format!("{here}/{}", key.replace('~', "~0").replace('/', "~1"));
                if key == "observation" {
                    found.push(here.clone());
                }
                collect(member, here, found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, format!("{here}/{at}"), found));
        }
        _ => {}
    }
}

/// The evidence without the part at `pointer`.
pub(super) fn without(evidence: &Value, pointer: &str) -> Value {
    let mut evidence = evidence.clone();
    if let Some(part) = evidence.pointer_mut(pointer) {
        *part = if pointer.ends_with("/observation") {
            json!({ "gap": { "reason": "throttled", "operation": "x:Y" } })
        } else {
            json!({ "unknown": { "reason": "access_denied", "operation": "x:Y" } })
        };
    }
    evidence
}
