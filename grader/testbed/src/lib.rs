//! Test support: AWS without AWS.
//!
//! [`Emulator`] runs an AWS emulator (moto) and fills one account per student with a lab: the correct one, or one with
//! [`Variant`]s, which are faults or unusual ways to be right. [`Proxy`] stands in front of it, logs every call, refuses
//! every write and injects the failures of the real cloud. Its [`Overlay`] answers what the emulator lacks: Cloud9, the
//! content of CodeCommit, runs of pipelines, deployments and running tasks.
//!
//! ```no_run
//! use grader_testbed::{Emulator, Fault, Proxy};
//!
//! let emulator = Emulator::shared()?;
//! let lab = emulator.seed(&["tg-port-80"])?;
//! let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone())?;
//! proxy.inject("elasticloadbalancing:DescribeRules", Fault::AccessDenied);
//! // ... grade with `lab.credentials`, `lab.region` and `proxy.endpoint()` ...
//! assert_eq!(proxy.refused(), Vec::<String>::new());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What the emulator answers proves the wire format and the seeded values, not the semantics of AWS.

mod axe;
mod catalogue;
mod emulator;
mod error;
mod images;
mod proxy;
mod python;
mod seeding;
mod student;

pub use axe::axe;
pub use catalogue::{Kind, Variant, variants};
pub use emulator::Emulator;
pub use error::TestbedError;
pub use images::with_own_images;
pub use proxy::{Answer, Call, Fault, Overlay, Proxy};
pub use seeding::{Credentials, Seeded};
pub use student::{Addresses, write_source, write_submission};
