//! Looking again and again, with a scripted deployment: what is asked, what is told, and how long the pauses are.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::common::{RIGHT, Sample};
use futures::{executor::block_on, future::BoxFuture};
use grader::{
    Rules,
    core::{Entry, Evidence, Gap, GapReason, Observation, Observer, Question, SourcePart, facts::SourceTree},
    grade,
    judge::{FeatureFile, Judge},
    replay,
    watch::{Changed, News, Remembering, Watch},
};

/// A deployment that answers as one recording says, and counts the questions.
struct Scripted {
    evidence: Evidence,
    asked: Mutex<BTreeMap<String, u32>>,
}

impl Observer for Scripted {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        *self.asked.lock().unwrap().entry(question.to_string()).or_default() += 1;
        let found = self.evidence.entries.iter().find(|entry| entry.question == *question);
        let answer = found.map(|entry| entry.observation.clone());
        Box::pin(std::future::ready(answer.unwrap_or(Observation::Gap(Gap::new(GapReason::NotProvided)))))
    }
}

/// One student before the screen.
struct Student {
    judge: Judge,
    watch: Watch,
}

impl Student {
    fn new() -> Self {
        Self { judge: Rules::read(crate::common::rules().as_ref()).unwrap().judge().unwrap(), watch: Watch::default() }
    }

    /// Looks at what `sample` says: the news, and what was asked.
    fn look(&mut self, sample: &Sample, changed: Changed) -> (News, Vec<String>) {
        let evidence = sample.evidence();
        let script = Arc::new(Scripted { evidence: evidence.clone(), asked: Mutex::default() });
        let observer = Arc::new(Remembering::new(self.watch.keep(changed), Arc::clone(&script)));
        let all = |observer: &Remembering<Scripted>| {
            let asked = script.asked.lock().unwrap();
            let fresh = evidence.entries.iter().filter(|entry| asked.contains_key(&entry.question.to_string()));
            observer.complete(Evidence { entries: fresh.cloned().collect(), ..evidence.clone() })
        };
        let graded = block_on(grade(&self.judge, observer, &evidence.submission, &[], all));
        let news = self.watch.take(&graded.grade, &graded.evidence);
        let asked = script.asked.lock().unwrap().keys().cloned().collect();
        (news, asked)
    }
}

const PAGE: &str = "GET http://monolith.example/";
const WRONG: Sample = Sample { id: "s1", status: 500, brand: "", instance: true };
const NOTHING: Changed = Changed { submission: false, files: false };

#[test]
fn only_what_still_fails_is_asked_again_until_all_is_confirmed() {
    let mut student = Student::new();
    let (news, asked) = student.look(&WRONG, NOTHING);
    assert_eq!(news, News::default(), "a first look has nothing to compare with");
    assert_eq!(asked, [PAGE, "aws:ec2"]);
    assert!(!student.watch.is_done());

    let (news, asked) = student.look(&WRONG, NOTHING);
    assert_eq!((news, asked), (News::default(), vec![PAGE.to_owned()]), "the instance was in order");

    let (news, asked) = student.look(&RIGHT, NOTHING);
    assert!(!news.green.is_empty() && news.lost.is_empty(), "{news:?}");
    assert_eq!(asked, [PAGE]);
    assert!(!student.watch.is_done(), "what passed earlier may have broken since");

    let (news, asked) = student.look(&RIGHT, NOTHING);
    assert_eq!((news, asked.len()), (News::default(), 2), "everything is asked once more");
    assert!(student.watch.is_done());
}

#[test]
fn what_breaks_is_told_and_an_edited_submission_is_looked_at_anew() {
    let mut student = Student::new();
    student.look(&RIGHT, NOTHING);
    let (news, _) = student.look(&WRONG, NOTHING);
    assert!(news.green.is_empty() && !news.lost.is_empty(), "{news:?}");
    let (_, asked) = student.look(&WRONG, Changed { submission: true, files: false });
    assert_eq!(asked.len(), 2);
}

/// A lab of one criterion, about source code.
const LAB: &str = r#"
id = "code"
title = "Code"
region = "us-east-1"
languages = ["en"]
[[phases]]
number = 1
title = "Code"
points = 100
[[tasks]]
id = "1.1"
title = "Hand in code"
points = 100
"#;
const FEATURE: &str = "# language: en
@1.1
Feature: Hand in code

  @1.1-a @points-100
  Scenario: The program is there
    help: Commit index.js.

    Given the source code of the microservices
    Then a commit holds \"index.js\"
";

#[test]
fn a_repository_at_an_address_is_fetched_again_while_it_lacks_something() {
    let file = |path: &str, text: &str| FeatureFile { path: path.to_owned(), text: text.to_owned() };
    let rules = Rules { lab: file("lab.toml", LAB), features: vec![file("1.1.feature", FEATURE)], ledgers: Vec::new() };
    let judge = rules.judge().unwrap();
    let asked_again = |observation: Observation| {
        let (mut evidence, question) = (RIGHT.evidence(), Question::Source(SourcePart::Microservices));
        let observed_at = evidence.recorder.started_at;
        evidence.entries = vec![Entry { question, observed_at, observation }];
        let mut watch = Watch::default();
        watch.keep(NOTHING);
        watch.take(&replay(&judge, &evidence, &[]), &evidence);
        watch.keep(NOTHING).is_empty()
    };
    let tree = |address: Option<&str>| {
        Observation::Source(Arc::new(SourceTree { address: address.map(str::to_owned), ..SourceTree::default() }))
    };
    assert!(asked_again(tree(Some("https://git.example/code.git"))), "nobody here sees it change");
    assert!(!asked_again(tree(None)), "the folder is as it was");
    assert!(asked_again(Observation::Gap(Gap::new(GapReason::Unreachable))), "it may be there by now");
}

#[test]
fn pauses_grow_while_nothing_happens_and_shrink_with_the_first_news() {
    let mut student = Student::new();
    let every = Duration::from_secs(10);
    let pauses: Vec<u64> = (0..7)
        .map(|_| {
            student.look(&WRONG, NOTHING);
            student.watch.pause(every).as_secs()
        })
        .collect();
    assert_eq!(pauses, [10, 10, 20, 40, 80, 80, 80]);
    student.look(&RIGHT, NOTHING);
    assert_eq!(student.watch.pause(every), every);
}
