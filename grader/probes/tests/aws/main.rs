//! The AWS part of the observer against a real emulator, and against what the real cloud does when it refuses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod answers;
mod delivery;
mod delivery_gaps;
mod doctor;
mod environment;
mod faults;
mod lab;
mod observer;
mod support;
