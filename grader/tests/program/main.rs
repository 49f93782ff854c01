//! The program, driven from outside as people drive it: one test program for all of it, because each links every library of
//! the workspace.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(feature = "live")]
mod bench;
mod bundles;
mod class;
mod class_changes;
#[cfg(feature = "live")]
mod class_live;
mod class_marks;
#[cfg(unix)]
mod class_terminal;
#[cfg(feature = "live")]
mod clouds;
mod common;
mod demo;
#[cfg(target_os = "linux")]
mod disk;
mod explanations;
mod export;
mod grade;
#[cfg(unix)]
mod gradescope;
#[cfg(unix)]
mod guides;
mod integrity;
mod keys;
mod labs;
#[cfg(feature = "live")]
mod live;
mod marks;
#[cfg(feature = "live")]
mod pages;
mod reports_example;
mod rules;
#[cfg(feature = "live")]
mod secrets;
#[cfg(feature = "live")]
mod self_check;
mod selftest;
#[cfg(feature = "live")]
mod spot_check;
mod submissions;
#[cfg(all(target_os = "linux", feature = "live"))]
mod terminal;
mod usage;
mod watch;
