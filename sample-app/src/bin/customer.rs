//! The customer service alone: the one program of its image.

use std::process::ExitCode;

use sample_app::{cli, customer, site::CUSTOMER};

fn main() -> ExitCode {
    cli::service_main(&CUSTOMER, customer::router)
}
