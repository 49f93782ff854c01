//! What a run over a class has to do: everybody of the roster who has no whole result yet.

use grader::{
    class::{Entry, Manifest, Results, Roster, RosterProblem, Row, SCHEMA, Shard, State, Summary},
    core::Student,
    judge::Judge,
    marks::MarksFile,
};

use super::is_due;
use crate::{
    app::{App, Failure, shown},
    args::ClassRun,
    explain::Explain as _,
};

/// The class, and who is to be graded.
pub(super) struct Plan {
    pub(super) manifest: Manifest,
    /// What is known of each student's grade, in the order of the manifest.
    pub(super) summaries: Vec<Option<Summary>>,
    /// Who is to be graded, with their position in the manifest.
    pub(super) tasks: Vec<(usize, Row)>,
}

impl Plan {
    /// Compares the roster with what is in the folder of results.
    pub(super) fn new(
        app: &App,
        args: &ClassRun,
        roster: Roster,
        shard: Option<Shard>,
        (judge, marks): (&Judge, &MarksFile),
        results: &Results,
    ) -> Result<Self, Failure> {
        let manifest = Manifest {
            schema: SCHEMA.to_owned(),
            lab: judge.lab().id.clone(),
            rubric: judge.rubric().digest.clone(),
            profile: judge.rubric().rebasing.as_ref().map(|r| r.profile.clone()),
            only: args.only.iter().map(ToString::to_string).collect(),
            marks: marks.digest(),
            grader: grader::VERSION.to_owned(),
            roster: roster.digest.clone(),
            shard,
            students: Vec::new(),
        };
        let before = results.manifest().map_err(|e| e.failure(&app.words))?;
        if let Some(key) = before.and_then(|before| difference(&before, &manifest)) {
            let path = shown(&results.folder().display().to_string());
            return Err(Failure::usage(app.words.with(key, &[("path", path.into())])));
        }
        let mut plan = Self { manifest, summaries: Vec::new(), tasks: Vec::new() };
        let held = |id: &str| shard.is_none_or(|shard| shard.holds(id));
        let rows = roster.rows.into_iter().filter(|row| held(&row.student.id)).map(Ok);
        let problems = roster.problems.into_iter().filter(|p| p.student.as_ref().is_some_and(|(s, _)| held(&s.id)));
        let mut all: Vec<Result<Row, RosterProblem>> = rows.chain(problems.map(Err)).collect();
        all.sort_by_key(|row| row.as_ref().map_or_else(|problem| problem.line, |row| row.line));
        for row in all {
            match row {
                Ok(row) => plan.add(row, args, judge, results),
                Err(problem) => plan.add_problem(app, problem),
            }
        }
        Ok(plan)
    }

    fn add(&mut self, row: Row, args: &ClassRun, judge: &Judge, results: &Results) {
        let submitted: Vec<_> = row.handed_in().map(Row::submitted).collect();
        let submitted = if submitted.iter().any(Option::is_some) { submitted } else { Vec::new() };
        let mut entry = Entry { submitted, ..entry(&row.student, row.line, row.folder.clone()) };
        let summary = results.summary(&row.folder, &row.student.id, &self.manifest.rubric);
        if summary.is_some() {
            entry.status = State::Graded;
        }
        let unseen = || results.leaves_unseen(&row.folder, judge, &args.only);
        if summary.is_none_or(|summary| is_due(&summary, &row, results.attempts(&row.folder), args.retry, unseen)) {
            self.tasks.push((self.manifest.students.len(), row));
        }
        self.manifest.students.push(entry);
        self.summaries.push(summary);
    }

    fn add_problem(&mut self, app: &App, problem: RosterProblem) {
        let error = problem.explain(&app.words);
        let Some((student, folder)) = problem.student else { return };
        let entry = Entry { status: State::Failed, error: Some(error), ..entry(&student, problem.line, folder) };
        self.manifest.students.push(entry);
        self.summaries.push(None);
    }

    /// How many students have their result already.
    pub(super) fn done(&self) -> usize {
        self.summaries.iter().flatten().count()
    }
}

fn entry(student: &Student, line: u64, folder: String) -> Entry {
    let Student { id, name, email, group } = student.clone();
    Entry { id, name, email, group, line, folder, status: State::Missing, submitted: Vec::new(), error: None }
}

/// Why results of `before` and of `now` must not be in one folder.
fn difference(before: &Manifest, now: &Manifest) -> Option<&'static str> {
    if (&before.lab, &before.rubric) != (&now.lab, &now.rubric) {
        Some("error-other-rubric")
    } else if before.only != now.only {
        Some("error-other-only")
    } else if before.marks != now.marks && before.students.iter().any(|entry| entry.status == State::Graded) {
        Some("error-other-marks")
    } else if before.shard != now.shard {
        Some("error-other-shard")
    } else {
        None
    }
}
