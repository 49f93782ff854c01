//! Asking again: a random sample of what evidence answers, put to the deployment itself, to learn whether the evidence may
//! be believed.
//!
//! - `sample.rs` draws the questions, the same ones for the same seed.
//! - `compare.rs` compares two answers, and tells what time alone changes from what should have stayed.
//! - `recheck.rs` asks, and says of each question how it went.

mod compare;
mod recheck;
mod sample;

pub use compare::{Change, ChangeKind};
pub use recheck::{Recheck, Verdict, recheck};
pub use sample::{Seed, draw, questions, ranked};
