//! Every format, compared with documents that people have read. The name of a file says what it shows.

use crate::support::{document, document_of, golden, grades};
use grader_core::Lang::{En, Fr};
use grader_report::{
    Audience::{Instructor, Student},
    Format,
};

#[test]
fn half_done() {
    let grade = grades::half_done();
    golden("half-done.fr.txt", &document(Format::Terminal, &grade, Student, Fr));
    golden("half-done.en.txt", &document(Format::Terminal, &grade, Instructor, En));
    golden("half-done.html", &document(Format::Html, &grade, Student, Fr));
    golden("half-done.json", &document(Format::Json, &grade, Instructor, Fr));
    golden("half-done.fr.junit.xml", &document(Format::Junit, &grade, Student, Fr));
}

#[test]
fn all_done() {
    let grade = grades::all_done();
    golden("all-done.fr.txt", &document(Format::Terminal, &grade, Student, Fr));
    golden("all-done.en.junit.xml", &document(Format::Junit, &grade, Instructor, En));
}

#[test]
fn marked() {
    let grade = grades::marked();
    golden("marked.fr.txt", &document(Format::Terminal, &grade, Student, Fr));
    golden("marked.en.txt", &document(Format::Terminal, &grade, Instructor, En));
    golden("marked.html", &document(Format::Html, &grade, Student, Fr));
    golden("marked.json", &document(Format::Json, &grade, Instructor, Fr));
    golden("marked.en.junit.xml", &document(Format::Junit, &grade, Instructor, En));
}

#[test]
fn every_gap() {
    let grade = grades::every_gap();
    golden("every-gap.fr.txt", &document(Format::Terminal, &grade, Student, Fr));
    golden("every-gap.en.txt", &document(Format::Terminal, &grade, Student, En));
}

#[test]
fn starting() {
    let (grade, evidence) = grades::starting();
    let told = |format, lang| document_of(format, &grade, Some(&evidence), Student, lang);
    golden("starting.html", &told(Format::Html, Fr));
    golden("starting.json", &told(Format::Json, Fr));
    golden("starting.fr.md", &told(Format::Markdown, Fr));
    golden("starting.en.md", &told(Format::Markdown, En));
    golden("starting.fr.txt", &told(Format::Terminal, Fr));
    golden("starting.en.txt", &told(Format::Terminal, En));
}

#[test]
fn what_is_starting_is_as_wrong_as_it_is_to_who_grades() {
    let (grade, evidence) = grades::starting();
    for format in [Format::Html, Format::Json, Format::Markdown, Format::Terminal] {
        let told = document_of(format, &grade, Some(&evidence), Instructor, En);
        assert!(!told.contains("class=\"card starting\"") && !told.contains("\"starting\""), "{format:?}");
        assert!(format == Format::Html || !told.contains("is starting"), "{format:?}");
    }
}

#[test]
fn hostile() {
    let grade = grades::hostile(&grades::evil_text());
    golden("hostile.en.txt", &document(Format::Terminal, &grade, Instructor, En));
    golden("hostile.en.junit.xml", &document(Format::Junit, &grade, Instructor, En));
}
