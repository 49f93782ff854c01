//! `grade`: one submission or several, with a fault in one never touching another.

use std::{
    collections::BTreeSet,
    env,
    panic::{self, AssertUnwindSafe},
    path::Path,
};

use grader::{
    Metadata,
    core::{Hints, Provenance},
    files,
    marks::{self, MarksFile},
    report::Audience,
};

use super::{
    judge_of,
    pasted::Keys,
    submission::{Graded, Plan, Session},
    table,
};
use crate::{
    app::{App, Failure, shown},
    args::Grade,
    exit::Exit,
    explain::Explain as _,
};

/// Grades all submissions.
pub(crate) fn run(app: &App, args: &Grade) -> Result<Exit, Failure> {
    let several = args.submissions.len() > 1;
    if several && args.options.record.is_some() {
        return Err(Failure::usage(app.words.get("error-record-several")));
    }
    if several && args.metadata.is_some() {
        return Err(Failure::usage(app.words.get("error-metadata-several")));
    }
    let metadata = args.metadata.as_deref().map_or_else(|| Ok(Metadata::default()), Metadata::read);
    let metadata = metadata.map_err(|e| e.failure(&app.words))?;
    let judge = judge_of(app, &args.options.class, &args.options.only)?;
    let judge = match metadata.due {
        Some(due) => judge.with_due(due),
        None => judge,
    };
    let marks = args.marks.as_deref().map_or_else(|| Ok(MarksFile::default()), |path| marks::read(path, &judge));
    let session = Session {
        app,
        judge: &judge,
        marks: marks.map_err(|e| e.failure(&app.words))?.marks,
        metadata,
        options: &args.options,
        local: is_local(args.local),
        provenance: Provenance::Observed,
        audience: Audience::Instructor,
        keys: Keys::new(app, args.options.aws_credentials.as_deref())?,
        hints: Hints::Full,
    };
    let plan = Plan::new(&args.options, several);
    let mut folders = Folders::default();
    let mut rows = Vec::new();
    let mut exit = Exit::Passed;
    for path in &args.submissions {
        let one = || {
            let graded = session.grade(path)?;
            let id = &graded.grade.student.id;
            let out = if several { plan.out.join(folders.name(id)) } else { plan.out.clone() };
            session.deliver(&graded, &plan, &out)?;
            Ok(graded)
        };
        match shielded(app, path, one) {
            Ok(Graded { grade, .. }) => {
                exit = exit.and(Exit::of(&grade, args.fail_under));
                rows.push(table::Row::of(shown(&grade.student.id), &grade));
            }
            Err(failure) => {
                app.complain(&failure.text);
                exit = exit.and(failure.exit);
                if failure.exit == Exit::Interrupted {
                    break;
                }
            }
        }
    }
    if several {
        app.line(&table::render(app, "column-student", &rows))?;
    }
    Ok(exit)
}

/// Whether addresses of this machine may be asked: by the flag, or by the environment.
pub(super) fn is_local(flag: bool) -> bool {
    flag || env::var_os("GRADER_LOCAL").is_some_and(|v| v == "1")
}

/// Runs `work` so that a defect of ours which meets one submission leaves the others alone.
fn shielded<T>(app: &App, path: &Path, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let path = shown(&path.display().to_string());
        Err(Failure { exit: Exit::Defect, text: app.words.with("error-defect", &[("path", path.into())]) })
    })
}

/// Names of folders that are given once only, also where the file system takes `A` and `a` for the same.
#[derive(Default)]
struct Folders {
    given: BTreeSet<String>,
}

impl Folders {
    fn name(&mut self, id: &str) -> String {
        let name = files::safe_name(id);
        let free = (1..).map(|n| if n == 1 { name.clone() } else { format!("{name}-{n}") });
        let mut free = free.filter(|name| self.given.insert(name.to_lowercase()));
        free.next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::Folders;

    #[test]
    fn no_two_students_share_a_folder() {
        let mut folders = Folders::default();
        let names = ["ann", "ANN", "a/b", "a_b", "ann"].map(|id| folders.name(id));
        assert_eq!(names, ["ann", "ANN-2", "a_b", "a_b-2", "ann-3"]);
    }
}
