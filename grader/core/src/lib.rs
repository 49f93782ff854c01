//! The nouns of the grader, and nothing else: no file, no network, no clock, no SDK.
//!
//! A [`Submission`] is looked at through an [`Observer`], which answers [`Question`]s with [`Observation`]s (facts, or a
//! [`Gap`] that says why there are none). All answers of one submission together are its [`Evidence`]. A rubric is a list
//! of [`Criterion`]s; judging one gives an [`Outcome`], and [`Grade::settle`] turns the outcomes into a mark.

#![deny(missing_docs)]

mod application;
mod bonus;
mod containers;
mod criterion;
mod evidence;
pub mod facts;
mod finding;
mod gap;
mod grade;
mod hints;
mod hosts;
mod id;
mod input;
mod lab;
mod lines;
mod marks;
mod observation;
mod observer;
mod pasted;
mod points;
mod question;
mod rebase;
mod redact;
pub mod spreadsheet;
mod starting;
mod subject;
mod submission;
mod text;
mod trust;
mod verdict;

pub use bonus::Gain;
pub use containers::{ContainerService, Containers};
pub use criterion::{Criterion, Place, Rubric, Task};
pub use evidence::{BundleError, Entry, Evidence, Notice, Recorder, Sealed};
pub use finding::{Citation, Difference, Finding, Remark, Shown};
pub use gap::{Gap, GapReason};
pub use grade::{CriterionGrade, Grade, Status, TaskGrade, Totals};
pub use hints::Hints;
pub use hosts::is_local;
pub use id::{CriterionId, IdError, Prerequisite, Selection, TaskId};
pub use input::{AddressFault, InputError, InputFault, line_of};
pub use lab::{
    Application, Bonus, Lab, Microservice, Names, Phase, Profile, Resources, TaskInfo, UnknownProfile, Value, plain,
};
pub use lines::Lines;
pub use marks::{Adjustment, Attempts, Chosen, Due, Given, HumanMark, Keep, MarkLine, Marking, Marks, Target, Waiver};
pub use observation::{Facts, Observation, Seen};
pub use observer::{Observer, Recorded};
pub use pasted::{PasteError, PastedKeys};
pub use points::{Points, PointsError};
pub use question::{DocumentKind, HttpRequest, Method, Question, QuestionError, RoundTripRequest, SourcePart, Topic};
pub use rebase::Rebasing;
pub use redact::Redactor;
pub use starting::is_starting;
pub use subject::{Aspect, Subject};
pub use submission::{Access, AwsAccess, Credentials, Documents, Source, Student, Submission, SubmissionFile, Urls};
pub use text::{Lang, Text};
pub use trust::{KeyError, PublicKey, SecretKey, Signature, Trust, of_other_lab};
pub use verdict::{Outcome, Provenance, Verdict};
