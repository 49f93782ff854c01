//! Facts of the documents that a student hands in.
//!
//! They are what the file says, read by its own rules; what it means is for the judge. A record names the file without
//! its folder: evidence holds no path of anyone's machine.

mod answers;
mod diagram;
mod estimate;

pub use answers::Answers;
pub use diagram::{Diagram, Edge, Node};
pub use estimate::{Costs, Estimate, EstimatedService};
