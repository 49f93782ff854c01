//! What can be counted over a class. Students without a result count nowhere but in the number of students, and whoever
//! has nothing settled has no mark that could be counted.

use std::collections::BTreeMap;

use grader_core::{CriterionId, GapReason, Points, Status, TaskId, Totals};

use super::{Cause, Class, ClassResult, Discrimination, Spread};

/// Statistics of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistics {
    /// All students.
    pub students: usize,
    /// Those who have a result.
    pub graded: usize,
    /// Those whose result still has open points.
    pub open: usize,
    /// Those whose result has no mark: nothing is settled, or they are excused from everything.
    pub unmarked: usize,
    /// How the marks are spread; none where nobody has one. Open points count as not earned.
    pub marks: Option<Spread>,
    /// One for each task, in the order of the course.
    pub tasks: Vec<Item<TaskId>>,
    /// One for each criterion, in the order of the course.
    pub criteria: Vec<Item<CriterionId>>,
    /// The criteria that failed by themselves, from the one that cost the class most.
    pub causes: Vec<RootCause>,
    /// What keeps criteria from being settled because they could not be seen, from the most frequent.
    pub gaps: Vec<GapCount>,
}

/// A task or a criterion, over all students.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<I> {
    /// Which one.
    pub id: I,
    /// How many students have it in each status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
    /// The share of the settled points that was earned, from 0 to 1; none where all is open.
    pub success: Option<f64>,
    /// Whether it tells the stronger students from the weaker ones.
    pub discrimination: Discrimination,
}

/// A criterion that failed by itself, and what it took with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RootCause {
    /// The criterion.
    pub criterion: CriterionId,
    /// How many students failed it.
    pub students: usize,
    /// How many criteria waited for it, over all students.
    pub blocked: usize,
    /// The points that were lost on it and on what waited for it. What waited for two causes counts for both.
    pub lost: Points,
}

/// A kind of obstacle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GapCount {
    /// Which one.
    pub reason: GapReason,
    /// How many students met it.
    pub students: usize,
    /// How many criteria met it, over all students.
    pub criteria: usize,
}

impl<I> Item<I> {
    /// How many students have it in `status`.
    #[must_use]
    pub fn statuses_in(&self, status: Status) -> usize {
        Status::ALL.iter().zip(self.statuses).filter(|(known, _)| **known == status).map(|(_, count)| count).sum()
    }
}

impl Statistics {
    /// Counts over `class`.
    #[must_use]
    pub fn of(class: &Class) -> Self {
        let results: Vec<&ClassResult> = class.graded().map(|(_, result)| result).collect();
        let marks: Vec<f64> = results.iter().filter_map(|r| Some(r.entered().mark()?.as_f64())).collect();
        let task = |(place, task): (usize, &super::ClassTask)| {
            item(task.id, results.iter().map(|r| (r.totals, r.tasks[place].totals, r.tasks[place].status)))
        };
        let criteria = class.tasks.iter().enumerate().flat_map(|(t, task)| {
            let places = task.criteria.iter().enumerate().map(move |(c, criterion)| (t, c, criterion));
            places.map(|(t, c, criterion)| {
                let of = |r: &&ClassResult| {
                    let found = &r.tasks[t].criteria[c];
                    (r.totals, found.totals, found.status)
                };
                item(criterion.id.clone(), results.iter().map(of))
            })
        });
        Self {
            students: class.students.len(),
            graded: results.len(),
            open: results.iter().filter(|r| r.totals.open > Points::ZERO).count(),
            unmarked: results.len() - marks.len(),
            marks: Spread::of(marks, class.possible().as_f64()),
            tasks: class.tasks.iter().enumerate().map(task).collect(),
            criteria: criteria.collect(),
            causes: causes(class, &results),
            gaps: gaps(&results),
        }
    }

    /// The tasks that tell the stronger students from the weaker ones badly.
    pub fn weak_tasks(&self) -> impl Iterator<Item = &Item<TaskId>> {
        self.tasks.iter().filter(|task| task.discrimination.is_weak())
    }
}

/// One item, from each student's whole result and their result on the item.
fn item<I>(id: I, results: impl Iterator<Item = (Totals, Totals, Status)>) -> Item<I> {
    let mut statuses = [0; Status::ALL.len()];
    let (mut earned, mut settled) = (0.0, 0.0);
    let mut pairs = Vec::new();
    for (whole, own, status) in results {
        for (count, known) in statuses.iter_mut().zip(Status::ALL) {
            *count += usize::from(known == status);
        }
        earned += own.earned.as_f64();
        settled += own.settled().as_f64();
        let nothing = Totals::default();
        pairs.extend(share(own, nothing).zip(share(whole, own)));
    }
    Item { id, statuses, success: (settled > 0.0).then(|| earned / settled), discrimination: Discrimination::of(pairs) }
}

/// The share of the settled points that was earned, of `all` but for a `part`; none where nothing is settled.
fn share(all: Totals, part: Totals) -> Option<f64> {
    let left = all.settled().as_f64() - part.settled().as_f64();
    (left > 1e-9).then(|| (all.earned.as_f64() - part.earned.as_f64()) / left)
}

fn causes(class: &Class, results: &[&ClassResult]) -> Vec<RootCause> {
    let ids: Vec<&CriterionId> = class.tasks.iter().flat_map(|t| &t.criteria).map(|c| &c.id).collect();
    let mut found: BTreeMap<&CriterionId, RootCause> = BTreeMap::new();
    let mut at = |id, change: &dyn Fn(&mut RootCause)| {
        let new = |criterion: &CriterionId| RootCause {
            criterion: criterion.clone(),
            students: 0,
            blocked: 0,
            lost: Points::ZERO,
        };
        change(found.entry(id).or_insert_with(|| new(id)));
    };
    for result in results {
        for (id, criterion) in ids.iter().copied().zip(result.criteria()) {
            // A person may have given a part of the points.
            let lost = criterion.totals.possible.less(criterion.totals.earned);
            match (&criterion.cause, criterion.status) {
                (_, Status::Failed) => at(id, &|cause| {
                    cause.students += 1;
                    cause.lost = cause.lost + lost;
                }),
                // What a person decided waits for nothing, whatever the verdict beneath.
                (Cause::Roots(roots), Status::Blocked) if criterion.totals.open == Points::ZERO => {
                    for root in roots {
                        at(root, &|cause| {
                            cause.blocked += 1;
                            cause.lost = cause.lost + lost;
                        });
                    }
                }
                _ => {}
            }
        }
    }
    let mut causes: Vec<RootCause> = found.into_values().filter(|cause| cause.students > 0).collect();
    causes.sort_by_key(|cause| std::cmp::Reverse((cause.lost, cause.students)));
    causes
}

fn gaps(results: &[&ClassResult]) -> Vec<GapCount> {
    let mut counts: Vec<GapCount> = Vec::new();
    for result in results {
        let mut met: Vec<GapReason> = Vec::new();
        for criterion in result.criteria() {
            let (Cause::Gap(reason), Status::Inconclusive) = (&criterion.cause, criterion.status) else { continue };
            let reason = *reason;
            let place = counts.iter().position(|c| c.reason == reason).unwrap_or_else(|| {
                counts.push(GapCount { reason, students: 0, criteria: 0 });
                counts.len() - 1
            });
            counts[place].criteria += 1;
            if !met.contains(&reason) {
                met.push(reason);
                counts[place].students += 1;
            }
        }
    }
    counts.sort_by_key(|c| std::cmp::Reverse(c.criteria));
    counts
}
