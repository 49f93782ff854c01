//! Words for what the self-test complains of. What a change or a ledger got wrong is for authors and stays English.

use std::collections::BTreeSet;

use grader::{
    core::Status,
    judge::selftest::Complaint,
    report::{Value, Words},
};

use crate::app::shown;

/// What is not as it should be, and what to do.
pub(crate) fn complaint(words: &Words, complaint: &Complaint) -> String {
    let list = |codes: &BTreeSet<String>| codes.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let (key, args): (_, Vec<(&str, String)>) = match complaint {
        Complaint::Unreadable(error) => ("unreadable", vec![("reason", error.to_string())]),
        Complaint::NotRight { criterion, found } => {
            ("not-right", vec![("criterion", criterion.to_string()), ("found", status(words, *found))])
        }
        Complaint::Misfit { case, misfit } => ("misfit", vec![("case", case.clone()), ("reason", misfit.to_string())]),
        Complaint::UnknownCriterion { case, criterion } => {
            ("unknown-criterion", vec![("case", case.clone()), ("criterion", criterion.to_string())])
        }
        Complaint::SameName { case } => ("same-name", vec![("case", case.clone())]),
        Complaint::Pointless { case } => ("pointless", vec![("case", case.clone())]),
        Complaint::Differs { case, criterion, expected, found } => (
            "differs",
            vec![
                ("case", case.clone()),
                ("criterion", criterion.to_string()),
                ("expected", status(words, *expected)),
                ("found", status(words, *found)),
            ],
        ),
        Complaint::Remarks { case, expected, found } => {
            ("remarks", vec![("case", case.clone()), ("expected", list(expected)), ("found", list(found))])
        }
        Complaint::Unseen { part, criterion, found } => (
            "unseen",
            vec![("part", part.clone()), ("criterion", criterion.to_string()), ("found", status(words, *found))],
        ),
    };
    let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, text)| (*name, shown(text).into())).collect();
    words.with(&format!("complaint-{key}"), &args)
}

fn status(words: &Words, status: Status) -> String {
    words.get(&format!("status-{}", status.name()))
}
