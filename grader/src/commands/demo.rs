//! `demo`: grades the recorded submissions that ship with the grader. It needs no account, no network, no Docker.

use std::path::Path;

use grader::{
    Rules,
    core::{Evidence, Lang, Status, Text},
    files, replay,
    report::{
        Audience, ClassPage, Format, Link, Report, Run, RunSource, StoredResult, class::Class, class_page,
        contents_page, render,
    },
};
use jiff::Timestamp;
use rust_embed::RustEmbed;

use super::table;
use crate::{
    app::{App, Failure, shown, words},
    args::Demo,
    exit::Exit,
    explain::Explain as _,
};

/// The folder `grader/demo`.
#[derive(RustEmbed)]
#[folder = "demo"]
struct Samples;

/// The sample of a lab in which everything is right.
pub(super) const RIGHT: &str = "right";

/// The samples in the order of the table.
const SAMPLES: [&str; 4] = [RIGHT, "half", "empty", "hostile"];

/// Grades all samples, and writes their reports and a page that leads to them.
pub(crate) fn run(app: &App, args: &Demo) -> Result<Exit, Failure> {
    let judge = Rules::embedded().judge().map_err(|e| e.failure(&app.words))?;
    let mut rows = Vec::new();
    let mut links = Vec::new();
    let (mut class, mut pages) = (Class::default(), Vec::new());
    let mut exit = Exit::Passed;
    for name in SAMPLES {
        let started_at = Timestamp::now();
        let (evidence, digest) = sample(name)?;
        let grade = replay(&judge, &evidence, &[]);
        let source = RunSource::Bundle { digest };
        let run = Run { started_at, finished_at: Timestamp::now(), version: grader::VERSION.to_owned(), source };
        let report = Report {
            lab: judge.lab(),
            grade: &grade,
            run: &run,
            evidence: Some(&evidence),
            audience: Audience::Instructor,
        };
        for format in [Format::Html, Format::Json] {
            let bytes = render(format, &report, &app.style).map_err(Failure::defect)?;
            write(app, &args.out.join(name).join(format.file_name().unwrap_or_default()), &bytes)?;
        }
        let title = text(&format!("demo-{name}"))?;
        links.push(Link { address: format!("{name}/report.html"), text: title.clone() });
        // A failed criterion is what most samples are there to show; only a defect of ours makes the demonstration fail.
        if grade.criteria().any(|c| c.status() == Status::Broken) {
            exit = Exit::Defect;
        }
        rows.push(table::Row::of(title.get(app.words.lang()).to_owned(), &grade));
        class.add(&StoredResult { lab: judge.lab().clone(), grade, run });
        pages.push(Some(format!("{name}/report.html")));
    }
    let page_of_class = class_page(&class, &ClassPage { links: &pages, facts: &[] }, app.words.lang());
    write(app, &args.out.join("class.html"), &page_of_class.map_err(Failure::defect)?)?;
    links.push(Link { address: "class.html".to_owned(), text: text("demo-class")? });
    let index = args.out.join("index.html");
    let contents = contents_page(&text("demo-title")?, &links, app.words.lang());
    write(app, &index, &contents.map_err(Failure::defect)?)?;
    app.line(&table::render(app, "column-submission", &rows))?;
    app.sentence(&app.words.with("demo-open", &[("path", shown(&index.display().to_string()).into())]))?;
    Ok(exit)
}

/// The recorded sample `name`.
pub(super) fn sample(name: &str) -> Result<(Evidence, String), Failure> {
    let file = Samples::get(&format!("{name}.json")).map(|f| f.data).unwrap_or_default();
    Evidence::from_bundle(&String::from_utf8_lossy(&file)).map_err(Failure::defect)
}

fn write(app: &App, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    files::write(path, bytes).map_err(|e| e.failure(&app.words))
}

/// The message `key` in both languages.
fn text(key: &str) -> Result<Text, Failure> {
    let say = |lang| words(lang).map(|words| words.get(key)).map_err(Failure::defect);
    Ok(Text { fr: say(Lang::Fr)?, en: say(Lang::En)? })
}
