//! Asking again, and how each question went.

use grader_core::{Entry, Evidence, Facts as _, Gap, Observation, Question, SubmissionFile, Topic, facts::Identity};
use grader_judge::Judge;
use serde::Serialize;

use super::{
    Seed,
    compare::{Change, ChangeKind, compare},
    draw, questions,
};
use crate::{LookError, Manner};

/// One question that was asked again.
#[derive(Clone, Debug, PartialEq)]
pub struct Recheck {
    /// The question.
    pub question: Question,
    /// How it went.
    pub verdict: Verdict,
    /// What is not as the evidence says, the most telling first.
    pub changes: Vec<Change>,
}

/// How asking again went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Verdict {
    /// The deployment says what the evidence says, but for what time changes.
    Same,
    /// It says something else.
    Different,
    /// Some of it is gone or could not be seen; the rest is the same.
    Unconfirmed,
    /// It could not be asked. That is no difference.
    NotAsked {
        /// Why.
        gap: Gap,
    },
    /// The credentials are those of another account, so its answer would say nothing of the evidence.
    OtherAccount {
        /// The account of the evidence.
        recorded: String,
        /// The account that would have answered.
        found: String,
    },
}

impl Verdict {
    /// The published name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Unconfirmed => "unconfirmed",
            Self::NotAsked { .. } => "not-asked",
            Self::OtherAccount { .. } => "other-account",
        }
    }
}

/// Asks the deployment of `file` again `count` questions that `evidence` answers, drawn by `seed`.
///
/// # Errors
///
/// See [`LookError`]. What cannot be seen is no error but a [`Verdict::NotAsked`].
pub fn recheck(
    judge: &Judge,
    evidence: &Evidence,
    mut file: SubmissionFile,
    manner: Manner,
    (seed, count): (Seed, usize),
) -> Result<Vec<Recheck>, LookError> {
    let drawn = questions(&evidence.entries);
    let drawn = draw(seed, &evidence.submission.student.id, count, drawn, |entry| entry.question.to_string());
    let identity = Question::Aws(Topic::Identity);
    let of_aws = drawn.iter().any(|entry| matches!(entry.question, Question::Aws(_)));
    // What the evidence was recorded of is what is asked; a file only opens the way there.
    file.urls = evidence.submission.urls.clone();
    if let (Some(aws), Some(region)) = (&mut file.aws, &evidence.submission.region) {
        aws.region = Some(region.clone());
    }
    let asked: Vec<Question> =
        of_aws.then_some(identity).into_iter().chain(drawn.iter().map(|entry| entry.question.clone())).collect();
    let mut answers = crate::ask(judge, file, manner, &asked)?.into_iter();
    let stranger = of_aws.then(|| answers.next()).flatten().and_then(|found| other_account(evidence, &found));
    Ok(drawn.into_iter().zip(answers).map(|(entry, now)| one(entry, &now, stranger.as_ref())).collect())
}

/// The account of the evidence and the one that answers, where they are not the same.
fn other_account(evidence: &Evidence, found: &Observation) -> Option<Verdict> {
    let recorded = evidence.facts::<Identity>().map(|(facts, _)| facts.account.clone())?;
    let found = Identity::of(found)?.account.clone();
    (recorded != found).then_some(Verdict::OtherAccount { recorded, found })
}

fn one(entry: &Entry, now: &Observation, stranger: Option<&Verdict>) -> Recheck {
    let question = entry.question.clone();
    let verdict = match (now, stranger) {
        (_, Some(verdict)) if matches!(question, Question::Aws(_)) => verdict.clone(),
        (Observation::Gap(gap), _) => Verdict::NotAsked { gap: gap.clone() },
        _ => return compared(question, &entry.observation, now),
    };
    Recheck { question, verdict, changes: Vec::new() }
}

fn compared(question: Question, recorded: &Observation, now: &Observation) -> Recheck {
    // Facts have no form that is not JSON: what cannot be written says nothing.
    let json = |observation| serde_json::to_value(observation).unwrap_or_default();
    let mut changes = compare(&json(recorded), &json(now));
    changes.sort_by_key(|change| change.kind);
    let any = |kinds: &[ChangeKind]| changes.iter().any(|change| kinds.contains(&change.kind));
    let verdict = if any(&[ChangeKind::Different, ChangeKind::New]) {
        Verdict::Different
    } else if any(&[ChangeKind::Gone, ChangeKind::Unseen]) {
        Verdict::Unconfirmed
    } else {
        Verdict::Same
    };
    Recheck { question, verdict, changes }
}
