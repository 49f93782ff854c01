//! Reads HTML as a browser shows it, whether it came over HTTP or lies in a folder of views.
//!
//! The pages are the student's, so nothing about them is trusted: neither how deep, nor how large, nor how broken they are.

mod facts;
mod text;
mod tree;

pub use facts::{ITEMS, parse};
