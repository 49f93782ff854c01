//! Diagrams, cost estimates and answers in all their formats; what one says takes the place of the right lab's and is
//! judged. Nothing in it may be taken for a defect of the grader's.

#![no_main]

use std::{
    sync::{Arc, LazyLock},
    thread::Builder,
};

use futures::executor::block_on;
use grader::{
    Rules,
    core::{DocumentKind, Evidence, Question, Recorded, Selection, Verdict},
    judge::Judge,
};
use libfuzzer_sys::fuzz_target;

static JUDGE: LazyLock<Judge> = LazyLock::new(|| Rules::embedded().judge().expect("the shipped rubric is sound"));
static RIGHT: LazyLock<Evidence> =
    LazyLock::new(|| Evidence::from_bundle(include_str!("../../demo/right.json")).expect("the right lab opens").0);

/// The documents, the names that choose a format where content does not, and the task that reads them.
const DOCUMENTS: [(DocumentKind, &str, &str); 9] = [
    (DocumentKind::Diagram, "a.drawio", "1.1"),
    (DocumentKind::Diagram, "a.svg", "1.1"),
    (DocumentKind::Diagram, "a.png", "1.1"),
    (DocumentKind::Diagram, "a.pdf", "1.1"),
    (DocumentKind::Estimate, "a.json", "1.2"),
    (DocumentKind::Estimate, "a.csv", "1.2"),
    (DocumentKind::Estimate, "a.pdf", "1.2"),
    (DocumentKind::Estimate, "a.txt", "1.2"),
    (DocumentKind::Answers, "a.toml", "2.3"),
];

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    let (kind, name, task) = DOCUMENTS[usize::from(*choice) % DOCUMENTS.len()];
    let bytes = bytes.to_vec();
    // As the live observer reads them: on a thread with a stack for deep documents.
    let reader = Builder::new().stack_size(grader_documents::STACK);
    let read = reader.spawn(move || grader_documents::read(kind, name, &bytes)).expect("a thread");
    let Ok(observation) = read.join().expect("the reader does not panic") else { return };

    let mut evidence = RIGHT.clone();
    for entry in evidence.entries.iter_mut().filter(|entry| entry.question == Question::Document(kind)) {
        entry.observation = observation.clone();
    }
    let only: Vec<Selection> = vec![task.parse().expect("a task")];
    let judgement = block_on(JUDGE.grade(Arc::new(Recorded::new(&evidence)), &evidence.submission, &only));
    for (id, outcome) in judgement.outcomes {
        assert!(!matches!(outcome.verdict, Verdict::Broken(_)), "{id}: {:?}", outcome.verdict);
    }
});
