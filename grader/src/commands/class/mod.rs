//! `class`: a roster in, a folder of results out.

mod plan;
mod progress;

use std::{
    env,
    num::NonZeroUsize,
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use grader::{
    class::{
        ClassGrader, Course, Done, Ended, Entry, Event, Lock, Manifest, PageDraft, Pool, PoolLimits, Results, Roster,
        Row, RowError, Shard, State, Stopper, StudentError, Summary, Task,
    },
    marks,
    report::Format,
};

use super::table;
use crate::{
    app::{App, Failure, shown},
    args::{ClassRun, Retry},
    exit::Exit,
    explain::Explain as _,
};
use plan::Plan;
use progress::Progress;

/// How many students of each processor's share are looked at together: they mostly wait for answers.
const PER_PROCESSOR: usize = 4;

/// How long beyond its deadline a student is waited for before it is given up.
const GRACE: Duration = Duration::from_secs(60);

/// How often `class.json` is brought up to date.
const EVERY: Duration = Duration::from_secs(1);

/// Grades all students of a roster, or those of one shard.
pub(crate) fn run(app: &App, args: &ClassRun) -> Result<Exit, Failure> {
    let roster = Roster::read(&args.roster).map_err(|e| e.failure(&app.words))?;
    let shard = shard(app, args)?;
    let faulty = complain_about(app, &args.roster, &roster, args.strict);
    if args.strict && faulty {
        return Err(Failure::usage(app.words.get("error-strict")));
    }
    let judge = super::judge_of(app, &args.class, &args.only)?;
    let results = Results::new(&args.out);
    let lock = results.lock().map_err(|e| e.failure(&app.words))?;
    let ids = roster.rows.iter().map(|row| row.student.id.as_str());
    let ids = ids.chain(roster.problems.iter().filter_map(|p| Some(p.student.as_ref()?.0.id.as_str())));
    let marks =
        marks::of_class(args.marks.as_deref(), &results, &judge, Some(ids)).map_err(|e| e.failure(&app.words))?;
    let plan = Plan::new(app, args, roster, shard, (&judge, &marks), &results)?;
    marks.keep(&results).map_err(|e| e.failure(&app.words))?;
    let course = Arc::new(Course { judge, marks: marks.marks, only: args.only.clone() });
    Run { app, args, course, results, _lock: lock }.go(plan, faulty)
}

/// The part of the class that this machine grades: what the user says, else what a scheduler says.
fn shard(app: &App, args: &ClassRun) -> Result<Option<Shard>, Failure> {
    if args.shard.is_some() {
        return Ok(args.shard);
    }
    let count = args.shards.map(std::num::NonZero::get);
    let found = Shard::of_scheduler(|name| env::var(name).ok(), count).map_err(|e| e.failure(&app.words))?;
    if let Some((shard, variable)) = found {
        app.note("note-shard", &[("shard", shard.to_string().into()), ("variable", variable.into())]);
    }
    Ok(found.map(|(shard, _)| shard))
}

/// Names the rows that cannot be used, and attempts that are not there beside others that are; with `strict`, every row that
/// hands in nothing that is there.
fn complain_about(app: &App, path: &Path, roster: &Roster, strict: bool) -> bool {
    let path = shown(&path.display().to_string());
    let say = |line: u64, text: String| {
        app.complain(
            &app.words
                .with("roster-line", &[("path", path.as_str().into()), ("line", line.into()), ("text", text.into())]),
        );
    };
    let told = |row: &&Row| strict || row.handed_in().next().is_some();
    let attempts = roster.rows.iter().filter(told).flat_map(Row::attempts);
    let absent = attempts.filter_map(|row| Some((row.line, row.find().err()?)));
    let mut all: Vec<(u64, String)> = absent.map(|(line, error)| (line, error.explain(&app.words))).collect();
    all.extend(roster.problems.iter().map(|p| (p.line, p.explain(&app.words))));
    all.sort();
    let faulty = !all.is_empty();
    all.into_iter().for_each(|(line, text)| say(line, text));
    faulty
}

/// One run over a class.
struct Run<'a> {
    app: &'a App,
    args: &'a ClassRun,
    course: Arc<Course>,
    results: Results,
    _lock: Lock,
}

impl Run<'_> {
    fn go(self, mut plan: Plan, faulty: bool) -> Result<Exit, Failure> {
        self.write(&plan.manifest)?;
        let pool = Pool::new(self.limits());
        stop_on_signals(pool.stopper());
        let tasks = std::mem::take(&mut plan.tasks);
        let positions: Vec<usize> = tasks.iter().map(|(position, _)| *position).collect();
        let tasks = tasks.into_iter().map(|(_, row)| Task { account: row.account(), work: row }).collect();
        let grader = self.grader();
        let mut progress = Progress::new(self.app, positions.len(), plan.done());
        let (mut saved, mut page) = (Instant::now(), PageDraft::default());
        let lab = self.course.judge.lab();
        let mut exit = if faulty { Exit::Usage } else { Exit::Passed };
        let whole = pool.run(
            tasks,
            move |row: Row, turn| grader.grade(&row, turn),
            |event| {
                match event {
                    Event::Began(at) => progress.began(&plan.manifest.students[positions[at]]),
                    Event::Ended(at, ended) => {
                        let position = positions[at];
                        let done = self.settle(&mut plan.manifest.students[position], ended, &mut exit);
                        let summary = done.map(|done| {
                            page.note(position, lab, &done.grade, &done.run);
                            done.summary
                        });
                        progress.ended(&plan.manifest.students[position], summary.as_ref());
                        plan.summaries[position] = summary.or(plan.summaries[position]);
                    }
                    Event::Stopping => progress.stopping(),
                    Event::Idle => {}
                }
                if saved.elapsed() >= EVERY {
                    // It is written again at the end, where an error counts.
                    let _ = self.results.write(&plan.manifest);
                    saved = Instant::now();
                }
            },
        );
        progress.finish();
        self.write(&plan.manifest)?;
        super::write_page(self.app, page, &self.results, &plan.manifest)?;
        self.conclude(&plan, whole, exit)
    }

    fn limits(&self) -> PoolLimits {
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        PoolLimits {
            jobs: self.args.jobs.map_or(processors * PER_PROCESSOR, NonZeroUsize::get),
            per_account: self.args.per_account.get(),
            patience: Duration::from_secs(self.args.deadline.get()).saturating_add(GRACE),
        }
    }

    fn grader(&self) -> ClassGrader {
        let formats = match self.args.format.as_slice() {
            [] => vec![Format::Html],
            asked => Format::ALL.into_iter().filter(|f| asked.contains(f)).collect(),
        };
        ClassGrader {
            course: Arc::clone(&self.course),
            formats,
            style: self.app.style,
            local: super::grade::is_local(self.args.local),
            read_only: self.args.read_only,
            deadline: Duration::from_secs(self.args.deadline.get()),
            results: self.results.clone(),
        }
    }

    fn write(&self, manifest: &Manifest) -> Result<(), Failure> {
        self.results.write(manifest).map_err(|e| e.failure(&self.app.words))
    }

    /// Notes how a student ended.
    fn settle(&self, entry: &mut Entry, ended: Ended<Result<Done, StudentError>>, exit: &mut Exit) -> Option<Done> {
        let words = &self.app.words;
        let (status, error, end) = match ended {
            Ended::Done(Ok(done)) => {
                (entry.status, entry.error) = (State::Graded, None);
                return Some(done);
            }
            Ended::Done(Err(error @ (StudentError::Nothing | StudentError::Row(RowError::NotFound { .. })))) => {
                (State::Missing, error.explain(words), Exit::Passed)
            }
            Ended::Done(Err(error @ StudentError::SeenLess)) => (State::Graded, error.explain(words), Exit::Unseen),
            Ended::Done(Err(error @ StudentError::Report(_))) => (State::Failed, error.explain(words), Exit::Defect),
            Ended::Done(Err(error)) => (State::Failed, error.explain(words), Exit::Usage),
            Ended::Panicked => {
                let text = words.with("error-defect", &[("path", shown(&entry.id).into())]);
                (State::Failed, text, Exit::Defect)
            }
            Ended::GivenUp => (State::Failed, StudentError::GivenUp.explain(words), Exit::Defect),
            Ended::NotBegun(error) => {
                (State::Failed, words.with("error-resources", &[("reason", error.to_string().into())]), Exit::Usage)
            }
        };
        *exit = exit.and(end);
        // Whoever has a whole result keeps it.
        entry.status = if entry.status == State::Graded { State::Graded } else { status };
        entry.error = Some(error);
        None
    }

    /// Shows the table and what is left.
    fn conclude(&self, plan: &Plan, whole: bool, mut exit: Exit) -> Result<Exit, Failure> {
        let app = self.app;
        let students = &plan.manifest.students;
        let graded = students.iter().zip(&plan.summaries).filter_map(|(e, s)| Some((e, (*s)?)));
        let rows: Vec<table::Row> = graded.map(|(e, summary)| table::Row::new(shown(&e.id), summary)).collect();
        exit = plan.summaries.iter().flatten().map(Exit::of_class).fold(exit, Exit::and);
        if !rows.is_empty() {
            app.line(&table::render(app, "column-student", &rows))?;
        }
        for entry in students {
            if let Some(error) = &entry.error {
                let args = [("student", shown(&entry.id).into()), ("text", error.as_str().into())];
                app.sentence(&app.words.with(&format!("class-{}", state(entry.status)), &args))?;
            }
        }
        let count = |status| students.iter().filter(|e| e.status == status).count();
        let numbers = [
            ("graded", count(State::Graded).into()),
            ("failed", count(State::Failed).into()),
            ("missing", count(State::Missing).into()),
            ("path", shown(&self.results.folder().display().to_string()).into()),
        ];
        app.sentence(&app.words.with("class-summary", &numbers))?;
        if !whole {
            app.complain(&app.words.with("error-interrupted", &numbers));
            return Ok(Exit::Interrupted);
        }
        if exit == Exit::Unseen {
            app.note("note-retry", &[]);
        }
        Ok(exit)
    }
}

/// Lets Ctrl-C and the signals of a scheduler stop the pool. Without it a signal ends the program at once, and the same
/// command goes on all the same.
#[cfg(unix)]
fn stop_on_signals<R: Send + 'static>(stopper: Stopper<R>) {
    use signal_hook::{consts::TERM_SIGNALS, iterator::Signals};

    if let Ok(mut signals) = Signals::new(TERM_SIGNALS) {
        thread::spawn(move || signals.forever().for_each(|_| stopper.stop()));
    }
}

#[cfg(not(unix))]
fn stop_on_signals<R>(_: Stopper<R>) {}

/// The published name of a state.
const fn state(state: State) -> &'static str {
    match state {
        State::Graded => "graded",
        State::Failed => "failed",
        State::Missing => "missing",
    }
}

/// Whether a student with this result is graded again.
fn is_due(
    summary: &Summary,
    row: &Row,
    kept: usize,
    retry: Option<Retry>,
    leaves_unseen: impl FnOnce() -> bool,
) -> bool {
    let handed_in = row.handed_in().count();
    // What was handed in since, or is in the class list no more.
    if summary.nothing || handed_in > 0 && handed_in != kept {
        return handed_in > 0;
    }
    retry == Some(Retry::Inconclusive)
        && (summary.bonus_unseen || Exit::of_class(summary) != Exit::Passed || leaves_unseen())
}
