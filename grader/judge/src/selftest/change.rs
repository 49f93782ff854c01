//! Changing one place of recorded evidence, found by a path.
//!
//! `at` names the answer: the topic (`aws:elbv2`), the source code (`source:deployment`), the document
//! (`document:diagram`), the container (`container:customer`), an exchange with an address of the submission
//! (`monolith:/`, `load_balancer:/suppliers`), a round trip by the address that it writes through (`trip:employee`), or
//! `submission`; after `answer `, the whole answer instead of the facts in it. `path` leads on from there: keys separated by
//! `/`, where `[key=value]` is the elements of a list that have this member, `[key^=text]` those in which it begins so, and `*`
//! all of them. Parts that have a call of their own are looked through.

use serde::Deserialize;
use serde_json::{Value, json};
use thiserror::Error;

/// A change in one place of the evidence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    at: String,
    path: String,
    /// The new value; the text `null` stands for none, which TOML cannot say.
    to: Option<toml::Value>,
    /// The path, within the same facts, of a value to put there.
    copy: Option<String>,
    /// Another text in place of a part of the text there.
    replace: Option<(String, String)>,
    /// Values to put at the end of the list there.
    #[serde(default)]
    push: Vec<toml::Value>,
    /// Makes what is there a gap with this reason.
    unseen: Option<String>,
    /// Removes the elements of the list there.
    #[serde(default)]
    remove: bool,
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Misfit {
    /// There is no such answer.
    #[error("the evidence has no answer {0:?}")]
    NoAnswer(String),
    /// The path ends before a value.
    #[error("{0:?} leads nowhere in that answer")]
    LeadsNowhere(String),
    /// The value there is already what it should become.
    #[error("{0:?} is so already: the change changes nothing")]
    ChangesNothing(String),
    /// A text is to be replaced where there is none, or a list to be lengthened.
    #[error("{path:?} is not {expected}")]
    OtherKind {
        /// The path.
        path: String,
        /// What the change needs there.
        expected: &'static str,
    },
    /// The text there has no such part.
    #[error("{path:?} does not hold the text {text:?}")]
    NoSuchText {
        /// The path.
        path: String,
        /// The text.
        text: String,
    },
    /// What the change makes is no evidence.
    #[error("the changed evidence cannot be read: {0}")]
    NotEvidence(String),
}

impl Change {
    /// Makes the change.
    pub(crate) fn apply(&self, evidence: &mut Value) -> Result<(), Misfit> {
        let facts = facts_of(evidence, &self.at).ok_or_else(|| Misfit::NoAnswer(self.at.clone()))?;
        let nowhere = |path: &str| Misfit::LeadsNowhere(path.to_owned());
        if self.remove {
            return self.take_away(facts).then_some(()).ok_or_else(|| nowhere(&self.path));
        }
        let copied = match &self.copy {
            Some(from) => {
                let mut copy = facts.clone();
                let first = places(&mut copy, from).into_iter().next().ok_or_else(|| nowhere(from))?;
                Some(through(first).clone())
            }
            None => None,
        };
        let new = self.to.as_ref().map(as_json).or(copied);
        let places = places(facts, &self.path);
        if places.is_empty() {
            return Err(nowhere(&self.path));
        }
        places.into_iter().try_for_each(|place| self.change(place, new.as_ref()))
    }

    /// Changes the value in one of the places.
    fn change(&self, place: &mut Value, new: Option<&Value>) -> Result<(), Misfit> {
        let path = || self.path.clone();
        if let Some(reason) = &self.unseen {
            *place = json!({ "unknown": { "reason": reason } });
            return Ok(());
        }
        let place = through(place);
        let before = place.clone();
        if let Some(new) = new {
            place.clone_from(new);
        }
        if let Some((old, new)) = &self.replace {
            let text = place.as_str().ok_or_else(|| Misfit::OtherKind { path: path(), expected: "a text" })?;
            if !text.contains(old) {
                return Err(Misfit::NoSuchText { path: path(), text: old.clone() });
            }
            *place = text.replace(old, new).into();
        }
        if !self.push.is_empty() {
            let list = place.as_array_mut().ok_or_else(|| Misfit::OtherKind { path: path(), expected: "a list" })?;
            list.extend(self.push.iter().map(as_json));
        }
        if *place == before { Err(Misfit::ChangesNothing(path())) } else { Ok(()) }
    }

    /// Removes what the path leads to from its lists; says whether anything was there.
    fn take_away(&self, facts: &mut Value) -> bool {
        let doomed: Vec<Value> = places(facts, &self.path).into_iter().map(|v| v.clone()).collect();
        for list in places(facts, list_of(&self.path)) {
            if let Some(items) = through(list).as_array_mut() {
                items.retain(|item| !doomed.contains(item));
            }
        }
        !doomed.is_empty()
    }
}

fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) if text == "null" => Value::Null,
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(truth) => (*truth).into(),
        toml::Value::Datetime(time) => time.to_string().into(),
        toml::Value::Array(items) => items.iter().map(as_json).collect(),
        toml::Value::Table(members) => members.iter().map(|(key, value)| (key.clone(), as_json(value))).collect(),
    }
}

/// What `at` names.
fn facts_of<'a>(evidence: &'a mut Value, at: &str) -> Option<&'a mut Value> {
    if at == "submission" {
        return evidence.get_mut("submission");
    }
    let name = at.strip_prefix("answer ").unwrap_or(at);
    let key = key_of(evidence, name)?;
    let entries = evidence.get_mut("entries")?.as_array_mut()?;
    let entry = entries.iter_mut().find(|entry| key.is_of(&entry["question"]))?;
    let observation = entry.get_mut("observation")?;
    if at == name { observation.as_object_mut()?.values_mut().next() } else { Some(observation) }
}

/// How the question is recognised.
enum Key {
    /// By a member of it.
    Member(String, String),
    /// By the address of an exchange.
    Exchange(String),
    /// By the list that a round trip writes to.
    Trip(String),
}

impl Key {
    fn is_of(&self, question: &Value) -> bool {
        match self {
            Self::Member(kind, name) => question[kind] == **name,
            Self::Exchange(url) => question["http"]["url"] == **url,
            Self::Trip(url) => question["round_trip"]["writer"] == **url,
        }
    }
}

fn key_of(evidence: &Value, name: &str) -> Option<Key> {
    let (kind, rest) = name.split_once(':')?;
    let base = |key: &str| {
        let url = evidence["submission"]["urls"][key].as_str()?;
        Some(url.trim_end_matches('/').to_owned())
    };
    Some(match kind {
        // The monolith's list is in the open; a microservice's is below the path of its administration.
        "trip" if rest == "monolith" => Key::Trip(base(rest)? + "/suppliers"),
        "trip" => Key::Trip(base(rest)? + "/admin/suppliers"),
        _ => match base(kind) {
            Some(base) => Key::Exchange(base + rest),
            None => Key::Member(kind.to_owned(), rest.to_owned()),
        },
    })
}

/// Every place that `path` leads to.
fn places<'a>(value: &'a mut Value, path: &str) -> Vec<&'a mut Value> {
    steps(path)
        .into_iter()
        .fold(vec![value], |here, step| here.into_iter().flat_map(|value| follow(through(value), step)).collect())
}

/// The steps of a path; a `/` within brackets separates nothing.
fn steps(path: &str) -> Vec<&str> {
    let mut within = false;
    let separates = |c: char| {
        within = (within || c == '[') && c != ']';
        c == '/' && !within
    };
    path.split(separates).filter(|step| !step.is_empty()).collect()
}

/// The path to the list that the last step of `path` chooses from.
fn list_of(path: &str) -> &str {
    let last = steps(path).pop().unwrap_or_default();
    path[..path.len() - last.len()].trim_end_matches('/')
}

fn follow<'a>(value: &'a mut Value, step: &str) -> Vec<&'a mut Value> {
    let all = step == "*";
    let chosen = step.strip_prefix('[').and_then(|s| s.strip_suffix(']')).and_then(|s| s.split_once('='));
    match (value, chosen) {
        (Value::Array(items), Some((key, wanted))) => match key.strip_suffix('^') {
            Some(key) => items.iter_mut().filter(|item| begins(&item[key], wanted)).collect(),
            None => items.iter_mut().filter(|item| is(&item[key], wanted)).collect(),
        },
        (Value::Array(items), None) => {
            let here = |(at, _): &(usize, &mut Value)| all || at.to_string() == step;
            items.iter_mut().enumerate().filter(here).map(|(_, item)| item).collect()
        }
        (Value::Object(members), None) => {
            members.iter_mut().filter(|(key, _)| all || *key == step).map(|(_, member)| member).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a value is written `wanted`.
fn is(value: &Value, wanted: &str) -> bool {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned) == wanted
}

/// Whether a value is a text that begins so.
fn begins(value: &Value, wanted: &str) -> bool {
    value.as_str().is_some_and(|text| text.starts_with(wanted))
}

/// The content of `{"known": …}`.
fn through(value: &mut Value) -> &mut Value {
    if value.get("known").is_some() { &mut value["known"] } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(change: &str) -> Result<Value, Misfit> {
        let mut evidence = json!({
            "submission": { "urls": { "shop": "http://shop.example/" } },
            "entries": [
                { "question": { "aws": "ecs" }, "observation": { "ecs": { "clusters": { "known": [{ "name": "a", "count": 2 }, { "name": "b/c", "count": 3 }] } } } },
                { "question": { "http": { "url": "http://shop.example/list" } }, "observation": { "http": { "status": 200, "text": "one two" } } },
            ],
        });
        let change: Change = toml::from_str(change).unwrap_or_else(|e| panic!("{e}"));
        change.apply(&mut evidence).map(|()| evidence)
    }

    #[test]
    fn a_value_is_found_by_key_by_member_and_through_its_call() {
        let evidence = changed("at = 'aws:ecs'\npath = 'clusters/[name=b/c]/count'\nto = 9").unwrap_or_default();
        let clusters = &evidence["entries"][0]["observation"]["ecs"]["clusters"]["known"];
        assert_eq!((&clusters[0]["count"], &clusters[1]["count"]), (&json!(2), &json!(9)));
        let evidence = changed("at = 'aws:ecs'\npath = 'clusters/[name^=b/]/count'\nto = 9").unwrap_or_default();
        assert_eq!(evidence["entries"][0]["observation"]["ecs"]["clusters"]["known"][1]["count"], 9);
    }

    #[test]
    fn an_exchange_is_found_by_any_address_of_the_submission() {
        let evidence = changed("at = 'shop:/list'\npath = 'text'\nreplace = ['one', '1']").unwrap_or_default();
        assert_eq!(evidence["entries"][1]["observation"]["http"]["text"], "1 two");
    }

    #[test]
    fn elements_are_removed_pushed_and_made_unseen() {
        let removed = changed("at = 'aws:ecs'\npath = 'clusters/[count=2]'\nremove = true").unwrap_or_default();
        assert_eq!(removed["entries"][0]["observation"]["ecs"]["clusters"]["known"].as_array().map(Vec::len), Some(1));
        let pushed = changed("at = 'aws:ecs'\npath = 'clusters'\npush = [{ name = 'd' }]").unwrap_or_default();
        assert_eq!(pushed["entries"][0]["observation"]["ecs"]["clusters"]["known"][2], json!({ "name": "d" }));
        let unseen = changed("at = 'aws:ecs'\npath = 'clusters'\nunseen = 'throttled'").unwrap_or_default();
        let clusters = &unseen["entries"][0]["observation"]["ecs"]["clusters"];
        assert_eq!(*clusters, json!({ "unknown": { "reason": "throttled" } }));
    }

    #[test]
    fn a_change_that_does_not_fit_is_an_error_that_says_why() {
        let kind = |change: &str| changed(change).err().map(|misfit| misfit.to_string()).unwrap_or_default();
        assert!(kind("at = 'aws:rds'\npath = ''\nto = 1").contains("no answer"));
        assert!(kind("at = 'aws:ecs'\npath = 'services'\nto = 1").contains("nowhere"));
        assert!(kind("at = 'aws:ecs'\npath = 'clusters/0/count'\nto = 2").contains("changes nothing"));
        assert!(kind("at = 'aws:ecs'\npath = 'clusters/0/count'\nreplace = ['2', '3']").contains("not a text"));
        assert!(kind("at = 'aws:ecs'\npath = 'clusters/0/count'\npush = [1]").contains("not a list"));
        assert!(kind("at = 'shop:/list'\npath = 'text'\nreplace = ['three', '3']").contains("three"));
    }
}
