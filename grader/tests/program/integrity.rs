//! What submissions of a class have in common: planted pairs are found, and nothing else is.

use std::sync::Arc;

use crate::common::{Desk, RIGHT};
use grader::{
    core::{
        Entry, Evidence, Observation, Question, SourcePart, Topic,
        facts::{Identity, SourceFile, SourceTree},
    },
    integrity::{Kind, Match, Starter, Trace, compare},
};

/// Code that nobody else writes: a walk through the words of the language that depends on `seed`.
fn code(mut seed: u64, lines: usize) -> String {
    const WORDS: [&str; 24] = [
        "const", "let", "if (", "for (", "return", "await", "alpha", "beta", "gamma", "(", ")", "=>", "{", "}", "[",
        "]", "=", "===", "+", ".", ",", "404", "'text'", "!",
    ];
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(seed >> 33) as usize % WORDS.len()]
    };
    let mut line = || (0..10).map(|_| next()).collect::<Vec<_>>().join(" ");
    (0..lines).map(|_| line() + ";\n").collect()
}

/// The same with other names, another layout and comments.
fn disguised(code: &str) -> String {
    code.replace("alpha", "first").replace("beta", "b2").replace("404", "500").replace('\n', "\n\n  // mine\n")
}

fn starter_code() -> String {
    code(999, 80)
}

struct Work {
    id: String,
    group: Option<&'static str>,
    account: String,
    own: String,
}

fn work(number: u64) -> Work {
    let id = format!("s{number:03}");
    Work { id, group: None, account: format!("{:012}", 100 + number), own: code(number, 60) }
}

impl Work {
    fn evidence(&self) -> Evidence {
        let mut evidence = RIGHT.evidence();
        evidence.submission.student.id.clone_from(&self.id);
        evidence.submission.student.group = self.group.map(str::to_owned);
        let at = evidence.entries[0].observed_at;
        let file =
            |path: &str, text: String| SourceFile { path: path.into(), text: Some(text), ..SourceFile::default() };
        let files = vec![file("index.js", starter_code()), file("app/controller.js", self.own.clone())];
        let tree = SourceTree { files, ..SourceTree::default() };
        let identity = Identity { account: self.account.clone(), arn: String::new() };
        evidence.entries.extend([
            Entry {
                question: Question::Aws(Topic::Identity),
                observed_at: at,
                observation: Observation::Identity(Arc::new(identity)),
            },
            Entry {
                question: Question::Source(SourcePart::Microservices),
                observed_at: at,
                observation: Observation::Source(Arc::new(tree)),
            },
        ]);
        evidence
    }

    fn trace(&self) -> Trace {
        let evidence = self.evidence();
        let digest = evidence.to_bundle().unwrap().1;
        Trace::of(&evidence, &digest)
    }
}

fn found(class: &[Work], starter: &Starter) -> Vec<(Kind, String)> {
    let traces: Vec<Trace> = class.iter().map(Work::trace).collect();
    compare(&traces, starter).iter().map(|Match { kind, students, .. }| (*kind, students.join(" "))).collect()
}

#[test]
fn planted_pairs_are_found_and_nothing_else() {
    let mut class: Vec<Work> = (0..40).map(work).collect();
    class[3].own = class[2].own.clone();
    class[5].own = disguised(&class[4].own);
    class[7].account = class[6].account.clone();
    // A group may share everything.
    class[9].own = class[8].own.clone();
    class[9].account = class[8].account.clone();
    (class[8].group, class[9].group) = (Some("3"), Some("3"));
    // A quarter of someone else's code among one's own is no likeness.
    class[11].own = code(10, 60)[..code(10, 60).len() / 4].to_owned() + &code(500, 60);
    assert_eq!(
        found(&class, &Starter::default()),
        [
            (Kind::Account, "s006 s007".to_owned()),
            (Kind::Source, "s002 s003".to_owned()),
            (Kind::SimilarSource, "s004 s005".to_owned())
        ]
    );
}

#[test]
fn in_a_small_class_the_starter_has_to_be_named() {
    let class: Vec<Work> = (0..2).map(|n| Work { own: String::new(), ..work(n) }).collect();
    assert_eq!(found(&class, &Starter::default()), [(Kind::Source, "s000 s001".to_owned())]);
    let mut starter = Starter::default();
    starter.add("index.js", &starter_code());
    starter.add("empty.js", "");
    assert_eq!(found(&class, &starter), []);
}

#[test]
fn the_same_evidence_is_found() {
    let mut class: Vec<Trace> = (0..3).map(|n| work(n).trace()).collect();
    class[2].digest = class[0].digest.clone();
    let matches = compare(&class, &Starter::default());
    assert!(matches.iter().any(|m| m.kind == Kind::Evidence && m.students == ["s000", "s002"]), "{matches:?}");
}

#[test]
fn five_hundred_students_are_compared() {
    let mut class: Vec<Work> = (0..500).map(work).collect();
    class[400].own = class[100].own.clone();
    class[401].own = disguised(&class[101].own);
    assert_eq!(
        found(&class, &Starter::default()),
        [(Kind::Source, "s100 s400".to_owned()), (Kind::SimilarSource, "s101 s401".to_owned())]
    );
}

#[test]
fn the_command_reads_a_class_folder_and_never_fails_for_a_match() {
    let desk = Desk::new();
    let mut class: Vec<Work> = (0..6).map(work).collect();
    class[1].account = class[0].account.clone();
    class[1].id = "a|b\u{1b}[2J".into();
    for (at, work) in class.iter().enumerate() {
        let name = format!("class/students/{at}/evidence.json.zst");
        desk.file(&name, "");
        desk.bundle(&name, &work.evidence());
    }
    let table = desk.run(&["integrity", "class"]);
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(table.out.contains("same AWS account") && table.out.contains("no proof of a fault"), "{}", table.out);
    assert!(!table.out.contains('\u{1b}'));
    let markdown = desk.run(&["integrity", "class", "--markdown"]).out;
    assert!(markdown.contains("a\\|b"), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&desk.run(&["integrity", "class", "--json"]).out).unwrap();
    assert_eq!((json[0]["kind"].as_str(), json[0]["value"].as_str()), (Some("account"), Some("000000000100")));

    desk.file("class/students/0/evidence.json.zst", "broken");
    let broken = desk.run(&["integrity", "class"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("is not a whole evidence bundle"), "{}", broken.err);
    std::fs::create_dir(desk.path("empty")).unwrap();
    assert!(desk.run(&["integrity", "empty"]).err.contains("holds no evidence file"));
}

/// A bundle names whoever recorded it; what hands it in is a row of the roster.
#[test]
fn students_are_named_as_in_the_roster_and_values_are_short_enough_to_read() {
    let desk = Desk::new();
    desk.bundle("same.json", &work(1).evidence());
    desk.file("roster.csv", "id,submission\nanna,same.json\nben,same.json\n");
    let ran = desk.run(&["class", "roster.csv", "--out", "class", "--only", "5.2"]);
    assert_eq!(ran.code, 3, "nothing of it was recorded: {}", ran.err);
    let table = desk.run(&["integrity", "class"]).out;
    assert!(table.contains("anna, ben") && !table.contains("s001"), "{table}");
    let row = |kind: &str| table.lines().find(|line| line.contains(kind)).unwrap_or_else(|| panic!("{table}"));
    assert!(row("same evidence").contains("sha256:") && row("same evidence").contains('…'), "{table}");
    assert!(row("same files").contains("2 files "), "{table}");
}
