//! The monolith service alone: the one program of its image.

use std::process::ExitCode;

use sample_app::{cli, monolith, site::MONOLITH};

fn main() -> ExitCode {
    cli::service_main(&MONOLITH, monolith::router)
}
