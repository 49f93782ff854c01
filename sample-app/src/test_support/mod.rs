//! What tests need and no shipped program has: the contract as data, and services with one fault each that can be switched on while they
//! run. Only the feature `test-support` brings it in.
//!
//! ```
//! use sample_app::{Service, Store, config::Database, server::Server};
//! use sample_app::test_support::{check::Subject, contract, faults::{self, Switch}};
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let store = Store::new(&Database::Sqlite("sqlite::memory:".into()))?;
//! store.prepare().await?;
//! let switch = Switch::default();
//! let loopback = "127.0.0.1:0".parse()?;
//! let employee = Server::start(loopback, faults::router(Service::Employee, store, switch.clone())).await?;
//!
//! let subject = Subject::alone(Service::Employee, employee.url());
//! let row = contract::find(Service::Employee, "list.heading").expect("a row of the contract");
//! assert!(subject.check(row).await.is_ok());
//!
//! switch.set(Service::Employee, faults::find("list-heading-wrong").expect("a fault of the catalogue"));
//! assert!(subject.check(row).await.is_err());
//! # Ok(())
//! # }
//! ```

pub mod check;
pub mod contract;
pub mod faults;
pub mod http;
mod judge;
