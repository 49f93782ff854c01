//! An observer of one's own: here, a class in which every monolith answers, and nothing else can be seen.
//!
//! `cargo run -p grader --no-default-features --example own_observer`

use std::{collections::BTreeMap, error::Error, sync::Arc};

use futures::{executor::block_on, future::BoxFuture};
use grader::{
    Rules,
    core::{
        Evidence, Gap, GapReason, Observation, Observer, Provenance, Question, Recorder, Student, Submission, Urls,
        facts::{Exchange, Page},
    },
    grade,
};

struct EverythingAnswers;

impl Observer for EverythingAnswers {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        let answer = match question {
            Question::Http(request) => Observation::Http(Arc::new(Exchange {
                url: request.url.clone(),
                redirects: Vec::new(),
                status: 200,
                headers: BTreeMap::new(),
                body_bytes: 0,
                truncated: false,
                page: Some(Page { brands: vec!["Monolithic Coffee suppliers".to_owned()], ..Page::default() }),
                excerpt: String::new(),
            })),
            // What cannot be seen is a gap: its points stay open, and nobody gets a zero for it.
            _ => Observation::Gap(Gap::new(GapReason::NotProvided)),
        };
        Box::pin(std::future::ready(answer))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let judge = Rules::embedded().judge()?;
    let submission = Submission {
        student: Student { id: "s1".to_owned(), ..Student::default() },
        urls: Urls { monolith: Some("http://monolith.example/".parse()?), ..Urls::default() },
        ..Submission::default()
    };
    let recorder = Recorder {
        version: grader::VERSION.to_owned(),
        provenance: Provenance::Observed,
        started_at: "2026-01-01T00:00:00Z".parse()?,
    };
    let evidence = Evidence { recorder, submission: submission.clone(), notices: Vec::new(), entries: Vec::new() };
    let only = ["2".parse()?];
    let graded = block_on(grade(&judge, Arc::new(EverythingAnswers), &submission, &only, |_| evidence));
    for criterion in graded.grade.criteria() {
        println!("{}  {:<12}  {}", criterion.id, criterion.status().name(), criterion.title.en);
    }
    Ok(())
}
