//! One small class: four students who were graded alike, two of them with names that want to be something else, and two
//! without a result.

use grader_core::{CriterionId, GapReason, Shown, Student, Verdict};
use grader_report::{
    StoredResult,
    class::{Absence, Class},
};

use super::{
    build::{Sheet, failed, text, unseen, value},
    grades::zoe,
    lab, run,
};

/// The criteria of the class: id, points, title.
const CRITERIA: [(&str, &str, &str); 6] = [
    ("5.1-a", "1", "Les deux référentiels existent"),
    ("5.1-b", "2", "Chaque image porte l’étiquette latest"),
    ("5.2-a", "2", "Le cluster est actif"),
    ("6.1-a", "1.5", "Les groupes vérifient /admin/suppliers"),
    ("6.1-b", "2", "Critère que personne ne doit voir"),
    ("6.2-a", "3", "La règle mène au service employé"),
];

/// Before the work is due.
pub const IN_TIME: &str = "2026-03-05T12:00:00Z";
/// Two days after it was due.
pub const LATE: &str = "2026-03-07T12:00:00Z";

pub fn student(id: &str, name: &str, email: &str) -> Student {
    let text = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    Student { id: id.to_owned(), name: text(name), email: text(email), group: Some("420-DEP gr. 1".to_owned()) }
}

/// The result of a student who did not pass what `verdicts` says.
pub fn result(student: Student, verdicts: &[(&str, Verdict)]) -> StoredResult {
    StoredResult { lab: lab(), grade: sheet(verdicts).grade(student), run: run() }
}

/// The same with `marks` of a person, each with points or an excuse, for work that was handed in at `submitted`.
pub fn marked(student: Student, verdicts: &[(&str, Verdict)], marks: &[(&str, &str)], submitted: &str) -> StoredResult {
    let line = |(what, given): &(&str, &str)| format!("{},{what},{given},Vu,mk,2026-03-04,2026-12-31\n", student.id);
    let marks: String = marks.iter().map(line).collect();
    let marks = format!("student,criterion,points,reason,marker,date,until\n{marks}");
    StoredResult { lab: lab(), grade: sheet(verdicts).marked(student, &marks, submitted), run: run() }
}

/// The result of a student of whom nobody could see anything.
pub fn unseen_result(student: Student) -> StoredResult {
    let verdicts = CRITERIA.map(|(id, ..)| (id, unseen(GapReason::Throttled, "ecs:DescribeServices", "slow down")));
    result(student, &verdicts)
}

/// The result of a student who is excused from every task.
pub fn excused_result(student: Student) -> StoredResult {
    marked(student, &[], &["1.1", "5.1", "5.2", "6.1", "6.2"].map(|task| (task, "excused")), IN_TIME)
}

fn sheet(verdicts: &[(&str, Verdict)]) -> Sheet {
    let mut sheet = Sheet::new();
    for (id, points, title) in CRITERIA {
        let verdict = verdicts.iter().find(|(of, _)| *of == id).map_or(Verdict::Passed, |(_, v)| v.clone());
        sheet = sheet.with(id, points, text(title, &format!("{id} in English")), verdict);
        sheet = match id {
            "6.1-b" => sheet.hidden(),
            "6.2-a" => sheet.requires("6.1-a"),
            _ => sheet,
        };
    }
    sheet
}

/// The results of the class.
pub fn results() -> Vec<StoredResult> {
    let wrong = || failed("chemin", value("/admin/suppliers"), value("=cmd|' /C calc'!A0"));
    vec![
        result(zoe(), &[]),
        result(
            student("2400001", "Tremblay, \"Élo\"\ndie", "elodie.tremblay@example.org"),
            &[("6.1-a", wrong()), ("6.2-a", wrong()), ("5.2-a", Verdict::Manual)],
        ),
        result(
            student("2400002", "=HYPERLINK(\"http://evil\",\"x\")", "h@example.org"),
            &[("5.1-b", unseen(GapReason::AccessDenied, "ecr:DescribeImages", "no")), ("6.1-b", wrong())],
        ),
        result(
            student("2400003", "محمد بن سلمى", ""),
            &[("6.1-a", wrong()), ("6.1-b", failed("secret-subject", Shown::Present, Shown::Absent))],
        ),
    ]
}

/// The class.
pub fn class() -> Class {
    let mut class = Class::default();
    results().iter().for_each(|result| class.add(result));
    class.add_absent(student("2400004", "Li, 明", "li@example.org"), Absence::Missing);
    class.add_absent(student("2400005", "O’Neil", "oneil@example.org"), Absence::Broken("cut short".to_owned()));
    class
}

/// `n` students: student `k` passes a criterion when `passes` says so of `k` and the criterion's id.
pub fn crowd(n: usize, passes: impl Fn(usize, &str) -> bool) -> Class {
    let mut class = Class::default();
    for k in 0..n {
        let missed = CRITERIA.iter().map(|(id, ..)| *id).filter(|id| !passes(k, id));
        let verdicts: Vec<_> = missed.map(|id| (id, failed("x", Shown::Present, Shown::Absent))).collect();
        class.add(&result(student(&format!("s{k}"), "", ""), &verdicts));
    }
    class
}

pub fn id(text: &str) -> CriterionId {
    text.parse().unwrap()
}
