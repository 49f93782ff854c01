//! The pages in a real browser: headless Chromium, driven through WebDriver.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod chromium;
mod class;
mod pages;
mod student;
