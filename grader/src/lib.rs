//! Grades deployments of the coffee suppliers microservices lab.
//!
//! The same judge looks at a live deployment, at a recording of one, or at whatever an [`Observer`] of your own answers.
//! Grade a recorded submission:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use grader::{Rules, bundle, replay};
//! # use grader::core::{Evidence, Provenance, Recorder, Submission};
//! # let recorder = Recorder { version: "1".into(), provenance: Provenance::Sample, started_at: "2026-01-01T00:00:00Z".parse()? };
//! # let evidence = Evidence { recorder, submission: Submission::default(), notices: vec![], entries: vec![] };
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("evidence.json");
//! # bundle::write(&path, &evidence)?;
//!
//! let judge = Rules::embedded().judge()?;
//! let recorded = bundle::read(&path)?;
//! let grade = replay(&judge, &recorded.evidence, &[]);
//! println!("{} of {}", grade.totals.earned, grade.totals.possible);
//! # Ok(())
//! # }
//! ```
//!
//! `examples/own_observer.rs` answers the questions itself. The floors below are re-exported: [`core`] has the nouns,
//! [`judge`] the feature files, [`report`] the documents, and `probes` (feature `live`) the live observer.
//!
//! [`Observer`]: core::Observer

#![deny(missing_docs)]

pub mod bundle;
pub mod class;
mod collection;
pub mod files;
mod grading;
pub mod integrity;
pub mod keys;
mod live;
pub mod marks;
mod metadata;
mod rules;
pub mod spot_check;
mod target;
pub mod watch;

pub use collection::{Collection, CollectionError, StoredPlace};
pub use grader_core as core;
pub use grader_judge as judge;
#[cfg(feature = "live")]
pub use grader_probes as probes;
pub use grader_report as report;
pub use grading::{Graded, grade, replay};
pub use live::{LookError, Looked, Manner, ask, look, look_again, pause};
pub use metadata::{Metadata, MetadataError};
pub use rules::{Rules, RulesError};
pub use target::{Target, TargetError};

/// The version that reports and recordings name.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
