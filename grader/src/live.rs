//! Looking at a live deployment. The function is there in every build; without the feature `live` it says what is missing.

use std::{
    io,
    time::{Duration, Instant},
};

use grader_core::{Entry, Observation, Provenance, Question, Selection, SubmissionFile};
use grader_judge::Judge;
use thiserror::Error;

use crate::Graded;

/// What looking at a live deployment gave.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The grade and the evidence.
    pub graded: Graded,
    /// How many AWS calls it took.
    pub calls: u32,
}

/// Why nothing could be looked at.
#[derive(Debug, Error)]
pub enum LookError {
    /// This build has no live observer.
    #[error("this build cannot look at live deployments; build it with the feature `live`")]
    NotBuilt,
    /// The operating system gives no resources for network connections.
    #[error("cannot open network connections: {0}")]
    Resources(io::Error),
    /// A signal came.
    #[error("interrupted")]
    Interrupted,
}

/// How a deployment is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// Whether addresses of this machine and of private networks may be asked. A submission is the text of someone else,
    /// so that is for the person who runs the grader to say.
    pub local: bool,
    /// Whether nothing may be changed: what only a round trip through the forms shows is then a gap.
    pub read_only: bool,
    /// What the evidence says of who saw it.
    pub provenance: Provenance,
    /// Whether to ask about every AWS service, needed or not: a recording should answer tomorrow's criteria too.
    pub whole: bool,
    /// Whether Ctrl-C and the like end the looking, once everything that it made is removed again. A class has a way of
    /// its own.
    pub stops_on_signal: bool,
    /// When to stop: what is not seen by then is a gap. `None`: each question has its own bounds, and no others.
    pub deadline: Option<Instant>,
}

/// Looks at the deployment of `file` and judges it.
///
/// # Errors
///
/// See [`LookError`]. What cannot be seen of the deployment is no error but part of the grade.
pub fn look(judge: &Judge, file: SubmissionFile, manner: Manner, only: &[Selection]) -> Result<Looked, LookError> {
    look_again(judge, file, manner, only, Vec::new())
}

/// The same, without asking again what `kept` answers.
///
/// # Errors
///
/// See [`LookError`].
#[cfg(feature = "live")]
pub fn look_again(
    judge: &Judge,
    file: SubmissionFile,
    manner: Manner,
    only: &[Selection],
    kept: Vec<Entry>,
) -> Result<Looked, LookError> {
    use std::sync::Arc;

    use grader_core::{Observer as _, Recorder, Topic};
    use grader_probes::Live;

    let Manner { provenance, whole, stops_on_signal, .. } = manner;
    let started_at = jiff::Timestamp::now();
    let recorder = Recorder { version: crate::VERSION.to_owned(), provenance, started_at };
    let (submission, live) = observer(judge, file, manner);
    let runtime = runtime()?;
    let asked = Arc::new(crate::watch::Remembering::new(kept, Arc::clone(&live)));
    let evidence = |asked: &crate::watch::Remembering<Live>| asked.complete(live.evidence(recorder));
    let looking = async {
        if whole {
            let questions = Topic::ALL.map(Question::Aws);
            futures::future::join_all(questions.iter().map(|question| asked.ask(question))).await;
        }
        crate::grade(judge, Arc::clone(&asked), &submission, only, evidence).await
    };
    let graded = runtime.block_on(unless_stopped(&live, stops_on_signal, looking))?;
    Ok(Looked { graded, calls: live.calls().values().sum() })
}

/// The observer of the deployment of `file`, and what of the file is public.
#[cfg(feature = "live")]
fn observer(
    judge: &Judge,
    file: SubmissionFile,
    manner: Manner,
) -> (grader_core::Submission, std::sync::Arc<grader_probes::Live>) {
    use grader_core::{Access, Submission};

    let Manner { local, read_only, deadline, .. } = manner;
    let submission = Submission { lab: Some(judge.lab().id.clone()), ..file.public() };
    let SubmissionFile { aws, documents, source, folder, .. } = file;
    let access = Access { aws, local, read_only, documents, source, folder };
    let live = grader_probes::Live::new(&submission, access, &judge.lab().region);
    (submission, std::sync::Arc::new(live.with_containers(judge.lab()).with_deadline(deadline)))
}

#[cfg(feature = "live")]
fn runtime() -> Result<tokio::runtime::Runtime, LookError> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(LookError::Resources)
}

/// Asks the deployment of `file` these questions and no others; the answers are in their order.
///
/// # Errors
///
/// See [`LookError`]. What cannot be seen is an answer too.
#[cfg(feature = "live")]
pub fn ask(
    judge: &Judge,
    file: SubmissionFile,
    manner: Manner,
    questions: &[Question],
) -> Result<Vec<Observation>, LookError> {
    use grader_core::Observer as _;

    let (_, live) = observer(judge, file, manner);
    let asking = futures::future::join_all(questions.iter().map(|question| live.ask(question)));
    runtime()?.block_on(unless_stopped(&live, manner.stops_on_signal, asking))
}

/// What `work` comes to. A signal, where it `may` stop the work, ends it once everything that was made is removed again.
#[cfg(feature = "live")]
async fn unless_stopped<T>(
    live: &grader_probes::Live,
    may: bool,
    work: impl Future<Output = T>,
) -> Result<T, LookError> {
    use std::pin::pin;

    use futures::future::{Either, select};

    match select(pin!(work), pin!(signal(may))).await {
        Either::Left((done, _)) => Ok(done),
        Either::Right(((), work)) => {
            live.stop();
            work.await;
            Err(LookError::Interrupted)
        }
    }
}

/// Says that this build cannot look at anything.
///
/// # Errors
///
/// Always [`LookError::NotBuilt`].
#[cfg(not(feature = "live"))]
pub fn ask(_: &Judge, _: SubmissionFile, _: Manner, _: &[Question]) -> Result<Vec<Observation>, LookError> {
    Err(LookError::NotBuilt)
}

/// Waits; whether a signal asked to end in the meantime.
///
/// # Errors
///
/// When the operating system gives no resources for it.
#[cfg(feature = "live")]
pub fn pause(time: Duration) -> Result<bool, LookError> {
    use std::pin::pin;

    use futures::future::{Either, select};

    let runtime = runtime()?;
    Ok(runtime.block_on(async {
        let slept = pin!(tokio::time::sleep(time));
        matches!(select(slept, pin!(signal(true))).await, Either::Right(_))
    }))
}

/// Says that this build cannot look at anything.
///
/// # Errors
///
/// Always [`LookError::NotBuilt`].
#[cfg(not(feature = "live"))]
pub fn pause(_: Duration) -> Result<bool, LookError> {
    Err(LookError::NotBuilt)
}

/// Comes with the first signal that asks the program to end, if it `may`.
#[cfg(feature = "live")]
async fn signal(may: bool) {
    if !may {
        std::future::pending::<()>().await;
    }
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        futures::future::select(std::pin::pin!(interrupt), std::pin::pin!(terminate.recv())).await;
        return;
    }
    // Without handlers a signal ends the program at once, and the next run clears up.
    if interrupt.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Says that this build cannot look at anything.
///
/// # Errors
///
/// Always [`LookError::NotBuilt`].
#[cfg(not(feature = "live"))]
pub fn look_again(
    _: &Judge,
    _: SubmissionFile,
    _: Manner,
    _: &[Selection],
    _: Vec<Entry>,
) -> Result<Looked, LookError> {
    Err(LookError::NotBuilt)
}
