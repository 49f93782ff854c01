//! Servers that misbehave in every way they can, in HTTP, below it and beside it.

mod hostile;
// All of 127.0.0.0/8 is this machine only on Linux.
#[cfg(target_os = "linux")]
mod names;
mod raw;
mod support;
mod tls;
mod wire;
