//! What is hidden from students is in no document that they get, though it counts.

use crate::support::{
    build::{Sheet, failed, text, unseen, value},
    document, document_of, grades,
};
use grader_core::{Citation, Entry, GapReason, Lang, Observation, Question, SourcePart, Verdict, facts::SourceTree};
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

/// Without keys each operation fails alike, and so may a hundred criteria.
#[test]
fn one_cause_is_told_once_with_its_number() {
    let mut sheet = Sheet::new();
    for (id, operation) in [("6.1-a", "ecs:ListClusters"), ("6.1-b", "ec2:DescribeVpcs"), ("6.1-c", "ecs:ListClusters")]
    {
        let verdict = unseen(GapReason::InvalidCredentials, operation, "no credentials");
        sheet = sheet.with(id, "1", text("Observable", "Can be seen"), verdict);
    }
    let alone = unseen(GapReason::AccessDenied, "ecr:DescribeImages", "denied");
    let grade = sheet.with("6.2-a", "1", text("Image", "Image"), alone).grade(grades::zoe());
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        let told =
            document(format, &grade, Audience::Student, Lang::En).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(told.matches("AWS does not accept the credentials").count(), 1, "{told}");
        assert!(told.contains("3 criteria for one reason (3 points)"), "{told}");
        assert!(told.contains("may not call ecr:DescribeImages"), "{told}");
        assert!(told.contains("First give the AWS keys, which 3 criteria wait for"), "{told}");
        let each = ["c-6.1-a", "c-6.1-b", "c-6.1-c"].iter().all(|id| told.contains(&format!("id=\"{id}\"")));
        assert!(told.contains("Criteria: 6.1-a…c") || format == Format::Html && each, "{told}");
    }
}

#[test]
fn what_was_read_in_a_repository_must_be_pushed() {
    let question = Question::Source(SourcePart::Microservices);
    let Verdict::Failed(mut finding) = failed("index.js", value("8080"), value("80")) else { panic!("it failed") };
    finding.citations = vec![Citation { question: question.clone(), resource: "index.js".to_owned() }];
    let sheet = Sheet::new().with("6.1-a", "1", text("Port", "Port"), Verdict::Failed(finding)).hint("Ici.", "Here.");
    let (grade, mut evidence) = sheet.graded(grades::zoe());
    let mut told = |address: Option<&str>| {
        let tree = SourceTree { address: address.map(str::to_owned), ..SourceTree::default() };
        let observation = Observation::Source(tree.into());
        evidence.entries =
            vec![Entry { question: question.clone(), observed_at: jiff::Timestamp::UNIX_EPOCH, observation }];
        [Format::Terminal, Format::Markdown, Format::Html].map(|format| {
            let told = document_of(format, &grade, Some(&evidence), Audience::Student, Lang::En);
            told.split_whitespace().collect::<Vec<_>>().join(" ").contains("git push")
        })
    };
    assert_eq!(told(Some("https://git.example/team/code.git")), [true; 3]);
    assert_eq!(told(None), [false; 3]);
}
