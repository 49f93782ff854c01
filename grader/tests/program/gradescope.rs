//! `gradescope`: the folder that it writes, run as Gradescope would, and `grade --metadata`.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    process::Command,
};

use crate::common::{Desk, RIGHT, Ran, Sample, files, rules};
use serde_json::Value;

/// A day and an hour after the lab is due; the assignment's own date and other keys do not get in the way.
const LATE: &str = r#"{"id": 1, "created_at": "2026-01-03T01:00:00.5+00:00", "users": [{"id": 7, "email": "a@example.org",
    "name": "$(touch pwned)\"; touch pwned #\u202e<script>\n', \\"}], "assignment": {"due_date": null, "title": "`x`"},
    "previous_submissions": [{"results": {"tests": []}}]}"#;

/// Stands for Gradescope's image: an autograder by the rules of the tests, with a due date, and a place for a submission.
fn image(arguments: &[&str]) -> Desk {
    let desk = Desk::new();
    for name in files(rules().as_ref()) {
        let mut text = fs::read_to_string(format!("{}/{name}", rules())).unwrap();
        if name == "lab.toml" {
            text += "\n[due]\ndate = \"2026-01-02T00:00\"\nzone = \"UTC\"\nlate_per_day = 5\n";
        }
        fs::create_dir_all(desk.path("own/inner")).unwrap();
        fs::write(desk.path("own").join(name), text).unwrap();
    }
    let ran = desk.run(&[&["gradescope", "source", "--features", "own"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::create_dir(desk.path("submission")).unwrap();
    desk
}

fn with_program(desk: Desk) -> Desk {
    symlink(env!("CARGO_BIN_EXE_grader"), desk.path("source/grader")).unwrap();
    desk
}

/// Puts a program of the test's own in the place of the grader.
fn with_script(desk: Desk, script: &str) -> Desk {
    desk.file("source/grader", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(desk.path("source/grader"), fs::Permissions::from_mode(0o755)).unwrap();
    desk
}

/// Runs one of the scripts in the folder that stands for `/autograder`.
fn script(desk: &Desk, name: &str) -> Ran {
    let output = Command::new(desk.path("source").join(name))
        .current_dir(desk.path(""))
        .env("AUTOGRADER_ROOT", desk.path(""))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn results(desk: &Desk) -> Value {
    serde_json::from_str(&desk.read("results/results.json")).unwrap()
}

#[test]
fn the_folder_has_everything_but_the_program() {
    let desk = image(&[]);
    let expected = [
        "README.md",
        "rubric/inner/1.1.feature",
        "rubric/inner/1.2.feature",
        "rubric/lab.toml",
        "run_autograder",
        "setup.sh",
    ];
    assert_eq!(files(&desk.path("source")), expected);
    let ran = script(&desk, "setup.sh");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("\"grader\" is missing beside setup.sh"), "{}", ran.err);
    let ran = script(&with_program(desk), "setup.sh");
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn a_submission_is_graded_as_the_platform_knows_it_and_nothing_hidden_leaks() {
    let desk = with_program(image(&[]));
    let bundle =
        desk.bundle("submission/packed/$(touch pwned)\n\"'.json", &Sample { brand: "Other", ..RIGHT }.evidence());
    desk.file("submission_metadata.json", LATE);
    let ran = script(&desk, "run_autograder");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));

    let metadata = ["--metadata", "submission_metadata.json"];
    let options = ["--features", "own", "--lang", "en", "--format", "gradescope,json", "--out", "o"];
    assert_eq!(desk.run(&[&["grade", bundle], &metadata[..], &options].concat()).code, 1);
    assert_eq!(desk.read("results/results.json"), desk.read("o/gradescope.json"));
    assert_eq!(results(&desk)["score"].as_f64(), Some(40.0), "two days late: {:#}", results(&desk));
    assert!(!desk.read("results/results.json").to_lowercase().contains("canar"));
    let result: Value = serde_json::from_str(&desk.read("o/result.json")).unwrap();
    assert_eq!(result["student"]["id"], "a@example.org", "not who the bundle says: {}", result["student"]);
    assert_eq!(files(&desk.path("results")), ["results.json"]);
    assert!(!files(&desk.path("")).iter().any(|name| name == "pwned"), "a text was run");
}

#[test]
fn an_extension_is_no_lateness() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    let source = image(&[]);
    let own = source.path("own").display().to_string();
    let mark = |metadata: &str| {
        let metadata = desk.file("m.json", metadata);
        let ran = desk.run(&["grade", bundle, "--features", &own, "--metadata", metadata, "--format", "json"]);
        serde_json::from_str::<Value>(&ran.out).unwrap()["mark"].as_f64().unwrap()
    };
    assert_eq!(mark(LATE), 60.0);
    assert_eq!(mark(&LATE.replace("\"due_date\": null", "\"due_date\": \"2026-01-02T12:00:00-05:00\"")), 65.0);
    assert_eq!(mark(&LATE.replace("\"id\": 7,", "\"assignment\": {\"due_date\": \"2026-01-05T00:00:00Z\"},")), 70.0);
}

#[test]
fn a_grade_is_no_failure_of_the_autograder_whatever_it_is() {
    for (sample, score) in
        [(RIGHT, 70.0), (Sample { status: 500, ..RIGHT }, 30.0), (Sample { instance: false, ..RIGHT }, 60.0)]
    {
        let desk = with_program(image(&[]));
        desk.bundle("submission/e.json.zst", &sample.evidence());
        let ran = script(&desk, "run_autograder");
        assert_eq!((ran.code, results(&desk)["score"].as_f64()), (0, Some(score)), "{}", ran.out);
    }
}

#[test]
fn what_cannot_be_graded_is_told_to_the_student() {
    type Prepare = fn(&Desk);
    let cases: [(Prepare, &str, &str); 5] = [
        (|_| (), "an evidence bundle is needed", ""),
        (|desk| symlink(desk.path("own/lab.toml"), desk.path("submission/submission.toml")).unwrap(), "is needed", ""),
        (
            |desk| {
                for name in ["submission/a.json", "submission/b.json"] {
                    desk.file(name, "{}");
                }
            },
            "several",
            "",
        ),
        (
            |desk| {
                desk.file("submission/e.json", "{\"schema\"");
            },
            "see the message below",
            "e.json",
        ),
        (
            |desk| {
                desk.file("submission/x/submission.toml", "[student]\nid = \"\"\n");
            },
            "see the message below",
            "student.id is missing or empty",
        ),
    ];
    for (prepare, said, message) in cases {
        let desk = with_program(image(&[]));
        prepare(&desk);
        let ran = script(&desk, "run_autograder");
        let results = results(&desk);
        assert_eq!((ran.code, &results["stdout_visibility"]), (0, &Value::from("visible")), "{}", ran.err);
        assert!(results["output"].as_str().unwrap().contains(said), "{results}");
        assert!(ran.out.contains(message), "{}", ran.out);
    }
}

#[test]
fn a_failure_of_ours_is_no_mark_and_never_shown_as_one() {
    for (code, said) in [(4, "Defect of the grader; this is not a mark"), (124, "Time ran out; this is not a mark")] {
        let desk = image(&[]);
        let desk = with_script(desk, &format!("cp results/results.json early.json; echo secret; exit {code}"));
        desk.bundle("submission/e.json", &RIGHT.evidence());
        assert_eq!(script(&desk, "run_autograder").code, 1);
        let (results, early) = (results(&desk), desk.read("early.json"));
        assert!(results["output"].as_str().unwrap().contains(said), "{results}");
        assert_eq!(results["stdout_visibility"], "hidden");
        let early: Value = serde_json::from_str(&early).unwrap();
        assert!(early["output"].as_str().unwrap().contains("Grading has not ended"), "{early}");
    }
}

#[test]
fn the_language_and_the_profile_of_the_class_are_kept() {
    let desk = Desk::new();
    let lab = fs::read_to_string(format!("{}/lab.toml", rules())).unwrap();
    let name = "d'été $(touch pwned)";
    desk.file(
        "own/lab.toml",
        lab + &format!("\n[profiles.\"{name}\"]\ntitle = {{ fr = \"Été\", en = \"Summer\" }}\nservices = {{ }}\n"),
    );
    for file in ["1.1.feature", "1.2.feature"] {
        let text = fs::read(format!("{}/inner/{file}", rules())).unwrap();
        fs::write(desk.path("own").join(file), text).unwrap();
    }
    let ran = desk.run(&["gradescope", "source", "--features", "own", "--profile", name, "--lang", "fr"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let desk = with_script(desk, r#"printf '%s\n' "$@" >asked; exit 4"#);
    desk.bundle("submission/e.json", &RIGHT.evidence());
    script(&desk, "run_autograder");
    let asked = desk.read("asked");
    assert!(asked.contains(&format!("--lang\nfr\n--profile\n{name}\n--\n")), "{asked}");
    let ran = desk.run(&["gradescope", "other", "--features", "own", "--profile", "winter"]);
    assert_eq!((ran.code, desk.path("other").exists()), (2, false), "{}", ran.err);
}

#[test]
fn what_is_there_already_and_what_is_no_metadata_is_refused() {
    let desk = image(&[]);
    let ran = desk.run(&["gradescope", "source"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("source is not empty. Choose a new folder."), "{}", ran.err);

    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    desk.file("bad.json", "{\"created_at\": \"\\u001b[2J yesterday\"}");
    for (arguments, said) in [
        (&["--metadata", "bad.json"][..], "bad.json is not a submission_metadata.json of Gradescope"),
        (&["--metadata", "none.json"], "cannot read none.json: it does not exist"),
        (&["--metadata", "bad.json", bundle], "--metadata is about one submission"),
    ] {
        let ran = desk.run(&[&["grade", bundle, "--features", "own"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(said) && !ran.err.contains('\u{1b}'), "{}", ran.err);
    }
}
