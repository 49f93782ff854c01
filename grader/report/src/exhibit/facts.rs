//! Facts of AWS and of documents, as the lines of an outline.

use grader_core::Observation;
use serde_json::{Map, Value};

use super::Excerpt;

/// How deep an outline goes before it shows names only.
const DEEP: usize = 3;

/// What the observation says of `resource`; of all of it where none is named or none has that name.
pub(super) fn excerpt(observation: &Observation, resource: &str) -> Excerpt {
    let Ok(value) = serde_json::to_value(observation) else { return Excerpt::new([""; 0]) };
    // An observation is an object with one member: its kind.
    let value = match value {
        Value::Object(kinds) => kinds.into_iter().next().map_or(Value::Null, |(_, value)| value),
        other => other,
    };
    let mut lines = Vec::new();
    let mut called = Vec::new();
    if !resource.is_empty() {
        find(&value, resource, &mut called);
    }
    // Others refer to it by the same name: what it is says most.
    match called.into_iter().rev().max_by_key(|found| found.as_object().map_or(0, Map::len)) {
        Some(found) => outline(found, 0, DEEP, &mut lines),
        None => outline(&value, 0, DEEP, &mut lines),
    }
    Excerpt::new(lines)
}

/// The objects that are called `resource`.
fn find<'a>(value: &'a Value, resource: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(members) => {
            if KEYS.iter().any(|key| members.get(*key).and_then(Value::as_str) == Some(resource)) {
                found.push(value);
            }
            members.values().for_each(|member| find(member, resource, found));
        }
        Value::Array(items) => items.iter().for_each(|item| find(item, resource, found)),
        _ => {}
    }
}

/// The members that name an object, the clearest first.
const KEYS: [&str; 5] = ["name", "id", "family", "arn", "path"];

/// Writes `value` as indented lines, without what is empty.
fn outline(value: &Value, indent: usize, deep: usize, lines: &mut Vec<String>) {
    match unwrapped(value) {
        Value::Object(members) => {
            for (key, member) in members.iter().filter(|(_, member)| !is_empty(member)) {
                line(key, member, indent, deep, lines);
            }
        }
        Value::Array(items) => {
            for item in items {
                line("-", item, indent, deep, lines);
            }
        }
        single => lines.push(format!("{}{}", "  ".repeat(indent), scalar(single))),
    }
}

fn line(key: &str, value: &Value, indent: usize, deep: usize, lines: &mut Vec<String>) {
    let value = unwrapped(value);
    let (margin, key) = ("  ".repeat(indent), if key == "-" { "-".to_owned() } else { format!("{key}:") });
    match value {
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            let shown: Vec<String> = items.iter().map(scalar).collect();
            lines.push(format!("{margin}{key} {}", if items.is_empty() { "[]".to_owned() } else { shown.join(", ") }));
        }
        Value::Object(members) if deep == 0 => lines.push(format!("{margin}{key} {}", called(members))),
        Value::Object(_) | Value::Array(_) => {
            let name = value.as_object().map(called).unwrap_or_default();
            lines.push(format!("{margin}{key} {name}").trim_end().to_owned());
            outline(value, indent + 1, deep.saturating_sub(1), lines);
        }
        single => lines.push(format!("{margin}{key} {}", scalar(single))),
    }
}

fn called(members: &Map<String, Value>) -> String {
    KEYS.iter().find_map(|key| members.get(*key).and_then(Value::as_str)).unwrap_or("…").to_owned()
}

/// Where the answer of a call stands.
const KNOWN: &str = "known";

/// What a call returned stands one member deeper than what it says.
fn unwrapped(value: &Value) -> &Value {
    match value {
        Value::Object(members) if members.len() == 1 => members.get(KNOWN).unwrap_or(value),
        _ => value,
    }
}

fn is_empty(value: &Value) -> bool {
    match unwrapped(value) {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use grader_core::{
        Facts as _,
        facts::{Action, Elbv2, Listener, LoadBalancer, TargetGroup, WeightedTarget},
    };

    use super::*;

    #[test]
    fn a_resource_is_shown_where_it_is_described_and_not_where_it_is_named() {
        let target = WeightedTarget { arn: "arn:tg".into(), ..WeightedTarget::default() };
        let forward = Action { targets: vec![target], ..Action::default() };
        let listener = Listener { default_actions: vec![forward], ..Listener::default() };
        let balancer = LoadBalancer { listeners: Ok(vec![listener]).into(), ..LoadBalancer::default() };
        let group = TargetGroup {
            arn: "arn:tg".into(),
            name: "customer-tg-one".into(),
            port: Some(80),
            ..TargetGroup::default()
        };
        let facts =
            Elbv2 { load_balancers: Ok(vec![balancer]).into(), target_groups: Ok(vec![group]).into() }.observed();
        let Excerpt { lines, .. } = excerpt(&facts, "arn:tg");
        assert!(lines.contains(&"port: 80".to_owned()), "{lines:?}");
    }
}
