//! Puts the words of the catalogue into the command line: the parser itself speaks English only.
//!
//! A command `x` has the message `about-x` and perhaps `more-x`; an argument `y` has `arg-x-y`, or `arg-y` when it means
//! the same everywhere; a placeholder `Z` has `placeholder-z`. A test goes through all of them.

use clap::{Arg, ArgAction, Command, CommandFactory as _};
use grader::report::Words;

use crate::{args::Cli, exit::Exit};

/// The command line with all its texts.
pub(crate) fn command(words: &Words) -> Command {
    let mut codes = format!("{}\n", words.get("exit-codes"));
    for exit in Exit::ALL {
        codes += &format!("  {}  {}\n", exit.code(), words.get(&format!("exit-{}", exit.code())));
    }
    localise(Cli::command(), words).after_help(codes)
}

fn localise(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let is_root = name == "grader";
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", words.get("usage"));
    let mut command = command
        .about(words.get(&format!("about-{name}")))
        .help_template(template)
        .subcommand_help_heading(words.get("heading-commands"))
        .subcommand_value_name(words.get("placeholder-command"))
        .term_width(80)
        .disable_help_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).display_order(103));
    if is_root {
        command =
            command.arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).display_order(104));
    }
    if let Some(more) = find(words, &format!("more-{name}")) {
        command = command.after_help(more);
    }
    command
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "heading-arguments" } else { "heading-options" };
            let help = about_argument(words, &name, &arg);
            let names: Vec<String> = placeholders(&arg).map(|name| placeholder(words, name)).collect();
            let arg = arg.help_heading(words.get(heading)).help(help);
            if names.is_empty() { arg } else { arg.value_names(names) }
        })
        .mut_subcommands(|inner| localise(inner, words))
}

/// The text of an argument: its own, or the one that it shares with other commands.
fn about_argument(words: &Words, command: &str, arg: &Arg) -> String {
    let id = arg.get_id().as_str().replace('_', "-");
    find(words, &format!("arg-{command}-{id}")).unwrap_or_else(|| words.get(&format!("arg-{id}")))
}

/// The placeholders of an argument; a flag has none, although the parser gives it one.
fn placeholders(arg: &Arg) -> impl Iterator<Item = &str> {
    let names = arg.get_value_names().filter(|_| arg.get_action().takes_values()).unwrap_or_default();
    names.iter().map(|name| name.as_str())
}

/// The word for a placeholder.
fn placeholder(words: &Words, name: &str) -> String {
    words.get(&format!("placeholder-{}", name.to_lowercase()))
}

/// A message that may be missing.
fn find(words: &Words, key: &str) -> Option<String> {
    Some(words.get(key)).filter(|text| text != key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use grader::core::Lang;

    use super::*;

    /// Collects every text of a command and of those below it.
    fn texts(command: &Command, found: &mut Vec<String>) {
        let said = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string).unwrap_or_default();
        found.push(said(command.get_about()));
        for arg in command.get_arguments() {
            found.push(said(arg.get_help()));
            found.push(arg.get_help_heading().unwrap_or_default().to_owned());
            found.extend(placeholders(arg).map(str::to_owned));
        }
        command.get_subcommands().for_each(|inner| texts(inner, found));
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for lang in [Lang::Fr, Lang::En] {
            let mut found = Vec::new();
            texts(&command(&crate::app::words(lang).unwrap()), &mut found);
            for text in found {
                let is_key = ["about-", "arg-", "heading-", "placeholder-"].iter().any(|p| text.starts_with(p));
                assert!(!text.is_empty() && !is_key, "{lang}: no words for {text:?}");
            }
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        command(&crate::app::words(Lang::Fr).unwrap()).debug_assert();
    }

    #[test]
    fn every_exit_code_and_problem_has_words_in_both_languages() {
        for lang in [Lang::Fr, Lang::En] {
            let words = crate::app::words(lang).unwrap();
            let exits = Exit::ALL.iter().map(|e| format!("exit-{}", e.code()));
            let problems = grader::judge::ProblemKind::CODES.iter().map(|code| format!("problem-{code}"));
            for key in exits.chain(problems) {
                assert!(find(&words, &key).is_some(), "{lang}: no words for {key}");
            }
        }
    }
}
