//! Judging changed copies of the recorded right submission.

#![allow(dead_code, reason = "each test file uses a part")]

use std::{fs, path::Path, sync::Arc};

use futures::executor::block_on;
use grader_core::{Evidence, Grade, Recorded};
use grader_judge::{FeatureFile, Judge, selftest::Ledger};
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
    let files = files.filter(|path| path.extension().is_some_and(|e| e == "feature"));
    (read(&features.join("lab.toml")), files.map(|path| read(&path)).collect())
}

/// The ledgers of the shipped rubric, each with the name of its task.
pub fn ledgers() -> Vec<(String, Ledger)> {
    let folder = root().join("features/ledgers");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let file = FeatureFile { path: path.display().to_string(), text: fs::read_to_string(path).unwrap() };
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), Ledger::parse(&file).unwrap_or_else(|e| panic!("{e}")))
    };
    files.iter().map(read).collect()
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

/// The facts of the topic (`aws:elbv2`) or the source code (`source:deployment`) that a change is about.
pub fn facts_of<'a>(evidence: &'a mut Value, at: &str) -> &'a mut Value {
    let (kind, name) = at.split_once(':').unwrap();
    let entries = evidence["entries"].as_array_mut().unwrap();
    let entry = entries.iter_mut().find(|entry| entry["question"][kind] == *name);
    let entry = entry.unwrap_or_else(|| panic!("the evidence has no answer {at}"));
    entry["observation"].as_object_mut().unwrap().values_mut().next().unwrap()
}

/// The content of `{"known": …}`.
pub fn through(value: &mut Value) -> &mut Value {
    if value.get("known").is_some() { &mut value["known"] } else { value }
}
