//! What can go wrong before a test begins; each message says what to do.

use std::{io, path::PathBuf};

use thiserror::Error;

/// Why the testbed cannot be used.
#[derive(Debug, Error)]
pub enum TestbedError {
    /// A file or folder of the virtual environment.
    #[error("failed to use {path}: {source}; check that the cargo target folder is writable and not full")]
    Disk {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No Python.
    #[error("failed to run python3: {0}; install Python 3.10 or later, the AWS emulator of the tests needs it")]
    NoPython(io::Error),
    /// No virtual environments.
    #[error("failed to make a virtual environment; install python3-venv (Debian, Ubuntu) or the like:\n{0}")]
    NoVenv(String),
    /// The emulator's packages could not be installed.
    #[error("failed to install the AWS emulator; the first run needs pip and access to a package index:\n{0}")]
    NoPackages(String),
    /// The emulator ended, or said nothing in time.
    #[error("the AWS emulator did not start:\n{0}")]
    NotStarted(String),
    /// Seeding failed, or was asked for an unknown variant.
    #[error("seeding failed:\n{0}")]
    Seeding(String),
    /// No git.
    #[error("failed to run git, which the source code of the tests needs: {0}")]
    NoGit(io::Error),
    /// The container images could not be made.
    #[error("failed to make the container images of the tests; Docker must run, and mmdebstrap be installed:\n{0}")]
    Images(String),
    /// The proxy has no socket or no runtime.
    #[error("failed to start the proxy: {0}")]
    Proxy(io::Error),
    /// The proxy was given something else than `http://host:port`.
    #[error("expected an upstream like http://127.0.0.1:5000, found {0:?}")]
    Upstream(String),
}
