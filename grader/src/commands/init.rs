//! `init`: a submission file to fill in, and the questions of the course beside it.

use grader::{core::Lang, files};

use crate::{
    app::{App, Failure, shown},
    args::Init,
    exit::Exit,
    explain::Explain as _,
};

const FR: &str = include_str!("../../words/submission.fr.toml");
const EN: &str = include_str!("../../words/submission.en.toml");
/// In both languages: a class may hand in either, and the keys are the same.
const ANSWERS: &str = include_str!("../../words/answers.toml");

/// Writes the file; one that exists is left alone unless the user says so.
pub(crate) fn run(app: &App, args: &Init) -> Result<Exit, Failure> {
    let path = shown(&args.file.display().to_string());
    if args.file.exists() && !args.force {
        return Err(Failure::usage(app.words.with("error-exists", &[("path", path.into())])));
    }
    let text = match app.words.lang() {
        Lang::Fr => FR,
        Lang::En => EN,
    };
    files::write(&args.file, text.as_bytes()).map_err(|e| e.failure(&app.words))?;
    app.note("note-init", &[("path", path.into())]);
    // Answers that someone wrote are worth more than a fresh form: they stay, whatever the user says of the other file.
    let answers = args.file.with_file_name("answers.toml");
    if !answers.exists() {
        files::write(&answers, ANSWERS.as_bytes()).map_err(|e| e.failure(&app.words))?;
        let path = shown(&answers.display().to_string());
        app.note("note-init-answers", &[("path", path.into())]);
    }
    Ok(Exit::Passed)
}
