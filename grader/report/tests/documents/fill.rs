//! Files of teachers that marks are put into: only the cells for marks and feedback change.

use crate::support::class::{IN_TIME, class, excused_result, marked, student, unseen_result};
use grader_core::{Lang::En, Lang::Fr, Points};
use grader_report::class::{Absence, Class, FillKind, FillOptions, Sheet, fill};

const WORKSHEET: &str = "\u{feff}Identifiant,\"Nom complet\",\"Adresse de courriel\",Statut,Note,\"Note maximale\",\"Note modifiable\",\"Dernière modification (note)\",\"Feedback par commentaires\"\r\n\
Participant 11,\"Œuvrard, Zoé\",ZOE@example.org,\"Remis  \",,\"20,00\",Oui,-,\r\n\
Participant 12,\"=x\",nobody@example.org,Remis,7,\"20,00\",Oui,-,\"déjà\"\r\n\
\r\n\
Participant 13,Élodie,elodie.tremblay@example.org,Remis,\"3.00\",\"20,00\",Oui,-,\"à \"\"refaire\"\"\"\r\n";

const GRADEBOOK: &str = "Student;ID;SIS User ID;SIS Login ID;Section;Quiz (7);Coffee suppliers as microservices (123456);Final Score\n\
    Points Possible;;;;;5.00;14.50;(read only)\n\
\"Tremblay; Élodie\";9001;2400001;etremblay;gr. 1;4;;77\n\
H;9002;;h@example.org;gr. 1;4;EX;77\n\
\"Student, Test\";9003;;;gr. 1;;;";

fn filled(kind: FillKind, text: &str, options: &FillOptions) -> Sheet {
    fill(kind, text.as_bytes(), &class(), En, options).unwrap()
}

#[test]
fn a_worksheet_gets_marks_and_feedback_and_nothing_else() {
    let sheet = filled(FillKind::Worksheet, WORKSHEET, &FillOptions::default());
    let expected = WORKSHEET
        .replace("\"Remis  \",,\"20,00\",Oui,-,\r", "\"Remis  \",15.86,\"20,00\",Oui,-,\"to review: 1.1\"\r")
        .replace("\"3.00\"", "\"6.90\"")
        .replace("\"à \"\"refaire\"\"\"", "\"to fix: 6.1; waiting: 6.2 (6.1); to review: 1.1, 5.2\"");
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), expected);
    assert_eq!(
        sheet.notes[0],
        "line 3 of the file to fill: “nobody@example.org” is not among the results, the row stays as it is."
    );
    assert_eq!(sheet.notes.len(), 1 + 4, "four students are not in the file: {:?}", sheet.notes);
}

#[test]
fn a_gradebook_gets_marks_on_its_own_scale() {
    let sheet = filled(FillKind::Canvas, GRADEBOOK, &FillOptions::default());
    let expected = GRADEBOOK.replace("gr. 1;4;;77", "gr. 1;4;5.00;77").replace("4;EX;77", "4;7.50;77");
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), expected);
}

#[test]
fn columns_can_be_named() {
    let options = FillOptions {
        key: Some("SIS User ID".to_owned()),
        grade: Some("Quiz (7)".to_owned()),
        feedback: None,
        scale: Some(Points::from_hundredths(2900)),
    };
    let sheet = filled(FillKind::Canvas, GRADEBOOK, &options);
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), GRADEBOOK.replace("gr. 1;4;;77", "gr. 1;10.00;;77"));
}

#[test]
fn what_cannot_be_filled_is_refused_with_the_columns_found() {
    let refused = |kind, text: &[u8]| fill(kind, text, &class(), Fr, &FillOptions::default()).unwrap_err().to_string();
    assert!(refused(FillKind::Worksheet, b"Identifiant,Note\n").contains("--key-column"));
    let two = "SIS User ID,A (1),B (2)\n";
    let error = refused(FillKind::Canvas, two.as_bytes());
    assert!(error.contains("--grade-column") && error.ends_with("SIS User ID, A (1), B (2)"), "{error}");
    assert!(refused(FillKind::Worksheet, b"Adresse de courriel,Note\nZo\xe9,").contains("UTF-8"));
    assert!(refused(FillKind::Worksheet, b"").contains("--key-column"));
}

#[test]
fn a_student_who_is_there_twice_or_shares_a_key_stays_as_they_are() {
    let twice = "Email address,Grade\nzoe@example.org,1\nzoe@example.org,2\n";
    let sheet = filled(FillKind::Worksheet, twice, &FillOptions::default());
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), twice);
    assert!(sheet.notes.iter().any(|note| note.starts_with("line 3") && note.contains("more than once")));

    let mut shared = class();
    shared.add_absent(student("s9", "", "zoe@example.org"), Absence::Missing);
    let one = "Email address,Grade\nzoe@example.org,1\n";
    let sheet = fill(FillKind::Worksheet, one.as_bytes(), &shared, En, &FillOptions::default()).unwrap();
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), one);
}

#[test]
fn a_row_that_is_too_short_is_told() {
    let short = "Grade,Email address,Feedback comments\n,zoe@example.org\n";
    let sheet = filled(FillKind::Worksheet, short, &FillOptions::default());
    assert!(sheet.notes.iter().any(|note| note.contains("cells are missing")), "{:?}", sheet.notes);
    assert!(String::from_utf8(sheet.bytes).unwrap().contains("79.31,zoe@example.org\n"));
}

#[test]
fn whoever_has_no_mark_keeps_what_stands_there() {
    let mut class = Class::default();
    class.add(&unseen_result(student("s1", "", "")));
    class.add(&excused_result(student("s2", "", "")));
    let filled = |kind, text: &str| fill(kind, text.as_bytes(), &class, En, &FillOptions::default()).unwrap();
    let worksheet = "ID number,Grade,Feedback comments\ns1,12.00,well\ns2,7,\n";
    let sheet = filled(FillKind::Worksheet, worksheet);
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), worksheet);
    assert_eq!(sheet.unmarked.len(), 2, "{:?}", sheet.unmarked);
    let gradebook = "Student,ID,SIS User ID,Section,Lab (7)\nA,1,s1,A,12.00\nB,2,s2,A,7\n";
    let sheet = filled(FillKind::Canvas, gradebook);
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), gradebook.replace("A,7", "A,EX"));
    assert_eq!(sheet.unmarked, ["s1: nothing is settled yet, so there is no mark."]);
}

#[test]
fn a_worksheet_has_no_mark_above_its_maximum() {
    let mut class = Class::default();
    class.add(&marked(student("s1", "", ""), &[], &[("1.1", "3"), ("bonus", "1")], IN_TIME));
    let filled = |kind, text: &str| fill(kind, text.as_bytes(), &class, En, &FillOptions::default()).unwrap();
    let sheet = filled(FillKind::Worksheet, "ID number,Grade,Maximum grade\ns1,,\"20,00\"\n");
    assert_eq!(String::from_utf8(sheet.bytes).unwrap(), "ID number,Grade,Maximum grade\ns1,20.00,\"20,00\"\n");
    assert_eq!(sheet.notes, ["s1: the mark is above 20, which Moodle refuses; it is cut to 20."]);
    let sheet = filled(FillKind::Canvas, "Student,ID,SIS User ID,Section,Lab (7)\nA,1,s1,A,\n");
    assert!(String::from_utf8(sheet.bytes).unwrap().ends_with("A,106.90\n"), "Canvas takes it");
    assert_eq!(sheet.notes, [""; 0]);
}
