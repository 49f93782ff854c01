//! A report format of one's own: a grade is data, and a document is a function of it. Here, a Mermaid pie of the points.
//!
//! `cargo run -p grader --no-default-features --example own_format -- grader/demo/half.json`

use std::{collections::BTreeMap, error::Error, fmt::Write as _, path::Path};

use grader::{
    Rules, bundle,
    core::{Grade, Lab, Lang, Points},
    replay,
};

/// What the format shows. It reads no file and no clock, as the formats that ship: the same grade gives the same document.
fn pie(lab: &Lab, grade: &Grade, lang: Lang) -> Result<String, std::fmt::Error> {
    let mut phases: BTreeMap<u8, Points> = BTreeMap::new();
    for task in &grade.tasks {
        let earned = phases.entry(task.id.phase).or_default();
        *earned = *earned + task.totals.earned;
    }
    let mut text = format!("pie showData title {}\n", lab.title.get(lang));
    for (phase, earned) in phases {
        let title = lab.phases.iter().find(|p| p.number == phase).map_or("", |p| p.title.get(lang));
        // Whatever a student wrote would have to be escaped here; titles of the lab are the course's own.
        writeln!(text, "    \"{phase}. {}\" : {earned}", title.replace('"', "'"))?;
    }
    Ok(text)
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of an evidence bundle")?;
    let judge = Rules::embedded().judge()?;
    let grade = replay(&judge, &bundle::read(Path::new(&path))?.evidence, &[]);
    print!("{}", pie(judge.lab(), &grade, Lang::Fr)?);
    Ok(())
}
