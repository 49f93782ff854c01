//! Puts a diagnosis into words.

use std::path::Path;

use grader::{
    Target,
    core::{Access, AwsAccess, Gap, GapReason, Seen, Submission},
    probes::{Diagnosis, Live, doctor},
    report::{Value, Words},
};

use crate::{
    app::{App, Failure, shown},
    args::Doctor,
    commands::{grade::is_local, pasted::Keys, rules},
    exit::Exit,
    explain::{self, Explain as _},
};

/// A clock that is further off than this, in seconds, will soon have its signatures refused.
const CLOCK: i64 = 120;

pub(super) fn run(app: &App, args: &Doctor) -> Result<Exit, Failure> {
    let local = is_local(args.local);
    let (submission, mut aws) = submission(app, args)?;
    if let Some(keys) = Keys::new(app, args.aws_credentials.as_deref())?.read(app)? {
        aws = Some(keys.into_access(aws));
    }
    let judge = rules(app, None)?.judge().map_err(|e| e.failure(&app.words))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| grader::LookError::Resources(e).failure(&app.words))?;
    let live = Live::new(&submission, Access { aws, local, ..Access::default() }, &judge.lab().region);
    let diagnosis = runtime.block_on(doctor(&live));
    let sheet = Sheet { app, reports: Words::reports(app.words.lang()).map_err(Failure::defect)? };
    sheet.print(&diagnosis)
}

/// What to examine: the submission named, the one in this folder, or what the environment gives access to.
fn submission(app: &App, args: &Doctor) -> Result<(Submission, Option<AwsAccess>), Failure> {
    let here = Path::new("submission.toml");
    let path = args.submission.as_deref().or_else(|| here.exists().then_some(here));
    let Some(path) = path else {
        app.note("doctor-environment", &[]);
        return Ok((Submission::default(), Some(AwsAccess::default())));
    };
    match Target::open(path).map_err(|e| e.failure(&app.words))? {
        Target::Live(file) => Ok((file.public(), file.aws)),
        Target::Recorded(_) => Err(Failure::usage(app.words.get("doctor-recorded"))),
    }
}

/// Prints findings one below the other.
struct Sheet<'a> {
    app: &'a App,
    reports: &'static Words,
}

impl Sheet<'_> {
    fn print(&self, diagnosis: &Diagnosis) -> Result<Exit, Failure> {
        let mut exit = Exit::Passed;
        match &diagnosis.identity {
            Seen::Known(identity) => self.fine("doctor-identity", &[("arn", shown(&identity.arn).into())])?,
            Seen::Unknown(gap) => exit = exit.and(self.gap("AWS", gap)?),
        }
        // Without an identity, every action would repeat the same gap.
        if matches!(diagnosis.identity, Seen::Known(_)) {
            let refused: Vec<(String, &Gap)> = diagnosis
                .actions
                .iter()
                .filter_map(|a| match &a.permitted {
                    Seen::Known(()) => None,
                    Seen::Unknown(gap) => Some((a.action.to_string(), gap)),
                })
                .collect();
            let all = diagnosis.actions.len();
            let counts = [("allowed", (all - refused.len()).into()), ("all", all.into())];
            self.fine("doctor-actions", &counts)?;
            for (action, gap) in refused {
                exit = exit.and(self.gap(&action, gap)?);
            }
            if let Seen::Known(ahead) = diagnosis.clock_ahead_s {
                let wrong = ahead.abs() > CLOCK;
                let key = if wrong { "doctor-clock-wrong" } else { "doctor-clock" };
                self.line(!wrong, &self.app.words.with(key, &[("seconds", ahead.into())]))?;
                exit = exit.and(if wrong { Exit::Unseen } else { Exit::Passed });
            }
        }
        for url in &diagnosis.urls {
            let name = format!("{} {}", url.key, shown(url.url.as_str()));
            match &url.status {
                Seen::Known(status) => {
                    self.fine("doctor-url", &[("name", name.into()), ("status", (*status).into())])?;
                }
                Seen::Unknown(gap) => exit = exit.and(self.gap(&name, gap)?),
            }
        }
        match &diagnosis.docker {
            Seen::Known(version) => self.fine("doctor-docker", &[("version", shown(version).into())])?,
            // Only container checks need it.
            Seen::Unknown(gap) => drop(self.gap("Docker", gap)?),
        }
        Ok(exit)
    }

    fn fine(&self, key: &str, args: &[(&str, Value<'_>)]) -> Result<(), Failure> {
        self.line(true, &self.app.words.with(key, args))
    }

    /// An obstacle and what to do about it.
    fn gap(&self, name: &str, gap: &Gap) -> Result<Exit, Failure> {
        let [what, next] = explain::gap(self.reports, gap, name);
        let args = [("name", name.into()), ("what", what.into()), ("next", next.into())];
        self.line(false, &self.app.words.with("doctor-gap", &args))?;
        Ok(if gap.reason == GapReason::NotProvided { Exit::Passed } else { Exit::Unseen })
    }

    fn line(&self, fine: bool, text: &str) -> Result<(), Failure> {
        let mark = self.app.words.get(if fine { "doctor-yes" } else { "doctor-no" });
        self.app.sentence(&format!("{mark} {text}"))
    }
}
