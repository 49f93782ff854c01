//! What the documents hold, one module per promise. One binary: it links once.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod audience;
mod formats;
mod golden;
mod hostile;
mod junit;
mod read;
mod schema;
mod statistics;
mod support;
mod words;
