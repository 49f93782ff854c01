//! Structured logs on standard output: JSON for a log service, readable lines on a terminal. `RUST_LOG` chooses what is logged.

use std::{
    env,
    io::{IsTerminal, stdout},
};

use tracing::Level;
use tracing_subscriber::{Layer, Registry, filter::Targets, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging. A program that already logs keeps its own way.
pub fn start() {
    let wanted = env::var("RUST_LOG").ok().and_then(|text| text.parse::<Targets>().ok());
    let filter = wanted.unwrap_or_else(|| Targets::new().with_default(Level::INFO));
    let lines = if stdout().is_terminal() {
        fmt::layer().with_target(false).boxed()
    } else {
        fmt::layer().json().flatten_event(true).with_target(false).with_span_list(false).boxed()
    };
    // An error means that a logger is there already.
    let _ = Registry::default().with(lines.with_filter(filter)).try_init();
}
