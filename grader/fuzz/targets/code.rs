//! A student's files: the text takes the place of one file of the right lab, and what is judged of it is judged. Nothing
//! in it may be taken for a defect of the grader's.

#![no_main]

use std::sync::{Arc, LazyLock};

use futures::executor::block_on;
use grader::{
    Rules,
    core::{Evidence, Observation, Recorded, Selection, Verdict},
    judge::Judge,
};
use libfuzzer_sys::fuzz_target;

static JUDGE: LazyLock<Judge> = LazyLock::new(|| Rules::embedded().judge().expect("the shipped rubric is sound"));
static RIGHT: LazyLock<Evidence> =
    LazyLock::new(|| Evidence::from_bundle(include_str!("../../demo/right.json")).expect("the right lab opens").0);

/// The files, and the criteria that read them.
const FILES: [(&str, &str); 5] = [
    ("customer/Dockerfile", "4.3"),
    ("appspec-customer.yaml", "5.5"),
    ("taskdef-customer.json", "5.4"),
    ("customer/index.js", "4.2"),
    ("employee/views/supplier-list.html", "4.4"),
];

fuzz_target!(|input: (u8, &str)| {
    let (file, task) = FILES[usize::from(input.0) % FILES.len()];
    let mut evidence = RIGHT.clone();
    for entry in &mut evidence.entries {
        if let Observation::Source(tree) = &mut entry.observation {
            let tree = Arc::make_mut(tree);
            for found in tree.files.iter_mut().filter(|found| found.path == file) {
                found.text = Some(input.1.to_owned());
            }
        }
    }
    let only: Vec<Selection> = vec![task.parse().expect("a task")];
    let observer = Arc::new(Recorded::new(&evidence));
    let judgement = block_on(JUDGE.grade(observer, &evidence.submission, &only));
    for (id, outcome) in judgement.outcomes {
        assert!(!matches!(outcome.verdict, Verdict::Broken(_)), "{id}: {:?}", outcome.verdict);
    }
});
