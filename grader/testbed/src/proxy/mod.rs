//! A proxy in front of the emulator: logs calls, refuses writes, injects failures, answers what the emulator cannot.

mod call;
mod cbor;
mod fault;
mod overlay;
mod pages;
mod server;
#[cfg(test)]
mod tests;

pub use call::Call;
pub use fault::{Answer, Fault};
pub use overlay::Overlay;
pub use server::Proxy;
