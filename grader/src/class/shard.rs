//! A shard: the part of a class that one machine grades.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// One of `count` parts of a class. A student's part follows from their id alone, so that rows can be added to a roster
/// without moving anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 1.
    pub index: u32,
    /// Of how many.
    pub count: u32,
}

/// Why there is no shard.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ShardError {
    /// A number of shards, and no scheduler says which one this is.
    #[error("--shards says of how many, but nothing says which shard to grade; give --shard i/n")]
    NoIndex,
    /// Not `i/n` with `1 <= i <= n`.
    #[error("expected a shard i/n with 1 <= i <= n, such as 2/4, found {0:?}")]
    Malformed(String),
    /// A scheduler says which part this is, but not of how many.
    #[error("{variable} says which shard this is, but not of how many; add --shards")]
    NoCount {
        /// The scheduler's variable.
        variable: &'static str,
    },
    /// The variables of a scheduler do not go together.
    #[error("{variable}={value} is not one of {count} shards")]
    OutOfRange {
        /// The scheduler's variable.
        variable: &'static str,
        /// Its value.
        value: String,
        /// How many shards there are.
        count: u32,
    },
}

/// What array jobs of a scheduler set.
struct Scheduler {
    index: &'static str,
    count: Option<&'static str>,
    /// The variable with the first index, where users choose it.
    first: Option<&'static str>,
    /// The first index otherwise.
    from: u32,
}

const SCHEDULERS: [Scheduler; 4] = [
    // Kubernetes tells a pod nothing about the number of completions.
    Scheduler { index: "JOB_COMPLETION_INDEX", count: None, first: None, from: 0 },
    Scheduler { index: "AWS_BATCH_JOB_ARRAY_INDEX", count: Some("AWS_BATCH_JOB_ARRAY_SIZE"), first: None, from: 0 },
    Scheduler {
        index: "SLURM_ARRAY_TASK_ID",
        count: Some("SLURM_ARRAY_TASK_COUNT"),
        first: Some("SLURM_ARRAY_TASK_MIN"),
        from: 0,
    },
    Scheduler { index: "CI_NODE_INDEX", count: Some("CI_NODE_TOTAL"), first: None, from: 1 },
];

impl Shard {
    /// The shard that a scheduler's variables name, and the variable; `variable` reads one, `count` is what the user says.
    ///
    /// # Errors
    ///
    /// See [`ShardError`].
    pub fn of_scheduler(
        variable: impl Fn(&str) -> Option<String>,
        count: Option<u32>,
    ) -> Result<Option<(Self, &'static str)>, ShardError> {
        let number = |name: &str| variable(name).and_then(|value| value.trim().parse::<u32>().ok());
        let set = |scheduler: &&Scheduler| variable(scheduler.index).is_some_and(|value| !value.is_empty());
        let Some(scheduler) = SCHEDULERS.iter().find(set) else {
            // Of how many, but not which: a whole class would be graded on every machine.
            return count.map_or(Ok(None), |_| Err(ShardError::NoIndex));
        };
        let count = count
            .or_else(|| scheduler.count.and_then(number))
            .ok_or(ShardError::NoCount { variable: scheduler.index })?;
        let first = scheduler.first.and_then(number).unwrap_or(scheduler.from);
        let index = number(scheduler.index).and_then(|index| index.checked_sub(first)?.checked_add(1));
        match index {
            Some(index) if index <= count => Ok(Some((Self { index, count }, scheduler.index))),
            _ => Err(ShardError::OutOfRange {
                variable: scheduler.index,
                value: variable(scheduler.index).unwrap_or_default(),
                count,
            }),
        }
    }

    /// Whether the student `id` belongs to this part.
    #[must_use]
    pub fn holds(self, id: &str) -> bool {
        let digest = Sha256::digest(id);
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % u64::from(self.count.max(1)) == u64::from(self.index.saturating_sub(1))
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let parts = text.split_once('/').and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
        match parts {
            Some((index, count)) if 1 <= index && index <= count => Ok(Self { index, count }),
            _ => Err(ShardError::Malformed(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn of(variables: &[(&str, &str)], count: Option<u32>) -> Result<Option<String>, ShardError> {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        Ok(Shard::of_scheduler(variable, count)?.map(|(shard, _)| shard.to_string()))
    }

    #[test]
    fn every_student_is_in_one_shard_whatever_the_rest_of_the_class() {
        for count in [1, 2, 7, 64] {
            for id in (0..500).map(|n| format!("s{n}")) {
                let holding = (1..=count).filter(|index| Shard { index: *index, count }.holds(&id));
                assert_eq!(holding.count(), 1, "{id} of {count}");
            }
        }
        // Published: a class that is graded on two machines today and merged tomorrow must not move.
        let shard = |id: &str| (1..=4).find(|index| Shard { index: *index, count: 4 }.holds(id)).unwrap();
        assert_eq!(["s1", "s2", "s3", "Zoé"].map(shard), [4, 3, 1, 4]);
    }

    #[test]
    fn schedulers_count_each_in_their_own_way() {
        assert_eq!(of(&[], None), Ok(None));
        assert_eq!(of(&[("CI_NODE_TOTAL", "1")], None), Ok(None));
        assert_eq!(of(&[], Some(4)), Err(ShardError::NoIndex));
        assert_eq!(of(&[("JOB_COMPLETION_INDEX", "0")], Some(3)), Ok(Some("1/3".to_owned())));
        let batch = [("AWS_BATCH_JOB_ARRAY_INDEX", "2"), ("AWS_BATCH_JOB_ARRAY_SIZE", "3")];
        assert_eq!(of(&batch, None), Ok(Some("3/3".to_owned())));
        let slurm = [("SLURM_ARRAY_TASK_ID", "5"), ("SLURM_ARRAY_TASK_COUNT", "4"), ("SLURM_ARRAY_TASK_MIN", "4")];
        assert_eq!(of(&slurm, None), Ok(Some("2/4".to_owned())));
        assert_eq!(of(&[("CI_NODE_INDEX", "1"), ("CI_NODE_TOTAL", "5")], None), Ok(Some("1/5".to_owned())));
    }

    #[test]
    fn a_shard_that_cannot_be_is_refused() {
        for text in ["", "1", "0/3", "4/3", "a/b", "1/0", "-1/2"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
        let kubernetes = [("JOB_COMPLETION_INDEX", "3")];
        assert_eq!(of(&kubernetes, None), Err(ShardError::NoCount { variable: "JOB_COMPLETION_INDEX" }));
        assert!(matches!(of(&kubernetes, Some(3)), Err(ShardError::OutOfRange { .. })));
        assert!(matches!(of(&[("JOB_COMPLETION_INDEX", "x")], Some(3)), Err(ShardError::OutOfRange { .. })));
    }
}
