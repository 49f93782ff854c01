//! One submission from its file to its reports: what `grade` and `check` have in common.

use std::path::{Path, PathBuf};

use grader::{
    Manner, Metadata, Target, bundle,
    core::{Entry, Evidence, GapReason, Grade, Hints, Marks, Provenance, SubmissionFile, Verdict, of_other_lab},
    files,
    judge::Judge,
    keys, marks,
    report::{Audience, Format, Report, Run, RunSource, render},
};
use jiff::Timestamp;

use super::pasted::Keys;
use crate::{
    app::{App, Failure, shown},
    args::Options,
    explain::Explain as _,
};

/// Where reports go when no folder is named and a format needs one.
const OUT: &str = "grader-report";

/// How submissions are graded in one run of the program.
pub(crate) struct Session<'a> {
    pub(crate) app: &'a App,
    pub(crate) judge: &'a Judge,
    /// What people decided.
    pub(crate) marks: Marks,
    /// What a platform knows; it wins over what the submission says.
    pub(crate) metadata: Metadata,
    pub(crate) options: &'a Options,
    /// Whether addresses of this machine may be asked.
    pub(crate) local: bool,
    pub(crate) provenance: Provenance,
    pub(crate) audience: Audience,
    /// Credentials that were pasted.
    pub(crate) keys: Keys,
    pub(crate) hints: Hints,
}

/// A submission that was graded.
pub(crate) struct Graded {
    pub(crate) grade: Grade,
    pub(crate) evidence: Evidence,
    pub(crate) run: Run,
}

impl Session<'_> {
    /// Opens and grades the submission `path`; records it when asked to.
    pub(crate) fn grade(&self, path: &Path) -> Result<Graded, Failure> {
        self.grade_again(path, None)
    }

    /// The same, without asking again what `kept` answers.
    pub(crate) fn grade_again(&self, path: &Path, kept: Option<Vec<Entry>>) -> Result<Graded, Failure> {
        let started_at = Timestamp::now();
        let only = &self.options.only;
        let mut about = Vec::new();
        let (record, sign) = (self.options.record.is_some(), self.options.sign.is_some());
        let (graded, source) = match Target::open(path).map_err(|e| e.failure(&self.app.words))? {
            Target::Live(_) if sign && !record => {
                return Err(Failure::usage(self.app.words.get("error-sign-nothing")));
            }
            Target::Live(file) => (self.look(*file, kept)?, RunSource::Live),
            Target::Recorded(_) if sign => return Err(Failure::usage(self.app.words.get("error-sign-recorded"))),
            Target::Recorded(_) if record => {
                return Err(Failure::usage(self.app.words.get("error-record-twice")));
            }
            Target::Recorded(bundle) => {
                let grade = grader::replay(self.judge, &bundle.evidence, only);
                let lab = self.judge.lab();
                about.extend(lab.trust.notice(bundle.signature.as_ref(), None));
                about.extend(of_other_lab(&bundle.evidence.submission, &lab.id));
                (grader::Graded { grade, evidence: bundle.evidence }, RunSource::Bundle { digest: bundle.digest })
            }
        };
        let grader::Graded { mut grade, evidence } = graded;
        grade.notices.extend(about);
        self.point_out(&grade);
        if let Some(student) = &self.metadata.student {
            grade.student = student.clone();
        }
        marks::apply(self.judge, &self.marks, &mut grade, &evidence, self.metadata.submitted_at, None);
        grade.limit_hints(self.hints);
        let run = Run { started_at, finished_at: Timestamp::now(), version: grader::VERSION.to_owned(), source };
        Ok(Graded { grade, evidence, run })
    }

    fn look(&self, mut file: SubmissionFile, kept: Option<Vec<Entry>>) -> Result<grader::Graded, Failure> {
        if let Some(keys) = self.keys.read(self.app)? {
            file.aws = Some(keys.into_access(file.aws.take()));
        }
        let again = kept.is_some();
        if !again {
            let student = shown(&file.student.id);
            self.app.note("note-looking", &[("student", student.into())]);
        }
        let whole = self.options.record.is_some();
        let manner = Manner {
            local: self.local,
            read_only: self.options.read_only,
            provenance: self.provenance,
            whole,
            stops_on_signal: true,
            deadline: None,
        };
        let kept = kept.unwrap_or_default();
        let looked = grader::look_again(self.judge, file, manner, &self.options.only, kept);
        let looked = looked.map_err(|e| e.failure(&self.app.words))?;
        if !again {
            self.app.note("note-looked", &[("calls", looked.calls.into())]);
        }
        if let Some(path) = &self.options.record {
            self.record(path, &looked.graded.evidence)?;
        }
        Ok(looked.graded)
    }

    fn record(&self, path: &Path, evidence: &Evidence) -> Result<(), Failure> {
        let key = self.options.sign.as_deref().map(keys::read).transpose().map_err(|e| e.failure(&self.app.words))?;
        bundle::write_signed(path, evidence, key.as_ref()).map_err(|e| e.failure(&self.app.words))?;
        self.app.note("note-recorded", &[("path", shown(&path.display().to_string()).into())]);
        Ok(())
    }

    /// Names what one step puts right: the flag that lets the grader ask addresses of this machine, where one was
    /// refused, and new credentials, where they have expired.
    fn point_out(&self, grade: &Grade) {
        let met = |reason: GapReason| {
            grade.criteria().any(|c| matches!(&c.verdict, Verdict::Inconclusive(gap) if gap.reason == reason))
        };
        if !self.local && met(GapReason::ForbiddenAddress) {
            self.app.note("note-local", &[]);
        }
        if met(GapReason::ExpiredCredentials) {
            self.app.note("note-expired", &[]);
        }
    }

    /// `graded`, ready to be rendered.
    pub(crate) fn report<'g>(&'g self, graded: &'g Graded) -> Report<'g> {
        let Graded { grade, evidence, run } = graded;
        Report { lab: self.judge.lab(), grade, run, evidence: Some(evidence), audience: self.audience }
    }

    /// Shows `graded` on the terminal or writes its files into `out`, one for each format.
    pub(crate) fn deliver(&self, graded: &Graded, plan: &Plan, out: &Path) -> Result<(), Failure> {
        let report = self.report(graded);
        for format in &plan.formats {
            let bytes = render(*format, &report, &self.app.style).map_err(Failure::defect)?;
            match format.file_name() {
                Some(name) if !plan.stdout => {
                    let path = out.join(name);
                    files::write(&path, &bytes).map_err(|e| e.failure(&self.app.words))?;
                    self.app.note("note-written", &[("path", shown(&path.display().to_string()).into())]);
                }
                _ => self.app.print(&bytes)?,
            }
        }
        Ok(())
    }
}

/// Which documents are made, and where they go.
pub(crate) struct Plan {
    pub(crate) formats: Vec<Format>,
    pub(crate) out: PathBuf,
    /// Whether the only document is for another program, which reads standard output.
    pub(crate) stdout: bool,
}

impl Plan {
    /// What `options` ask for: without `--format`, one submission goes to the terminal, and files are written only where
    /// there is a folder for them or several submissions to tell apart.
    pub(crate) fn new(options: &Options, several: bool) -> Self {
        let formats = match (options.format.as_slice(), several, &options.out) {
            ([], true, _) => vec![Format::Json, Format::Html],
            ([], false, Some(_)) => vec![Format::Terminal, Format::Json, Format::Html],
            ([], false, None) => vec![Format::Terminal],
            (asked, ..) => Format::ALL.into_iter().filter(|f| asked.contains(f)).collect(),
        };
        let stdout = matches!(formats[..], [Format::Json | Format::Autolab]) && options.out.is_none() && !several;
        let out = options.out.clone().unwrap_or_else(|| PathBuf::from(OUT));
        Self { formats, out, stdout }
    }
}
