//! Steps of one's own: a phrase that the vocabulary lacks, in both languages, and a lab that uses it.
//!
//! `cargo run -p grader --no-default-features --example own_steps -- grader/demo/half.json`

use std::{error::Error, path::Path};

use grader::{
    Rules, bundle,
    core::{Shown, Topic, facts::Ecs},
    judge::{FeatureFile, own::Check, phrase},
    replay,
};

phrase! {
    /// Judges the answer about ECS; what could not be seen leaves the points open, because `?` passes the gap on.
    then "au plus {int} grappes existent" | "there are at most {int} clusters", ["1"],
    async fn clusters(exam, most: usize) {
        let ecs = exam.ask::<Ecs>().await?;
        let clusters = ecs.clusters.known()?;
        let mut check = Check::of(Topic::Ecs, "");
        check.that(clusters.len() <= most, "clusters", Shown::value(format!("≤ {most}")), Shown::value(clusters.len()));
        Ok(check.done()?)
    }
}

const LAB: &str = r#"
id = "tidy"
title = "Tidy accounts"
region = "us-east-1"
languages = ["en"]

[[phases]]
number = 1
title = "Clusters"
points = 100

[[tasks]]
id = "1.1"
title = "Keep one cluster"
points = 100
"#;

const FEATURE: &str = r"# language: en
@1.1
Feature: Keep one cluster

  @1.1-a @points-100
  Scenario: No cluster is left over
    help: ECS console › Clusters: delete what the lab does not use.

    Then there are at most 1 clusters
";

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of an evidence bundle")?;
    let file = |path: &str, text: &str| FeatureFile { path: path.to_owned(), text: text.to_owned() };
    let rules = Rules { lab: file("lab.toml", LAB), features: vec![file("1.1.feature", FEATURE)], ledgers: Vec::new() };
    let judge = rules.judge()?;
    let grade = replay(&judge, &bundle::read(Path::new(&path))?.evidence, &[]);
    for criterion in grade.criteria() {
        println!("{}  {:?}", criterion.id, criterion.verdict);
    }
    Ok(())
}
