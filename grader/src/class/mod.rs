//! A whole class: a roster in, a folder of results out.
//!
//! - `roster.rs` reads the class list, `columns.rs` knows its headings, `row.rs` opens what one row hands in.
//! - `results.rs` is the folder of results: one folder per student, and `class.json` ([`Manifest`]) that lists them.
//! - `pool.rs` runs many students at once so that none can touch another, `student.rs` grades one and writes its files.
//! - `shard.rs` splits a class over machines, `merge.rs` puts it together.
//! - `regrade.rs` judges the kept evidence by other rules.

mod columns;
mod manifest;
mod merge;
mod pool;
mod regrade;
mod results;
mod roster;
mod row;
mod shard;
mod student;
mod summary;

pub use manifest::{Entry, Manifest, SCHEMA, State};
pub use merge::{Difference, MergeError, merge};
pub use pool::{Ended, Event, Pool, PoolLimits, Stopper, Task, Turn};
pub use regrade::{CriterionChange, Gap, Mark, RegradeError, Regrader, StudentChange};
pub(crate) use results::{EVIDENCE, RESULT, RESULT_LIMIT};
pub use results::{Lock, Results, ResultsError};
pub use roster::{Roster, RosterError, RosterProblem, RosterProblemKind};
pub use row::{HandedIn, Row, RowError};
pub use shard::{Shard, ShardError};
pub use student::{ClassGrader, StudentError};
pub use summary::Summary;
