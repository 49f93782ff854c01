//! The command line as types. The texts of its help stand in the message catalogue; see `help.rs`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use grader::{
    core::{Lang, Points, Selection},
    report::Format,
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
    Demo(Demo),
    Lint(Lint),
    Steps(Steps),
    List(List),
    Init(Init),
    Doctor(Doctor),
    IamPolicy,
    Completions(Completions),
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
    #[arg(long)]
    pub(crate) local: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(default_value = ".", hide_default_value = true, value_name = "SUBMISSION")]
    pub(crate) submission: PathBuf,
    #[command(flatten)]
    pub(crate) options: Options,
}

/// What `grade` and `check` have in common.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[arg(long, value_name = "TASK", value_delimiter = ',')]
    pub(crate) only: Vec<Selection>,
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    #[arg(long)]
    pub(crate) read_only: bool,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Format>,
    #[command(flatten)]
    pub(crate) class: Class,
}

/// Which rules a class goes by.
#[derive(Debug, Args)]
pub(crate) struct Class {
    #[arg(long, value_name = "DIR")]
    pub(crate) features: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR", default_value = "grader-demo", hide_default_value = true)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    #[arg(value_name = "DIR")]
    pub(crate) features: Option<PathBuf>,
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
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[arg(value_name = "SUBMISSION")]
    pub(crate) submission: Option<PathBuf>,
    #[arg(long)]
    pub(crate) local: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum, hide_possible_values = true, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}
