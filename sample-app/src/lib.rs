//! The coffee suppliers application of the lab: the monolith that students start from, and the reference answer, a customer and an
//! employee service behind a path-routing front.
//!
//! Every service is a router on a [`Store`], so that a test can run all of them in one process; see [`local::start`].

pub mod cli;
pub mod config;
pub mod customer;
pub mod employee;
pub mod front;
mod keeper;
pub mod local;
mod log;
pub mod monolith;
mod page;
pub mod phone;
mod read;
mod schema;
pub mod server;
mod service;
pub mod site;
mod store;
pub mod supplier;
#[cfg(feature = "test-support")]
pub mod test_support;
mod web;
mod write;

pub use service::Service;
pub use store::{Store, StoreError};
