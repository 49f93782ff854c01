//! A proxy in front of the emulator: logs calls, refuses writes, injects failures.

mod call;
mod fault;
mod server;
#[cfg(test)]
mod tests;

pub use call::Call;
pub use fault::{Answer, Fault};
pub use server::Proxy;
