//! Rubrics and grades in a few words.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use grader_core::{
    Criterion, CriterionGrade, CriterionId, Difference, Finding, Gap, GapReason, Grade, Outcome, Place, Points, Rubric,
    Shown, Task, Text, Verdict,
};

/// A rubric of criteria of two points each, written `1.1-a <- 1.2, 1.3-a`; an entry without letter is an empty task, one that
/// begins with `+` is a bonus.
pub fn rubric(lines: &[&str]) -> Rubric {
    let mut rubric = Rubric::default();
    for line in lines {
        let (line, is_bonus) = line.strip_prefix('+').map_or((*line, false), |line| (line, true));
        let (name, requires) = line.split_once(" <- ").unwrap_or((line, ""));
        let (task, letter) = name.split_once('-').unwrap_or((name, ""));
        let id = task.parse().unwrap();
        if rubric.tasks.last().is_none_or(|t| t.id != id) {
            let points = Points::from_hundredths(200);
            rubric.tasks.push(Task { id, title: Text::default(), points, criteria: Vec::new(), bonus: Vec::new() });
        }
        if !letter.is_empty() {
            let task = rubric.tasks.last_mut().unwrap();
            let list = if is_bonus { &mut task.bonus } else { &mut task.criteria };
            list.push(Criterion {
                id: name.parse().unwrap(),
                title: Text::default(),
                points: Points::from_hundredths(200),
                requires: requires.split(", ").filter(|r| !r.is_empty()).map(|r| r.parse().unwrap()).collect(),
                hint: Text::default(),
                guide: Text::default(),
                services: Vec::new(),
                hidden: false,
                place: Place { file: "x.feature".into(), line: 1 },
            });
        }
    }
    rubric
}

pub fn failed() -> Verdict {
    let difference = Difference { subject: "x".into(), expected: Shown::Present, observed: Shown::Absent };
    Verdict::Failed(Finding { differences: vec![difference], citations: Vec::new() })
}

pub fn unseen() -> Verdict {
    Verdict::Inconclusive(Gap::new(GapReason::AccessDenied))
}

pub fn settle(lines: &[&str], verdicts: &[(&str, Verdict)]) -> Grade {
    let outcomes: BTreeMap<CriterionId, Outcome> = verdicts
        .iter()
        .map(|(id, verdict)| {
            let outcome = Outcome { verdict: verdict.clone(), remarks: Vec::new(), asked: Vec::new() };
            (id.parse().unwrap(), outcome)
        })
        .collect();
    Grade::settle(&rubric(lines), &super::evidence(), outcomes)
}

pub fn criterion<'a>(grade: &'a Grade, id: &str) -> &'a CriterionGrade {
    grade.criteria().find(|c| c.id.to_string() == id).unwrap()
}

/// Earned, possible and open points of the whole, as text.
pub fn totals(grade: &Grade) -> [String; 3] {
    let totals = grade.totals;
    [totals.earned, totals.possible, totals.open].map(|p| p.to_string())
}
