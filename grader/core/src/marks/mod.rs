//! What people and the rules of the course add to what was seen: human marks, waivers, lateness, bonus.
//!
//! [`Marks`] is the file `marks.csv`; a [`Marking`] applies it and the rules of `lab.toml` to a grade. The verdicts of the
//! grader stay beneath, so that nobody has to guess what a person changed.

mod adjustment;
mod apply;
mod file;
mod human;
mod late;
mod read;

pub use adjustment::Adjustment;
pub use apply::Marking;
pub use file::{Given, MarkLine, Marks, Target};
pub use human::{HumanMark, Waiver};
pub use late::{Attempts, Chosen, Due, Keep};
