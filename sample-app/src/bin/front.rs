//! The front alone: the one program of its image.

use std::process::ExitCode;

fn main() -> ExitCode {
    sample_app::cli::front_main()
}
