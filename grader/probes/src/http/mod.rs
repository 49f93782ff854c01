//! HTTP: one strict exchange at a time, and the page that came back.
//!
//! The addresses are the student's to choose, so nothing about the other side is trusted: not where a name or a redirect
//! leads, nor how long, large, deep or slow an answer is.

mod body;
mod client;
mod guard;
mod page;
mod resolver;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub use client::Web;
