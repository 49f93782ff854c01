//! A whole class: a roster in, a folder of results out.
//!
//! - `roster.rs` reads the class list, `columns.rs` knows its headings, `record.rs` a line of it; `row.rs` opens what one row
//!   hands in, `place.rs` knows what its submission cell names.
//! - `course.rs` is what the course makes of a student's work: rules, marks of people, trust, and which attempt counts.
//! - `results.rs` is the folder of results: one folder per student, and `class.json` ([`Manifest`]) that lists them.
//! - `pool.rs` runs many students at once so that none can touch another, `student.rs` grades one and writes its files.
//! - `nothing.rs` grades who has handed in nothing and has marks of people.
//! - `shard.rs` splits a class over machines, `merge.rs` puts it together.
//! - `sheet.rs` is the `marks.csv` that a person fills in.
//! - `page.rs` writes the page of the class.
//! - `regrade.rs` judges the kept evidence by other rules or with other marks, `changes.rs` says what that changes.

mod changes;
mod columns;
mod course;
mod manifest;
mod merge;
mod nothing;
mod page;
mod place;
mod pool;
mod record;
mod regrade;
mod results;
mod roster;
mod row;
mod shard;
mod sheet;
mod student;
mod summary;

pub use changes::{CriterionChange, Gap, Human, Mark, StudentChange};
pub use course::Course;
pub use manifest::{Entry, Manifest, SCHEMA, State};
pub use merge::{Difference, MergeError, merge};
pub use page::{PageDraft, PageError};
pub use pool::{Ended, Event, Pool, PoolLimits, Stopper, Task, Turn};
pub use regrade::{RegradeError, Regrader};
pub(crate) use results::{ATTEMPTS, EVIDENCE, RESULT, RESULT_LIMIT};
pub use results::{Lock, Results, ResultsError};
pub(crate) use roster::digest;
pub use roster::{Roster, RosterError, RosterProblem, RosterProblemKind};
pub use row::{HandedIn, Row, RowError};
pub use shard::{Shard, ShardError};
pub use sheet::{MarksSheet, SheetError};
pub use student::{ClassGrader, Done, StudentError};
pub use summary::Summary;
