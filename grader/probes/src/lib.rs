//! Looking at a student's deployment while it lives: AWS (read-only calls), HTTP, containers, source code and documents.
//!
//! [`Live`] is the observer; [`doctor()`] says whether it would see everything, and [`iam_policy`] what it must be allowed.

#![deny(missing_docs)]

mod aws;
mod container;
mod doctor;
mod documents;
pub mod http;
mod limits;
mod live;
mod source;

pub use aws::{Call, iam_policy};
pub use doctor::{ActionCheck, Diagnosis, UrlCheck, doctor};
pub use limits::Limits;
pub use live::Live;
