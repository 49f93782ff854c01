//! Comparing the traces of a class.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    hash::Hash,
};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{
    sketch::{candidates, likeness},
    trace::{Starter, Trace},
};

/// The share in common from which code is listed.
const NEAR: f64 = 0.5;
/// The fewest fingerprints of one's own that are compared: a few lines are alike by chance.
const FEWEST: usize = 12;
/// What fewer students have in common is not taken for what everybody was given.
const CROWD: usize = 4;

/// Something that several students have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Match {
    /// What kind of thing.
    pub kind: Kind,
    /// The thing itself: an account, a host name, a digest; for code, how many files or fingerprints of their own they share.
    pub value: String,
    /// How much of their code they share, from 0 to 1; only for code that is nearly the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likeness: Option<f64>,
    /// The ids of the students, sorted.
    pub students: Vec<String>,
}

/// Kinds of things in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The same evidence was handed in.
    Evidence,
    /// The same AWS account.
    Account,
    /// The same load balancer.
    LoadBalancer,
    /// An image with the same digest.
    Image,
    /// The same source files.
    Source,
    /// Source code that is the same but for names, layout and small changes.
    SimilarSource,
}

impl Kind {
    /// The published name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Account => "account",
            Self::LoadBalancer => "load-balancer",
            Self::Image => "image",
            Self::Source => "source",
            Self::SimilarSource => "similar-source",
        }
    }
}

/// What the submissions `traces` have in common, beyond `starter`. One student's own submissions are not compared.
#[must_use]
pub fn compare(traces: &[Trace], starter: &Starter) -> Vec<Match> {
    let all = Comparison::of(traces);
    let one = |value: &String| BTreeSet::from([value.clone()]);
    let digest = |trace: &Trace| one(&trace.digest);
    let mut matches = all.same(Kind::Evidence, digest, false);
    matches.extend(all.same(Kind::Account, |t| t.accounts.clone(), false));
    matches.extend(all.same(Kind::LoadBalancer, |t| t.load_balancers.clone(), false));
    matches.extend(all.same(Kind::Image, |t| t.images.clone(), true));
    let exact = all.same_source(starter);
    let known: BTreeSet<(String, String)> = exact.iter().flat_map(|found| pairs(&found.students)).collect();
    matches.extend(exact);
    matches
        .extend(all.similar(starter).into_iter().filter(|found| !pairs(&found.students).any(|p| known.contains(&p))));
    matches
}

fn pairs(students: &[String]) -> impl Iterator<Item = (String, String)> {
    students.iter().enumerate().flat_map(|(at, a)| students[at + 1..].iter().map(|b| (a.clone(), b.clone())))
}

struct Comparison<'a> {
    traces: &'a [Trace],
    /// How many students they are of: some hand in several times.
    students: usize,
}

impl<'a> Comparison<'a> {
    fn of(traces: &'a [Trace]) -> Self {
        let students: BTreeSet<&str> = traces.iter().map(|trace| trace.student.id.as_str()).collect();
        Self { traces, students: students.len() }
    }

    /// How many students have each of the things that `things` tells of a trace.
    fn spread<T: Eq + Hash, I: Iterator<Item = T>>(&self, things: impl Fn(&'a Trace) -> I) -> HashMap<T, usize> {
        let mut of_one: BTreeMap<&str, HashSet<T>> = BTreeMap::new();
        for trace in self.traces {
            of_one.entry(&trace.student.id).or_default().extend(things(trace));
        }
        let mut spread = HashMap::new();
        of_one.into_values().flatten().for_each(|thing| *spread.entry(thing).or_default() += 1);
        spread
    }

    /// Whether that many students are most of a class, so that what they share was given to them.
    fn is_crowd(&self, students: usize) -> bool {
        students >= CROWD && 2 * students > self.students
    }

    /// The students of several traces; none when they are one student, or one group.
    fn students(&self, members: &[usize]) -> Option<Vec<String>> {
        let students: BTreeSet<&String> = members.iter().map(|at| &self.traces[*at].student.id).collect();
        let mut groups = members.iter().map(|at| self.traces[*at].student.group.as_deref().filter(|g| !g.is_empty()));
        let first = groups.next().flatten();
        let one_group = first.is_some() && groups.all(|group| group == first);
        (students.len() > 1 && !one_group).then(|| students.into_iter().cloned().collect())
    }

    /// Values that several submissions have.
    fn same(&self, kind: Kind, values: impl Fn(&Trace) -> BTreeSet<String>, given: bool) -> Vec<Match> {
        let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, trace) in self.traces.iter().enumerate() {
            for value in values(trace) {
                owners.entry(value).or_default().push(at);
            }
        }
        let told = |(value, members): (String, Vec<usize>)| {
            let students = self.students(&members).filter(|students| !(given && self.is_crowd(students.len())))?;
            Some(Match { kind, value, likeness: None, students })
        };
        owners.into_iter().filter_map(told).collect()
    }

    /// Submissions whose own files are all the same.
    fn same_source(&self, starter: &Starter) -> Vec<Match> {
        let owners = self.spread(|trace| trace.files.values().map(String::as_str));
        let own = |trace: &Trace| {
            let files: Vec<&String> = trace
                .files
                .values()
                .filter(|digest| !starter.files.contains(*digest))
                .filter(|digest| !self.is_crowd(owners.get(digest.as_str()).copied().unwrap_or_default()))
                .collect();
            let mut hasher = Sha256::new();
            let mut sorted = files.clone();
            sorted.sort();
            sorted.iter().for_each(|digest| hasher.update(digest.as_bytes()));
            let digest: String = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            (!files.is_empty()).then(|| format!("{} {digest}", files.len())).into_iter().collect()
        };
        self.same(Kind::Source, own, false)
    }

    /// Pairs of submissions whose own code is much the same.
    fn similar(&self, starter: &Starter) -> Vec<Match> {
        let owners = self.spread(|trace| trace.code.iter().copied());
        let is_own = |print: &&u64| !starter.code.contains(*print) && !self.is_crowd(owners[*print]);
        let sets: Vec<BTreeSet<u64>> = self
            .traces
            .iter()
            .map(|trace| trace.code.iter().filter(is_own).copied().collect())
            .map(|own: BTreeSet<u64>| if own.len() < FEWEST { BTreeSet::new() } else { own })
            .collect();
        let told = |(a, b): (usize, usize)| {
            let likeness = likeness(&sets[a], &sets[b]);
            let students = self.students(&[a, b]).filter(|_| likeness >= NEAR)?;
            let value = sets[a].intersection(&sets[b]).count().to_string();
            Some(Match {
                kind: Kind::SimilarSource,
                value,
                likeness: Some((likeness * 100.0).round() / 100.0),
                students,
            })
        };
        candidates(&sets).into_iter().filter_map(told).collect()
    }
}
