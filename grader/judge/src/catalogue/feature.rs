//! One feature file as a list of criteria.

use gherkin::{Feature, Scenario};
use grader_core::{Criterion, CriterionId, Lab, Lang, Place, Points, Prerequisite, TaskId, Text};

use super::{ProblemKind, check, texts};

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

/// The task of which all scenarios of a feature are, by their own ids; one scenario alone may be misplaced itself.
pub(super) fn task_of_scenarios(feature: &Feature) -> Option<TaskId> {
    let mut tasks = scenarios(feature).map(|scenario| id_of(scenario).map(|id| id.task));
    let first = tasks.next()??;
    let rest: Vec<_> = tasks.collect();
    (!rest.is_empty() && rest.iter().all(|task| *task == Some(first))).then_some(first)
}

/// Whether a scenario adds to the points instead of being part of them.
pub(super) fn is_bonus(scenario: &Scenario) -> bool {
    scenario.tags.iter().any(|tag| tag == BONUS)
}

/// The tag of a criterion beyond the points.
const BONUS: &str = "bonus";

/// The tags of a criterion that a self-check does not show.
const HIDDEN: [&str; 3] = ["cachee", "cachée", "hidden"];

/// The service that a tag names: a scenario with it counts only in classes that use the service.
fn service_of(tag: &str) -> Option<&str> {
    tag.strip_prefix("service-").filter(|service| !service.is_empty())
}

/// The language that a file is written in, by the keyword of its feature.
pub(super) fn language(feature: &Feature) -> Lang {
    if feature.keyword.trim_end_matches(':').trim() == "Feature" { Lang::En } else { Lang::Fr }
}

/// What all scenarios of a feature share.
pub(super) struct Shared<'a> {
    file: &'a str,
    lang: Lang,
    languages: &'a [Lang],
    services: Vec<String>,
    guide: Text,
}

impl<'a> Shared<'a> {
    /// What `feature` says of all its scenarios; what is wrong with its own tags goes to `report`.
    pub(super) fn of(file: &'a str, feature: &Feature, lab: &'a Lab, report: &mut impl FnMut(ProblemKind)) -> Self {
        let mut services = Vec::new();
        for tag in feature.tags.iter().filter(|t| t.parse::<TaskId>().is_err()) {
            service(tag, lab, &mut services, report);
        }
        let guide = texts::parse(feature.description.as_deref()).guide;
        Self { file, lang: language(feature), languages: &lab.languages, services, guide }
    }
}

/// Adds the service of a tag; any other tag means nothing.
fn service(tag: &str, lab: &Lab, services: &mut Vec<String>, report: &mut impl FnMut(ProblemKind)) {
    let known = lab.every_service();
    match service_of(tag) {
        Some(name) if known.contains(name) => services.push(name.to_owned()),
        Some(name) => {
            let known = known.into_iter().collect::<Vec<_>>().join(", ");
            report(ProblemKind::UnknownService { service: name.to_owned(), known });
        }
        None => report(ProblemKind::UnknownTag { tag: tag.to_owned() }),
    }
}

/// What goes with a bonus: points, and nothing that only a failure or a person would give a sense.
fn bonus(scenario: &Scenario, id: &CriterionId, points: Points, report: &mut impl FnMut(ProblemKind)) {
    if points.is_zero() {
        report(ProblemKind::NoPoints { id: id.to_string() });
    }
    let senseless = |tag: &&String| tag.starts_with("requires-") || HIDDEN.contains(&tag.as_str());
    for tag in scenario.tags.iter().filter(senseless) {
        report(ProblemKind::BonusTag { id: id.to_string(), tag: tag.clone() });
    }
    if scenario.steps.iter().any(check::is_for_a_person) {
        report(ProblemKind::BonusForPerson { id: id.to_string() });
    }
}

/// Reads a scenario as a criterion; what is wrong goes to `report`.
pub(super) fn criterion(
    shared: &Shared<'_>,
    lab: &Lab,
    scenario: &Scenario,
    report: &mut impl FnMut(ProblemKind),
) -> Option<Criterion> {
    let Some(id) = id_of(scenario) else {
        report(ProblemKind::NoId { title: scenario.name.clone() });
        return None;
    };
    let mut points: Vec<Points> = Vec::new();
    let mut requires: Vec<Prerequisite> = Vec::new();
    let mut hidden = false;
    let mut services = shared.services.clone();
    for tag in scenario.tags.iter().filter(|t| t.parse::<CriterionId>().is_err()) {
        if let Some(number) = tag.strip_prefix("points-") {
            match number.parse() {
                Ok(number) => points.push(number),
                Err(error) => report(ProblemKind::BadPoints { tag: tag.clone(), message: format!("{error}") }),
            }
        } else if let Some(Ok(required)) = tag.strip_prefix("requires-").map(str::parse) {
            requires.push(required);
        } else if HIDDEN.contains(&tag.as_str()) {
            hidden = true;
        } else if tag != BONUS {
            service(tag, lab, &mut services, report);
        }
    }
    let [points] = points[..] else {
        report(ProblemKind::NoPoints { id: id.to_string() });
        return None;
    };
    if is_bonus(scenario) {
        bonus(scenario, &id, points, report);
    }
    let texts = texts::parse(scenario.description.as_deref());
    let guide = if texts.guide.is_empty() { shared.guide.clone() } else { texts.guide.clone() };
    let mut missing = |key: &str| {
        report(ProblemKind::MissingTranslation { subject: id.to_string(), key: format!("{key}:") });
    };
    if shared.languages.len() > 1 && !texts.is_translated() {
        missing(texts::key(texts::TITLE, if shared.lang == Lang::En { Lang::Fr } else { Lang::En }));
    }
    for lang in shared.languages {
        if texts.hint.get(*lang).is_empty() {
            missing(texts::key(texts::HINT, *lang));
        }
        if !guide.is_empty() && guide.get(*lang).is_empty() {
            missing(texts::key(texts::GUIDE, *lang));
        }
    }
    if guide.is_empty() && scenario.steps.iter().any(check::is_for_a_person) {
        let key = texts::key(texts::GUIDE, shared.lang).to_owned();
        report(ProblemKind::NoGuide { id: id.to_string(), key });
    }
    if scenario.steps.is_empty() {
        report(ProblemKind::NoSteps { id: id.to_string() });
    }
    if !scenario.examples.is_empty() {
        report(ProblemKind::Outline { id: id.to_string() });
    }
    let place = Place { file: shared.file.to_owned(), line: scenario.position.line };
    let (title, hint, guide) = (texts.title(&scenario.name), texts.hint.completed(), guide.completed());
    Some(Criterion { id, title, points, requires, hint, guide, services, hidden, place })
}
