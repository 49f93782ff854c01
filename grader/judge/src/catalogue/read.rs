//! From texts to a rubric.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use gherkin::{Feature, GherkinEnv};
use grader_core::{CriterionId, Lab, Place, Rubric, Task, TaskId, line_of};
use sha2::{Digest as _, Sha256};

use super::{Problem, ProblemKind, check, feature, lab, texts};

/// A file of a rubric: its path relative to the features folder, with `/`, and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureFile {
    /// The path.
    pub path: String,
    /// The content.
    pub text: String,
}

/// Everything that was read, and what is wrong with it.
pub(crate) struct Catalogue {
    pub(crate) lab: Option<Lab>,
    pub(crate) rubric: Rubric,
    pub(crate) features: Vec<Feature>,
    pub(crate) problems: Vec<Problem>,
}

/// All problems of a rubric, by file and line.
#[must_use]
pub fn lint(lab_file: &FeatureFile, features: &[FeatureFile]) -> Vec<Problem> {
    read(lab_file, features).problems
}

/// Reads a rubric.
pub(crate) fn read(lab_file: &FeatureFile, files: &[FeatureFile]) -> Catalogue {
    let problems = Rc::new(RefCell::new(Vec::new()));
    // Whether every criterion is where it belongs: what is said of all of them together would otherwise repeat each fault as
    // many times as others build on it.
    let whole = Cell::new(true);
    let reporter = |file: &str, line: usize| {
        let (file, problems) = (file.to_owned(), Rc::clone(&problems));
        move |kind: ProblemKind| {
            let place = Place { file: file.clone(), line };
            problems.borrow_mut().push(Problem { place, severity: kind.severity(), kind });
        }
    };
    let mut files: Vec<&FeatureFile> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));

    let settings = match Lab::parse(&lab_file.path, &lab_file.text) {
        Ok(lab) => Some(lab),
        Err(error) => {
            reporter(&lab_file.path, error.line)(ProblemKind::LabFile { message: error.fault.to_string() });
            None
        }
    };
    let mut rubric = Rubric {
        tasks: settings.as_ref().map(tasks).unwrap_or_default(),
        digest: digest_of(lab_file, &files),
        rebasing: None,
    };
    let mut features = Vec::new();
    let mut task_places: BTreeMap<TaskId, String> = BTreeMap::new();
    let mut criterion_places: BTreeMap<CriterionId, String> = BTreeMap::new();

    // Without a readable lab file, which has been reported, nothing of it can be missed.
    let unread = Lab::default();
    let known = settings.as_ref().unwrap_or(&unread);
    for file in &files {
        let text = known.fill(&file.text, |key, line| {
            if settings.is_some() {
                let (key, known) = (key.to_owned(), lab::keys(known));
                reporter(&file.path, line)(ProblemKind::UnknownPlaceholder { key, known });
            }
        });
        let parsed = match Feature::parse(&text, GherkinEnv::default()) {
            Ok(parsed) => parsed,
            Err(error) => {
                let (line, column) = position(&error);
                // The parser ends a file with a line of its own.
                let line = line.min(text.lines().count()).max(1);
                reporter(&file.path, line)(ProblemKind::Syntax { column: column.to_string() });
                whole.set(false);
                continue;
            }
        };
        let report = reporter(&file.path, parsed.position.line);
        let misplaced = |kind| {
            whole.set(false);
            report(kind);
        };
        let Some(id) = feature::task_of(&parsed) else {
            misplaced(ProblemKind::NoTask { title: parsed.name.clone() });
            continue;
        };
        if let Some(other) = feature::task_of_scenarios(&parsed).filter(|other| *other != id) {
            misplaced(ProblemKind::WrongTag { task: id.to_string(), other: other.to_string() });
            continue;
        }
        if let Some(other) = task_places.insert(id, file.path.clone()) {
            misplaced(ProblemKind::DuplicateTask { task: id.to_string(), other });
            continue;
        }
        let Some(task) = rubric.tasks.iter_mut().find(|t| t.id == id) else {
            if settings.is_some() {
                misplaced(ProblemKind::UnknownTask { task: id.to_string() });
            }
            continue;
        };
        let title = texts::parse(parsed.description.as_deref()).title(&parsed.name);
        for lang in &known.languages {
            let (expected, found) = (task.title.get(*lang), title.get(*lang));
            if expected != found {
                report(ProblemKind::TitleDiffers { expected: expected.to_owned(), found: found.to_owned() });
            }
        }
        let shared = feature::Shared::of(&file.path, &parsed, known, &mut |kind| report(kind));
        for scenario in feature::scenarios(&parsed) {
            let mut report = reporter(&file.path, scenario.position.line);
            let Some(criterion) = feature::criterion(&shared, known, scenario, &mut report) else {
                whole.set(false);
                continue;
            };
            if criterion.id.task != id {
                whole.set(false);
                report(ProblemKind::WrongTask { id: criterion.id.to_string(), task: id.to_string() });
            }
            let here = format!("{}:{}", file.path, scenario.position.line);
            match criterion_places.get(&criterion.id) {
                Some(other) => {
                    whole.set(false);
                    report(ProblemKind::DuplicateId { id: criterion.id.to_string(), other: other.clone() });
                }
                None => {
                    criterion_places.insert(criterion.id.clone(), here);
                    let list = if feature::is_bonus(scenario) { &mut task.bonus } else { &mut task.criteria };
                    list.push(criterion);
                }
            }
        }
        for step in all_steps(&parsed) {
            check::step(step, &mut reporter(&file.path, step.position.line));
        }
        features.push(parsed);
    }
    if whole.get() {
        check::prerequisites(&rubric, |place, kind| reporter(&place.file, place.line)(kind));
    }
    if let Some(settings) = settings.as_ref().filter(|_| whole.get()) {
        let report = |path: &[&str], kind| reporter(&lab_file.path, line_of(&lab_file.text, path))(kind);
        // The class of the course itself, which every lab has.
        let course = rubric.for_class(settings, None).unwrap_or_else(|_| rubric.clone());
        check::points(settings, &course, report);
        lab::check(settings, &files, &features, report);
    }
    let mut problems = problems.take();
    problems.sort_by(|a, b| (&a.place.file, a.place.line).cmp(&(&b.place.file, b.place.line)));
    Catalogue { lab: settings, rubric, features, problems }
}

/// Line and column of a syntax error. The parser tells them only in its message, `Error at 3:5: {…}`, whose end lists what
/// it expected in an order of chance.
fn position(error: &gherkin::ParseError) -> (usize, usize) {
    let text = error.to_string();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
    (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1))
}

fn tasks(lab: &Lab) -> Vec<Task> {
    lab.tasks.iter().map(Task::from).collect()
}

pub(super) fn all_steps(feature: &Feature) -> impl Iterator<Item = &gherkin::Step> {
    let backgrounds = feature.background.iter().chain(feature.rules.iter().filter_map(|r| r.background.as_ref()));
    backgrounds.flat_map(|b| &b.steps).chain(feature::scenarios(feature).flat_map(|s| &s.steps))
}

/// Which rubric this is: all files, names included.
fn digest_of(lab_file: &FeatureFile, files: &[&FeatureFile]) -> String {
    let all = std::iter::once(&lab_file).chain(files);
    digest(all.flat_map(|file| [file.path.as_str(), file.text.as_str()]))
}

/// The SHA-256 of texts, wherever one ends and the next begins.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
