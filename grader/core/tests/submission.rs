//! `submission.toml`: what is accepted, and how each mistake is named.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use grader_core::{Credentials, DocumentKind, Question, SubmissionFile};

/// The error of `text`, as a person reads it.
fn refusal(text: &str) -> String {
    SubmissionFile::parse("submission.toml", text).expect_err("the file must be refused").to_string()
}

/// A file whose `[aws]` table has the given lines; the table is on line 3.
fn with_aws(lines: &str) -> String {
    format!("[student]\nid = \"s1\"\n[aws]\n{lines}\n")
}

#[test]
fn a_student_is_enough() {
    let file = SubmissionFile::parse("s.toml", "[student]\nid = \"s1\"\n").unwrap();
    assert_eq!(file.student.id, "s1");
    assert!(file.aws.is_none() && file.urls.load_balancer.is_none());
}

#[test]
fn every_table_is_read() {
    let text = r#"
[student]
id = "s1"
name = "Zoé Ünal"
email = "zoe@example.org"
group = "B"

[urls]
load_balancer = "http://lb.example.org"
monolith = "http://203.0.113.5/"
customer = "http://203.0.113.6:8080"
employee = "https://203.0.113.6:8081/admin"

[aws]
region = "us-east-1"
role_arn = "arn:aws:iam::123456789012:role/grader"
external_id = "course"

[source]
microservices = "microservices"
deployment = "deployment"

[documents]
diagram = "diagram.drawio"
estimate = "estimate.pdf"
answers = "answers.toml"
"#;
    let file = SubmissionFile::parse("s.toml", text).unwrap();
    let public = file.public();
    assert_eq!(public.region.as_deref(), Some("us-east-1"));
    assert_eq!(public.urls.employee.unwrap().as_str(), "https://203.0.113.6:8081/admin");
    let aws = file.aws.unwrap();
    assert!(matches!(aws.credentials(), Ok(Credentials::Role { external_id: Some("course"), .. })));
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_nearest_valid_one() {
    let said = refusal("[student]\nid = \"s1\"\n\n[urls]\nload_balancr = \"http://x.org\"\n");
    assert_eq!(said, "submission.toml:5: unknown key \"load_balancr\" in [urls]; did you mean \"load_balancer\"?");
    let said = refusal("[studnet]\nid = \"s1\"\n");
    assert!(said.starts_with("submission.toml:1: unknown key \"studnet\" at the top level; did you mean \"student\"?"));
}

#[test]
fn an_unknown_key_like_no_other_lists_the_valid_ones() {
    let said = refusal("[student]\nid = \"s1\"\nfavourite_colour = 1\n");
    assert!(said.contains("submission.toml:3:") && said.contains("expected one of id, name, email, group"), "{said}");
}

#[test]
fn a_wrong_type_has_its_line() {
    let said = refusal("[student]\nname = \"Zoé\"\nid = 12\n");
    assert!(said.starts_with("submission.toml:3: ") && said.contains("expected a string"), "{said}");
    let said = refusal("student = \"s1\"\n");
    assert!(said.starts_with("submission.toml:1: "), "{said}");
}

#[test]
fn a_syntax_error_has_its_line() {
    assert!(refusal("[student]\nid = \"s1\n").starts_with("submission.toml:2: "));
    assert!(refusal("[student\n").starts_with("submission.toml:1: "));
}

#[test]
fn a_missing_student_is_said() {
    assert!(refusal("[urls]\n").contains("student"));
    assert!(refusal("").contains("student"));
    assert!(refusal("\n\n[student]\nid = \"  \"\n").starts_with("submission.toml:3: student.id is missing or empty"));
}

#[test]
fn bad_addresses_are_refused_with_line_and_reason() {
    for (address, reason) in [
        ("ftp://example.org", "neither http nor https"),
        ("example.org", "relative URL"),
        ("http://", "empty host"),
        ("http://user:pw@example.org", "user name or password"),
        ("javascript:alert(1)", "neither http nor https"),
        ("http://[::1", "IPv6"),
        ("", "relative URL"),
    ] {
        let said = refusal(&format!("[student]\nid = \"s1\"\n[urls]\nmonolith = \"{address}\"\n"));
        assert!(said.starts_with("submission.toml:4: ") && said.contains(reason), "{address}: {said}");
    }
}

#[test]
fn ways_of_access_are_not_mixed() {
    for (lines, reason) in [
        ("profile = \"a\"\nrole_arn = \"arn\"", "found several"),
        ("profile = \"a\"\naccess_key_id = \"k\"\nsecret_access_key = \"s\"", "found several"),
        ("external_id = \"a\"", "external_id goes with role_arn"),
        ("access_key_id = \"k\"", "go together"),
        ("secret_access_key = \"s\"", "go together"),
        ("session_token = \"t\"", "go together"),
    ] {
        let said = refusal(&with_aws(lines));
        assert!(said.starts_with("submission.toml:3: ") && said.contains(reason), "{lines}: {said}");
    }
}

#[test]
fn keys_and_an_empty_table_are_access() {
    let keys = "access_key_id = \"k\"\nsecret_access_key = \"s\"\nsession_token = \"t\"";
    let file = SubmissionFile::parse("s.toml", &with_aws(keys)).unwrap();
    assert!(matches!(file.aws.unwrap().credentials(), Ok(Credentials::Keys { id: "k", token: Some(_), .. })));
    let file = SubmissionFile::parse("s.toml", &with_aws("")).unwrap();
    assert!(matches!(file.aws.unwrap().credentials(), Ok(Credentials::Environment)));
}

#[test]
fn secrets_do_not_reach_debug_output_or_the_public_part() {
    let text =
        with_aws("access_key_id = \"k\"\nsecret_access_key = \"canary-secret\"\nsession_token = \"canary-token\"");
    let file = SubmissionFile::parse("s.toml", &text).unwrap();
    let shown = format!("{file:?} {}", serde_json::to_string(&file.public()).unwrap());
    assert!(!shown.contains("canary"), "{shown}");
}

#[test]
fn a_wrongly_typed_secret_is_not_repeated_in_the_error() {
    let said = refusal(&with_aws("access_key_id = \"k\"\nsecret_access_key = 12345678901234567890123"));
    assert!(said.starts_with("submission.toml:5: expected a text in quotes"), "{said}");
}

#[test]
fn an_enormous_file_is_refused_before_it_is_read() {
    let said = refusal(&"#".repeat((1 << 20) + 1));
    assert!(said.contains("expected at most 1048576 bytes, found 1048577"), "{said}");
}

#[test]
fn paths_begin_in_the_folder_of_the_file_and_evidence_holds_none() {
    let text = "[student]\nid = \"a\"\n[documents]\nanswers = \"docs/answers.toml\"\n";
    let file = SubmissionFile::parse("class/ada/submission.toml", text).unwrap();
    assert_eq!(file.folder, Path::new("class/ada"));
    assert_eq!(file.documents.answers.as_deref(), Some(Path::new("docs/answers.toml")));
    assert!(!serde_json::to_string(&file.public()).unwrap().contains("answers"));
    assert_eq!(Question::Document(DocumentKind::Answers).to_string(), "document:answers");
}
