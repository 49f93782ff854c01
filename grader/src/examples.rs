//! The commands that the documentation shows are commands of this program.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::Path};

use clap::FromArgMatches as _;
use grader::core::Lang;
use serde_json::Value;

use crate::{args::Cli, help};

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

/// Every text in a document.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(inner) => inner.iter().for_each(|v| texts(v, found)),
        Value::Object(inner) => inner.values().for_each(|v| texts(v, found)),
        _ => {}
    }
}

/// The arguments of each call of the program in a shell script; variables and expressions stand for a number.
fn commands(script: &str) -> Vec<Vec<String>> {
    let mut script = script.replace("\\\n", " ");
    while let Some((start, end)) = script.find("${{").and_then(|at| Some((at, at + script[at..].find("}}")? + 2))) {
        script.replace_range(start..end, "1");
    }
    let own = |line: &str| line.trim().starts_with("grader ").then(|| line.trim().to_owned());
    let words = |line: String| -> Vec<String> {
        let line =
            line.split(" || ").next().unwrap().split(" > ").next().unwrap().split(" #").next().unwrap().to_owned();
        let word = |word: &str| word.split_once('$').map_or(word.to_owned(), |(before, _)| format!("{before}1"));
        line.split_whitespace().map(word).collect()
    };
    script.lines().filter_map(own).map(words).collect()
}

fn check(name: &str, script: &str) -> usize {
    let program = help::command(&crate::app::words(Lang::En).unwrap());
    let commands = commands(script);
    for command in &commands {
        let matches = program.clone().try_get_matches_from(command).and_then(|m| Cli::from_arg_matches(&m));
        assert!(matches.is_ok(), "{name}: {command:?}: {}", matches.unwrap_err());
    }
    commands.len()
}

#[test]
fn every_example_is_well_formed_and_calls_the_program_as_it_is() {
    let mut seen = 0;
    for entry in fs::read_dir(docs().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let (name, text) = (path.display().to_string(), fs::read_to_string(&path).unwrap());
        let value: Value = match path.extension().unwrap().to_str().unwrap() {
            "json" => serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}")),
            "yaml" | "yml" => serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}")),
            other => panic!("{name}: nothing checks .{other}"),
        };
        assert!(value.is_object(), "{name}");
        let mut found = Vec::new();
        texts(&value, &mut found);
        seen += found.iter().map(|script| check(&name, script)).sum::<usize>();
    }
    assert_eq!(seen, 7, "calls of the program in the examples");
}

#[test]
fn every_command_of_the_guides_is_one_of_the_program() {
    let others = ["README.md", "features/README.md", "reports/README.md"].map(|name| docs().join("..").join(name));
    let guides = fs::read_dir(docs()).unwrap().map(|entry| entry.unwrap().path());
    let mut seen = 0;
    for guide in guides.filter(|path| path.extension().is_some_and(|e| e == "md")).chain(others) {
        let text = fs::read_to_string(&guide).unwrap();
        seen += check(&guide.display().to_string(), &text);
    }
    assert!(seen >= 55, "{seen} commands: did the guides change their form?");
}
