//! A grade as a document: pure functions from a [`Report`] to bytes, one file per [`Format`].
//!
//! Nothing here reads a file, a clock or the network. Whatever a student or their deployment wrote goes through
//! `plain` or an escaping writer before it is shown; sentences come from the message catalogue ([`Words`]).

#![deny(missing_docs)]

mod account;
mod advice;
mod ags;
mod autolab;
mod cause;
pub mod class;
mod code;
mod exhibit;
mod format;
mod gradebook;
mod gradescope;
mod html;
mod json;
mod junit;
mod markdown;
mod markup;
pub mod messages;
mod outline;
mod phrase;
mod plain;
mod prairielearn;
mod report;
mod routing;
mod standing;
mod terminal;
mod vocareum;
mod words;

pub use advice::sentence as next_step;
pub use format::{Format, ReportError, Style, UnknownFormat, render};
pub use gradebook::Entered;
pub use html::{ClassFact, ClassPage, Link, class_page, contents_page};
pub use json::v1::{
    ResultError, SCHEMA as RESULT_SCHEMA, StoredAdjustment, StoredResult, json_schema as result_json_schema,
    read as read_result,
};
pub use phrase::adjustment_text;
pub use report::{Audience, Report, Run, RunSource};
pub use terminal::wrapped;
pub use words::{Value, Words, WordsError};
