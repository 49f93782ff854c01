//! Students' microservices in real containers: what is seen of them, what they may not do, and that nothing stays.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod contract;
mod isolation;
#[allow(dead_code, reason = "shared with the tests of what stays")]
mod support;
