//! What a rubric must hold to: known steps, sound prerequisites, points that add up.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
    thread,
};

use cucumber::{World as _, step};
use gherkin::StepType;
use grader_core::{CriterionId, Lab, Place, Points, Prerequisite, Rubric};

use super::ProblemKind;
use crate::{exam::Exam, phrase};

static STEPS: LazyLock<step::Collection<Exam>> = LazyLock::new(Exam::collection);

/// What was found for a step: every phrase is tried on it, it is looked for at several places, and the same one stands in
/// many scenarios.
type Known = HashMap<(StepType, String), Arc<Result<Option<Found>, usize>>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// The phrase that matches a step.
struct Found {
    code: step::Step<Exam>,
    /// The name of the file that implements it.
    file: Option<&'static str>,
    /// The values of its parameters.
    matches: Vec<(step::CaptureName, String)>,
}

/// Begins to make the phrases ready, which takes longer than to read all feature files, on another processor.
pub(super) fn prepare() {
    // Whoever needs them first makes them ready where there is no thread.
    let _ = thread::Builder::new().spawn(|| LazyLock::force(&STEPS));
}

/// The phrase that matches the step, if there is one, or how many do when it is not the only one.
fn find(step: &gherkin::Step) -> Arc<Result<Option<Found>, usize>> {
    let look = || {
        let found = STEPS.find(step).map_err(|error| error.possible_matches.len())?;
        Ok(found.map(|(code, _, location, context)| Found {
            code: *code,
            file: location.and_then(|location| location.path.rsplit(['/', '\\']).next()),
            matches: context.matches,
        }))
    };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(known.entry((step.ty, step.value.clone())).or_insert_with(|| Arc::new(look())))
}

/// The code of a step, where exactly one phrase matches it.
pub(crate) fn code_of(step: &gherkin::Step) -> Option<(step::Step<Exam>, step::Context)> {
    let found = find(step);
    let Found { code, matches, .. } = found.as_ref().as_ref().ok()?.as_ref()?;
    Some((*code, step::Context { step: step.clone(), matches: matches.clone() }))
}

/// Whether exactly one phrase matches the step.
pub(super) fn step(step: &gherkin::Step, report: &mut impl FnMut(ProblemKind)) {
    match find(step).as_ref() {
        Ok(Some(_)) => {}
        Ok(None) => report(ProblemKind::UndefinedStep { step: step.value.clone(), nearest: nearest(&step.value) }),
        Err(count) => report(ProblemKind::AmbiguousStep { step: step.value.clone(), count: count.to_string() }),
    }
}

/// The files of phrases that leave a criterion to a person where a machine cannot tell: a picture in place of a diagram, a
/// program in another language.
const MAY_LEAVE: [&str; 6] = ["diagram.rs", "estimate.rs", "nav.rs", "person.rs", "program.rs", "view.rs"];

/// Whether a step may leave its scenario to a person.
pub(super) fn is_for_a_person(step: &gherkin::Step) -> bool {
    let found = find(step);
    let file = found.as_ref().as_ref().ok().and_then(Option::as_ref).and_then(|found| found.file);
    let says_so = ["une personne en juge", "a person judges"].iter().any(|words| step.value.contains(words));
    says_so || file.is_some_and(|file| MAY_LEAVE.contains(&file))
}

/// The phrase that shares the most words with `text`, for a "did you mean".
fn nearest(text: &str) -> String {
    let shared =
        |expression: &str| text.split_whitespace().filter(|w| expression.split_whitespace().any(|e| e == *w)).count();
    let expressions = phrase::phrases().into_iter().flat_map(|p| [p.fr, p.en]);
    expressions.max_by_key(|e| shared(e)).unwrap_or_default().to_owned()
}

/// Whether every prerequisite exists and none leads back to itself.
pub(super) fn prerequisites(rubric: &Rubric, report: impl Fn(&Place, ProblemKind)) {
    let criteria = || rubric.tasks.iter().flat_map(|t| &t.criteria);
    let mut edges: BTreeMap<&CriterionId, Vec<&CriterionId>> = BTreeMap::new();
    for criterion in criteria() {
        for required in &criterion.requires {
            let exists = match required {
                // A task that only a person judges may be required; it blocks nothing yet.
                Prerequisite::Task(task) => rubric.tasks.iter().any(|t| t.id == *task),
                Prerequisite::Criterion(id) => criteria().any(|c| c.id == *id),
            };
            if !exists {
                let (id, requires) = (criterion.id.to_string(), required.to_string());
                report(&criterion.place, ProblemKind::UnknownPrerequisite { id, requires });
            }
            let targets = criteria().map(|c| &c.id).filter(|id| match required {
                Prerequisite::Task(task) => id.task == *task && **id != criterion.id,
                Prerequisite::Criterion(wanted) => *id == wanted,
            });
            edges.entry(&criterion.id).or_default().extend(targets);
        }
    }
    for criterion in criteria() {
        if let Some(cycle) = way_back(&edges, &criterion.id)
            // Each cycle once, at its first criterion.
            && cycle.iter().min() == Some(&&criterion.id)
        {
            let cycle = cycle.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
            report(
                &criterion.place,
                ProblemKind::CircularPrerequisite { cycle: format!("{cycle} → {}", criterion.id) },
            );
        }
    }
}

/// A way from `start` back to `start`.
fn way_back<'a>(
    edges: &BTreeMap<&'a CriterionId, Vec<&'a CriterionId>>,
    start: &'a CriterionId,
) -> Option<Vec<&'a CriterionId>> {
    let mut came_from: BTreeMap<&CriterionId, &CriterionId> = BTreeMap::new();
    let mut queue = vec![start];
    while let Some(at) = queue.pop() {
        for &next in edges.get(at).into_iter().flatten() {
            if next == start {
                let mut way = vec![at];
                while let Some(&before) = came_from.get(way[way.len() - 1]) {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if !came_from.contains_key(next) {
                came_from.insert(next, at);
                queue.push(next);
            }
        }
    }
    None
}

/// Whether the points add up, and every task is judged. What is wrong goes to `report` with its path in the lab file.
pub(super) fn points(lab: &Lab, rubric: &Rubric, mut report: impl FnMut(&[&str], ProblemKind)) {
    for (at, task) in rubric.tasks.iter().enumerate() {
        let at = at.to_string();
        let mut report = |kind| report(&["tasks", &at, "points"], kind);
        let found: Points = task.criteria.iter().map(|c| c.points).sum();
        if task.criteria.is_empty() {
            report(ProblemKind::TaskWithoutCriteria { task: task.id.to_string(), title: task.title.fr.clone() });
        } else if found != task.points {
            let (expected, found) = (task.points.to_string(), found.to_string());
            report(ProblemKind::TaskPoints { task: task.id.to_string(), expected, found });
        }
    }
    for (at, phase) in lab.phases.iter().enumerate() {
        let found: Points = lab.tasks.iter().filter(|t| t.id.phase == phase.number).map(|t| t.points).sum();
        if found != phase.points {
            let (expected, found) = (phase.points.to_string(), found.to_string());
            let at = at.to_string();
            report(
                &["phases", &at, "points"],
                ProblemKind::PhasePoints { phase: phase.number.to_string(), expected, found },
            );
        }
    }
    let total: Points = lab.tasks.iter().map(|t| t.points).sum();
    if total != Points::from_hundredths(10_000) {
        report(&["tasks"], ProblemKind::LabPoints { found: total.to_string() });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn every_file_of_phrases_that_leaves_something_to_a_person_is_known() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/steps");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let (name, text) = (path.file_name().unwrap().to_str().unwrap(), fs::read_to_string(&path).unwrap());
            // The phrase of a target group's port says so itself.
            let leaves = text.contains("Stop::Manual") && name != "target_group.rs" || text.contains("for_a_person(");
            assert!(!leaves || MAY_LEAVE.contains(&name), "{name}");
        }
    }
}
