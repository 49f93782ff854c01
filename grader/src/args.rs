//! The command line as types. The texts of its help stand in the message catalogue; see `help.rs`.

use std::{
    num::{NonZeroU32, NonZeroU64, NonZeroUsize},
    path::{Path, PathBuf},
    str::FromStr,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use grader::{
    class::Shard,
    core::{Hints, Lang, Points, Selection},
    report::{Format, class::ClassFormat},
    spot_check::Seed,
};

#[derive(Debug, Parser)]
#[command(name = "grader", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes; shown after the command's own options.
#[derive(Debug, Args)]
pub(crate) struct Global {
    #[arg(long, global = true, display_order = 100, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true, display_order = 101, alias = "no-color")]
    pub(crate) no_colour: bool,
    #[arg(long, short, global = true, display_order = 102)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Grade(Grade),
    Check(Check),
    Class(ClassRun),
    Marks(MarksSheetFile),
    Merge(Merge),
    Regrade(Regrade),
    Demo(Demo),
    Export(Export),
    Gradescope(Gradescope),
    Lint(Lint),
    Selftest(Selftest),
    Steps(Steps),
    List(List),
    Init(Init),
    Doctor(Doctor),
    IamPolicy,
    Completions(Completions),
    Keys(Keys),
    Integrity(Integrity),
    SpotCheck(SpotCheck),
}

#[derive(Debug, Args)]
pub(crate) struct Grade {
    #[arg(required = true, value_name = "SUBMISSION")]
    pub(crate) submissions: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) options: Options,
    #[arg(long, value_name = "POINTS")]
    pub(crate) fail_under: Option<Points>,
    #[arg(long, value_name = "FILE")]
    pub(crate) marks: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    #[arg(long)]
    pub(crate) local: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(default_value = ".", hide_default_value = true, value_name = "SUBMISSION")]
    pub(crate) submission: PathBuf,
    #[arg(long)]
    pub(crate) watch: bool,
    #[arg(long, value_name = "SECONDS", default_value = "15", hide_default_value = true, requires = "watch")]
    pub(crate) every: NonZeroU32,
    #[arg(long, value_name = "PHASE", value_delimiter = ',')]
    pub(crate) phase: Vec<Selection>,
    #[arg(long, value_name = "HOW", default_value = "full", hide_default_value = true)]
    pub(crate) hints: Hints,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// What `grade` and `check` have in common.
#[derive(Clone, Debug, Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "TASK", value_delimiter = ',')]
    pub(crate) only: Vec<Selection>,
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) sign: Option<PathBuf>,
    #[arg(long)]
    pub(crate) read_only: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) aws_credentials: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    #[command(flatten)]
    pub(crate) class: Class,
}

/// Which rules a class goes by.
#[derive(Clone, Debug, Args)]
pub(crate) struct Class {
    #[arg(long, value_name = "DIR")]
    pub(crate) features: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ClassRun {
    #[arg(value_name = "ROSTER")]
    pub(crate) roster: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "TASK", value_delimiter = ',')]
    pub(crate) only: Vec<Selection>,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    #[command(flatten)]
    pub(crate) class: Class,
    #[arg(long, value_name = "FILE")]
    pub(crate) marks: Option<PathBuf>,
    #[arg(long, value_name = "WHAT")]
    pub(crate) retry: Option<Retry>,
    #[arg(long)]
    pub(crate) strict: bool,
    #[arg(long, value_name = "SECONDS", default_value = "900", hide_default_value = true)]
    pub(crate) deadline: NonZeroU64,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(long, value_name = "NUMBER", default_value = "2", hide_default_value = true)]
    pub(crate) per_account: NonZeroUsize,
    #[arg(long, value_name = "SHARD")]
    pub(crate) shard: Option<Shard>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) shards: Option<NonZeroU32>,
    #[arg(long)]
    pub(crate) local: bool,
    #[arg(long)]
    pub(crate) read_only: bool,
}

/// Which students are graded again although they have a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Retry {
    /// Those of whom something could not be seen.
    Inconclusive,
}

#[derive(Debug, Args)]
pub(crate) struct MarksSheetFile {
    #[arg(value_name = "DIR")]
    pub(crate) results: PathBuf,
    #[arg(long, value_name = "FILE", default_value = "marks.csv", hide_default_value = true)]
    pub(crate) out: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    #[arg(required = true, value_name = "DIR")]
    pub(crate) shards: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Regrade {
    #[arg(value_name = "DIR")]
    pub(crate) results: PathBuf,
    #[command(flatten)]
    pub(crate) class: Class,
    #[arg(long, value_name = "FILE")]
    pub(crate) marks: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "terminal", hide_default_value = true)]
    pub(crate) format: ChangesFormat,
    #[arg(long)]
    pub(crate) apply: bool,
}

/// How the changes of a class are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChangesFormat {
    Terminal,
    Json,
    Markdown,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR", default_value = "grader-demo", hide_default_value = true)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<ExportList>,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) fill_worksheet: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) fill_canvas: Option<PathBuf>,
    #[arg(long, value_name = "TITLE")]
    pub(crate) assignment: Option<String>,
    #[arg(long, value_name = "POINTS")]
    pub(crate) scale: Option<Points>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) key_column: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) grade_column: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) feedback_column: Option<String>,
    #[command(flatten)]
    pub(crate) class: Class,
}

#[derive(Debug, Args)]
pub(crate) struct Gradescope {
    #[arg(value_name = "DIR")]
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) class: Class,
}

/// A kind of exported document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exported {
    /// About each student.
    Student(Format),
    /// About each student: Cucumber messages, which need the feature files.
    Messages,
    /// About the class.
    Class(ClassFormat),
}

/// What one name of `export --format` stands for: `markdown` is about the class and about each student, `all` is all.
#[derive(Clone, Debug)]
pub(crate) struct ExportList(pub(crate) Vec<Exported>);

impl FromStr for ExportList {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // Terminal output has no file, and the result itself is what exports are made from.
        let students = Format::ALL.into_iter().filter(|f| !matches!(f, Format::Terminal | Format::Json));
        let all = students.map(|f| (f.name(), Exported::Student(f))).chain([("messages", Exported::Messages)]);
        let all = all.chain(ClassFormat::ALL.map(|f| (f.name(), Exported::Class(f))));
        let found: Vec<Exported> = all.filter(|(name, _)| *name == text || text == "all").map(|(_, e)| e).collect();
        if found.is_empty() { Err(text.to_owned()) } else { Ok(Self(found)) }
    }
}

/// The rules that a command is about: named as what it works on, or as for every other command.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct RulesFolder {
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    features: Option<PathBuf>,
}

impl RulesFolder {
    /// The folder named; without one, the rules that ship.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.dir.as_deref().or(self.features.as_deref())
    }
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) folder: RulesFolder,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Selftest {
    #[command(flatten)]
    pub(crate) folder: RulesFolder,
    #[arg(long, value_name = "BUNDLE")]
    pub(crate) right: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Steps {
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) class: Class,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(default_value = "submission.toml", hide_default_value = true, value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) class: Class,
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[arg(value_name = "SUBMISSION")]
    pub(crate) submission: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) aws_credentials: Option<PathBuf>,
    #[arg(long)]
    pub(crate) local: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum, hide_possible_values = true, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Keys {
    #[command(subcommand)]
    pub(crate) action: KeysAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysAction {
    New(KeyFile),
    Show(KeyFile),
    Verify(Verify),
}

#[derive(Debug, Args)]
pub(crate) struct KeyFile {
    #[arg(value_name = "FILE")]
    pub(crate) key: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[arg(required = true, value_name = "FILE")]
    pub(crate) bundles: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) class: Class,
}

#[derive(Debug, Args)]
pub(crate) struct Integrity {
    #[arg(value_name = "DIR")]
    pub(crate) results: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) starter: Option<PathBuf>,
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long)]
    pub(crate) markdown: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SpotCheck {
    #[arg(value_name = "EVIDENCE")]
    pub(crate) evidence: PathBuf,
    #[arg(long, value_name = "SUBMISSION", conflicts_with = "roster")]
    pub(crate) submission: Option<PathBuf>,
    #[arg(long, value_name = "ROSTER")]
    pub(crate) roster: Option<PathBuf>,
    #[arg(long, value_name = "NUMBER", default_value = "5", hide_default_value = true)]
    pub(crate) count: NonZeroUsize,
    #[arg(long, value_name = "NUMBER", default_value = "5", hide_default_value = true)]
    pub(crate) students: NonZeroUsize,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<Seed>,
    #[arg(long, value_name = "FILE")]
    pub(crate) aws_credentials: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", default_value = "300", hide_default_value = true)]
    pub(crate) deadline: NonZeroU64,
    #[arg(long)]
    pub(crate) local: bool,
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) class: Class,
}
