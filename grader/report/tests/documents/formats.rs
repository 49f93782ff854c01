//! The list of formats.

use crate::support::{document, grades, lab, run};
use grader_core::Lang;
use grader_report::{Audience, Format, Report, Style, render};

#[test]
fn formats_are_found_by_name() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    let error = "pdf".parse::<Format>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected one of terminal, json, html, junit, markdown, gradescope, prairielearn, autolab, vocareum, ags, found \"pdf\""
    );
}

#[test]
fn colour_adds_nothing_but_colour() {
    let (lab, grade, run) = (lab(), grades::half_done(), run());
    let report = Report { lab: &lab, grade: &grade, run: &run, evidence: None, audience: Audience::Instructor };
    let shown = |colour| {
        let style = Style { lang: Lang::Fr, colour, width: 80 };
        String::from_utf8(render(Format::Terminal, &report, &style).unwrap()).unwrap()
    };
    let escape = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    let coloured = shown(true);
    assert_ne!(coloured, shown(false));
    assert_eq!(escape.replace_all(&coloured, ""), shown(false));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let (lab, run) = (lab(), run());
    for grade in [grades::half_done(), grades::every_gap(), grades::hostile(&grades::evil_text())] {
        for width in [60, 80, 120] {
            let report = Report { lab: &lab, grade: &grade, run: &run, evidence: None, audience: Audience::Instructor };
            let style = Style { lang: Lang::Fr, colour: false, width };
            let text = String::from_utf8(render(Format::Terminal, &report, &style).unwrap()).unwrap();
            for line in text.lines() {
                assert!(textwrap::core::display_width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn a_page_asks_nothing_of_the_network() {
    let page = document(Format::Html, &grades::half_done(), Audience::Student, Lang::Fr);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    assert!(page.contains("default-src 'none'"));
    let active =
        regex::Regex::new(r#"<script|<link|<img|<iframe|src=|@import|url\(| style=| on[a-z]+=|https?:"#).unwrap();
    assert_eq!(active.find(&page).map(|found| found.as_str()), None);
}
