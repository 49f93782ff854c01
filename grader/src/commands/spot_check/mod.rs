//! `spot-check`: a random sample of what evidence answers, asked again of the deployment.

mod show;

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use grader::{
    Collection, Manner, StoredPlace, bundle,
    class::{Roster, Row},
    core::{Evidence, Provenance, SubmissionFile},
    judge::Judge,
    spot_check::{Recheck, Seed, ranked, recheck},
};

use super::{grade::is_local, pasted::Keys};
use crate::{
    app::{App, Failure, shown},
    args::SpotCheck,
    exit::Exit,
    explain::Explain as _,
};
use show::Checked;

/// Asks again, of one student or of some of a class.
pub(crate) fn run(app: &App, args: &SpotCheck) -> Result<Exit, Failure> {
    let judge = super::judge(app, &args.class)?;
    let seed = match args.seed {
        Some(seed) => seed,
        None => Seed::random().map_err(Failure::defect)?,
    };
    let session = Session { app, args, judge, seed, keys: Keys::new(app, args.aws_credentials.as_deref())? };
    app.note("note-spot-check", &[("seed", seed.to_string().into())]);
    let checked = if args.evidence.is_dir() { session.class()? } else { vec![session.one()?] };
    let exit = checked.iter().map(show::exit).fold(Exit::Passed, Exit::and);
    app.print(show::render(app, args.json, seed, &checked)?.as_bytes())?;
    Ok(exit)
}

struct Session<'a> {
    app: &'a App,
    args: &'a SpotCheck,
    judge: Judge,
    seed: Seed,
    keys: Keys,
}

impl Session<'_> {
    fn one(&self) -> Result<Checked, Failure> {
        let evidence = bundle::read(&self.args.evidence).map_err(|e| e.failure(&self.app.words))?.evidence;
        let file = match &self.args.submission {
            Some(path) => match grader::Target::open(path).map_err(|e| e.failure(&self.app.words))? {
                grader::Target::Live(file) => Some(*file),
                grader::Target::Recorded(_) => {
                    return Err(Failure::usage(self.app.words.get("error-spot-check-submission")));
                }
            },
            None => None,
        };
        let student = evidence.submission.student.id.clone();
        let rechecks = self.ask(&evidence, file)?;
        Ok(Checked { student, outcome: Ok(rechecks) })
    }

    /// Some students of a class. What keeps one from being asked touches no other.
    fn class(&self) -> Result<Vec<Checked>, Failure> {
        let words = &self.app.words;
        let collection = Collection::open(&self.args.evidence).map_err(|e| e.failure(words))?;
        let roster = self.args.roster.as_deref().map(Roster::read).transpose().map_err(|e| e.failure(words))?;
        let rows: BTreeMap<&str, &Row> =
            roster.iter().flat_map(|roster| &roster.rows).map(|row| (row.student.id.as_str(), row)).collect();
        // A class is large and a sample small: no more evidence is read than is drawn, where the class is listed.
        let id = |place: &StoredPlace| match &place.student {
            Some(student) => student.id.clone(),
            None => place.evidence().map(|evidence| evidence.submission.student.id).unwrap_or_default(),
        };
        let places = ranked(self.seed, "", collection.places().iter().enumerate().collect(), |(_, place)| id(place));
        let readable = places.into_iter().filter_map(|(at, place)| Some((at, place, place.evidence()?)));
        let mut drawn: Vec<_> = readable.take(self.args.students.get()).collect();
        drawn.sort_by_key(|(at, ..)| *at);
        let mut checked = Vec::new();
        for (_, place, evidence) in drawn {
            let student = id(place);
            self.app.note("note-looking", &[("student", shown(&student).into())]);
            let file = rows.get(student.as_str()).map(|row| row.access().map_err(|e| e.failure(words))).transpose();
            let outcome = match file.and_then(|file| self.ask(&evidence, file)) {
                Err(failure) if failure.exit == Exit::Interrupted => return Err(failure),
                outcome => outcome.map_err(|failure| failure.text),
            };
            checked.push(Checked { student, outcome });
        }
        Ok(checked)
    }

    fn ask(&self, evidence: &Evidence, file: Option<SubmissionFile>) -> Result<Vec<Recheck>, Failure> {
        let mut file = file.unwrap_or_else(|| SubmissionFile::of(&evidence.submission, Path::new("")));
        if let Some(keys) = self.keys.read(self.app)? {
            file.aws = Some(keys.into_access(file.aws.take()));
        }
        let manner = Manner {
            local: is_local(self.args.local),
            read_only: true,
            provenance: Provenance::Observed,
            whole: false,
            stops_on_signal: true,
            deadline: Instant::now().checked_add(Duration::from_secs(self.args.deadline.get())),
        };
        let sample = (self.seed, self.args.count.get());
        recheck(&self.judge, evidence, file, manner, sample).map_err(|e| e.failure(&self.app.words))
    }
}
