//! `selftest`: proof that feature files tell wrong solutions from right ones.

use std::path::Path;

use grader::{
    Rules, bundle,
    core::Evidence,
    judge::selftest::{Complaint, Ledger, LedgerError, Matrix, Part, SelfTest},
};
use serde_json::{Value, json};
use tabled::{
    builder::Builder,
    settings::{Alignment, Style, object::Columns},
};

use super::{demo, rules};
use crate::{
    app::{App, Failure},
    args::Selftest,
    exit::Exit,
    explain::{Explain as _, complaint},
};

/// The columns of the matrix after the criterion's: their names in JSON, and in the words.
const COLUMNS: [&str; 5] = ["caught", "alone", "missed", "accused", "kept"];

/// Runs the self-test and prints the matrix; anything that is not proven makes it fail.
pub(crate) fn run(app: &App, args: &Selftest) -> Result<Exit, Failure> {
    let rules = rules(app, args.folder.path())?;
    let judge = rules.judge().map_err(|e| e.failure(&app.words))?;
    let right = right(app, args.right.as_deref())?;
    let (ledgers, unreadable) = ledgers(&rules);
    let mut matrix = SelfTest::new(&judge, &right).map_err(Failure::defect)?.run_and_tell(&ledgers, |part| {
        let key = match part {
            Part::Cases => "note-selftest-cases",
            Part::Loosened => "note-selftest-loosened",
            Part::Unseen => "note-selftest-unseen",
        };
        app.note(key, &[]);
    });
    matrix.complaints.splice(0..0, unreadable.into_iter().map(Complaint::Unreadable));
    if args.json {
        app.print(super::json(&document(app, &matrix))?.as_bytes())?;
    } else {
        show(app, &matrix)?;
    }
    Ok(if matrix.holds() { Exit::Passed } else { Exit::Failed })
}

/// The evidence of the right solution: the bundle named, or else the right lab of the demonstration.
fn right(app: &App, path: Option<&Path>) -> Result<Evidence, Failure> {
    match path {
        Some(path) => bundle::read(path).map(|bundle| bundle.evidence).map_err(|e| e.failure(&app.words)),
        None => demo::sample(demo::RIGHT).map(|(evidence, _)| evidence),
    }
}

/// The ledgers, each with the name of its file, and those that cannot be read.
fn ledgers(rules: &Rules) -> (Vec<(String, Ledger)>, Vec<LedgerError>) {
    let (mut read, mut unreadable) = (Vec::new(), Vec::new());
    for file in &rules.ledgers {
        match Ledger::parse(file) {
            Ok(ledger) => read.push((file.path.clone(), ledger)),
            Err(error) => unreadable.push(error),
        }
    }
    (read, unreadable)
}

/// The numbers of a row, in the order of [`COLUMNS`].
const fn numbers(row: &grader::judge::selftest::Row) -> [usize; COLUMNS.len()] {
    [row.caught, row.alone, row.missed, row.accused, row.kept]
}

fn show(app: &App, matrix: &Matrix) -> Result<(), Failure> {
    let words = &app.words;
    let mut builder = Builder::new();
    let headings = COLUMNS.map(|name| words.get(&format!("selftest-{name}")));
    let ends = [words.get("selftest-untested"), words.get("selftest-proven")];
    builder.push_record([words.get("selftest-criterion")].into_iter().chain(headings).chain(ends));
    for row in &matrix.rows {
        let proven = match (row.is_proven(), row.manual) {
            (true, true) => "selftest-person",
            (true, false) => "selftest-yes",
            (false, _) => "selftest-no",
        };
        let counts = numbers(row).into_iter().chain([row.untested.len()]).map(|n| n.to_string());
        builder.push_record([row.criterion.to_string()].into_iter().chain(counts).chain([words.get(proven)]));
    }
    let mut table = builder.build();
    table.with(Style::sharp()).modify(Columns::new(1..), Alignment::right());
    app.line(&table.to_string())?;
    app.sentence(&words.get("selftest-legend"))?;
    for text in matrix.complaints.iter().map(|c| complaint(words, c)) {
        app.sentence(&text)?;
    }
    for row in &matrix.rows {
        for line in &row.untested {
            let args = [
                ("criterion", row.criterion.to_string().into()),
                ("line", line.number.into()),
                ("text", crate::app::shown(&line.text).into()),
            ];
            app.sentence(&words.with("complaint-untested", &args))?;
        }
    }
    let args = [
        ("wrong", matrix.wrong.into()),
        ("right", matrix.right.into()),
        ("unseen", matrix.unseen.into()),
        ("loosened", matrix.loosened.into()),
        ("proven", matrix.rows.iter().filter(|row| row.is_proven()).count().into()),
        ("criteria", matrix.rows.len().into()),
        ("complaints", matrix.complaints.len().into()),
    ];
    app.sentence(&words.with("selftest-summary", &args))
}

/// The matrix as programs read it.
fn document(app: &App, matrix: &Matrix) -> Value {
    let rows = matrix.rows.iter().map(|row| {
        let mut entry = json!({
            "criterion": row.criterion,
            "manual": row.manual,
            "proven": row.is_proven(),
            "untested": row.untested.iter().map(|l| json!({ "line": l.number, "text": l.text })).collect::<Vec<_>>(),
        });
        for (name, number) in COLUMNS.into_iter().zip(numbers(row)) {
            entry[name] = number.into();
        }
        entry
    });
    json!({
        "holds": matrix.holds(),
        "wrong": matrix.wrong,
        "right": matrix.right,
        "unseen": matrix.unseen,
        "loosened": matrix.loosened,
        "criteria": rows.collect::<Vec<_>>(),
        "complaints": matrix.complaints.iter().map(|c| complaint(&app.words, c)).collect::<Vec<_>>(),
    })
}
