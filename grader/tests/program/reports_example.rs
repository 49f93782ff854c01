//! `reports/example/`: one student and one class in every format, made by the real program from the recordings of the
//! demonstration. `UPDATE_EXAMPLES=1` writes them anew.
//!
//! Times of this run stand as `RUN`, in results already before documents are made of them; all bytes are compared.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use crate::common::{Desk, files};
use grader::report::{Format, class::ClassFormat};

/// What a time of this run is written as.
const RUN: &str = "2026-01-01T00:00:00Z";

/// Texts by path.
type Documents = BTreeMap<String, Vec<u8>>;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/example")
}

/// Runs the program in French, and wants `code`.
fn run(desk: &Desk, arguments: &[&str], code: i32) -> String {
    let ran = desk.run_with(&[arguments, &["--quiet"]].concat(), &[("LC_ALL", "fr_CA.UTF-8")]);
    assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
    ran.out
}

fn made(start: jiff::Timestamp) -> Documents {
    let desk = Desk::new();
    let mut roster = String::from("id,nom,groupe,remise\n");
    for (id, name, group, sample) in [
        ("camille", "Camille Juste", "1", "right"),
        ("dominique", "Dominique Mi-Chemin", "1", "half"),
        ("maxime", "Maxime Vide", "2", "empty"),
    ] {
        fs::copy(format!("{}/demo/{sample}.json", env!("CARGO_MANIFEST_DIR")), desk.path(&format!("{sample}.json")))
            .unwrap();
        roster += &format!("{id},{name},{group},{sample}.json\n");
    }
    desk.file("classe.csv", &roster);
    let mut all = Documents::new();
    all.insert("class/classe.csv".to_owned(), roster.into_bytes());
    all.insert("student/terminal.txt".to_owned(), run(&desk, &["check", "half.json"], 1).into_bytes());
    let formats = "json,html,junit,markdown,gradescope,prairielearn,autolab,vocareum,ags";
    run(&desk, &["check", "half.json", "--format", formats, "--out", "student"], 1);
    run(&desk, &["class", "classe.csv", "--out", "results", "--format", "json"], 0);
    for file in files(&desk.path("results")).into_iter().filter(|file| file.ends_with("result.json")) {
        let path = desk.path("results").join(file);
        fs::write(&path, without_times(&fs::read(&path).unwrap(), start)).unwrap();
    }
    run(&desk, &["export", "results", "--format", "all", "--out", "exported"], 0);
    for file in files(&desk.path("student")) {
        all.insert(format!("student/{file}"), fs::read(desk.path("student").join(&file)).unwrap());
    }
    let messages =
        files(&desk.path("exported")).into_iter().find(|f| f.contains("dominique") && f.ends_with("messages.ndjson"));
    all.insert("student/messages.ndjson".to_owned(), fs::read(desk.path("exported").join(messages.unwrap())).unwrap());
    for folder in ["results", "exported"] {
        for file in files(&desk.path(folder)).into_iter().filter(|file| !file.contains('/') && !file.starts_with('.')) {
            all.insert(format!("class/{file}"), fs::read(desk.path(folder).join(&file)).unwrap());
        }
    }
    all
}

/// `text` with `RUN` for every time since `start`.
fn without_times(bytes: &[u8], start: jiff::Timestamp) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_owned() };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('T') {
        let begin = at.checked_sub(10).filter(|b| rest.is_char_boundary(*b));
        // Most end in `Z`; JUnit's have no zone.
        let zulu = rest[at..].find('Z').map(|z| at + z + 1).filter(|end| end - at <= 20);
        let parsed = |begin: usize, end: usize, zone: &str| -> Option<jiff::Timestamp> {
            format!("{}{zone}", rest.get(begin..end)?).parse().ok()
        };
        let time = begin.and_then(|begin| {
            let whole = zulu.and_then(|end| Some((begin, end, RUN, parsed(begin, end, "")?)));
            whole.or_else(|| Some((begin, at + 9, &RUN[..19], parsed(begin, at + 9, "Z")?)))
        });
        match time {
            Some((begin, end, run, time)) if time >= start => {
                out += &rest[..begin];
                out += run;
                rest = &rest[end..];
            }
            _ => {
                out += &rest[..=at];
                rest = &rest[at + 1..];
            }
        }
    }
    out += rest;
    // The page says it to the minute; the test takes less than an hour.
    for minute in 0..60 {
        let shown = (start + jiff::SignedDuration::from_mins(minute)).strftime("%Y-%m-%d %H:%M UTC").to_string();
        out = out.replace(&shown, "2026-01-01 00:00 UTC");
    }
    out.into_bytes()
}

#[test]
fn the_examples_are_what_the_program_writes() {
    let start = jiff::Timestamp::from_second(jiff::Timestamp::now().as_second()).unwrap();
    let made: Documents = made(start).into_iter().map(|(name, bytes)| (name, without_times(&bytes, start))).collect();
    // Every format there is: a new one needs an example.
    let student = Format::ALL.into_iter().map(|format| format.file_name().unwrap_or("terminal.txt"));
    for name in student.chain(["messages.ndjson"]) {
        assert!(made.contains_key(&format!("student/{name}")), "{name}: {:?}", made.keys());
    }
    for format in ClassFormat::ALL {
        let made_of = |name: &str| match format {
            ClassFormat::Csv => name.ends_with("students.csv"),
            ClassFormat::Xlsx => name.ends_with(".xlsx"),
            ClassFormat::Markdown => name == "class/class.md",
            _ => name == format!("class/{}.csv", format.name()),
        };
        assert!(made.keys().any(|name| made_of(name)), "{}: {:?}", format.name(), made.keys());
    }
    assert!(made.contains_key("class/class.html") && made.contains_key("class/class.json"));
    if env::var_os("UPDATE_EXAMPLES").is_some() {
        let _ = fs::remove_dir_all(example());
        for (name, bytes) in &made {
            fs::create_dir_all(example().join(name).parent().unwrap()).unwrap();
            fs::write(example().join(name), bytes).unwrap();
        }
    }
    assert_eq!(files(&example()), made.keys().cloned().collect::<Vec<_>>(), "UPDATE_EXAMPLES=1 writes them anew");
    for (name, bytes) in made {
        let kept = fs::read(example().join(&name)).unwrap();
        assert!(
            kept == bytes,
            "reports/example/{name} is not what the program writes; UPDATE_EXAMPLES=1 writes it anew"
        );
    }
}
