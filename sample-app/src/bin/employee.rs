//! The employee service alone: the one program of its image.

use std::process::ExitCode;

use sample_app::{cli, employee, site::EMPLOYEE};

fn main() -> ExitCode {
    cli::service_main(&EMPLOYEE, employee::router)
}
