//! Drives the real program in a folder and an environment of its own.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use grader::core::{
    Entry, Evidence, Gap, GapReason, Observation, Provenance, Question, Recorder, Student, Submission, Topic, Urls,
    facts::{Ec2, Exchange, Instance, Page},
};
use tempfile::TempDir;

/// A folder in which the program runs.
pub struct Desk {
    folder: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and returns its name.
    pub fn file<'a>(&self, name: &'a str, text: impl AsRef<[u8]>) -> &'a str {
        std::fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        std::fs::write(self.path(name), text).unwrap();
        name
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Writes evidence as a bundle and returns its name.
    pub fn bundle<'a>(&self, name: &'a str, evidence: &Evidence) -> &'a str {
        grader::bundle::write(&self.path(name), evidence).unwrap();
        name
    }

    /// Runs the program in English.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[("LC_ALL", "en_CA.UTF-8")])
    }

    /// Runs the program with nothing in its environment but `variables`.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_grader"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The folder with the rules of the tests.
pub fn rules() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules")
}

/// Evidence of a student of the small lab: the status and the brand of the page, and whether the instance was seen.
pub struct Sample {
    pub id: &'static str,
    pub status: u16,
    pub brand: &'static str,
    pub instance: bool,
}

/// Everything that the rules judge is right.
pub const RIGHT: Sample = Sample { id: "s1", status: 200, brand: "Canary brand", instance: true };

impl Sample {
    pub fn evidence(&self) -> Evidence {
        let observed_at = "2026-01-02T03:04:05Z".parse().unwrap();
        let url: url::Url = "http://monolith.example/".parse().unwrap();
        let title = "Coffee suppliers".to_owned();
        let page = Page { title, brands: vec![self.brand.to_owned()], ..Page::default() };
        let exchange = Exchange {
            url: url.clone(),
            redirects: Vec::new(),
            status: self.status,
            headers: BTreeMap::new(),
            body_bytes: 10,
            truncated: false,
            page: Some(page),
            excerpt: String::new(),
        };
        let instance = Instance { name: "MonolithicAppServer".into(), state: "running".into(), ..Instance::default() };
        let ec2 = if self.instance {
            Observation::Ec2(Arc::new(Ec2 { instances: Ok(vec![instance]).into(), ..Ec2::default() }))
        } else {
            Observation::Gap(Gap::new(GapReason::AccessDenied).operation("ec2:DescribeInstances"))
        };
        let entry = |question, observation| Entry { question, observed_at, observation };
        Evidence {
            recorder: Recorder { version: "0.1.0".into(), provenance: Provenance::Observed, started_at: observed_at },
            submission: Submission {
                student: Student { id: self.id.into(), ..Student::default() },
                urls: Urls { monolith: Some(url.clone()), ..Urls::default() },
                ..Submission::default()
            },
            notices: Vec::new(),
            entries: vec![
                entry(Question::Aws(Topic::Ec2), ec2),
                entry(Question::get(url), Observation::Http(Arc::new(exchange))),
            ],
        }
    }
}

/// All files below `folder`, by relative path.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}
