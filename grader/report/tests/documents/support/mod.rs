//! Grades built by hand: small ones that show one thing each, and a long one that holds everything.

pub mod build;
pub mod class;
pub mod grades;

use std::{env, fs, path::PathBuf};

use grader_core::{Evidence, Grade, Lab, Lang};
use grader_report::{Audience, Format, Report, Run, RunSource, Style, render};

/// A criterion that could not be seen.
pub fn unseen() -> grader_core::Verdict {
    build::unseen(grader_core::GapReason::Throttled, "ecr:DescribeImages", "slow down")
}

pub use build::failed;

/// The lab of the fixtures: three phases.
pub fn lab() -> Lab {
    Lab::parse("lab.toml", include_str!("lab.toml")).unwrap()
}

/// A run at a fixed time.
pub fn run() -> Run {
    Run {
        started_at: "2026-03-05T14:02:03.456Z".parse().unwrap(),
        finished_at: "2026-03-05T14:03:04Z".parse().unwrap(),
        version: "0.1.0".to_owned(),
        source: RunSource::Live,
    }
}

/// The document of `grade` as people see it.
pub fn document(format: Format, grade: &Grade, audience: Audience, lang: Lang) -> String {
    document_of(format, grade, None, audience, lang)
}

/// The same, beside the evidence.
pub fn document_of(
    format: Format,
    grade: &Grade,
    evidence: Option<&Evidence>,
    audience: Audience,
    lang: Lang,
) -> String {
    let (lab, run) = (lab(), run());
    let report = Report { lab: &lab, grade, run: &run, evidence, audience };
    String::from_utf8(render(format, &report, &Style { lang, colour: false, width: 80 }).unwrap()).unwrap()
}

/// Compares `found` with the file `name` of the golden folder; `UPDATE_GOLDEN=1` writes it instead.
pub fn golden(name: &str, found: &str) {
    compare(&root().join("tests/golden").join(name), found);
}

/// Compares `found` with a file that belongs to the repository.
pub fn compare(path: &std::path::Path, found: &str) {
    if env::var_os("UPDATE_GOLDEN").is_some() {
        return fs::write(path, found).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b).map_or(0, |n| n + 1);
    assert!(
        expected == found,
        "{name} differs (first at line {line}); look at it, then run the test with UPDATE_GOLDEN=1\n{found}"
    );
}

/// The folder of this package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
