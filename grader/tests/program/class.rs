//! `class`, `merge` and `regrade` on recorded submissions: what is on disk, whatever happens on the way.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::common::{Desk, RIGHT, Ran, Sample, files, rules};
use grader::core::Provenance;
use serde_json::Value;

/// Grades a class with the rules of the tests.
pub fn class(desk: &Desk, arguments: &[&str]) -> Ran {
    desk.run(&[&["class", "--features", rules()], arguments].concat())
}

/// A class of `count` students; every third page is broken, and every fifth instance cannot be seen.
pub fn school(desk: &Desk, count: usize) -> &'static str {
    let mut roster = "id;nom;courriel;groupe;remise\n".to_owned();
    for n in 1..=count {
        let sample = Sample { status: if n % 3 == 0 { 500 } else { 200 }, instance: n % 5 != 0, ..RIGHT };
        let name = format!("work/s{n}.json");
        let mut evidence = sample.evidence();
        evidence.recorder.provenance = Provenance::Attested;
        desk.bundle(&name, &evidence);
        roster += &format!("s{n};\"Nom, {n}\";s{n}@example.org;G{};{name}\n", n % 4);
    }
    desk.file("roster.csv", roster);
    "roster.csv"
}

fn json(desk: &Desk, name: &str) -> Value {
    serde_json::from_str(&desk.read(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// All results in a folder by student, without what belongs to the run.
pub fn results(desk: &Desk, out: &str) -> BTreeMap<String, Value> {
    let folders = fs::read_dir(desk.path(out).join("students")).unwrap();
    let result = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut value: Value = serde_json::from_slice(&fs::read(folder.join("result.json")).ok()?).unwrap();
        value.as_object_mut().unwrap().remove("run").unwrap();
        Some((name, value))
    };
    folders.filter_map(|entry| result(entry.unwrap().path())).collect()
}

fn statuses(desk: &Desk, out: &str) -> BTreeMap<String, String> {
    let class = json(desk, &format!("{out}/class.json"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    class["students"].as_array().unwrap().iter().map(|s| (text(&s["id"]), text(&s["status"]))).collect()
}

#[test]
fn a_roster_becomes_a_folder_of_results() {
    let desk = Desk::new();
    let ran = class(&desk, &[school(&desk, 7), "--out", "o"]);
    assert_eq!(ran.code, 3, "something was not seen: {}", ran.err);
    assert!(ran.out.contains("s7") && ran.out.contains("7 graded, 0 failed, 0 without a result."), "{}", ran.out);
    assert!(ran.err.contains("[7/7] "), "a line per student where there is no terminal: {}", ran.err);
    let list = json(&desk, "o/class.json");
    assert_eq!(list["schema"], "grader.class/1");
    let first = &list["students"][0];
    assert_eq!(
        (&first["id"], &first["name"], &first["email"], &first["group"], &first["folder"], &first["status"]),
        (&"s1".into(), &"Nom, 1".into(), &"s1@example.org".into(), &"G1".into(), &"s1".into(), &"graded".into()),
    );
    assert_eq!(files(&desk.path("o/students/s1")), ["evidence.json.zst", "report.html", "result.json"]);
    let results = results(&desk, "o");
    assert_eq!(results["s1"]["student"]["name"], "Nom, 1", "the roster knows who hands in");
    assert_eq!(results["s3"]["totals"]["earned"].as_f64(), Some(30.0));
    assert_eq!(results["s1"]["lab"]["rubric"], list["rubric"]);

    let replayed = desk.run(&["grade", "o/students/s1/evidence.json.zst", "--features", rules(), "--format", "json"]);
    let replayed: Value = serde_json::from_str(&replayed.out).unwrap();
    assert_eq!(replayed["tasks"], results["s1"]["tasks"], "the evidence that is kept gives the same result");
}

#[test]
fn bad_rows_are_named_and_the_others_graded() {
    let desk = Desk::new();
    desk.bundle("s1.json", &RIGHT.evidence());
    desk.file("cut.json", "{\"schema\": \"grader.evid");
    desk.file("own/submission.toml", "[student]\nid = \"s5\"\n[urls]\nmonolit = \"http://x.example\"\n");
    let roster = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters/faulty.csv")).unwrap();
    desk.file("faulty.csv", roster);
    for (lang, locale) in [("en", "en_CA.UTF-8"), ("fr", "fr_CA.UTF-8")] {
        let arguments = ["class", "faulty.csv", "--out", lang, "--features", rules(), "--jobs", "1", "--quiet"];
        let ran = desk.run_with(&arguments, &[("LC_ALL", locale)]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        golden(&format!("faulty.{lang}.txt"), &format!("{}\n{}", ran.err, ran.out));
        assert_eq!(results(&desk, lang).keys().collect::<Vec<_>>(), ["s1"]);
        let failed: Vec<String> =
            statuses(&desk, lang).into_iter().map(|(id, status)| format!("{id} {status}")).collect();
        assert_eq!(failed, ["s1 graded", "s3 failed", "s4 failed", "s5 failed", "s6 missing", "s7 missing"]);
    }
    let ran = class(&desk, &["faulty.csv", "--out", "strict", "--strict"]);
    assert_eq!((ran.code, files(&desk.path("strict")).len()), (2, 0), "{}", ran.err);
    assert!(ran.err.contains("faulty.csv:4: ") && ran.err.contains("nothing was graded"), "{}", ran.err);
}

/// A file of ten gigabytes that begins with `head`, and takes no room on the disk.
fn huge(desk: &Desk, name: &str, head: &str) {
    desk.file(name, head);
    fs::OpenOptions::new().write(true).open(desk.path(name)).unwrap().set_len(10 << 30).unwrap();
}

#[test]
fn a_submission_of_ten_gigabytes_is_named_and_touches_no_other_student() {
    let desk = Desk::new();
    desk.bundle("s1.json", &RIGHT.evidence());
    huge(&desk, "s2.json", "{\"schema\": \"grader.evidence/1\"");
    huge(&desk, "s3/submission.toml", "[student]\nid = \"s3\"\n");
    huge(&desk, "s4.zst", "\u{28}");
    desk.file("roster.csv", "id,submission\ns1,s1.json\ns2,s2.json\ns3,s3\ns4,s4.zst\n");
    let ran = class(&desk, &["roster.csv", "--out", "o", "--jobs", "4"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(results(&desk, "o").keys().collect::<Vec<_>>(), ["s1"]);
    for id in ["s2", "s3", "s4"] {
        assert_eq!(statuses(&desk, "o")[id], "failed");
        assert!(ran.out.contains(&format!("{id}: ")) && ran.out.contains("larger than 64 MiB"), "{}", ran.out);
    }
}

#[test]
fn marks_of_people_give_a_grade_to_who_has_handed_in_nothing() {
    let desk = Desk::new();
    desk.bundle("s1.json", &RIGHT.evidence());
    desk.file("roster.csv", "id,name,submission\ns1,One,s1.json\ns2,Two,\ns3,Three,s3.json\ns4,Four,\n");
    let line = |id: &str, points: &str| format!("{id},1.1,{points},oral exam,É. Bélanger,2026-12-05\n");
    let heads = "student,criterion,points,reason,marker,date\n".to_owned();
    desk.file("marks.csv", heads.clone() + &line("s2", "25") + &line("s3", "10"));
    let ran = class(&desk, &["roster.csv", "--out", "o", "--marks", "marks.csv"]);
    assert_eq!(ran.code, 0, "{}{}", ran.err, ran.out);
    let found = results(&desk, "o");
    assert_eq!(found.keys().collect::<Vec<_>>(), ["s1", "s2", "s3"], "without marks there is nothing to say of s4");
    assert_eq!((found["s2"]["mark"].as_f64(), found["s3"]["mark"].as_f64()), (Some(25.0), Some(10.0)));
    assert_eq!(found["s2"]["notices"][0]["code"], "nothing_handed_in");
    assert!(found["s2"].to_string().contains("not_provided"), "what a machine judges was not handed in");
    assert!(desk.read("o/students/s2/report.html").contains("Nothing was handed in"));
    let again = class(&desk, &["roster.csv", "--out", "o"]);
    assert!(again.err.contains("3 graded already"), "{}", again.err);

    // What comes later is graded by the same command, and the marks stay.
    desk.bundle("s3.json", &Sample { id: "s3", ..RIGHT }.evidence());
    assert_eq!(class(&desk, &["roster.csv", "--out", "o"]).code, 0);
    let found = results(&desk, "o");
    assert_eq!(found["s3"]["notices"].as_array().unwrap().len(), 0, "{}", found["s3"]["notices"]);
    assert_eq!(found["s3"]["mark"].as_f64(), Some(20.0), "10 by a person, 10 by the grader");

    // Marks that come later do the same, and nothing is overwritten before it is shown.
    desk.file("more.csv", heads + &line("s2", "25") + &line("s3", "10") + &line("s4", "5"));
    let regrade = ["regrade", "o", "--features", rules(), "--marks", "more.csv"];
    let ran = desk.run(&regrade);
    assert!(ran.code == 0 && ran.out.contains("s4: 0 → 5 (+5)"), "{}{}", ran.out, ran.err);
    assert!(!desk.path("o/students/s4").exists());
    assert_eq!(desk.run(&[&regrade[..], &["--apply"]].concat()).code, 0);
    assert_eq!(results(&desk, "o")["s4"]["mark"].as_f64(), Some(5.0));
    assert_eq!(statuses(&desk, "o")["s4"], "graded");
    assert_eq!(desk.run(&regrade).out, "0 gain, 0 lose, 4 keep their mark.\n");
}

/// Compares with a file of `tests/rosters`; `UPDATE_GOLDEN=1` writes it.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert_eq!(text, fs::read_to_string(&path).unwrap_or_default(), "{name}");
}

#[test]
fn a_file_that_is_no_roster_is_refused_with_what_to_do() {
    let desk = Desk::new();
    for (text, said) in [
        (&b"name,email\nx,y\n"[..], "names no column \u{201c}id\u{201d}"),
        (b"id,nom\ns1,Zo\xe9\n", "line 2 of the roster is not UTF-8; save it as"),
        (b"id,urls.balancer\n", "unknown column \u{201c}urls.balancer\u{201d}; expected one of urls.load_balancer"),
        (b"id,matricule\n", "the column \u{201c}matricule\u{201d} repeats another one"),
        (b"", "names no column \u{201c}id\u{201d}"),
    ] {
        desk.file("r.csv", text);
        let ran = class(&desk, &["r.csv", "--out", "o"]);
        assert!(ran.code == 2 && ran.err.contains(said), "{}", ran.err);
    }
    let ran = class(&desk, &["absent.csv", "--out", "o"]);
    assert!(ran.code == 2 && ran.err.contains("cannot read absent.csv"), "{}", ran.err);
}

#[test]
fn the_same_command_does_only_what_is_missing_and_retries_what_was_not_seen() {
    let desk = Desk::new();
    let roster = school(&desk, 6);
    class(&desk, &[roster, "--out", "o"]);
    let stamp =
        |id: &str| fs::metadata(desk.path(&format!("o/students/{id}/result.json"))).unwrap().modified().unwrap();
    let before: Vec<_> = (1..=6).map(|n| stamp(&format!("s{n}"))).collect();
    fs::remove_file(desk.path("o/students/s2/result.json")).unwrap();
    let text = desk.read("o/students/s4/result.json");
    desk.file("o/students/s4/result.json", &text[..text.len() / 2]);
    let ran = class(&desk, &[roster, "--out", "o"]);
    assert!(ran.err.contains("4 graded already; left to grade: 2"), "{}", ran.err);
    let changed = |before: &[std::time::SystemTime]| -> Vec<usize> {
        (1..=6).filter(|n| stamp(&format!("s{n}")) != before[n - 1]).collect()
    };
    assert_eq!(changed(&before), [2, 4]);

    let before: Vec<_> = (1..=6).map(|n| stamp(&format!("s{n}"))).collect();
    let ran = class(&desk, &[roster, "--out", "o", "--retry", "inconclusive"]);
    assert_eq!((changed(&before), ran.code), (vec![5], 3), "{}", ran.err);

    // What was wrong is put right in the roster's files, and only that student is graded.
    desk.bundle("work/s5.json", &RIGHT.evidence());
    assert_eq!(class(&desk, &[roster, "--out", "o", "--retry", "inconclusive"]).code, 0);
    assert_eq!(results(&desk, "o").len(), 6);
}

#[test]
fn results_of_other_rules_or_parts_are_not_mixed() {
    let desk = Desk::new();
    let roster = school(&desk, 2);
    class(&desk, &[roster, "--out", "o"]);
    for (arguments, said) in [
        (&["--only", "1.1"][..], "another choice --only"),
        (&["--shard", "1/2"], "another shard of the class"),
        (&["--features", other_rules(&desk)], "results by other criteria"),
    ] {
        let mut all = vec!["class", roster, "--out", "o"];
        if arguments[0] != "--features" {
            all.extend(["--features", rules()]);
        }
        let ran = desk.run(&[&all[..], arguments].concat());
        assert!(ran.code == 2 && ran.err.contains(said), "{}", ran.err);
    }
}

/// The rules of the tests, but a page may answer 500.
fn other_rules(desk: &Desk) -> &'static str {
    for file in ["lab.toml", "inner/1.1.feature", "inner/1.2.feature"] {
        let text = fs::read_to_string(Path::new(rules()).join(file)).unwrap();
        desk.file(&format!("rules/{file}"), text.replace("le statut 200", "le statut 500"));
    }
    "rules"
}

/// Starts a run over a class that goes on by itself.
fn begin(desk: &Desk, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["class", "--features", rules()])
        .args(arguments)
        .current_dir(desk.path(""))
        .env_clear()
        .env("LC_ALL", "en_CA.UTF-8")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits until `count` students have their results.
fn wait_for(desk: &Desk, out: &str, count: usize, child: &mut Child) {
    while results_there(desk, out) < count {
        assert!(child.try_wait().unwrap().is_none() || results_there(desk, out) >= count, "it ended too early");
        std::thread::yield_now();
    }
}

fn results_there(desk: &Desk, out: &str) -> usize {
    let folders = fs::read_dir(desk.path(out).join("students")).into_iter().flatten();
    folders.filter(|entry| entry.as_ref().unwrap().path().join("result.json").exists()).count()
}

#[test]
fn a_run_that_is_killed_again_and_again_loses_nothing_and_grades_nobody_twice() {
    let desk = Desk::new();
    let roster = school(&desk, 200);
    let arguments = [roster, "--out", "o", "--jobs", "4"];
    let mut stamps: BTreeMap<String, std::time::SystemTime> = BTreeMap::new();
    for point in [1, 25, 50, 75, 100, 125, 150] {
        let mut child = begin(&desk, &arguments);
        wait_for(&desk, "o", point, &mut child);
        // What the program is doing then, chance says: the time of day is as good a die as any.
        let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().subsec_micros();
        std::thread::sleep(std::time::Duration::from_micros((now % 20_000).into()));
        child.kill().unwrap();
        child.wait().unwrap();
        // Whatever is there is whole, and what was there before is untouched.
        for (id, _) in results(&desk, "o") {
            let path = desk.path(&format!("o/students/{id}"));
            assert!(path.join("evidence.json.zst").exists() && path.join("report.html").exists(), "{id}");
            let stamp = fs::metadata(path.join("result.json")).unwrap().modified().unwrap();
            assert_eq!(*stamps.entry(id.clone()).or_insert(stamp), stamp, "{id} was graded twice");
        }
        json(&desk, "o/class.json");
    }
    let ran = class(&desk, &arguments);
    assert_eq!(ran.code, 3, "{}", ran.err);
    for (id, stamp) in &stamps {
        let now = fs::metadata(desk.path(&format!("o/students/{id}/result.json"))).unwrap().modified().unwrap();
        assert_eq!(now, *stamp, "{id} was graded twice");
    }
    let whole = class(&desk, &[roster, "--out", "whole"]);
    assert_eq!((whole.code, results(&desk, "o")), (3, results(&desk, "whole")));
    assert_eq!(json(&desk, "o/class.json"), json(&desk, "whole/class.json"));
    let left: Vec<String> = files(&desk.path("o")).into_iter().filter(|f| f.ends_with(".tmp")).collect();
    assert!(left.iter().all(|f| !f.contains("students")), "{left:?}");
}

#[cfg(unix)]
#[test]
fn a_signal_lets_what_runs_finish_and_the_same_command_goes_on() {
    let desk = Desk::new();
    let roster = school(&desk, 200);
    let mut child = begin(&desk, &[roster, "--out", "o", "--jobs", "2"]);
    wait_for(&desk, "o", 5, &mut child);
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{err}");
    assert!(err.contains("Stopping: ") && err.contains("The same command will go on"), "{err}");
    let done = results(&desk, "o").len();
    let listed = statuses(&desk, "o").values().filter(|status| *status == "graded").count();
    assert!((5..200).contains(&done) && listed == done, "{done} {listed}");
    assert_eq!(class(&desk, &[roster, "--out", "o"]).code, 3);
    assert_eq!(results(&desk, "o").len(), 200);
}

#[test]
fn two_runs_do_not_share_a_folder() {
    let desk = Desk::new();
    let roster = school(&desk, 200);
    let mut child = begin(&desk, &[roster, "--out", "o", "--jobs", "1"]);
    wait_for(&desk, "o", 1, &mut child);
    let ran = class(&desk, &[roster, "--out", "o"]);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(ran.code == 2 && ran.err.contains("another run is writing into o"), "{}", ran.err);
}

#[test]
fn shards_put_together_are_the_class() {
    let desk = Desk::new();
    let roster = school(&desk, 40);
    class(&desk, &[roster, "--out", "whole"]);
    let batch = |index| [("AWS_BATCH_JOB_ARRAY_INDEX", index), ("AWS_BATCH_JOB_ARRAY_SIZE", "3")];
    for (out, variables) in [("p1", batch("0")), ("p2", batch("1"))] {
        let variables = [&variables[..], &[("LC_ALL", "en_CA.UTF-8")]].concat();
        let ran = desk.run_with(&["class", "--features", rules(), roster, "--out", out], &variables);
        assert!(ran.err.contains("from AWS_BATCH_JOB_ARRAY_INDEX"), "{}", ran.err);
    }
    let ran = desk.run(&["merge", "p1", "p2", "--out", "m"]);
    assert!(ran.code == 2 && ran.err.contains("missing shards: 3/3"), "{}", ran.err);
    class(&desk, &[roster, "--out", "p3", "--shard", "3/3"]);
    let ran = desk.run(&["merge", "p3", "p1", "p2", "--out", "m"]);
    assert_eq!(ran.code, 3, "as the class ends, of which something was not seen: {}", ran.err);
    assert_eq!(results(&desk, "m"), results(&desk, "whole"));
    assert_eq!(json(&desk, "m/class.json"), json(&desk, "whole/class.json"));
    let again = class(&desk, &[roster, "--out", "m"]);
    assert!(again.err.contains("40 graded already"), "a merged class goes on like any other: {}", again.err);
}

#[test]
fn what_does_not_belong_together_is_not_merged() {
    let desk = Desk::new();
    let roster = school(&desk, 12);
    let other = desk.file("other.csv", "id,submission\nx1,work/s1.json\nx2,work/s2.json\n");
    let shard = |roster: &str, out: &str, part: &str, rules: &str| {
        desk.run(&["class", roster, "--out", out, "--shard", part, "--features", rules]);
    };
    shard(roster, "a", "1/2", rules());
    shard(roster, "a-again", "1/2", rules());
    shard(roster, "b", "2/2", rules());
    shard(other, "b-roster", "2/2", rules());
    shard(roster, "b-rules", "2/2", other_rules(&desk));
    shard(roster, "b-count", "2/3", rules());
    class(&desk, &[roster, "--out", "whole"]);
    for (second, said) in [
        ("a-again", "\u{201c}1/2\u{201d} is both in a and in a-again"),
        ("b-roster", "a and b-roster come from different rosters"),
        ("b-rules", "a and b-rules were graded by different criteria"),
        ("b-count", "a and b-count have different numbers of shards"),
        ("whole", "whole is not a shard but a whole class"),
        ("nowhere", "nowhere holds no results of a class"),
    ] {
        let ran = desk.run(&["merge", "a", second, "--out", "m"]);
        assert!(ran.code == 2 && ran.err.contains(said), "{second}: {}", ran.err);
        assert!(!desk.path("m/class.json").exists());
    }
    let list = desk.read("b/class.json");
    desk.file("b/class.json", list.replace("\"folder\": \"", "\"folder\": \"../../"));
    for arguments in [&["merge", "a", "b", "--out", "m"][..], &["regrade", "b"], &["export", "b", "--out", "e"]] {
        let ran = desk.run(arguments);
        assert!(ran.code == 2 && ran.err.contains("is no folder of a student"), "{arguments:?}: {}", ran.err);
        assert!(!desk.path("m/class.json").exists() && !desk.path("e").exists());
    }
    desk.file("b/class.json", list);
    let ran = desk.run(&["merge", "a", "b", "--out", "whole"]);
    assert!(ran.code == 2 && ran.err.contains("whole holds the results of a class already"), "{}", ran.err);
}

#[test]
fn a_regrade_says_who_gains_and_who_loses_before_it_replaces_anything() {
    let desk = Desk::new();
    let roster = school(&desk, 6);
    class(&desk, &[roster, "--out", "o", "--format", "html,junit"]);
    let (former, other) = (results(&desk, "o"), other_rules(&desk));

    let ran = desk.run(&["regrade", "o", "--features", rules()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "0 gain, 0 lose, 6 keep their mark.\n"), "{}", ran.err);

    let ran = desk.run(&["regrade", "o", "--features", other]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("2 gain, 4 lose, 0 keep their mark."), "{}", ran.out);
    let lines: Vec<&str> = ran.out.lines().map(str::trim).collect();
    let s1 =
        lines.iter().position(|line| line.starts_with("s1: 70 → 30 (−40)")).unwrap_or_else(|| panic!("{}", ran.out));
    assert!(lines[s1 + 1].starts_with("1.1-a  passed 40 → failed 0  The page answers"), "{}", ran.out);
    assert!(lines[s1 + 2].contains("expected: ") && lines[s1 + 2].contains("found: ") && lines[s1 + 2].contains("200"));
    assert_eq!(results(&desk, "o"), former, "nothing is overwritten without --apply");

    let ran = desk.run(&["regrade", "o", "--features", other, "--format", "json"]);
    let changes: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&changes["gain"], &changes["lose"], &changes["same"]), (&2.into(), &4.into(), &0.into()));
    assert_eq!(changes["students"][2]["criteria"][0]["before"]["status"], "failed");
    let ran = desk.run(&["regrade", "o", "--features", other, "--format", "markdown"]);
    assert!(ran.out.contains("| s3 | 30 → 70 (+40) | 1.1-a "), "{}", ran.out);

    let ran = desk.run(&["regrade", "o", "--features", other, "--apply"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    class(&desk, &[roster, "--out", "fresh"]);
    let fresh = desk.run(&["class", roster, "--out", "new", "--features", other]);
    assert_eq!((fresh.code, results(&desk, "o")), (3, results(&desk, "new")));
    assert_eq!(json(&desk, "o/class.json")["rubric"], json(&desk, "new/class.json")["rubric"]);
    for (id, result) in former {
        let kept: Vec<PathBuf> =
            fs::read_dir(desk.path(&format!("o/students/{id}/previous"))).unwrap().map(|e| e.unwrap().path()).collect();
        assert_eq!(files(&kept[0]), ["junit.xml", "report.html", "result.json"]);
        let mut previous: Value = serde_json::from_slice(&fs::read(kept[0].join("result.json")).unwrap()).unwrap();
        previous.as_object_mut().unwrap().remove("run");
        assert_eq!(previous, result);
    }
    let ran = desk.run(&["regrade", "o", "--features", other]);
    assert!(ran.out.contains("0 gain, 0 lose, 6 keep"), "{}", ran.out);
}

#[test]
fn without_the_evidence_of_everybody_nothing_is_replaced() {
    let desk = Desk::new();
    class(&desk, &[school(&desk, 3), "--out", "o"]);
    let former = results(&desk, "o");
    fs::remove_file(desk.path("o/students/s2/evidence.json.zst")).unwrap();
    let ran = desk.run(&["regrade", "o", "--features", other_rules(&desk), "--apply"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("s2: cannot be graded again.") && ran.err.contains("nothing was replaced"), "{}", ran.err);
    assert_eq!(results(&desk, "o"), former);
}
