//! Running the scenarios of all features over one submission.

use std::{
    any::Any,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cucumber::{
    Runner as _, World as _,
    event::{ScenarioFinished, StepError},
    runner, step,
};
use futures::{FutureExt as _, StreamExt as _, lock::Mutex, stream};
use gherkin::{Feature, Scenario};
use grader_core::{CriterionId, Lab, Observer, Outcome, Rubric, Selection, Submission, UnknownProfile};

use crate::{
    catalogue::{self, FeatureFile, Problem, Severity},
    exam::{Exam, Sitting},
};

/// A lab ready to judge submissions: parsed once, used for any number of them.
pub struct Judge {
    lab: Lab,
    /// The criteria of all classes.
    whole: Rubric,
    /// Those of this class.
    rubric: Rubric,
    features: Vec<Feature>,
    steps: step::Collection<Exam>,
}

/// What judging one submission gave.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The part of the rubric that was judged.
    pub rubric: Rubric,
    /// The outcome of each of its criteria.
    pub outcomes: BTreeMap<CriterionId, Outcome>,
}

/// Outcomes by criterion, filled as scenarios end.
type Outcomes = Arc<Mutex<BTreeMap<CriterionId, Outcome>>>;

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
                let (whole, features, steps) = (catalogue.rubric, catalogue.features, Exam::collection());
                // That the lab has the profile which it names, reading it has checked.
                let rubric = class_of(&whole, &lab, lab.profile.as_deref()).unwrap_or_else(|_| whole.clone());
                Ok(Self { lab, whole, rubric, features, steps })
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
    /// Runs on any executor. A scenario that panics is a [`Verdict::Broken`](grader_core::Verdict::Broken) of its own and touches no other.
    pub async fn grade(&self, observer: Arc<dyn Observer>, submission: &Submission, only: &[Selection]) -> Judgement {
        let of_class: BTreeSet<&CriterionId> =
            self.rubric.tasks.iter().flat_map(|t| &t.criteria).map(|c| &c.id).collect();
        let wanted =
            |id: &CriterionId| of_class.contains(id) && (only.is_empty() || only.iter().any(|s| s.contains(id)));
        let sitting = Arc::new(Sitting { lab: self.lab.clone(), submission: submission.clone(), observer });
        let outcomes = Outcomes::default();
        let ledger = Arc::clone(&outcomes);
        let runner = runner::Basic::default()
            .steps(self.steps.clone())
            // A scenario without retries or its own log needs none of the runner's options.
            .which_scenario(|_, _, _| runner::basic::ScenarioType::Concurrent)
            .before(move |_, _, _, exam: &mut Exam| {
                exam.begin(Arc::clone(&sitting));
                futures::future::ready(()).boxed_local()
            })
            .after(move |_, _, scenario, end, exam| record(&ledger, scenario, end, exam).boxed_local());
        let features: Vec<_> = self.features.iter().filter_map(|f| part_of(f, &wanted)).map(Ok).collect();
        runner
            .run(stream::iter(features), runner::basic::Cli::default())
            .for_each(|_| futures::future::ready(()))
            .await;
        let outcomes = std::mem::take(&mut *outcomes.lock().await);
        Judgement { rubric: selected(&self.rubric, only), outcomes }
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

/// The feature with only the wanted scenarios; nothing when there are none.
fn part_of(feature: &Feature, wanted: &impl Fn(&CriterionId) -> bool) -> Option<Feature> {
    let mut part = feature.clone();
    let keep = |scenario: &Scenario| catalogue::id_of(scenario).is_some_and(|id| wanted(&id));
    part.scenarios.retain(keep);
    part.rules.iter_mut().for_each(|rule| rule.scenarios.retain(keep));
    part.rules.retain(|rule| !rule.scenarios.is_empty());
    (!part.scenarios.is_empty() || !part.rules.is_empty()).then_some(part)
}

/// The tasks and criteria that `only` selects.
fn selected(rubric: &Rubric, only: &[Selection]) -> Rubric {
    let mut part = rubric.clone();
    if !only.is_empty() {
        part.tasks.retain(|task| only.iter().any(|s| s.touches(task.id)));
        for task in &mut part.tasks {
            task.criteria.retain(|c| only.iter().any(|s| s.contains(&c.id)));
        }
    }
    part
}

/// Writes the outcome of a scenario into the ledger.
fn record(
    ledger: &Outcomes,
    scenario: &Scenario,
    end: &ScenarioFinished,
    exam: Option<&mut Exam>,
) -> impl Future<Output = ()> + use<> {
    let outcome = match exam {
        Some(exam) => exam.conclude(defect(end)),
        None => Exam::default().conclude(Some("the scenario did not begin".to_owned())),
    };
    let id = catalogue::id_of(scenario);
    let ledger = Arc::clone(ledger);
    async move {
        if let Some(id) = id {
            ledger.lock().await.insert(id, outcome);
        }
    }
}

/// What the runner met that no step reported itself.
fn defect(end: &ScenarioFinished) -> Option<String> {
    match end {
        ScenarioFinished::StepPassed => None,
        ScenarioFinished::StepSkipped => Some("a step has no code".to_owned()),
        ScenarioFinished::BeforeHookFailed(info) => Some(panic_text(info)),
        ScenarioFinished::StepFailed(_, _, StepError::Panic(info)) => Some(panic_text(info)),
        ScenarioFinished::StepFailed(_, _, error) => Some(error.to_string()),
    }
}

fn panic_text(info: &Arc<dyn Any + Send>) -> String {
    let text = info.downcast_ref::<String>().map(String::as_str).or_else(|| info.downcast_ref::<&str>().copied());
    text.unwrap_or("panic without a text").chars().take(300).collect()
}
