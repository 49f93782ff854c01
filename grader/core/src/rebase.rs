//! The rubric of a class that uses other services than those the course is written for.
//!
//! The one rule: a criterion counts where the class uses every service that it needs. What then remains of a task shares
//! out the task's points, in proportion; a task of which nothing remains gives its points to the other tasks of its phase,
//! in proportion, and a phase of which nothing remains to the other phases. The total stays what the lab says, and nobody
//! loses a point for a service that the class does not use.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Criterion, Lab, Points, Rubric, Task, TaskId, UnknownProfile};

/// What a profile made of the course's rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebasing {
    /// The profile.
    pub profile: String,
    /// The services of the course that the class does not use.
    pub unused: Vec<String>,
    /// The tasks that are judged by other criteria than the course's, or by fewer.
    pub rebased: Vec<TaskId>,
    /// The tasks of which nothing remains.
    pub left_out: Vec<TaskId>,
}

impl Rubric {
    /// The rubric for a class with this profile, made from the whole one.
    ///
    /// # Errors
    ///
    /// When the lab has no such profile.
    pub fn for_class(&self, lab: &Lab, profile: Option<&str>) -> Result<Self, UnknownProfile> {
        let course = lab.services_of(None)?;
        let used = lab.services_of(profile)?;
        let mut rubric = self.clone();
        let (mut rebased, mut left_out) = (Vec::new(), Vec::new());
        for task in &mut rubric.tasks {
            let as_written = chosen(task, &course);
            let remains = chosen(task, &used);
            let was_judged = as_written.contains(&true);
            if was_judged && !remains.contains(&true) {
                left_out.push(task.id);
            } else if as_written != remains {
                rebased.push(task.id);
            }
            let mut remains = remains.into_iter();
            task.criteria.retain(|_| remains.next().unwrap_or(false));
            task.bonus.retain(|criterion| is_used(criterion, &used));
        }
        if let Some(profile) = profile {
            rubric.hand_on(&left_out);
            rubric.tasks.retain(|task| !left_out.contains(&task.id));
            for task in &mut rubric.tasks {
                let weights: Vec<Points> = task.criteria.iter().map(|c| c.points).collect();
                let shares = task.points.share(&weights);
                task.criteria.iter_mut().zip(shares).for_each(|(criterion, share)| criterion.points = share);
            }
            let unused = course.difference(&used).map(ToString::to_string).collect();
            rubric.rebasing = Some(Rebasing { profile: profile.to_owned(), unused, rebased, left_out });
        }
        Ok(rubric)
    }

    /// Gives the points of tasks to others of their phase, else to all others.
    fn hand_on(&mut self, left_out: &[TaskId]) {
        let mut freed: BTreeMap<u8, Points> = BTreeMap::new();
        for task in self.tasks.iter().filter(|t| left_out.contains(&t.id)) {
            let sum = freed.entry(task.id.phase).or_default();
            *sum = *sum + task.points;
        }
        let mut homeless = Points::ZERO;
        for (phase, points) in freed {
            let heirs = self.tasks.iter_mut().filter(|t| t.id.phase == phase && !left_out.contains(&t.id));
            if !bequeath(points, heirs.collect()) {
                homeless = homeless + points;
            }
        }
        bequeath(homeless, self.tasks.iter_mut().filter(|t| !left_out.contains(&t.id)).collect());
    }
}

/// Which criteria of a task count where `used` are the services.
fn chosen(task: &Task, used: &BTreeSet<&str>) -> Vec<bool> {
    task.criteria.iter().map(|c| is_used(c, used)).collect()
}

/// Whether all services that a criterion needs are among the `used` ones.
fn is_used(criterion: &Criterion, used: &BTreeSet<&str>) -> bool {
    criterion.services.iter().all(|s| used.contains(s.as_str()))
}

/// Adds points to tasks in proportion to their own; false, when there is none.
fn bequeath(points: Points, heirs: Vec<&mut Task>) -> bool {
    let weights: Vec<Points> = heirs.iter().map(|task| task.points).collect();
    let any = !heirs.is_empty();
    heirs.into_iter().zip(points.share(&weights)).for_each(|(task, share)| task.points = task.points + share);
    any
}
