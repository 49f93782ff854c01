//! One feature file as a list of criteria.

use gherkin::{Feature, Scenario};
use grader_core::{Criterion, CriterionId, Place, Points, Prerequisite, TaskId, Text};

use super::{ProblemKind, texts};

/// The id of the criterion that a scenario judges.
pub(crate) fn id_of(scenario: &Scenario) -> Option<CriterionId> {
    match scenario.tags.iter().filter_map(|t| t.parse().ok()).collect::<Vec<_>>().as_slice() {
        [id] => Some(CriterionId::clone(id)),
        _ => None,
    }
}

/// The task that a feature is about.
pub(super) fn task_of(feature: &Feature) -> Option<TaskId> {
    match feature.tags.iter().filter_map(|t| t.parse().ok()).collect::<Vec<_>>().as_slice() {
        [id] => Some(*id),
        _ => None,
    }
}

/// All scenarios of a feature, those of its rules included.
pub(super) fn scenarios(feature: &Feature) -> impl Iterator<Item = &Scenario> {
    feature.scenarios.iter().chain(feature.rules.iter().flat_map(|r| &r.scenarios))
}

/// Reads a scenario as a criterion; what is wrong goes to `report`.
pub(super) fn criterion(file: &str, scenario: &Scenario, report: &mut impl FnMut(ProblemKind)) -> Option<Criterion> {
    let Some(id) = id_of(scenario) else {
        report(ProblemKind::NoId { title: scenario.name.clone() });
        return None;
    };
    let mut points: Vec<Points> = Vec::new();
    let mut requires: Vec<Prerequisite> = Vec::new();
    let mut hidden = false;
    for tag in scenario.tags.iter().filter(|t| t.parse::<CriterionId>().is_err()) {
        if let Some(number) = tag.strip_prefix("points-") {
            match number.parse() {
                Ok(number) => points.push(number),
                Err(error) => report(ProblemKind::BadPoints { tag: tag.clone(), message: format!("{error}") }),
            }
        } else if let Some(Ok(required)) = tag.strip_prefix("requires-").map(str::parse) {
            requires.push(required);
        } else if matches!(tag.as_str(), "cachee" | "cachée" | "hidden") {
            hidden = true;
        } else {
            report(ProblemKind::UnknownTag { tag: tag.clone() });
        }
    }
    let [points] = points[..] else {
        report(ProblemKind::NoPoints { id: id.to_string() });
        return None;
    };
    let texts = texts::parse(scenario.description.as_deref());
    for (key, text) in [("en:", &texts.en), ("aide:", &texts.hint.fr), ("help:", &texts.hint.en)] {
        if text.is_empty() {
            report(ProblemKind::MissingTranslation { subject: id.to_string(), key: key.to_owned() });
        }
    }
    if scenario.steps.is_empty() {
        report(ProblemKind::NoSteps { id: id.to_string() });
    }
    if !scenario.examples.is_empty() {
        report(ProblemKind::Outline { id: id.to_string() });
    }
    let place = Place { file: file.to_owned(), line: scenario.position.line };
    let title = Text { fr: scenario.name.clone(), en: texts.en };
    Some(Criterion { id, title, points, requires, hint: texts.hint, hidden, place })
}
