//! Container images where no registry gives any.

use std::{path::Path, process::Command};

use crate::TestbedError;

/// The text of a lab file, with images of this machine in place of those that a registry would give: one with Node.js that stands for the
/// base image of the right lab's Dockerfiles, and the database's.
///
/// # Errors
///
/// When the images cannot be made.
pub fn with_own_images(lab: &str) -> Result<String, TestbedError> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("images/own.sh");
    // The variables of the program that runs are those of its own build, not of the one that the script starts.
    let mut command = Command::new(script);
    let output = command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS").output();
    let output = output.map_err(|error| TestbedError::Images(error.to_string()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let [database, base] = said.lines().collect::<Vec<_>>()[..] else {
        return Err(TestbedError::Images(String::from_utf8_lossy(&output.stderr).into_owned()));
    };
    let base_images = format!("[containers.base_images]\n\"node:20-alpine\" = \"{base}\"");
    let own = lab.replace("\"mariadb:11\"", &format!("\"{database}\"")).replace("\"bridge\"", "\"none\"");
    Ok(own.replace("[containers.base_images]", &base_images))
}
