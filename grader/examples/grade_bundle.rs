//! Grades an evidence bundle with the rules that ship with the grader, and lists what is to be put right.
//!
//! `cargo run -p grader --no-default-features --example grade_bundle -- grader/demo/half.json`

use std::{error::Error, path::Path};

use grader::{Rules, bundle, core::Status, replay};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of an evidence bundle")?;
    let judge = Rules::embedded().judge()?;
    let recorded = bundle::read(Path::new(&path))?;
    let grade = replay(&judge, &recorded.evidence, &[]);
    println!("{} / {}, {} open", grade.totals.earned, grade.totals.possible, grade.totals.open);
    for criterion in grade.criteria().filter(|c| c.status() == Status::Failed) {
        println!("{}  {}", criterion.id, criterion.title.en);
    }
    Ok(())
}
