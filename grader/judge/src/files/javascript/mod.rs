//! JavaScript of an Express application, judged by its structure: comments and files that nothing loads do not count.
//!
//! Nothing runs. A file is parsed (`script.rs`), its names are bound (`names.rs`), simple constants and modules are followed
//! (`meaning.rs`, `constant.rs`), and what the application registers is gathered (`routes.rs`). What cannot be followed
//! is said to be unknown; it is never taken for absent.
//!
//! The parser is tree-sitter: it goes on after faults, and it costs 9 s and three crates to build, where the parsers of
//! compilers cost a hundred. Code nested without end would overflow its stack: `script.rs` refuses such code first.

mod constant;
mod functions;
mod meaning;
mod names;
mod program;
mod routes;
mod script;
#[cfg(test)]
mod tests;

pub(crate) use program::Program;
pub(crate) use routes::Route;
