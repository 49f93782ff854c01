//! The pages that the tests open: those of the recorded samples, and of classes made from them.

use std::{fs, path::PathBuf};

use grader::{
    Rules,
    core::{Evidence, Lang, Points, Status, Text},
    replay,
    report::{
        Audience, ClassFact, ClassPage, Format, Link, Report, Run, RunSource, StoredResult, Style, class::Class,
        class_page, contents_page, render,
    },
};
use tempfile::TempDir;

pub struct Pages {
    folder: TempDir,
}

/// What a student with bad intentions could call themselves, at length.
pub fn evil() -> String {
    format!(
        "</style></title><script>document.title='gotcha'</script>\u{202e}gnp.exe\u{2066}<img src=x>{}",
        "W".repeat(1 << 20)
    )
}

impl Pages {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The student page of the sample `name`, as its student or `called` someone else.
    pub fn student(&self, name: &str, called: Option<&str>) -> PathBuf {
        let rules = Rules::embedded();
        let judge = rules.judge().unwrap();
        let evidence = sample(name);
        let mut stored = result(name);
        if let Some(called) = called {
            stored.grade.student.name = Some(called.to_owned());
        }
        let StoredResult { grade, run, .. } = &stored;
        let report = Report { lab: judge.lab(), grade, run, evidence: Some(&evidence), audience: Audience::Student };
        let style = Style { lang: Lang::Fr, colour: false, width: 80 };
        self.keep(&format!("{name}.html"), &render(Format::Html, &report, &style).unwrap())
    }

    /// A page that leads to another.
    pub fn contents(&self) -> PathBuf {
        let text = |fr: &str, en: &str| Text { fr: fr.to_owned(), en: en.to_owned() };
        let link = Link { address: "half.html".to_owned(), text: text("À moitié", "Half done") };
        let page = contents_page(&text("Démonstration", "Demonstration"), &[link], Lang::Fr);
        self.keep("index.html", &page.unwrap())
    }

    /// The page of a class of `n`, made of the samples in turn, with marks of their own.
    pub fn class(&self, n: usize) -> PathBuf {
        let samples = ["right", "half", "empty", "hostile"].map(result);
        let mut class = Class::default();
        for k in 0..n {
            let mut stored = samples[k % samples.len()].clone();
            stored.grade.student.id = format!("s{k:03}");
            stored.grade.student.name =
                (k != 3).then(|| format!("Élève {:03}", (k * 7919) % n)).or_else(|| Some(evil()));
            stored.grade.student.group = Some(format!("{}", k % 3 + 1));
            vary(&mut stored, k);
            class.add(&stored);
        }
        let links: Vec<_> = (0..n).map(|k| Some(format!("s{k:03}/report.html"))).collect();
        let fact = ClassFact {
            text: Text { fr: "Même commit initial".to_owned(), en: "Same first commit".to_owned() },
            students: vec!["s001".to_owned(), "s002".to_owned()],
        };
        let page = ClassPage { links: &links, facts: &[fact] };
        self.keep(&format!("class-{n}.html"), &class_page(&class, &page, Lang::Fr).unwrap())
    }
}

/// Takes some points of some tasks away, so that no two students are alike.
fn vary(stored: &mut StoredResult, k: usize) {
    let tasks = stored.grade.tasks.iter_mut().enumerate().filter(|(t, _)| (k * 31 + t * 17) % 11 < k % 5);
    for (_, task) in tasks {
        task.totals.earned = Points::ZERO;
        task.status = if task.status == Status::Passed { Status::Failed } else { task.status };
    }
    stored.grade.totals = stored.grade.tasks.iter().map(|t| t.totals).sum();
}

fn sample(name: &str) -> Evidence {
    let path = format!("{}/demo/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Evidence::from_bundle(&fs::read_to_string(path).unwrap()).unwrap().0
}

fn result(name: &str) -> StoredResult {
    let judge = Rules::embedded().judge().unwrap();
    let at = "2026-03-05T14:02:03Z".parse().unwrap();
    let run = Run { started_at: at, finished_at: at, version: "0.1.0".to_owned(), source: RunSource::Live };
    StoredResult { lab: judge.lab().clone(), grade: replay(&judge, &sample(name), &[]), run }
}
