//! Parses the command line, and words what is wrong with it: the parser itself complains in English only.

use std::ffi::OsString;

use clap::{
    Error, FromArgMatches as _,
    error::{ContextKind, ContextValue, ErrorKind},
};
use grader::report::{Value, Words};

use crate::{args::Cli, exit::Exit, help};

/// The parsed command line, or how the program ends: help was shown, or a complaint.
pub(crate) fn parse(words: &Words, arguments: &[OsString]) -> Result<Cli, Exit> {
    let parsed =
        help::command(words).try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader who has gone away needs no help.
            let _ = error.print();
            Exit::Passed
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage
        }
        _ => {
            eprintln!("{}", words.with("error", &[("text", complaint(words, &error).into())]));
            let asked = arguments.get(1).and_then(|a| a.to_str());
            let command = asked.filter(|name| help::command(words).find_subcommand(name).is_some());
            let command = command.map_or_else(|| "grader".to_owned(), |name| format!("grader {name}"));
            eprintln!("{}", words.with("usage-more", &[("command", command.into())]));
            Exit::Usage
        }
    })
}

/// What is wrong, in the user's language.
fn complaint(words: &Words, error: &Error) -> String {
    let value = |kind: ContextKind| error.get(kind).map(ContextValue::to_string).unwrap_or_default();
    let argument = value(ContextKind::InvalidArg);
    let given = value(ContextKind::InvalidValue);
    let say = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, text)| (*name, (*text).into())).collect();
        words.with(key, &args)
    };
    let tip = |kind: ContextKind| match error.get(kind) {
        // The parser puts the nearest last.
        Some(ContextValue::Strings(near)) => {
            near.last().map(|near| format!(" {}", say("usage-near", &[("near", near)]))).unwrap_or_default()
        }
        Some(ContextValue::String(near)) => format!(" {}", say("usage-near", &[("near", near)])),
        _ => String::new(),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            say("usage-unknown-argument", &[("argument", &argument)]) + &tip(ContextKind::SuggestedArg)
        }
        ErrorKind::InvalidSubcommand => {
            say("usage-unknown-command", &[("command", &value(ContextKind::InvalidSubcommand))])
                + &tip(ContextKind::SuggestedSubcommand)
        }
        ErrorKind::MissingRequiredArgument => say("usage-missing", &[("argument", &argument)]),
        ErrorKind::MissingSubcommand => words.get("usage-missing-command"),
        ErrorKind::InvalidValue if given.is_empty() => say("usage-no-value", &[("argument", &argument)]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let expected = words.get(&format!("expected-{}", name(&argument)));
            say("usage-bad-value", &[("argument", &argument), ("given", &given), ("expected", &expected)])
        }
        ErrorKind::ArgumentConflict => say("usage-repeated", &[("argument", &argument)]),
        ErrorKind::TooManyValues => say("usage-too-many", &[("argument", &argument), ("given", &given)]),
        // The rest cannot happen with these arguments; the parser's own words are better than none.
        _ => error.to_string(),
    }
}

/// The bare name of an argument: `only` of `--only <TASK>`, `shell` of `<SHELL>`.
fn name(argument: &str) -> String {
    let first = argument.split_whitespace().next().unwrap_or_default();
    first.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
