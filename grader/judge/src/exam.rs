//! The exam: the state of one scenario, from its first step to its outcome.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use grader_core::{
    Aspect, Difference, DocumentKind, Facts, Finding, Gap, GapReason, Lab, Observation, Observer, Outcome, Question,
    Remark, RoundTripRequest, Shown, SourcePart, Submission, Verdict,
    facts::{ContainerRun, Exchange, Page, RoundTrip, SourceTree},
};
use url::Url;

use crate::{
    check::Check,
    files::Program,
    roles::{Place, Subjects, Vocabulary},
};

/// What was worked out once, or could not be.
type Kept<K, T> = Mutex<BTreeMap<K, Option<Arc<T>>>>;

/// The branch and the path of a directory of source code.
type Directory = (Option<usize>, String);

/// Pages by the paths of their views.
pub(crate) type Pages = BTreeMap<String, Page>;

/// What all scenarios of one submission share.
pub(crate) struct Sitting {
    pub(crate) lab: Arc<Lab>,
    pub(crate) submission: Submission,
    pub(crate) observer: Arc<dyn Observer>,
    /// The words of the parts of an architecture, and what they found.
    words: OnceLock<Vocabulary>,
    /// The programs of the directories of source code that a scenario has read, with their branch and path: many scenarios
    /// ask for the same one.
    programs: Kept<Directory, Program>,
    /// The pages that the views of such a directory become: all, or those that its program draws.
    pages: Kept<(Directory, bool), Pages>,
}

impl Sitting {
    pub(crate) fn new(lab: &Arc<Lab>, submission: &Submission, observer: Arc<dyn Observer>) -> Self {
        Self {
            lab: Arc::clone(lab),
            submission: submission.clone(),
            observer,
            words: OnceLock::new(),
            programs: Mutex::default(),
            pages: Mutex::default(),
        }
    }
}

/// The world of one scenario.
#[derive(Default, cucumber::World)]
pub struct Exam {
    sitting: Option<Arc<Sitting>>,
    asked: BTreeSet<Question>,
    remarks: BTreeSet<Remark>,
    stop: Option<Stop>,
    /// What the steps talk about.
    pub(crate) subjects: Subjects,
}

/// Why a step ends its scenario.
#[derive(Clone, Debug)]
pub enum Stop {
    /// Not as expected.
    Failed(Finding),
    /// Could not be seen.
    Unseen(Gap),
    /// For a person to judge.
    Manual,
    /// The scenario asks for something impossible: a defect of the rubric or of ours.
    Broken(String),
}

impl From<Finding> for Stop {
    fn from(finding: Finding) -> Self {
        Self::Failed(finding)
    }
}

impl From<Gap> for Stop {
    fn from(gap: Gap) -> Self {
        Self::Unseen(gap)
    }
}

impl fmt::Debug for Exam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exam").field("asked", &self.asked).field("stop", &self.stop).finish_non_exhaustive()
    }
}

impl Exam {
    pub(crate) fn new(sitting: Arc<Sitting>) -> Self {
        Self { sitting: Some(sitting), ..Self::default() }
    }

    fn sitting(&self) -> Result<&Arc<Sitting>, Stop> {
        self.sitting.as_ref().ok_or_else(|| Stop::Broken("the scenario has no submission".to_owned()))
    }

    /// The settings of the lab.
    pub fn lab(&self) -> Result<&Lab, Stop> {
        Ok(&self.sitting()?.lab)
    }

    /// The public part of the submission.
    pub fn submission(&self) -> Result<&Submission, Stop> {
        Ok(&self.sitting()?.submission)
    }

    async fn observe(&mut self, question: Question) -> Result<Observation, Stop> {
        let observer = Arc::clone(&self.sitting()?.observer);
        let observation = observer.ask(&question).await;
        self.asked.insert(question);
        Ok(observation)
    }

    /// The words of the parts of an architecture.
    pub(crate) fn words(&self) -> Result<&Vocabulary, Stop> {
        let sitting = self.sitting()?;
        Ok(sitting.words.get_or_init(|| Vocabulary::of(&sitting.lab)))
    }

    /// The program of a directory of the services' code, when there is one that can be read.
    pub(crate) fn program_of(&self, place: &Place) -> Result<Option<Arc<Program>>, Stop> {
        let programs = &self.sitting()?.programs;
        let read = || Program::read(|path| place.file_exactly(path)?.text.as_deref()).map(Arc::new);
        let mut programs = programs.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(programs.entry((place.branch, place.path.clone())).or_insert_with(read).clone())
    }

    /// The pages that the views of a directory of the services' code become, worked out by `read` once.
    pub(crate) fn pages_of(
        &self,
        place: &Place,
        only_drawn: bool,
        read: impl FnOnce() -> Option<Pages>,
    ) -> Result<Option<Arc<Pages>>, Stop> {
        let mut pages = self.sitting()?.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let key = ((place.branch, place.path.clone()), only_drawn);
        Ok(pages.entry(key).or_insert_with(|| read().map(Arc::new)).clone())
    }

    /// The facts of one AWS topic.
    pub async fn ask<F: Facts>(&mut self) -> Result<Arc<F>, Stop> {
        let question = Question::Aws(F::TOPIC);
        match self.observe(question.clone()).await? {
            Observation::Gap(gap) => Err(gap.into()),
            other => F::of(&other).cloned().ok_or_else(|| mismatched(&question).into()),
        }
    }

    /// The facts of a topic that only helps to find things: nothing, when it cannot be seen.
    pub async fn ask_maybe<F: Facts>(&mut self) -> Result<Option<Arc<F>>, Stop> {
        match self.ask::<F>().await {
            Ok(facts) => Ok(Some(facts)),
            Err(Stop::Unseen(_)) => Ok(None),
            Err(stop) => Err(stop),
        }
    }

    /// The answer to `GET url`. A host that refuses the connection has answered: nothing listens there.
    pub async fn get(&mut self, url: Url) -> Result<Arc<Exchange>, Stop> {
        let question = Question::get(url);
        match self.observe(question.clone()).await? {
            Observation::Http(exchange) => Ok(exchange),
            Observation::Gap(gap) if gap.reason == GapReason::ConnectionRefused => Err(Stop::Failed(Finding {
                differences: vec![Difference {
                    subject: (question.to_string(), Aspect::ListeningProgram).into(),
                    expected: Shown::Present,
                    observed: Shown::Absent,
                }],
                citations: vec![grader_core::Citation { question, resource: String::new() }],
            })),
            Observation::Gap(gap) => Err(gap.into()),
            _ => Err(mismatched(&question).into()),
        }
    }

    /// The round trip of a supplier.
    pub(crate) async fn round_trip(&mut self, request: RoundTripRequest) -> Result<Arc<RoundTrip>, Stop> {
        let question = Question::RoundTrip(request);
        match self.observe(question.clone()).await? {
            Observation::RoundTrip(trip) => Ok(trip),
            Observation::Gap(gap) => Err(gap.into()),
            _ => Err(mismatched(&question).into()),
        }
    }

    /// The source code handed in as `part`; nothing, when none was.
    pub(crate) async fn source_maybe(&mut self, part: SourcePart) -> Result<Option<Arc<SourceTree>>, Stop> {
        let question = Question::Source(part);
        match self.observe(question.clone()).await? {
            Observation::Source(tree) => Ok(Some(tree)),
            Observation::Gap(gap) if gap.reason == GapReason::NotProvided => Ok(None),
            Observation::Gap(gap) => Err(gap.into()),
            _ => Err(mismatched(&question).into()),
        }
    }

    /// What the microservice called `name` did in a container.
    pub(crate) async fn container_of(&mut self, name: &str) -> Result<Arc<ContainerRun>, Stop> {
        let question = Question::Container(name.to_owned());
        match self.observe(question.clone()).await? {
            Observation::Container(run) => Ok(run),
            Observation::Gap(gap) => Err(gap.into()),
            _ => Err(mismatched(&question).into()),
        }
    }

    /// What the microservice did, for a criterion that its code can answer as well: nothing, when that was not seen.
    pub(crate) async fn behaviour_of(&mut self, name: &str) -> Result<Option<Arc<ContainerRun>>, Stop> {
        match self.container_of(name).await {
            Ok(run) => Ok(Some(run)),
            Err(Stop::Unseen(_)) => Ok(None),
            Err(stop) => Err(stop),
        }
    }

    /// A document of the student's.
    ///
    /// One that was not handed in is missing work, not something unseen. So is a file that breaks the rules of its own
    /// format: whoever read it says so by naming the file and the place. What is too large, late or refused may be the
    /// reader's limit and stays unseen.
    pub(crate) async fn document(&mut self, kind: DocumentKind) -> Result<Observation, Stop> {
        let question = Question::Document(kind);
        let observation = self.observe(question.clone()).await?;
        let Observation::Gap(gap) = observation else { return Ok(observation) };
        let observed = match (gap.reason, &gap.operation, &gap.detail) {
            (GapReason::NotProvided, ..) => Shown::NotHandedIn,
            (GapReason::Malformed, Some(_), Some(fault)) => Shown::value(fault),
            _ => return Err(gap.into()),
        };
        let subject = gap.operation.unwrap_or_else(|| question.to_string());
        let mut check = Check::answer(question);
        check.that(false, subject, Shown::Present, observed);
        Err(check.done().err().unwrap_or_default().into())
    }

    /// Adds something worth saying to the outcome.
    pub fn remark(&mut self, remark: Remark) {
        self.remarks.insert(remark);
    }

    /// Accepts that the thing which the feature file calls `expected` is called `found`: silently when that is the
    /// class's name for it, else with a remark, or not at all where the lab demands exact names.
    pub(crate) fn accept_name(&mut self, expected: &str, found: &str) -> Result<(), Stop> {
        let lab = self.lab()?;
        let name = lab.name(expected);
        if name == found {
            return Ok(());
        }
        if lab.names.strict {
            let difference =
                Difference { subject: name.into(), expected: Shown::value(name), observed: Shown::value(found) };
            return Err(Stop::Failed(Finding { differences: vec![difference], citations: Vec::new() }));
        }
        let remark = Remark::Renamed { expected: name.to_owned(), found: found.to_owned() };
        self.remark(remark);
        Ok(())
    }

    /// Keeps why a step stopped.
    pub fn keep(&mut self, result: Result<(), Stop>) {
        self.stop = result.err();
    }

    /// Goes on although the last step failed: the self-test asks what would miss it.
    pub(crate) fn forgive(&mut self) {
        self.stop.take_if(|stop| matches!(stop, Stop::Failed(_)));
    }

    /// Whether a step has stopped the scenario.
    pub(crate) const fn is_over(&self) -> bool {
        self.stop.is_some()
    }

    /// What the scenario came to. `defect` says what was met that is no fault of the student's.
    pub(crate) fn conclude(&mut self, defect: Option<String>) -> Outcome {
        let verdict = match (self.stop.take(), defect) {
            (Some(Stop::Failed(finding)), _) => Verdict::Failed(finding),
            (Some(Stop::Unseen(gap)), _) => Verdict::Inconclusive(gap),
            (Some(Stop::Manual), _) => Verdict::Manual,
            (Some(Stop::Broken(defect)), _) | (None, Some(defect)) => Verdict::Broken(defect),
            (None, None) => Verdict::Passed,
        };
        Outcome {
            verdict,
            remarks: std::mem::take(&mut self.remarks).into_iter().collect(),
            asked: std::mem::take(&mut self.asked).into_iter().collect(),
        }
    }
}

/// The observer answered another question: a bundle that was put together by hand.
pub(crate) fn mismatched(question: &Question) -> Gap {
    Gap::new(GapReason::Malformed).operation(question.to_string())
}
