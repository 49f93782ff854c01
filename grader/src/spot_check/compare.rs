//! Two answers to one question, part by part, as the evidence writes them.
//!
//! A deployment lives: counters count, tasks come and go, a lab ends and what was there is gone. None of that speaks against
//! evidence. What does is a fact that only somebody's hand changes, and that says something else now.

use serde::Serialize;
use serde_json::{Map, Value};

/// One part of an answer that is not what the evidence says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which part: `elbv2.load_balancers[microservicesLB].scheme`.
    pub part: String,
    /// What the evidence says; nothing, where it has no such part.
    pub recorded: Option<String>,
    /// What is there now; nothing, where it is gone.
    pub now: Option<String>,
    /// What it means.
    pub kind: ChangeKind,
}

/// What a change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It says something else: nothing but a change of the deployment, or of the evidence, explains it.
    Different,
    /// It is no longer there, as after the end of a lab: the evidence can neither be confirmed nor refuted.
    Gone,
    /// It was not there: something was made later, or left out of the evidence.
    New,
    /// A call of its own that failed now: nothing is known.
    Unseen,
    /// What changes while a deployment runs: a time, a counter, a task.
    Passing,
}

impl ChangeKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Different, Self::Gone, Self::New, Self::Unseen, Self::Passing];

    /// The published name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::Gone => "gone",
            Self::New => "new",
            Self::Unseen => "unseen",
            Self::Passing => "passing",
        }
    }
}

/// What members are that change while a deployment runs, from the kind of the answer on; lists count as their elements.
const PASSING: [&str; 22] = [
    "ec2.instances.state",
    "ec2.instances.public_ip",
    "ec2.instances.public_dns",
    "ecs.clusters.running_tasks",
    "ecs.clusters.pending_tasks",
    "ecs.clusters.tasks",
    "ecs.clusters.services.running_count",
    "ecs.clusters.services.pending_count",
    "ecs.clusters.services.events",
    "ecs.clusters.services.task_sets",
    "elbv2.target_groups.health",
    "rds.instances.status",
    "logs.groups.stored_bytes",
    "logs.groups.streams",
    "codepipeline.pipelines.executions",
    "codepipeline.pipelines.action_states",
    "http.headers",
    "http.body_bytes",
    "http.excerpt",
    // Suppliers come and go with everyone who uses the application.
    "http.page.tables.rows",
    "http.page.links",
    "http.page.text",
];

/// Members that name an element of a list, the first that all elements have and no two share.
const NAMES: [&str; 8] = ["arn", "id", "name", "digest", "path", "key", "port", "action"];

/// The most characters of a value that are shown.
const MOST: usize = 120;

/// What differs between the recorded answer and the one of now, both as evidence writes them.
pub(super) fn compare(recorded: &Value, now: &Value) -> Vec<Change> {
    let mut comparison = Comparison::default();
    comparison.value("", "", recorded, now);
    comparison.changes
}

#[derive(Default)]
struct Comparison {
    changes: Vec<Change>,
}

impl Comparison {
    /// Compares two values; `shown` is the part for readers, `member` the same without elements.
    fn value(&mut self, shown: &str, member: &str, recorded: &Value, now: &Value) {
        if recorded == now || is_unknown(recorded) {
            // What the evidence could not see either says nothing.
            return;
        }
        if is_unknown(now) {
            return self.note(shown, ChangeKind::Unseen, Some(recorded), Some(now));
        }
        match (known(recorded), known(now)) {
            (Value::Object(recorded), Value::Object(now)) => self.members(shown, member, recorded, now),
            (Value::Array(recorded), Value::Array(now)) => self.elements(shown, member, recorded, now),
            (recorded, now) => self.note(shown, kind(member, ChangeKind::Different), Some(recorded), Some(now)),
        }
    }

    fn members(&mut self, shown: &str, member: &str, recorded: &Map<String, Value>, now: &Map<String, Value>) {
        let joined = |path: &str, key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let nothing = Value::Null;
        let added = now.keys().filter(|key| !recorded.contains_key(*key));
        for key in recorded.keys().chain(added) {
            let (before, after) = (recorded.get(key).unwrap_or(&nothing), now.get(key).unwrap_or(&nothing));
            self.value(&joined(shown, key), &joined(member, key), before, after);
        }
    }

    fn elements(&mut self, shown: &str, member: &str, recorded: &[Value], now: &[Value]) {
        let Some(name) = naming(recorded, now) else {
            return self.unnamed(shown, member, recorded, now);
        };
        let named = |list: &'_ [Value], wanted: &str| list.iter().position(|item| text_of(&item[name]) == wanted);
        for item in recorded {
            let called = text_of(&item[name]);
            let part = format!("{shown}[{}]", brief(item, &called));
            match named(now, &called) {
                Some(at) => self.value(&part, member, item, &now[at]),
                None => self.note(&part, kind(member, ChangeKind::Gone), Some(item), None),
            }
        }
        for item in now.iter().filter(|item| named(recorded, &text_of(&item[name])).is_none()) {
            let part = format!("{shown}[{}]", brief(item, &text_of(&item[name])));
            self.note(&part, kind(member, ChangeKind::New), None, Some(item));
        }
    }

    /// Lists whose elements have no names: equal ones belong together, in any order, and what is left by its place.
    fn unnamed(&mut self, shown: &str, member: &str, recorded: &[Value], now: &[Value]) {
        let mut left: Vec<&Value> = now.iter().collect();
        let mut lost = Vec::new();
        for item in recorded {
            match left.iter().position(|other| *other == item) {
                Some(at) => drop(left.remove(at)),
                None => lost.push(item),
            }
        }
        let pairs = lost.len().max(left.len());
        for place in 0..pairs {
            let part = format!("{shown}[{place}]");
            match (lost.get(place), left.get(place)) {
                (Some(before), Some(after)) => self.value(&part, member, before, after),
                (Some(before), None) => self.note(&part, kind(member, ChangeKind::Gone), Some(before), None),
                (None, after) => self.note(&part, kind(member, ChangeKind::New), None, after.copied()),
            }
        }
    }

    fn note(&mut self, shown: &str, kind: ChangeKind, recorded: Option<&Value>, now: Option<&Value>) {
        let [recorded, now] = [recorded, now].map(|value| value.map(text_of).map(|text| cut(&text)));
        self.changes.push(Change { part: shown.to_owned(), recorded, now, kind });
    }
}

/// What a change of `member` means, where it would mean `otherwise` for one that should stay.
fn kind(member: &str, otherwise: ChangeKind) -> ChangeKind {
    let within =
        |passing: &str| member.strip_prefix(passing).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let is_time = member.rsplit('.').next().is_some_and(|last| last.ends_with("_at"));
    if is_time || PASSING.iter().any(|passing| within(passing)) { ChangeKind::Passing } else { otherwise }
}

/// Whether a part is one that a call of its own could not see.
fn is_unknown(value: &Value) -> bool {
    value.as_object().is_some_and(|members| members.len() == 1 && members.contains_key("unknown"))
}

/// A part without the word that it was seen.
fn known(value: &Value) -> &Value {
    match value.as_object() {
        Some(members) if members.len() == 1 => members.get("known").unwrap_or(value),
        _ => value,
    }
}

/// The member by which the elements of both lists can be told apart.
fn naming(recorded: &[Value], now: &[Value]) -> Option<&'static str> {
    let tells = |list: &[Value], name: &str| {
        let mut names: Vec<String> = Vec::new();
        for item in list {
            match item.get(name) {
                Some(value @ (Value::String(_) | Value::Number(_))) => names.push(text_of(value)),
                _ => return false,
            }
        }
        names.sort_unstable();
        names.windows(2).all(|pair| pair[0] != pair[1])
    };
    NAMES.into_iter().find(|name| tells(recorded, name) && tells(now, name))
}

/// How an element is called for readers: by its name where it has one, which is shorter than its ARN.
fn brief(item: &Value, called: &str) -> String {
    let name = item.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    cut(name.unwrap_or(called))
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn cut(text: &str) -> String {
    let mut kept: String = text.chars().take(MOST).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The parts that changed, and what that means.
    fn changes(recorded: &Value, now: &Value) -> Vec<(String, ChangeKind)> {
        compare(recorded, now).into_iter().map(|change| (change.part, change.kind)).collect()
    }

    #[test]
    fn a_fact_that_should_stay_is_a_difference_and_what_lives_is_not() {
        let answer = |scheme: &str, status: u16, at: &str| {
            json!({"elbv2": {"load_balancers": {"known": [{"name": "lb", "arn": "arn:lb", "scheme": scheme}]}},
                   "http": {"status": status, "body_bytes": status},
                   "ecs": {"clusters": {"known": [{"name": "c", "tasks": {"known": [{"arn": at, "started_at": at}]}}]}}})
        };
        let found = changes(&answer("internal", 200, "a"), &answer("internet-facing", 500, "b"));
        assert_eq!(
            found,
            [
                ("ecs.clusters[c].tasks[a]".to_owned(), ChangeKind::Passing),
                ("ecs.clusters[c].tasks[b]".to_owned(), ChangeKind::Passing),
                ("elbv2.load_balancers[lb].scheme".to_owned(), ChangeKind::Different),
                ("http.body_bytes".to_owned(), ChangeKind::Passing),
                ("http.status".to_owned(), ChangeKind::Different),
            ]
        );
        assert_eq!(changes(&answer("x", 1, "a"), &answer("x", 1, "a")), []);
    }

    #[test]
    fn what_is_gone_new_or_unseen_is_told_apart() {
        let list = |names: &[&str]| {
            let items: Vec<Value> = names.iter().map(|name| json!({"name": name, "id": format!("i-{name}")})).collect();
            json!({"rds": {"instances": {"known": items}}})
        };
        assert_eq!(changes(&list(&["a", "b"]), &list(&["b"])), [("rds.instances[a]".to_owned(), ChangeKind::Gone)]);
        assert_eq!(changes(&list(&["b"]), &list(&["b", "c"])), [("rds.instances[c]".to_owned(), ChangeKind::New)]);
        let denied = json!({"rds": {"instances": {"unknown": {"reason": "access_denied"}}}});
        assert_eq!(changes(&list(&["a"]), &denied), [("rds.instances".to_owned(), ChangeKind::Unseen)]);
        assert_eq!(changes(&denied, &list(&["a"])), [], "the evidence said nothing of it");
    }

    #[test]
    fn an_order_says_nothing_and_an_element_without_a_name_is_found_again() {
        let ports =
            |ports: &[u16]| json!({"ec2": {"rules": ports.iter().map(|p| json!([p, "tcp"])).collect::<Vec<_>>()}});
        assert_eq!(changes(&ports(&[80, 8080]), &ports(&[8080, 80])), []);
        assert_eq!(
            changes(&ports(&[80, 8080]), &ports(&[8080, 22])),
            [("ec2.rules[0][0]".to_owned(), ChangeKind::Different)]
        );
    }

    #[test]
    fn long_values_are_cut() {
        let found = compare(&json!({"a": "x".repeat(5000)}), &json!({"a": "y"}));
        assert!(found[0].recorded.as_ref().is_some_and(|text| text.chars().count() == MOST + 1), "{found:?}");
    }
}
