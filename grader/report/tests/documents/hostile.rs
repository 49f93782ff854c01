//! Whatever a student writes, it stays text.

use std::collections::BTreeSet;

use crate::support::{document, grades};
use grader_core::Lang;
use grader_report::{Audience, Format};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use regex::Regex;

fn told(format: Format, evil: &str) -> String {
    document(format, &grades::hostile(evil), Audience::Instructor, Lang::En)
}

/// The tags of a page, with their attributes.
fn tags(page: &str) -> Vec<&str> {
    let tag = Regex::new(r#"</?[a-zA-Z!][^\s>]*(?:\s+[a-z-]+(?:="[^"<>]*"|=[a-z]+)?)*\s*/?>"#).unwrap();
    tag.find_iter(page).map(|found| found.as_str()).collect()
}

fn check(evil: &str) {
    // The page of a harmless name has the same tags, and no other sign that could open one. Only the elements around the
    // two languages may differ: a text that is the same in both stands there once.
    let (page, harmless) = (told(Format::Html, evil), told(Format::Html, "harmless"));
    let language = Regex::new(r"^</?(?:i|tspan)[ >]").unwrap();
    let own =
        |page| tags(page).into_iter().filter(|tag| !language.is_match(tag)).map(str::to_owned).collect::<Vec<_>>();
    assert!(own(&page) == own(&harmless), "{evil:?} changes the page");
    assert_eq!(page.matches('<').count(), tags(&page).len());

    let terminal = told(Format::Terminal, evil);
    let acting: BTreeSet<char> = terminal.chars().filter(|c| acts(*c) && *c != '\n').collect();
    assert!(acting.is_empty(), "{acting:?}");

    // Those with nothing of the student's but a key, and that whole.
    let keys = [Format::Vocareum, Format::Ags];
    for format in Format::ALL.into_iter().filter(|f| f.is_shown_to_students() && !keys.contains(f)) {
        assert!(!told(format, evil).contains(acts_but_breaks), "{format:?}");
    }
    let markdown = told(Format::Markdown, evil);
    let harmless = told(Format::Markdown, "harmless");
    assert!(!markdown.contains(acts_but_breaks));
    assert_eq!(bare(&markdown, '<'), 0);
    assert_eq!(bare(&markdown, '|'), bare(&harmless, '|'), "a table keeps its columns");

    let xml = told(Format::Junit, evil);
    assert!(
        !xml.chars()
            .any(|c| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
    );
    let mut reader = Reader::from_str(&xml);
    while !matches!(reader.read_event().unwrap(), Event::Eof) {}

    let json: serde_json::Value = serde_json::from_str(&told(Format::Json, evil)).unwrap();
    assert_eq!(json["student"]["name"], evil, "result.json holds the whole name");
}

fn acts_but_breaks(c: char) -> bool {
    acts(c) && c != '\n'
}

/// How often `sign` stands there without a backslash before it.
fn bare(markdown: &str, sign: char) -> usize {
    Regex::new(r"\\.").unwrap().replace_all(markdown, "").matches(sign).count()
}

/// Controls and marks of direction.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn the_worst_name() {
    check(&grades::evil_text());
}

#[test]
fn a_name_of_a_megabyte_is_cut() {
    let evil = "<b>é".repeat(200_000);
    for format in [Format::Terminal, Format::Html, Format::Junit] {
        assert!(told(format, &evil).len() < 80_000, "{format:?}");
    }
}

#[test]
fn an_empty_name_gives_way_to_the_id() {
    let mut grade = grades::half_done();
    grade.student.name = Some("  ".to_owned());
    assert!(document(Format::Html, &grade, Audience::Student, Lang::Fr).contains("<bdi>2412345</bdi></h1>"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text(evil in any::<String>()) {
        // A text of nothing is no attack: where there is no resource, no element shows it.
        check(&format!("x{evil}"));
    }

    #[test]
    fn any_markup(evil in r#"[<>&"'/!a-z= \x00-\x1f\u{202a}-\u{202e}-]{1,60}"#) {
        check(&evil);
    }
}
