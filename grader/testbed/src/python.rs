//! The virtual environment of the emulator, installed once per target folder.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use crate::TestbedError;

/// What to install; part of the marker, so that a change installs anew.
const REQUIREMENTS: &str = include_str!("../seed/requirements.txt");

/// A command that runs the module `module` of the `seed` package in the virtual environment.
///
/// # Errors
///
/// When the environment cannot be installed.
pub(crate) fn module(module: &str) -> Result<Command, TestbedError> {
    let mut command = Command::new(interpreter()?);
    command.args(["-m", module]).env("PYTHONPATH", env!("CARGO_MANIFEST_DIR")).env("PYTHONDONTWRITEBYTECODE", "1");
    // The caller's own AWS settings must reach neither the emulator nor what seeds it.
    for name in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ENDPOINT_URL", "AWS_CA_BUNDLE", "MOTO_ACCOUNT_ID"] {
        command.env_remove(name);
    }
    for name in ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] {
        command.env(name, "/dev/null");
    }
    command.env("AWS_EC2_METADATA_DISABLED", "true").env("NO_PROXY", "127.0.0.1");
    Ok(command)
}

/// The last part of what a program said, for an error message.
pub(crate) fn complaint(output: &Output) -> String {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.trim().lines().collect();
    lines[lines.len().saturating_sub(15)..].join("\n")
}

/// The interpreter of the virtual environment, which is installed when it is not there yet.
fn interpreter() -> Result<PathBuf, TestbedError> {
    let folder = target_folder().join("testbed");
    let venv = folder.join("venv");
    let (marker, python) = (venv.join("complete"), venv.join("bin/python"));
    let complete = || fs::read_to_string(&marker).is_ok_and(|text| text == REQUIREMENTS);
    if complete() {
        return Ok(python);
    }
    fs::create_dir_all(&folder).map_err(disk(&folder))?;
    // Test processes run side by side; the first one installs while the others wait here.
    let lock_path = folder.join("venv.lock");
    let lock = File::create(&lock_path).map_err(disk(&lock_path))?;
    lock.lock().map_err(disk(&lock_path))?;
    if !complete() {
        install(&venv, &python)?;
        fs::write(&marker, REQUIREMENTS).map_err(disk(&marker))?;
    }
    Ok(python)
}

/// How to tell that something about `path` went wrong.
pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> TestbedError + use<> {
    let path = path.to_owned();
    move |source| TestbedError::Disk { path, source }
}

/// The command that installs packages in the virtual environment.
pub(crate) fn installer() -> Result<Command, TestbedError> {
    Ok(pip(&interpreter()?))
}

fn pip(python: &Path) -> Command {
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).stdin(Stdio::null());
    pip
}

fn install(venv: &Path, python: &Path) -> Result<(), TestbedError> {
    let run = |command: &mut Command| command.stdin(Stdio::null()).output().map_err(TestbedError::NoPython);
    let made = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(venv))?;
    if !made.status.success() {
        return Err(TestbedError::NoVenv(complaint(&made)));
    }
    let installed = run(pip(python).args(REQUIREMENTS.split_whitespace()))?;
    if !installed.status.success() {
        return Err(TestbedError::NoPackages(complaint(&installed)));
    }
    Ok(())
}

/// Cargo's target folder, where the running test executable lies; it alone holds a `CACHEDIR.TAG`.
pub(crate) fn target_folder() -> PathBuf {
    let executable = env::current_exe().unwrap_or_default();
    let tagged = executable.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_owned);
    tagged.or_else(|| env::var_os("CARGO_TARGET_DIR").map(PathBuf::from)).unwrap_or_else(env::temp_dir)
}
