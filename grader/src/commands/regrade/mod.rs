//! `regrade`: the kept evidence of a class judged by other rules. What changes is shown before anything is overwritten.

mod show;

use std::{collections::BTreeSet, num::NonZeroUsize, sync::Arc, thread, time::Duration};

use grader::{
    class::{
        Course, Ended, Entry, Event, PageDraft, Pool, PoolLimits, RegradeError, Regrader, Results, State,
        StudentChange, Task,
    },
    marks,
};

use super::{judge, write_page};
use crate::{
    app::{App, Failure, shown},
    args::{Class, Regrade},
    exit::Exit,
    explain::Explain as _,
};

/// How long one replay may take: it only computes.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the new rules change for a class.
pub(super) struct Changes {
    /// The digest of the former rules.
    before: String,
    /// The digest of the new ones.
    after: String,
    /// The students whose result changes, in the order of the roster.
    students: Vec<StudentChange>,
    /// How many keep theirs.
    same: usize,
}

/// Shows the changes; with `--apply`, puts the new results in the place of the old.
pub(crate) fn run(app: &App, args: &Regrade) -> Result<Exit, Failure> {
    let results = Results::new(&args.results);
    let _lock = results.lock().map_err(|e| e.failure(&app.words))?;
    let mut manifest = results.class().map_err(|e| e.failure(&app.words))?;
    let profile = args.class.profile.clone().or_else(|| manifest.profile.clone());
    let judge = judge(app, &Class { features: args.class.features.clone(), profile })?;
    let rubric = judge.rubric().digest.clone();
    let profile = judge.rubric().rebasing.as_ref().map(|r| r.profile.clone());
    let only = manifest.only.iter().filter_map(|only| only.parse().ok()).collect();
    // A shard does not know the rest of its class.
    let ids = manifest.shard.is_none().then(|| manifest.students.iter().map(|entry| entry.id.as_str()));
    let marks = marks::of_class(args.marks.as_deref(), &results, &judge, ids).map_err(|e| e.failure(&app.words))?;
    let course = Course { judge, marks: marks.marks.clone(), only };
    let regrader = Arc::new(Regrader::new(course, results.clone(), &manifest, app.style));

    let compare = Arc::clone(&regrader);
    let graded: Vec<Entry> = manifest.students.iter().filter(|entry| regrader.has_grade(entry)).cloned().collect();
    let (compared, whole) = each(app, &graded, move |entry| compare.compare(entry));
    let all = compared.len();
    let students: Vec<StudentChange> = compared.into_iter().filter(is_change).collect();
    let changes =
        Changes { before: manifest.rubric.clone(), after: rubric.clone(), same: all - students.len(), students };
    app.print(show::render(app, args.format, &changes)?.as_bytes())?;
    if !whole {
        let key = if args.apply { "error-regrade-not-applied" } else { "error-regrade-part" };
        app.complain(&app.words.get(key));
        return Ok(Exit::Usage);
    }
    if !args.apply {
        app.note("note-regrade-apply", &[]);
        return Ok(Exit::Passed);
    }
    let (_, whole) = each(app, &graded, move |entry| regrader.apply(entry));
    if !whole {
        app.complain(&app.words.get("error-regrade-part"));
        return Ok(Exit::Usage);
    }
    marks.keep(&results).map_err(|e| e.failure(&app.words))?;
    (manifest.rubric, manifest.profile, manifest.grader) = (rubric, profile, grader::VERSION.to_owned());
    manifest.marks = marks.digest();
    let graded: BTreeSet<&str> = graded.iter().map(|entry| entry.id.as_str()).collect();
    for entry in manifest.students.iter_mut().filter(|entry| graded.contains(entry.id.as_str())) {
        (entry.status, entry.error) = (State::Graded, None);
    }
    results.write(&manifest).map_err(|e| e.failure(&app.words))?;
    write_page(app, PageDraft::default(), &results, &manifest)?;
    app.note("note-regrade-applied", &[("count", all.into())]);
    Ok(Exit::Passed)
}

/// Does `work` for the `students`, and says of whom it could not be done. The results are in the order of
/// the roster; `false` says that some are missing.
fn each<R: Send + 'static>(
    app: &App,
    students: &[Entry],
    work: impl Fn(&Entry) -> Result<R, RegradeError> + Send + Sync + 'static,
) -> (Vec<R>, bool) {
    let jobs = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let tasks = students.iter().map(|entry| Task { account: None, work: entry.clone() }).collect();
    let mut done: Vec<Option<R>> = students.iter().map(|_| None).collect();
    let pool = Pool::new(PoolLimits { jobs, per_account: jobs, patience: PATIENCE });
    let whole = pool.run(
        tasks,
        move |entry: Entry, _| work(&entry),
        |event| {
            let Event::Ended(at, ended) = event else { return };
            let student = shown(&students[at].id);
            let reason = match ended {
                Ended::Done(Ok(result)) => {
                    done[at] = Some(result);
                    return;
                }
                Ended::Done(Err(error)) => error.explain(&app.words),
                Ended::Panicked | Ended::GivenUp => {
                    app.words.with("error-defect", &[("path", student.as_str().into())])
                }
                Ended::NotBegun(error) => error.to_string(),
            };
            app.complain(&app.words.with("error-regrade", &[("student", student.into()), ("reason", reason.into())]));
        },
    );
    let whole = whole && done.iter().all(Option::is_some);
    (done.into_iter().flatten().collect(), whole)
}

fn is_change(change: &StudentChange) -> bool {
    change.before != change.after || !change.criteria.is_empty()
}
