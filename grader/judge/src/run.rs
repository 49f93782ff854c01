//! Running the scenarios of all features over one submission.
//!
//! The steps are the Cucumber library's, the loop is ours: the library's runner replaces the panic hook of the whole process
//! while it runs, which two submissions at a time would fight over, and copies every feature for each submission.

use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    panic::AssertUnwindSafe,
    sync::Arc,
};

use cucumber::step::{Context, Step};
use futures::{FutureExt as _, StreamExt as _, stream};
use gherkin::{Feature, StepType};
use grader_core::{
    Criterion, CriterionId, Lab, Observer, Outcome, Rubric, Selection, Submission, Task, UnknownProfile,
};
use jiff::Timestamp;

use crate::{
    catalogue::{self, FeatureFile, Problem, Severity},
    exam::{Exam, Sitting},
    selftest::Line,
};

/// How many scenarios of one submission wait for answers at the same time.
const AT_ONCE: usize = 64;

/// A lab ready to judge submissions: read once, used for any number of them, by any number of threads.
pub struct Judge {
    lab: Arc<Lab>,
    /// The criteria of all classes.
    whole: Rubric,
    /// Those of this class.
    rubric: Rubric,
    scripts: Vec<Script>,
}

/// What judging one submission gave.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The part of the rubric that was judged.
    pub rubric: Rubric,
    /// The outcome of each of its criteria.
    pub outcomes: BTreeMap<CriterionId, Outcome>,
}

impl Judge {
    /// Reads a lab file and its feature files.
    ///
    /// # Errors
    ///
    /// Every problem found, warnings included, when one of them is an error.
    pub fn new(lab_file: &FeatureFile, features: &[FeatureFile]) -> Result<Self, Vec<Problem>> {
        let catalogue = catalogue::read(lab_file, features);
        match catalogue.lab {
            Some(lab) if catalogue.problems.iter().all(|p| p.severity != Severity::Error) => {
                let whole = catalogue.rubric;
                // That the lab has the profile which it names, reading it has checked.
                let rubric = class_of(&whole, &lab, lab.profile.as_deref()).unwrap_or_else(|_| whole.clone());
                let scripts = catalogue.features.iter().flat_map(Script::all_of).collect();
                Ok(Self { lab: Arc::new(lab), whole, rubric, scripts })
            }
            _ => Err(catalogue.problems),
        }
    }

    /// The judge of a class with another profile than the one that the lab file chooses.
    ///
    /// # Errors
    ///
    /// When the lab has no such profile.
    pub fn with_profile(mut self, name: &str) -> Result<Self, UnknownProfile> {
        self.rubric = class_of(&self.whole, &self.lab, Some(name))?;
        Ok(self)
    }

    /// The judge of a student who has until `at`, where the lab has a due date at all: grace and what lateness costs stay.
    #[must_use]
    pub fn with_due(mut self, at: Timestamp) -> Self {
        if let Some(due) = &mut Arc::make_mut(&mut self.lab).due {
            due.at = at;
        }
        self
    }

    /// The lab's settings.
    #[must_use]
    pub fn lab(&self) -> &Lab {
        &self.lab
    }

    /// The rubric of the class.
    #[must_use]
    pub fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// Judges what `observer` sees of `submission`; only the criteria that `only` selects, unless it is empty.
    ///
    /// Runs on any executor. A scenario that panics is a [`Verdict::Broken`](grader_core::Verdict::Broken) of its own and
    /// touches no other; the panic hook of the process hears of it.
    pub async fn grade(&self, observer: Arc<dyn Observer>, submission: &Submission, only: &[Selection]) -> Judgement {
        let of_class: BTreeSet<&CriterionId> = self.rubric.tasks.iter().flat_map(Task::judged).map(|c| &c.id).collect();
        let wanted = |script: &&Script| {
            of_class.contains(&script.id) && (only.is_empty() || only.iter().any(|s| s.contains(&script.id)))
        };
        let sitting = Arc::new(Sitting::new(&self.lab, submission, observer));
        let outcomes = stream::iter(self.scripts.iter().filter(wanted))
            .map(|script| script.play(Arc::clone(&sitting), None))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        Judgement { rubric: selected(&self.rubric, only), outcomes }
    }

    /// The judging lines of a criterion, each with its place among the steps; without a "given" or "when".
    pub(crate) fn judging_lines(&self, id: &CriterionId) -> Vec<(usize, Line)> {
        let steps = self.script(id).into_iter().flat_map(|script| &script.steps).enumerate();
        let known = steps.filter_map(|(at, step)| step.as_ref().map(|(_, context)| (at, &context.step)));
        let judging = known.filter(|(_, step)| step.ty == StepType::Then);
        judging.map(|(at, step)| (at, Line { number: step.position.line, text: step.value.clone() })).collect()
    }

    fn script(&self, id: &CriterionId) -> Option<&Script> {
        self.scripts.iter().find(|script| script.id == *id)
    }

    /// The outcome of one criterion when its step number `loosened` refuses nothing.
    pub(crate) async fn judge_loosely(
        &self,
        id: &CriterionId,
        loosened: usize,
        observer: Arc<dyn Observer>,
        submission: &Submission,
    ) -> Option<Outcome> {
        let script = self.script(id)?;
        let sitting = Arc::new(Sitting::new(&self.lab, submission, observer));
        Some(script.play(sitting, Some(loosened)).await.1)
    }
}

/// The rubric of a class, with a digest of its own.
fn class_of(whole: &Rubric, lab: &Lab, profile: Option<&str>) -> Result<Rubric, UnknownProfile> {
    let mut rubric = whole.for_class(lab, profile)?;
    if let Some(profile) = profile {
        rubric.digest = catalogue::digest([whole.digest.as_str(), profile]);
    }
    Ok(rubric)
}

/// A scenario with the code of its steps.
struct Script {
    id: CriterionId,
    /// Its steps and those of the backgrounds before it; `None` for one without code, which the catalogue refuses.
    steps: Vec<Option<(Step<Exam>, Context)>>,
}

impl Script {
    /// The scenarios of `feature`.
    fn all_of(feature: &Feature) -> impl Iterator<Item = Self> {
        let common = feature.background.iter().flat_map(|b| &b.steps);
        let plain = feature.scenarios.iter().map(|scenario| (None, scenario));
        let ruled = feature.rules.iter().flat_map(|r| r.scenarios.iter().map(|s| (r.background.as_ref(), s)));
        plain.chain(ruled).filter_map(move |(background, scenario)| {
            let steps = common.clone().chain(background.iter().flat_map(|b| &b.steps)).chain(&scenario.steps);
            Some(Self { id: catalogue::id_of(scenario)?, steps: steps.map(catalogue::code_of).collect() })
        })
    }

    async fn play(&self, sitting: Arc<Sitting>, loosened: Option<usize>) -> (CriterionId, Outcome) {
        let mut exam = Exam::new(sitting);
        let steps = AssertUnwindSafe(self.steps(&mut exam, loosened)).catch_unwind().await;
        let defect = steps.unwrap_or_else(|panic| Some(panic_text(panic.as_ref())));
        (self.id.clone(), exam.conclude(defect))
    }

    /// Takes the steps in order until one stops the exam; the step number `loosened` stops it for no failure. What is
    /// returned is a defect that no step reported itself.
    async fn steps(&self, exam: &mut Exam, loosened: Option<usize>) -> Option<String> {
        for (at, step) in self.steps.iter().enumerate() {
            let Some((code, context)) = step else { return Some("a step has no code".to_owned()) };
            code(exam, context.clone()).await;
            if loosened == Some(at) {
                exam.forgive();
            }
            if exam.is_over() {
                break;
            }
        }
        None
    }
}

/// The tasks and criteria that `only` selects.
fn selected(rubric: &Rubric, only: &[Selection]) -> Rubric {
    let mut part = rubric.clone();
    if !only.is_empty() {
        part.tasks.retain(|task| only.iter().any(|s| s.touches(task.id)));
        for task in &mut part.tasks {
            let chosen = |c: &Criterion| only.iter().any(|s| s.contains(&c.id));
            task.criteria.retain(chosen);
            task.bonus.retain(chosen);
        }
    }
    part
}

fn panic_text(info: &(dyn Any + Send)) -> String {
    let text = info.downcast_ref::<String>().map(String::as_str).or_else(|| info.downcast_ref::<&str>().copied());
    text.unwrap_or("panic without a text").chars().take(300).collect()
}

#[cfg(test)]
mod tests;
