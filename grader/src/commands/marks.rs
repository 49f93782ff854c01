//! `marks`: a `marks.csv` to fill in, with what a person has to judge and what people decided already.

use grader::{
    class::{MarksSheet, Results},
    files,
};

use crate::{
    app::{App, Failure, shown},
    args::MarksSheetFile,
    exit::Exit,
    explain::Explain as _,
};

/// Writes the file. One that is there is replaced only when asked to: somebody may have filled it in.
pub(crate) fn run(app: &App, args: &MarksSheetFile) -> Result<Exit, Failure> {
    let path = shown(&args.out.display().to_string());
    if args.out.exists() && !args.force {
        return Err(Failure::usage(app.words.with("error-exists", &[("path", path.into())])));
    }
    let results = Results::new(&args.results);
    let manifest = results.class().map_err(|e| e.failure(&app.words))?;
    let sheet = MarksSheet::of(&results, &manifest, app.words.lang()).map_err(|e| e.failure(&app.words))?;
    files::write(&args.out, &sheet.bytes).map_err(|e| e.failure(&app.words))?;
    for student in &sheet.left_out {
        app.complain(&app.words.with("marks-left-out", &[("student", shown(student).into())]));
    }
    let folder = shown(&args.results.display().to_string());
    let numbers =
        [("open", sheet.open.into()), ("given", sheet.given.into()), ("path", path.into()), ("results", folder.into())];
    app.note("note-marks", &numbers);
    Ok(if sheet.left_out.is_empty() { Exit::Passed } else { Exit::Usage })
}
