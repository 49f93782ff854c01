//! `export`: documents about a class and its students, from stored results.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use grader::{
    Collection, StoredPlace, files,
    judge::Judge,
    report::{
        Audience, Format, Report, StoredResult,
        class::{self, Absence, Class, ClassFormat, FillKind, FillOptions, GradeColumn, Sheet},
        messages::{self, Features},
        render,
    },
};

use super::{judge, rules};
use crate::{
    app::{App, Failure, shown},
    args::{Export, Exported},
    exit::Exit,
    explain::Explain as _,
};

/// Where documents go when no folder is named.
const OUT: &str = "grader-export";

/// The largest file that is filled, in bytes.
const LIMIT: u64 = 64 << 20;

/// Writes all documents that were asked for.
pub(crate) fn run(app: &App, args: &Export) -> Result<Exit, Failure> {
    let results = Collection::open(&args.dir).map_err(|e| e.failure(&app.words))?;
    let mut export = Exporter::new(app, args)?;
    for place in results.places() {
        export.student(place)?;
    }
    export.class()?;
    Ok(export.exit)
}

struct Exporter<'a> {
    app: &'a App,
    args: &'a Export,
    out: PathBuf,
    formats: Vec<Exported>,
    /// The feature files and the judge that has read them, where messages are asked for.
    features: Option<(Judge, Features)>,
    class: Class,
    written: usize,
    /// The names of the documents, each once.
    names: BTreeSet<String>,
    exit: Exit,
}

impl<'a> Exporter<'a> {
    fn new(app: &'a App, args: &'a Export) -> Result<Self, Failure> {
        let filling = args.fill_worksheet.is_some() || args.fill_canvas.is_some();
        let mut formats: Vec<Exported> = args.format.iter().flat_map(|list| list.0.clone()).collect();
        if formats.is_empty() && !filling {
            formats = vec![Exported::Class(ClassFormat::Csv), Exported::Class(ClassFormat::Xlsx)];
        }
        let out = args.out.clone().unwrap_or_else(|| PathBuf::from(OUT));
        if is_within(&out, &args.dir) {
            let path = shown(&args.dir.display().to_string());
            return Err(Failure::usage(app.words.with("error-export-inside", &[("path", path.into())])));
        }
        let features = match formats.contains(&Exported::Messages) {
            false => None,
            true => {
                let rules = rules(app, args.class.features.as_deref())?;
                let judge = judge(app, &args.class)?;
                let files = rules.features.iter().map(|file| (file.path.as_str(), file.text.as_str()));
                Some((judge, Features::parse(files).map_err(|e| Failure::usage(e.to_string()))?))
            }
        };
        Ok(Self {
            app,
            args,
            out,
            formats,
            features,
            class: Class::default(),
            written: 0,
            names: BTreeSet::new(),
            exit: Exit::Passed,
        })
    }

    /// Reads one result, adds it to the class, and writes the documents about it.
    fn student(&mut self, place: &StoredPlace) -> Result<(), Failure> {
        let student = || {
            place
                .student
                .clone()
                .unwrap_or_else(|| grader::core::Student { id: place.name.clone(), ..grader::core::Student::default() })
        };
        let stored = match place.read() {
            Ok(Some(stored)) => stored,
            Ok(None) => {
                self.warn("export-missing", &student().id, "", Exit::Unseen);
                self.class.add_absent(student(), Absence::Missing);
                return Ok(());
            }
            Err(reason) => {
                self.warn("export-broken", &student().id, &reason, Exit::Usage);
                self.class.add_absent(student(), Absence::Broken(reason));
                return Ok(());
            }
        };
        self.class.add(&stored);
        if matches!(self.class.students.last().map(|s| &s.result), Some(Err(Absence::OtherRubric))) {
            self.warn("export-other-rubric", &stored.grade.student.id, "", Exit::Usage);
            return Ok(());
        }
        self.documents(place, &stored)
    }

    fn documents(&mut self, place: &StoredPlace, stored: &StoredResult) -> Result<(), Failure> {
        let folder = match place.name.as_str() {
            "" => self.out.clone(),
            name => self.out.join("students").join(name),
        };
        let StoredResult { lab, grade, run } = stored;
        // Only the page shows what was seen; a result without its evidence makes a page all the same.
        let evidence = self.formats.contains(&Exported::Student(Format::Html)).then(|| place.evidence()).flatten();
        let report = Report { lab, grade, run, evidence: evidence.as_ref(), audience: Audience::Instructor };
        for format in self.formats.clone() {
            let (name, bytes) = match format {
                Exported::Class(_) => continue,
                Exported::Student(format) => {
                    let Some(name) = format.file_name() else { continue };
                    (name, render(format, &report, &self.app.style).map_err(Failure::defect)?)
                }
                Exported::Messages => {
                    let Some((judge, features)) = &self.features else { continue };
                    if judge.rubric().digest != grade.rubric {
                        return Err(Failure::usage(self.app.words.get("error-export-features")));
                    }
                    let bytes = messages::render(&report, features, &self.app.style).map_err(Failure::defect)?;
                    ("messages.ndjson", bytes)
                }
            };
            self.write(&folder.join(name), &bytes)?;
        }
        Ok(())
    }

    /// Writes the documents about the whole class, fills what is to be filled, and says how much was written.
    fn class(&mut self) -> Result<(), Failure> {
        let lang = self.app.words.lang();
        let column = GradeColumn { title: self.args.assignment.clone(), scale: self.args.scale };
        for format in self.formats.clone() {
            if let Exported::Class(format) = format {
                for sheet in class::render(format, &self.class, lang, &column).map_err(Failure::defect)? {
                    self.sheet(&sheet)?;
                }
            }
        }
        let options = FillOptions {
            key: self.args.key_column.clone(),
            grade: self.args.grade_column.clone(),
            feedback: self.args.feedback_column.clone(),
            scale: self.args.scale,
        };
        let args = self.args;
        for (kind, file) in [(FillKind::Worksheet, &args.fill_worksheet), (FillKind::Canvas, &args.fill_canvas)] {
            let Some(path) = file else { continue };
            let bytes = self.read(path)?;
            let filled = class::fill(kind, &bytes, &self.class, lang, &options);
            let sheet = filled.map_err(|e| {
                let path = shown(&path.display().to_string());
                Failure::usage(format!("{path}: {e}"))
            })?;
            self.sheet(&sheet)?;
        }
        let out = shown(&self.out.display().to_string());
        let names = self.names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let args = [("files", self.written.into()), ("path", out.into()), ("names", names.into())];
        self.app.note("note-exported", &args);
        Ok(())
    }

    fn sheet(&mut self, sheet: &Sheet) -> Result<(), Failure> {
        for note in &sheet.notes {
            self.app.complain(&format!("{}: {note}", sheet.name));
            self.exit = self.exit.and(Exit::Usage);
        }
        for student in &sheet.unmarked {
            self.app.complain(&format!("{}: {student}", sheet.name));
            self.exit = self.exit.and(Exit::Unseen);
        }
        if let Some(open) = &sheet.open {
            self.app.note("note-sheet", &[("name", sheet.name.into()), ("text", open.as_str().into())]);
        }
        self.write(&self.out.join(sheet.name), &sheet.bytes)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        let bytes = files::read_at_most(path, LIMIT)
            .and_then(|bytes| bytes.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge)));
        bytes.map_err(|source| {
            grader::CollectionError::Unreadable { path: path.to_owned(), source }.failure(&self.app.words)
        })
    }

    fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        self.written += 1;
        self.names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        files::write(path, bytes).map_err(|e| e.failure(&self.app.words))
    }

    /// Says why a student has no mark; the others go on.
    fn warn(&mut self, key: &str, id: &str, reason: &str, exit: Exit) {
        let args = [("student", shown(id).into()), ("reason", shown(reason).into())];
        self.app.complain(&self.app.words.with(key, &args));
        self.exit = self.exit.and(exit);
    }
}

/// Whether `inner` is `outer` or below it, links followed. What does not exist yet is looked for from the nearest folder
/// that does.
fn is_within(inner: &Path, outer: &Path) -> bool {
    let Ok(outer) = fs::canonicalize(outer) else { return false };
    let inner = std::path::absolute(inner).unwrap_or_else(|_| inner.to_owned());
    let real = inner.ancestors().find_map(|path| fs::canonicalize(path).ok());
    real.is_some_and(|real| real.starts_with(&outer) && (real != outer || inner.starts_with(&outer)))
}
