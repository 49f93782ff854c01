//! What the documents hold, one module per promise. One binary: it links once.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod audience;
mod classes;
mod fill;
mod formats;
mod golden;
mod hostile;
mod junit;
mod messages;
mod platforms;
mod read;
mod schema;
mod statistics;
mod support;
mod words;
