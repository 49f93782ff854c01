//! The rules of JUnit XML that make a document acceptable to both schemas in use. Their texts are not ours to ship.

use std::collections::BTreeMap;

use crate::support::{document, grades};
use grader_core::{Grade, Lang};
use grader_report::{Audience, Format};
use quick_xml::{Reader, events::Event};
use regex::Regex;

/// An element: the names down to it, its attributes, the names of its children.
#[derive(Debug, Default)]
struct Element {
    path: String,
    attributes: BTreeMap<String, String>,
    children: Vec<String>,
}

/// Reads a document, which must be well-formed.
fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut open, mut all): (Vec<usize>, Vec<Element>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let path = open.last().map_or(name.clone(), |parent| {
                    all[*parent].children.push(name.clone());
                    format!("{}/{name}", all[*parent].path)
                });
                let attributes = tag.attributes().map(Result::unwrap);
                let attributes = attributes.map(|a| (a.key.as_ref().to_owned(), a.value.into_owned())).collect();
                if matches!(event, Event::Start(_)) {
                    open.push(all.len());
                }
                all.push(Element { path, attributes, children: Vec::new() });
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return all,
            _ => {}
        }
    }
}

fn check(grade: &Grade) {
    let text = document(Format::Junit, grade, Audience::Instructor, Lang::Fr);
    let elements = elements(&text);
    let timestamp = Regex::new(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$").unwrap();
    assert_eq!((elements[0].path.as_str(), elements[0].attributes.len()), ("testsuites", 0));
    let mut suites = 0;
    for element in &elements {
        let has: Vec<&str> = element.attributes.keys().map(String::as_str).collect();
        match element.path.as_str() {
            "testsuites/testsuite" => {
                let wanted = "errors failures hostname id name package skipped tests time timestamp";
                assert_eq!(has.join(" "), wanted);
                assert_eq!(element.attributes["id"], suites.to_string());
                assert!(timestamp.is_match(&element.attributes["timestamp"]));
                suites += 1;
                let order = [&element.children[..1], &element.children[element.children.len() - 2..]].concat();
                assert_eq!(order, ["properties", "system-out", "system-err"]);
                let cases = element.children.iter().filter(|c| *c == "testcase").count();
                assert_eq!(element.attributes["tests"], cases.to_string());
            }
            "testsuites/testsuite/testcase" => {
                assert_eq!(has, ["classname", "name", "time"]);
                assert!(element.children.len() <= 1, "{element:?}");
            }
            path if path.ends_with("/skipped") => assert!(has.is_empty(), "{element:?}"),
            path if path.ends_with("/failure") || path.ends_with("/error") => assert_eq!(has, ["message", "type"]),
            path => assert!(
                ["testsuites", "properties", "property", "system-out", "system-err"].iter().any(|n| path.ends_with(n)),
                "{path}"
            ),
        }
    }
    assert_eq!(suites, grade.tasks.len());
}

#[test]
fn documents_follow_the_rules_of_both_schemas() {
    check(&grades::half_done());
    check(&grades::all_done());
    check(&grades::every_gap());
    check(&grades::hostile(&grades::evil_text()));
}

#[test]
fn statuses_become_what_ci_knows() {
    let text = document(Format::Junit, &grades::half_done(), Audience::Instructor, Lang::En);
    let cases: Vec<&str> = text.split("<testcase ").collect();
    let of = |id: &str| *cases.iter().find(|case| case.starts_with(&format!("name=\"{id} "))).unwrap();
    for (id, result) in [
        ("5.1-b", "<error type=\"Inconclusive\""),
        ("5.2-a", "<error type=\"Broken\""),
        ("6.1-a", "<failure type=\"RootCause\""),
        ("6.1-b", "<failure type=\"Failure\""),
        ("6.2-a", "<skipped>"),
        ("6.2-b", "<skipped>"),
        ("1.1", "<skipped>"),
    ] {
        assert!(of(id).contains(result), "{id}: {}", of(id));
    }
    assert!(!of("5.1-a").contains("<skipped") && !of("5.1-a").contains("<failure"));
}
