//! A run over a class at a real terminal: a display that moves, and no trace of it afterwards.
use std::{
    fs::File,
    io::Read as _,
    process::{Command, Stdio},
};

use crate::common::{Desk, RIGHT, rules};
use rustix::{
    fs::{Mode, OFlags, open},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{Winsize, tcsetwinsize},
};

/// What the program writes to a terminal of `columns`, and how it ends.
fn at_a_terminal(desk: &Desk, columns: u16, arguments: &[&str]) -> (String, i32) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = open(name.as_c_str(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    tcsetwinsize(&slave, Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(arguments)
        .current_dir(desk.path(""))
        .env_clear()
        .envs([("LC_ALL", "en_CA.UTF-8"), ("TERM", "xterm-256color")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::from(slave))
        .spawn()
        .unwrap();
    // The terminal is at its end once nobody has its other side open: then reading fails.
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    let mut terminal = File::from(master);
    while let Ok(read @ 1..) = terminal.read(&mut chunk) {
        bytes.extend_from_slice(&chunk[..read]);
    }
    (String::from_utf8_lossy(&bytes).into_owned(), child.wait().unwrap().code().unwrap())
}

#[test]
fn a_terminal_shows_how_far_the_class_is_and_is_clean_afterwards() {
    let desk = Desk::new();
    let mut roster = "id,submission\n".to_owned();
    for n in 1..=40 {
        desk.bundle(&format!("s{n}.json"), &RIGHT.evidence());
        roster += &format!("student-{n}-with-a-rather-long-id\u{202e},s{n}.json\n");
    }
    roster += "broken,nowhere.json\n";
    desk.file("roster.csv", roster);
    let (text, code) =
        at_a_terminal(&desk, 80, &["class", "roster.csv", "--out", "o", "--features", rules(), "--jobs", "2"]);
    assert_eq!(code, 0, "{text:?}");
    assert!(text.contains("41/41") || text.contains("/41  "), "{text:?}");
    assert!(text.contains("left") && text.contains("student-1-with"), "what is left, and who is at work: {text:?}");
    assert!(!text.contains('\u{202e}'), "names do not act on the terminal");
    assert!(!text.contains("[1/41]"), "no line per student where the display moves: {text:?}");
    let last = text.rsplit('\r').next().unwrap();
    assert!(text.contains("\u{1b}[2K") && !last.contains("/41"), "the display is cleared: {last:?}");
}

#[test]
fn quiet_is_quiet_at_a_terminal_too() {
    let desk = Desk::new();
    desk.bundle("s1.json", &RIGHT.evidence());
    desk.file("roster.csv", "id,submission\ns1,s1.json\n");
    let (text, code) =
        at_a_terminal(&desk, 40, &["class", "roster.csv", "--out", "o", "--features", rules(), "--quiet"]);
    assert_eq!((text.as_str(), code), ("", 0));
}
