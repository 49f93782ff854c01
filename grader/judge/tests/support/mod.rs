//! Judging changed copies of the recorded right submission.

#![allow(dead_code, reason = "each test file uses a part")]

use std::{fs, path::Path, sync::Arc};

use futures::executor::block_on;
use grader_core::{Evidence, Grade, Recorded};
use grader_judge::{FeatureFile, Judge};
use serde_json::Value;

/// The repository's root.
pub fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of the shipped rubric: the lab file, and the feature files.
pub fn shipped() -> (FeatureFile, Vec<FeatureFile>) {
    let features = root().join("features");
    let read = |path: &Path| FeatureFile {
        path: path.strip_prefix(&features).unwrap().to_str().unwrap().to_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    let folders = fs::read_dir(&features).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()));
    (read(&features.join("lab.toml")), files.map(|path| read(&path)).collect())
}

/// The judge of the shipped rubric, its lab file changed by `edit`.
pub fn judge(edit: impl Fn(String) -> String) -> Judge {
    let (mut lab, features) = shipped();
    lab.text = edit(lab.text);
    Judge::new(&lab, &features).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// What was recorded of a right lab, as JSON to change.
pub fn right_lab() -> Value {
    recorded("right")
}

/// What was recorded of the lab that the demo calls `name`.
pub fn recorded(name: &str) -> Value {
    let bundle = fs::read_to_string(root().join(format!("grader/demo/{name}.json"))).unwrap();
    let (evidence, _) = Evidence::from_bundle(&bundle).unwrap();
    serde_json::to_value(evidence).unwrap()
}

/// The grade of changed evidence.
pub fn grade(judge: &Judge, evidence: Value) -> Grade {
    let evidence: Evidence = serde_json::from_value(evidence).unwrap();
    let observer = Arc::new(Recorded::new(&evidence));
    let judgement = block_on(judge.grade(observer, &evidence.submission, &[]));
    Grade::settle(&judgement.rubric, &evidence, judgement.outcomes)
}

/// The facts of the topic (`aws:elbv2`), the source code (`source:deployment`), the document (`document:diagram`) or the
/// exchange (`monolith:/`, `balancer:/suppliers`, `employee:/admin/suppliers`) or the round trip (`trip:monolith`,
/// `trip:employee`) that a change is about; after `answer `, all that was answered.
pub fn facts_of<'a>(evidence: &'a mut Value, at: &str) -> &'a mut Value {
    if at == "submission" {
        return &mut evidence["submission"];
    }
    let question = at.strip_prefix("answer ").unwrap_or(at);
    let base = |key: &str| evidence["submission"]["urls"][key].as_str().map(|url| url.trim_end_matches('/').to_owned());
    let (monolith, balancer, employee) = (base("monolith"), base("load_balancer"), base("employee"));
    let writer = |base: &Option<String>, path: &str| base.clone().unwrap() + path;
    let entries = evidence["entries"].as_array_mut().unwrap();
    let entry = entries
        .iter_mut()
        .find(|e| match question.split_once(':') {
            Some(("monolith", path)) => e["question"]["http"]["url"] == monolith.clone().unwrap() + path,
            Some(("balancer", path)) => e["question"]["http"]["url"] == balancer.clone().unwrap() + path,
            Some(("employee", path)) => e["question"]["http"]["url"] == employee.clone().unwrap() + path,
            Some(("trip", "monolith")) => e["question"]["round_trip"]["writer"] == writer(&monolith, "/suppliers"),
            Some(("trip", _)) => e["question"]["round_trip"]["writer"] == writer(&employee, "/admin/suppliers"),
            Some((kind, name)) => e["question"][kind] == *name,
            None => false,
        })
        .unwrap_or_else(|| panic!("the evidence has no answer {at}"));
    if at != question {
        return &mut entry["observation"];
    }
    let observation = entry["observation"].as_object_mut().unwrap();
    observation.values_mut().next().unwrap()
}

/// Every place that `path` leads to: keys separated by `/`, where `[key=value]` is the elements of a list that have
/// this member, and `*` all of them. Parts that a call answers are looked through.
pub fn places<'a>(value: &'a mut Value, path: &str) -> Vec<&'a mut Value> {
    let mut here = vec![value];
    for step in steps(path) {
        here = here.into_iter().flat_map(|v| follow(through(v), step)).collect();
    }
    here
}

/// The steps of a path; a `/` within brackets separates nothing.
fn steps(path: &str) -> Vec<&str> {
    let mut within = false;
    let separates = |c: char| {
        within = (within || c == '[') && c != ']';
        c == '/' && !within
    };
    path.split(separates).filter(|s| !s.is_empty()).collect()
}

/// The path to the list that the last step of `path` chooses from.
pub fn list_of(path: &str) -> &str {
    let last = steps(path).pop().unwrap_or_default();
    path[..path.len() - last.len()].trim_end_matches('/')
}

fn follow<'a>(value: &'a mut Value, step: &str) -> Vec<&'a mut Value> {
    if let Some((key, wanted)) =
        step.strip_prefix('[').and_then(|s| s.strip_suffix(']')).and_then(|s| s.split_once('='))
    {
        let items = value.as_array_mut().unwrap().iter_mut();
        return items.filter(|i| i[key].as_str().map_or_else(|| i[key].to_string(), str::to_owned) == wanted).collect();
    }
    match value {
        Value::Array(items) => {
            let all = step == "*";
            items.iter_mut().enumerate().filter(|(at, _)| all || at.to_string() == step).map(|(_, item)| item).collect()
        }
        Value::Object(members) => {
            let all = step == "*";
            members.iter_mut().filter(|(key, _)| all || *key == step).map(|(_, member)| member).collect()
        }
        _ => Vec::new(),
    }
}

/// The content of `{"known": …}`.
pub fn through(value: &mut Value) -> &mut Value {
    if value.get("known").is_some() { &mut value["known"] } else { value }
}
