//! What submissions of one class have in common: facts for a person to look at, never a deduction.
//!
//! Everything is read from bundles. Two submissions of one group may have everything in common. What most of the class has
//! in common (code that everybody was given) says nothing about anyone and is left out, as is a starter folder.

mod common;
mod read;
mod sketch;
mod tokens;
mod trace;

pub use common::{Kind, Match, compare};
pub use read::{IntegrityError, read, starter};
pub use trace::{Starter, Trace};
