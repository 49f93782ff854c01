//! What is hidden from students is in no document that they get, though it counts.

use crate::support::{document, grades};
use grader_core::Lang;
use grader_report::{Audience, Format};

const SECRETS: [&str; 5] = [
    "Critère que personne ne doit voir",
    "Criterion that nobody may see",
    "secret-subject",
    "aide secrète",
    "secret hint",
];

fn told(format: Format, audience: Audience, lang: Lang) -> Vec<&'static str> {
    let text = document(format, &grades::half_done(), audience, lang);
    SECRETS.into_iter().filter(|secret| text.contains(secret)).collect()
}

#[test]
fn students_are_not_told_what_is_hidden() {
    for format in Format::ALL {
        for lang in [Lang::Fr, Lang::En] {
            assert_eq!(told(format, Audience::Student, lang), [""; 0], "{format:?} {lang}");
            // A platform passes its document on to the student, whoever made it.
            let hidden = told(format, Audience::Instructor, lang).is_empty();
            assert_eq!(hidden, format.is_shown_to_students(), "{format:?} {lang}");
        }
    }
}

#[test]
fn hidden_criteria_count() {
    // These two go by tasks.
    for format in Format::ALL.into_iter().filter(|f| !matches!(f, Format::Vocareum | Format::Ags)) {
        let text = document(format, &grades::half_done(), Audience::Student, Lang::Fr);
        assert!(text.contains("6.1-b"), "{format:?}");
    }
    let text = document(Format::Terminal, &grades::half_done(), Audience::Student, Lang::Fr);
    assert!(text.contains("0\u{a0}/\u{a0}3,5"), "{text}");
}

#[test]
fn what_only_the_student_saw_is_named_in_every_document() {
    let mut grade = grades::half_done();
    let said = |grade: &grader_core::Grade, format| {
        document(format, grade, Audience::Instructor, Lang::En).matches("attested").count()
    };
    assert!(Format::ALL.into_iter().all(|format| said(&grade, format) == 0));
    let criteria = || grades::half_done().criteria().count();
    grade.tasks.iter_mut().flat_map(|t| &mut t.criteria).for_each(|c| c.provenance = grader_core::Provenance::Attested);
    for format in [Format::Json, Format::Junit] {
        assert_eq!(said(&grade, format), criteria(), "{format:?}");
    }
    assert!(said(&grade, Format::Terminal) >= 5, "each criterion that needs attention");
    let page = |grade: &grader_core::Grade| document(Format::Html, grade, Audience::Student, Lang::En);
    let all = "Evidence: attested by the student</i></p>\n<section class=\"phase\"";
    assert!(page(&grade).contains(all), "said once of everything");
    let one = grade.tasks.iter_mut().flat_map(|t| &mut t.criteria).next().unwrap();
    one.provenance = grader_core::Provenance::Observed;
    assert!(!page(&grade).contains(all));
    assert!(said(&grade, Format::Html) >= criteria() - 1, "each criterion, in its line or on its card");
}
