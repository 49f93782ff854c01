//! What a student reads of each criterion for a solution that is wrong in it, in both languages: one file per criterion
//! in `explanations/`, from the first wrong solution of its ledger that fails nothing else. `UPDATE_GOLDEN=1` writes them
//! anew; read them as someone would who has never seen the code.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use grader::{
    Rules,
    core::{CriterionId, Evidence, Grade, Lang, Status},
    judge::{
        Judge,
        selftest::{Ledger, SelfTest},
    },
    report::{Audience, Format, Report, Run, RunSource, Style, render},
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/explanations")
}

/// The right lab of the demonstration.
fn right() -> Evidence {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/demo/right.json")).unwrap();
    Evidence::from_bundle(&text).unwrap().0
}

/// What the program shows of the one criterion in `grade`, without what it says of the submission as a whole.
fn shown(judge: &Judge, evidence: &Evidence, grade: &Grade, id: &CriterionId, lang: Lang) -> String {
    let started_at = evidence.recorder.started_at;
    let run = Run {
        started_at,
        finished_at: started_at,
        version: String::new(),
        source: RunSource::Bundle { digest: String::new() },
    };
    let report = Report { lab: judge.lab(), grade, run: &run, evidence: Some(evidence), audience: Audience::Student };
    let style = Style { lang, colour: false, width: 80 };
    let text = String::from_utf8(render(Format::Terminal, &report, &style).unwrap()).unwrap();
    let label = format!(" {id}  ");
    let about = text.lines().skip_while(|line| !line.contains(&label)).take_while(|line| !line.is_empty());
    about.map(|line| format!("{line}\n")).collect()
}

fn explanations() -> BTreeMap<String, String> {
    let rules = Rules::embedded();
    let judge = rules.judge().unwrap();
    let right = right();
    let trial = SelfTest::new(&judge, &right).unwrap();
    let mut found = BTreeMap::new();
    for file in &rules.ledgers {
        for case in Ledger::parse(file).unwrap().wrong {
            let mut failed = case.expect.iter().filter(|(_, status)| **status == Status::Failed).map(|(id, _)| id);
            let (Some(id), None) = (failed.next(), failed.next()) else { continue };
            // A bonus that was not gained is no fault: there is nothing to explain.
            let is_bonus = judge.rubric().tasks.iter().flat_map(|task| &task.bonus).any(|bonus| bonus.id == *id);
            if is_bonus || found.contains_key(&id.to_string()) {
                continue;
            }
            let (evidence, mut grade) = trial.changed(&case).unwrap();
            grade.tasks.retain_mut(|task| {
                task.criteria.retain(|criterion| criterion.id == *id);
                !task.criteria.is_empty()
            });
            let [fr, en] = [Lang::Fr, Lang::En].map(|lang| shown(&judge, &evidence, &grade, id, lang));
            assert!(!fr.is_empty() && !en.is_empty(), "{id}: nothing is said");
            found.insert(id.to_string(), format!("{}.\n\n{fr}\n{en}", case.name));
        }
    }
    found
}

#[test]
fn each_criterion_says_what_is_wrong_and_what_to_do() {
    let made = explanations();
    if env::var_os("UPDATE_GOLDEN").is_some() {
        let _ = fs::remove_dir_all(folder());
        fs::create_dir_all(folder()).unwrap();
        for (id, text) in &made {
            fs::write(folder().join(format!("{id}.txt")), text).unwrap();
        }
    }
    let kept = crate::common::files(&folder());
    let wanted: Vec<_> = made.keys().map(|id| format!("{id}.txt")).collect();
    assert_eq!(kept.len(), wanted.len(), "UPDATE_GOLDEN=1 writes them anew");
    for (id, text) in made {
        let kept = fs::read_to_string(folder().join(format!("{id}.txt"))).unwrap_or_default();
        assert_eq!(kept, text, "{id}: UPDATE_GOLDEN=1 writes it anew");
    }
}
