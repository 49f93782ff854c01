//! What people see at a terminal: colours that `NO_COLOR` turns off, lines that fit, keys that are pasted unseen, and
//! streams that a script can use.
//!
//! The terminal is a real one: `script` of util-linux runs the program in it.

use std::{
    fs,
    io::{Read as _, Write as _},
    process::{Command, Stdio},
};

use crate::common::Desk;

const PROGRAM: &str = env!("CARGO_BIN_EXE_grader");
const SAMPLES: [&str; 4] = ["right", "half", "empty", "hostile"];

/// A desk with the recordings of the demonstration.
fn desk() -> Desk {
    let desk = Desk::new();
    for sample in SAMPLES {
        let recording = format!("{}/demo/{sample}.json", env!("CARGO_MANIFEST_DIR"));
        fs::copy(recording, desk.path(&format!("{sample}.json"))).unwrap();
    }
    desk
}

/// A line of a shell at a terminal of its own.
fn at_terminal(desk: &Desk, line: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new("script");
    command.args(["-qec", line, "/dev/null"]).current_dir(desk.path(".")).env_clear();
    command.env("PATH", std::env::var("PATH").unwrap()).env("LC_ALL", "en_CA.UTF-8").env("TERM", "xterm");
    command.envs(variables.iter().copied()).stdin(Stdio::null());
    command
}

fn shown(desk: &Desk, line: &str, variables: &[(&str, &str)]) -> String {
    let line = format!("stty cols 80; exec {PROGRAM} {line}");
    String::from_utf8(at_terminal(desk, &line, variables).output().unwrap().stdout).unwrap()
}

#[test]
fn colour_is_for_terminals_and_can_be_turned_off() {
    let desk = desk();
    let painted = |line: &str, variables: &[(&str, &str)]| shown(&desk, line, variables).contains('\u{1b}');
    let line = "check half.json --phase 6 --quiet";
    assert!(painted(line, &[]) && painted(line, &[("NO_COLOR", "")]));
    assert!(!painted(line, &[("NO_COLOR", "1")]));
    assert!(!painted(&format!("{line} --no-colour"), &[]));
    let plain = shown(&desk, line, &[("NO_COLOR", "1")]);
    let failed = plain.lines().any(|line| line.contains("✗ to fix") && line.contains("6.1"));
    assert!(failed, "what a colour says stands there as a sign and a word: {plain}");
}

#[test]
fn every_line_fits_into_80_columns() {
    let desk = desk();
    desk.file("class.csv", "id,nom,groupe,remise\na,A,1,right.json\nb,B,1,half.json\nc,C,2,missing.json\n");
    let mut calls: Vec<Vec<&str>> = SAMPLES.iter().map(|sample| vec!["check", *sample]).collect();
    let names: Vec<String> = SAMPLES.iter().map(|sample| format!("{sample}.json")).collect();
    calls.iter_mut().zip(&names).for_each(|(call, name)| call[1] = name);
    let more: [&[&str]; 13] = [
        &["grade", "right.json", "half.json", "--out", "o"],
        &["list"],
        &["list", "--profile", "github"],
        &["lint"],
        &["steps"],
        &["init"],
        &["doctor"],
        &["demo"],
        &["class", "class.csv", "--out", "c"],
        &["integrity", "c"],
        &["keys", "new", "k.key"],
        &["check", "half.json", "--watch"],
        &["grade", "nowhere"],
    ];
    calls.extend(more.map(<[&str]>::to_vec));
    for call in calls {
        for lang in ["fr", "en"] {
            let folder = desk.path(".");
            for left in ["submission.toml", "answers.toml", "k.key"].map(|name| folder.join(name)) {
                let _ = fs::remove_file(left);
            }
            let seen = shown(&desk, &format!("{} --lang {lang} --no-colour", call.join(" ")), &[]);
            assert!(!seen.trim().is_empty(), "{call:?}");
            // What moves is drawn over the same line again.
            let lines = seen.split(['\n', '\r']).filter(|line| !line.contains('\u{1b}'));
            for line in lines.filter(|line| line.trim().contains(' ')) {
                assert!(line.chars().count() <= 80, "{call:?} {lang}: {line}");
            }
        }
    }
}

#[test]
fn pasted_keys_are_not_shown_and_the_terminal_is_as_before() {
    let desk = Desk::new();
    desk.file("submission.toml", "[student]\nid = \"s1\"\n");
    let line = format!("{PROGRAM} check --only 2.3 --aws-credentials -; stty -a");
    let mut command = at_terminal(&desk, &line, &[]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut seen = Vec::new();
    let mut byte = [0; 256];
    while !String::from_utf8_lossy(&seen).contains("nothing is shown") {
        let read = out.read(&mut byte).unwrap();
        assert!(read > 0, "it asks for the keys: {}", String::from_utf8_lossy(&seen));
        seen.extend(&byte[..read]);
    }
    let block = "[default]\naws_access_key_id=ASIAHUSHHUSHHUSHHUSH\naws_secret_access_key=hushhushhush\naws_session_token=hush+hush/hush=\n";
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(block.as_bytes()).unwrap();
    keyboard.flush().unwrap();
    out.read_to_end(&mut seen).unwrap();
    drop(keyboard);
    child.wait().unwrap();
    let seen = String::from_utf8_lossy(&seen);
    assert!(!seen.to_lowercase().contains("hush"), "{seen}");
    assert!(seen.contains("2.3"), "the block ends with its last line: {seen}");
    assert!(seen.contains(" echo ") && !seen.contains("-echo "), "{seen}");
}

#[test]
fn standard_output_holds_the_document_and_nothing_else() {
    let desk = desk();
    let ran = desk.run(&["check", "half.json", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["student"]["id"], "dominique.mi-chemin");
    assert_eq!(desk.run(&["check", "half.json", "--format", "json", "--quiet"]).err, "");
    // Documents for people and platforms go into files, and only their places are told.
    let ran = desk.run(&["check", "half.json", "--format", "html,gradescope", "--out", "o"]);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("o/report.html"), "{}", ran.err);
}
