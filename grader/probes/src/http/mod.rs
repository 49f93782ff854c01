//! HTTP: strict exchanges, the pages that come back, and the round trip of a supplier through them.
//!
//! The addresses are the student's to choose, so nothing about the other side is trusted: not where a name or a redirect
//! leads, nor how long, large, deep or slow an answer is.

mod body;
mod client;
mod guard;
mod resolver;
mod round_trip;
#[cfg(test)]
mod tests;

pub use client::Web;
pub(crate) use guard::{allowed as is_allowed, is_own};
pub use round_trip::round_trip;
