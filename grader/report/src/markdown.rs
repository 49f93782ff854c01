//! Markdown about one student, for merge requests, issues and job summaries.

use std::fmt::Write as _;

use grader_core::Status;

use crate::{
    Report, ReportError, Style, account,
    cause::{Cause, causes},
    markup::{
        Align::{Left, Right},
        escaped, escaped_but_code, heads, row,
    },
    phrase::Phrases,
    plain::{brief, ours},
    report::Seen,
    standing::Standing,
};

/// The sections with details, from what the student can put right.
const SECTIONS: [(Standing, &str); 5] = [
    (Standing::Is(Status::Failed), "section-fix"),
    (Standing::Starting, "section-starting"),
    (Standing::Is(Status::Blocked), "section-blocked"),
    (Standing::Is(Status::Inconclusive), "section-unseen"),
    (Standing::Is(Status::Broken), "section-broken"),
];

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let mut text = head(report, &phrases);
    text += &tasks(report, &phrases);
    for (standing, key) in SECTIONS {
        let found = report.standing_so(standing);
        if found.is_empty() {
            continue;
        }
        // Writing to a String cannot fail.
        let _ = writeln!(text, "\n## {}", phrases.get(key));
        if standing == Standing::Starting {
            let _ = writeln!(text, "\n{}", escaped(&phrases.get("starting-means")));
        }
        if standing == Standing::Is(Status::Inconclusive) {
            for cause in causes(report, standing) {
                unseen(&mut text, &cause, &phrases);
            }
            continue;
        }
        for seen in found {
            criterion(&mut text, seen, &phrases);
        }
    }
    Ok(text.into_bytes())
}

/// A criterion with all that it came to.
fn criterion(text: &mut String, seen: Seen<'_>, phrases: &Phrases) {
    let _ = writeln!(text, "\n### {}\n", escaped(&account::name(seen, phrases)));
    let ours = account::advice(seen, phrases);
    for line in account::lines(seen, phrases) {
        let line = if ours.contains(&line) { escaped_but_code(&line) } else { escaped(&line) };
        let _ = writeln!(text, "- {line}");
    }
}

/// What could not be seen for one cause.
fn unseen(text: &mut String, cause: &Cause<'_>, phrases: &Phrases) {
    let (Some(gap), [_, _, ..]) = (&cause.gap, &cause.criteria[..]) else {
        cause.criteria.iter().for_each(|seen| criterion(text, *seen, phrases));
        return;
    };
    let _ = writeln!(text, "\n### {}\n", escaped(&phrases.alike(cause)));
    let remarks = cause.remarks().into_iter().map(|remark| phrases.remark(remark));
    let ids = phrases.ids(cause.criteria.iter().map(|seen| &seen.criterion.id));
    let ids = phrases.line("detail-criteria", &ids);
    for line in account::gap_lines(gap, phrases).into_iter().chain([ids]).chain(remarks) {
        let _ = writeln!(text, "- {}", escaped(&line));
    }
}

fn head(report: &Report<'_>, phrases: &Phrases) -> String {
    let student = &report.grade.student;
    let title = ours(report.lab.title.get(phrases.lang()));
    let group = student.group.as_deref().map(|group| phrases.about("student-group", "group", &brief(group)));
    let who = [Some(phrases.student(student)), Some(brief(&student.id)), group].into_iter().flatten();
    let mut text = format!("# {}\n\n{}\n", escaped(&title), escaped(&who.collect::<Vec<_>>().join(" · ")));
    for line in account::summary(report, phrases) {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n- {}", escaped(&line));
    }
    text + "\n\n"
}

fn tasks(report: &Report<'_>, phrases: &Phrases) -> String {
    let names = ["column-status", "column-id", "column-title", "column-points", "column-open"];
    let mut text = heads(&names.map(|key| phrases.get(key)), &[Left, Left, Left, Right, Right]);
    for task in &report.grade.tasks {
        let standing = report.standing([task], task.status);
        text += &row(&[
            format!("{} {}", escaped(standing.symbol()), standing.word(phrases)),
            task.id.to_string(),
            escaped(&ours(task.title.get(phrases.lang()))),
            phrases.score(task.totals),
            phrases.points(task.totals.open),
        ]);
    }
    text
}
