//! The accessibility rules of axe-core, from the Python package that ships them.

use std::fs;

use crate::{
    TestbedError,
    python::{complaint, disk, installer, target_folder},
};

/// The package, which is needed for one file only: what it depends on is left out.
const PACKAGE: &str = "axe-playwright-python==0.1.8";

/// The script of axe-core, for a browser to run in a page. Installed once per target folder.
///
/// # Errors
///
/// When the package cannot be installed.
pub fn axe() -> Result<String, TestbedError> {
    let folder = target_folder().join("testbed").join("axe");
    let script = folder.join("axe_playwright_python/axe.min.js");
    if !script.is_file() {
        let mut pip = installer()?;
        let installed = pip.args(["--no-deps", "--upgrade", "--target"]).arg(&folder).arg(PACKAGE).output();
        let installed = installed.map_err(TestbedError::NoPython)?;
        if !installed.status.success() {
            return Err(TestbedError::NoPackages(complaint(&installed)));
        }
    }
    fs::read_to_string(&script).map_err(disk(&script))
}
