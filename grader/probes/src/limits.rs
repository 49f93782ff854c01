//! How long and how much the grader asks AWS for one submission.

use std::time::Duration;

/// Bounds of the AWS calls of one submission. The defaults suit a real account; tests shorten them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How often one call is tried in all: 4, with jittered, doubling pauses between.
    pub attempts: u32,
    /// The longest first pause between two attempts: 1 s.
    pub first_pause: Duration,
    /// How long a connection may take to open: 5 s.
    pub connect: Duration,
    /// How long one attempt may take: 15 s.
    pub attempt: Duration,
    /// How long a call may take with all its attempts: 45 s.
    pub operation: Duration,
    /// How many pages of one list are read: 50. A longer list is a gap, never half a list.
    pub pages: usize,
    /// How many calls one submission may cost: 2,000. Later calls are gaps.
    pub calls: u32,
    /// How many calls are under way at once: 16, below the request rates of every API that is asked.
    pub concurrent: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attempts: 4,
            first_pause: Duration::from_secs(1),
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(15),
            operation: Duration::from_secs(45),
            pages: 50,
            calls: 2_000,
            concurrent: 16,
        }
    }
}
