//! The guides, followed to the letter: what they say to run is run, in their order, by a shell in an empty folder.
//!
//! A block ```` ```sh run ```` is run, with the exit code that a comment `code 1` names; ```` ```csv file=NAME ```` is
//! written; ```` ```gherkin append=NAME ```` is added to a file. What needs a cloud is in plain `sh` blocks, which the
//! program's own tests parse.

use std::{
    env, fs,
    io::Write as _,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

const GUIDES: [(&str, usize); 8] = [
    ("student", 1),
    ("instructor", 9),
    ("write-a-lab", 13),
    ("bundle", 3),
    ("security", 2),
    ("platforms", 4),
    ("marks", 4),
    ("scale", 9),
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The fenced blocks of a document: what stands behind the fence, and the text.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let inner: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((info.to_owned(), inner.join("\n") + "\n"));
        }
    }
    found
}

/// Runs one line of a guide.
fn run(line: &str, folder: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_grader")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path.as_str()), ("LC_ALL", "fr_CA.UTF-8")])
        .output()
        .unwrap();
    let expected = line.split("# code ").nth(1).map_or(0, |code| code.trim().parse().unwrap());
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(expected), "{line}\n{said}");
}

#[test]
fn every_guide_can_be_followed_to_the_letter() {
    for (name, commands) in GUIDES {
        let folder = tempfile::tempdir().unwrap();
        for linked in ["grader", "features"] {
            symlink(repository().join(linked), folder.path().join(linked)).unwrap();
        }
        let mut seen = 0;
        let text = fs::read_to_string(repository().join("docs").join(name).with_extension("md")).unwrap();
        for (info, block) in blocks(&text) {
            if let Some((_, file)) = info.split_once(" file=") {
                fs::write(folder.path().join(file), block).unwrap();
            } else if let Some((_, file)) = info.split_once(" append=") {
                let mut file = fs::OpenOptions::new().append(true).open(folder.path().join(file)).unwrap();
                file.write_all(block.as_bytes()).unwrap();
            } else if info == "sh run" {
                for line in block.lines() {
                    run(line, folder.path());
                    seen += usize::from(line.starts_with("grader "));
                }
            }
        }
        assert_eq!(seen, commands, "commands of {name}.md that are run");
    }
}

#[test]
fn every_link_of_the_documentation_leads_somewhere() {
    let mut links = 0;
    let docs = fs::read_dir(repository().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let others = ["README.md", "features/README.md", "reports/README.md"].map(|name| repository().join(name));
    for document in docs.filter(|path| path.extension().is_some_and(|e| e == "md")).chain(others) {
        let text = fs::read_to_string(&document).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if !link.contains("://") && !link.starts_with('#') {
                let target = document.parent().unwrap().join(link.split('#').next().unwrap());
                assert!(target.exists(), "{}: {link}", document.display());
                links += 1;
            }
        }
    }
    assert!(links > 30, "{links}");
}

/// Every text under `folder` that the program's words stand in.
fn words(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let wanted = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|e| e == "ftl" || e == "rs");
    let read = |path: PathBuf| if path.is_dir() { words(&path) } else { fs::read_to_string(&path).unwrap() };
    entries.filter(wanted).map(read).collect()
}

#[test]
fn every_message_of_the_faq_is_one_that_the_program_says() {
    let all: String = ["grader/words", "grader/report/words", "grader/core/src", "grader/src"]
        .map(|folder| words(&repository().join(folder)))
        .concat();
    let all = all.replace('’', "'");
    let faq = fs::read_to_string(repository().join("docs/faq.md")).unwrap();
    let mut messages = 0;
    for cell in faq.lines().filter_map(|line| line.strip_prefix("| ")).map(|line| line.split(" |").next().unwrap()) {
        for quoted in cell.split(['«', '“']).skip(1).map(|rest| rest.split(['»', '”']).next().unwrap()) {
            for part in quoted.split('…').map(str::trim).filter(|part| part.len() > 3) {
                assert!(all.contains(part), "{part:?} of {cell:?}");
                messages += 1;
            }
        }
    }
    assert!(messages > 25, "{messages}");
}

#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let text = fs::read_to_string(repository().join("SECURITY.md")).unwrap();
    let mut named = 0;
    for row in text.lines().filter(|line| line.starts_with("| ") && line.contains(".rs` `")) {
        let cell = row.trim_end_matches([' ', '|']).rsplit("| ").next().unwrap();
        let (file, test) = cell.split_once("` `").unwrap_or_else(|| panic!("{row}"));
        let file = file.trim_start_matches('`');
        let code = fs::read_to_string(repository().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let head = format!("fn {}(", test.trim_end_matches('`'));
        assert!(code.contains(&head), "{file} has no {head}…)");
        named += 1;
    }
    assert!(named > 35, "{named}");
}

/// The commands in plain `sh` blocks of a guide.
#[cfg(feature = "live")]
fn commands(name: &str) -> Vec<String> {
    let text = fs::read_to_string(repository().join("docs").join(name).with_extension("md")).unwrap();
    let plain = blocks(&text).into_iter().filter(|(info, _)| info == "sh").map(|(_, block)| block);
    let lines = plain.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.starts_with("grader ")).collect()
}

/// Runs a line and says how it ended.
#[cfg(feature = "live")]
fn code(line: &str, folder: &Path) -> i32 {
    let program = Path::new(env!("CARGO_BIN_EXE_grader")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path.as_str()), ("LC_ALL", "en_CA.UTF-8")]);
    let output = command.output().unwrap();
    let code = output.status.code().unwrap();
    // A mark may be low, evidence unsigned or something unseen: but what a guide says is never wrong.
    assert!([0, 1, 3].contains(&code), "{line}\n{code}\n{}", String::from_utf8_lossy(&output.stderr));
    code
}

/// A folder with a small class under the names that the guides use.
#[cfg(feature = "live")]
fn class_of_the_guides() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    symlink(repository().join("features"), at("features")).unwrap();
    for name in ["remise", "preuves", "code-de-depart"] {
        fs::create_dir(at(name)).unwrap();
    }
    for name in ["right", "empty"] {
        let recorded = grader::bundle::read(&repository().join(format!("grader/demo/{name}.json"))).unwrap();
        for copy in [format!("preuves/{name}.json.zst"), format!("{name}.json.zst")] {
            grader::bundle::write(&at(&copy), &recorded.evidence).unwrap();
        }
    }
    fs::copy(at("right.json.zst"), at("remise.json.zst")).unwrap();
    fs::write(at("remise/submission.toml"), "[student]\nid = \"camille.juste\"\n").unwrap();
    fs::write(at("code-de-depart/index.js"), "// the beginning\n").unwrap();
    fs::write(at("roster.csv"), "id,submission\ncamille.juste,right.json.zst\nmaxime.vide,empty.json.zst\n").unwrap();
    let mark = "student,criterion,points,reason,marker,date\ncamille.juste,1.1,1,shown,É. Bélanger,2026-12-05\n";
    fs::write(at("marks.csv"), mark).unwrap();
    folder
}

#[cfg(feature = "live")]
#[test]
fn what_the_guides_say_of_trust_runs_on_a_small_class() {
    let folder = class_of_the_guides();
    code("grader class roster.csv --out classe", folder.path());
    let lines = commands("trust");
    for line in &lines {
        let ended = code(line, folder.path());
        assert!(!line.contains("keys verify") || ended == 1, "none of these is signed by the course");
    }
    assert!(lines.iter().filter(|line| line.contains("spot-check")).count() == 3 && lines.len() >= 7, "{lines:?}");
}
