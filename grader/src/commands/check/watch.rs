//! `check --watch`: looks again until all is green, and tells what changed.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash as _, Hasher as _},
    path::{Path, PathBuf},
    time::Duration,
};

use grader::{
    Target,
    core::{CriterionId, Grade, SubmissionFile},
    report::next_step,
    watch::{Changed, News, Watch},
};

use super::super::submission::{Graded, Plan, Session};
use crate::{
    app::{App, Failure},
    args::Check,
    exit::Exit,
    explain::Explain as _,
};

/// The most files that a look at what changed goes through.
const MOST: usize = 50_000;

/// Looks until nothing is left to turn green, or until a signal. With a document for a program on standard output, that
/// comes once, at the end.
pub(super) fn run(session: &Session<'_>, plan: &Plan, args: &Check) -> Result<Exit, Failure> {
    let app = session.app;
    let every = Duration::from_secs(args.every.get().into());
    let mut watch = Watch::default();
    let mut before = Fingerprint::of(app, &args.submission)?;
    let mut last: Option<Graded> = None;
    loop {
        let now = Fingerprint::of(app, &args.submission);
        let changed = now.as_ref().map(|now| before.changed(now)).unwrap_or_default();
        // Nothing, the first time.
        let kept = watch.keep(changed);
        let again = last.is_some().then_some(kept);
        match now.and_then(|now| session.grade_again(&args.submission, again).map(|graded| (now, graded))) {
            Ok((now, graded)) => {
                before = now;
                let news = watch.take(&graded.grade, &graded.evidence);
                if !plan.stdout {
                    if last.is_none() || plan.formats.iter().any(|format| format.file_name().is_some()) {
                        session.deliver(&graded, plan, &plan.out)?;
                    }
                    if last.is_some() {
                        tell(session, &graded, &news)?;
                    }
                }
                last = Some(graded);
            }
            // The student is in the middle of editing, or of renewing credentials: the next look finds it whole.
            Err(failure) if last.is_some() && failure.exit == Exit::Usage => app.complain(&failure.text),
            Err(failure) if last.is_some() && failure.exit == Exit::Interrupted => {
                return end(session, plan, last.as_ref(), Exit::Interrupted);
            }
            Err(failure) => return Err(failure),
        }
        if watch.is_done() {
            let exit = last.as_ref().map_or(Exit::Passed, |graded| Exit::of(&graded.grade, None));
            return end(session, plan, last.as_ref(), exit);
        }
        let pause = watch.pause(every);
        app.note("note-watch", &[("seconds", pause.as_secs().into())]);
        if grader::pause(pause).map_err(|e| e.failure(&app.words))? {
            return end(session, plan, last.as_ref(), Exit::Interrupted);
        }
    }
}

fn end(session: &Session<'_>, plan: &Plan, last: Option<&Graded>, exit: Exit) -> Result<Exit, Failure> {
    if let (true, Some(graded)) = (plan.stdout, last) {
        session.deliver(graded, plan, &plan.out)?;
    }
    Ok(exit)
}

/// What a look brought, in a few lines; nothing when it brought nothing.
fn tell(session: &Session<'_>, graded: &Graded, news: &News) -> Result<(), Failure> {
    let app = session.app;
    for (key, ids) in [("watch-green", &news.green), ("watch-lost", &news.lost), ("watch-starting", &news.starting)] {
        let (seen, hidden) = titles(app, &graded.grade, ids);
        for (id, title) in seen {
            app.sentence(&app.words.with(key, &[("id", id.into()), ("title", title.into())]))?;
        }
        if hidden > 0 {
            app.sentence(&app.words.with(&format!("{key}-hidden"), &[("count", hidden.into())]))?;
        }
    }
    if !news.green.is_empty() || !news.lost.is_empty() {
        let totals = graded.grade.totals;
        let (mark, of) = (graded.grade.mark().to_string(), totals.possible.to_string());
        app.sentence(&app.words.with("watch-mark", &[("mark", mark.into()), ("of", of.into())]))?;
        let next = next_step(&session.report(graded), app.words.lang()).map_err(Failure::defect)?;
        app.sentence(&app.words.with("watch-next", &[("next", next.into())]))?;
    }
    Ok(())
}

/// Ids and titles of what may be seen, and how many of `ids` may not.
fn titles(app: &App, grade: &Grade, ids: &[CriterionId]) -> (Vec<(String, String)>, usize) {
    let all = grade.criteria().filter(|criterion| ids.contains(&criterion.id));
    let (hidden, seen): (Vec<_>, Vec<_>) = all.partition(|criterion| criterion.hidden);
    let seen = seen.into_iter().map(|c| (c.id.to_string(), c.title.get(app.words.lang()).to_owned()));
    (seen.collect(), hidden.len())
}

/// By what a change on this machine is known.
#[derive(PartialEq, Eq)]
struct Fingerprint {
    submission: u64,
    files: u64,
}

impl Fingerprint {
    fn of(app: &App, submission: &Path) -> Result<Self, Failure> {
        let Target::Live(file) = Target::open(submission).map_err(|e| e.failure(&app.words))? else {
            return Err(Failure::usage(app.words.get("error-watch-recorded")));
        };
        let path = if submission.is_dir() { submission.join("submission.toml") } else { submission.to_owned() };
        let mut text = DefaultHasher::new();
        fs::read(path).unwrap_or_default().hash(&mut text);
        Ok(Self { submission: text.finish(), files: files(&file) })
    }

    fn changed(&self, now: &Self) -> Changed {
        Changed { submission: self.submission != now.submission, files: self.files != now.files }
    }
}

/// The names, sizes and times of the files that are handed in.
fn files(file: &SubmissionFile) -> u64 {
    let documents = [&file.documents.diagram, &file.documents.estimate, &file.documents.answers];
    let sources = [&file.source.microservices, &file.source.deployment].into_iter().flatten().map(PathBuf::from);
    let mut waiting: Vec<PathBuf> = documents.into_iter().flatten().cloned().chain(sources).collect();
    waiting.iter_mut().for_each(|path| *path = file.folder.join(&*path));
    let mut hash = DefaultHasher::new();
    let mut seen = 0;
    while let Some(path) = waiting.pop() {
        seen += 1;
        // A link may lead anywhere, also back here.
        let Ok(about) = fs::symlink_metadata(&path) else { continue };
        (&path, about.len(), about.modified().ok()).hash(&mut hash);
        if about.is_dir() && seen < MOST && !path.ends_with("node_modules") {
            let mut inner: Vec<PathBuf> =
                fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
            inner.sort();
            waiting.extend(inner);
        }
    }
    hash.finish()
}
