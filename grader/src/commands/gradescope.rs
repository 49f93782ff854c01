//! `gradescope`: a folder that is an autograder as soon as the program lies in it.

use std::{fs, io, path::Path};

use grader::files::{self, WriteError};

use super::{judge, rules};
use crate::{
    app::{App, Failure, shown},
    args::Gradescope,
    exit::Exit,
    explain::Explain as _,
};

const SETUP: &str = include_str!("../../gradescope/setup.sh");
const RUN: &str = include_str!("../../gradescope/run_autograder");
const README: &str = include_str!("../../gradescope/README.md");

/// The line of `run_autograder` that holds the options of the class.
const OPTIONS: &str = "\noptions=()\n";

/// Writes the folder, which must be new or empty: an old rubric in it would be mixed with this one.
pub(crate) fn run(app: &App, args: &Gradescope) -> Result<Exit, Failure> {
    let rules = rules(app, args.class.features.as_deref())?;
    // Rules that cannot be used, or have no such profile, are refused here and not in front of students.
    judge(app, &args.class)?;
    let path = shown(&args.dir.display().to_string());
    if fs::read_dir(&args.dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::usage(app.words.with("error-not-empty", &[("path", path.into())])));
    }
    let mut options = format!("--lang {}", app.words.lang());
    if let Some(profile) = &args.class.profile {
        options += &format!(" --profile {}", quoted(profile));
    }
    let run = RUN.replacen(OPTIONS, &format!("\noptions=({options})\n"), 1);
    let rubric = [&rules.lab].into_iter().chain(&rules.features);
    let rubric = rubric.map(|file| (format!("rubric/{}", file.path), file.text.as_str(), false));
    let own = [("setup.sh", SETUP, true), ("run_autograder", run.as_str(), true), ("README.md", README, false)];
    let own = own.map(|(name, text, executable)| (name.to_owned(), text, executable));
    for (name, text, executable) in own.into_iter().chain(rubric) {
        write(&args.dir.join(name), text, executable).map_err(|e| e.failure(&app.words))?;
    }
    app.note("note-gradescope", &[("path", path.into())]);
    Ok(Exit::Passed)
}

fn write(path: &Path, text: &str, executable: bool) -> Result<(), WriteError> {
    files::write(path, text.as_bytes())?;
    if executable {
        make_executable(path).map_err(|source| WriteError { path: path.to_owned(), source })?;
    }
    Ok(())
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Gradescope makes its copies executable itself.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// `text` as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::{OPTIONS, RUN, quoted};

    #[test]
    fn options_have_one_place() {
        assert_eq!(RUN.matches(OPTIONS).count(), 1);
        assert_eq!(quoted("d'été; rm"), r"'d'\''été; rm'");
    }
}
