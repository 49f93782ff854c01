//! Looking at a deployment again and again while its student works on it: what is asked anew, what the news is, and how
//! long to wait. Nothing here looks or sleeps by itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use futures::future::BoxFuture;
use grader_core::{CriterionId, Entry, Evidence, Grade, Observation, Observer, Question, Status, is_starting};

/// The longest pause, in pauses as asked for.
const SLOWEST: u32 = 8;

/// An observer that asks another one only what it does not remember.
#[derive(Debug)]
pub struct Remembering<O> {
    kept: BTreeMap<Question, Entry>,
    inner: Arc<O>,
}

impl<O> Remembering<O> {
    /// Remembers `kept`, and asks `inner` the rest.
    #[must_use]
    pub fn new(kept: Vec<Entry>, inner: Arc<O>) -> Self {
        Self { kept: kept.into_iter().map(|entry| (entry.question.clone(), entry)).collect(), inner }
    }

    /// The evidence of the other observer, with what is remembered.
    #[must_use]
    pub fn complete(&self, mut evidence: Evidence) -> Evidence {
        evidence.entries.extend(self.kept.values().cloned());
        evidence.entries.sort_by(|a, b| a.question.cmp(&b.question));
        evidence.entries.dedup_by(|a, b| a.question == b.question);
        evidence
    }
}

impl<O: Observer> Observer for Remembering<O> {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        match self.kept.get(question) {
            Some(entry) => Box::pin(std::future::ready(entry.observation.clone())),
            None => self.inner.ask(question),
        }
    }
}

/// What happened on this side since the last look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The submission file says something else: nothing is remembered.
    pub submission: bool,
    /// Source code or a document is another.
    pub files: bool,
}

/// What a look brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The criteria that passed now and did not before.
    pub green: Vec<CriterionId>,
    /// The criteria that passed before and do not now.
    pub lost: Vec<CriterionId>,
    /// The criteria that lack only what is still starting.
    pub starting: Vec<CriterionId>,
}

/// One student's looks, one after another.
#[derive(Debug, Default)]
pub struct Watch {
    last: Option<(Grade, Evidence)>,
    starting: Vec<CriterionId>,
    /// Whether the last look remembered nothing.
    whole: bool,
    /// How many looks brought no news in a row.
    calm: u32,
}

impl Watch {
    /// What the next look need not ask again: answers about AWS and the network that only criteria which passed rest on,
    /// and local files that stayed the same. Nobody here sees a repository at an address change, so what it answers counts
    /// as the network's; and what could not be seen is tried again. Once all is green everything is asked once more, because something may have
    /// broken while nobody looked.
    pub fn keep(&mut self, changed: Changed) -> Vec<Entry> {
        let Some((grade, evidence)) = self.last.as_ref().filter(|(grade, _)| !changed.submission && !is_green(grade))
        else {
            self.whole = true;
            return Vec::new();
        };
        self.whole = false;
        let open = grade.criteria().filter(|c| !is_settled(c.status())).flat_map(|c| &c.asked);
        let open: BTreeSet<&Question> = open.collect();
        let is_fetched =
            |entry: &Entry| matches!(&entry.observation, Observation::Source(tree) if tree.address.is_some());
        let fetched = evidence.entries.iter().any(is_fetched);
        let stays = |entry: &&Entry| match entry.question {
            Question::Document(_) | Question::Source(_) | Question::Container(_) if changed.files => false,
            Question::Document(_) | Question::Source(_) | Question::Container(_)
                if !fetched && !matches!(entry.observation, Observation::Gap(_)) =>
            {
                true
            }
            _ => !open.contains(&entry.question),
        };
        evidence.entries.iter().filter(stays).cloned().collect()
    }

    /// Takes in a look, and says what is new.
    pub fn take(&mut self, grade: &Grade, evidence: &Evidence) -> News {
        let passed = |grade: &Grade| -> BTreeSet<CriterionId> {
            grade.criteria().filter(|c| c.status() == Status::Passed).map(|c| c.id.clone()).collect()
        };
        let starting = grade.criteria().filter(|c| is_starting(c, evidence)).map(|c| c.id.clone()).collect();
        let mut news = News { starting, ..News::default() };
        if let Some((last, _)) = &self.last {
            let (before, now) = (passed(last), passed(grade));
            news.green = now.difference(&before).cloned().collect();
            news.lost = before.difference(&now).cloned().collect();
        }
        let moved =
            self.last.is_none() || !news.green.is_empty() || !news.lost.is_empty() || news.starting != self.starting;
        self.calm = if moved { 0 } else { self.calm.saturating_add(1) };
        self.starting.clone_from(&news.starting);
        self.last = Some((grade.clone(), evidence.clone()));
        news
    }

    /// Whether there is nothing left to wait for: a look that asked everything found all of it settled.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.whole && self.last.as_ref().is_some_and(|(grade, _)| is_green(grade))
    }

    /// How long to wait before the next look, where `every` is the shortest: twice as long each time that nothing
    /// happens, and as short as can be while something is starting, or while all is green and waits to be confirmed.
    #[must_use]
    pub fn pause(&self, every: Duration) -> Duration {
        if !self.starting.is_empty() || self.last.as_ref().is_some_and(|(grade, _)| is_green(grade)) {
            return every;
        }
        let doublings = self.calm.saturating_sub(1).min(SLOWEST.ilog2());
        every.saturating_mul(1 << doublings)
    }
}

/// Whether no work of the student's changes it.
const fn is_settled(status: Status) -> bool {
    matches!(status, Status::Passed | Status::Manual | Status::Excused)
}

fn is_green(grade: &Grade) -> bool {
    grade.criteria().all(|criterion| is_settled(criterion.status()))
}
