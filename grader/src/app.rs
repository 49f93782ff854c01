//! What every command needs: the language and its words, the look of the terminal, and the two output streams.

use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal as _, Write as _},
};

use grader::{
    core::Lang,
    report::{Style, Value, Words, WordsError, wrapped},
};

use crate::{args::Global, exit::Exit};

const FR: &str = include_str!("../words/fr.ftl");
const EN: &str = include_str!("../words/en.ftl");

/// The columns of a terminal that does not say how wide it is.
const WIDTH: usize = 80;

/// The state of one run of the program.
pub(crate) struct App {
    /// The messages of the command line.
    pub(crate) words: Words,
    /// How reports on the terminal look.
    pub(crate) style: Style,
    quiet: bool,
}

/// Why a command did not do its work, in the user's language.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) text: String,
}

impl Failure {
    /// Something that the user can put right.
    pub(crate) const fn usage(text: String) -> Self {
        Self { exit: Exit::Usage, text }
    }

    /// Something that only we can put right.
    pub(crate) fn defect(error: impl std::error::Error) -> Self {
        Self { exit: Exit::Defect, text: error.to_string() }
    }
}

impl App {
    pub(crate) fn new(global: &Global, words: Words) -> Self {
        let no_colour = global.no_colour || env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        let style = Style {
            lang: words.lang(),
            colour: !no_colour && io::stdout().is_terminal(),
            // Long lines are hard to read, and very short ones break every table.
            width: width.clamp(40, 120),
        };
        Self { words, style, quiet: global.quiet }
    }

    /// Writes a result on standard output.
    pub(crate) fn print(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            // The reader has seen enough: `grader list | head`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Failure::usage(self.words.with("error-stdout", &[("reason", error.to_string().into())]))),
            Ok(()) => Ok(()),
        }
    }

    /// Writes a sentence of a result on standard output, in lines that fit.
    pub(crate) fn sentence(&self, text: &str) -> Result<(), Failure> {
        self.line(&self.fitted(text, 2))
    }

    /// `text` in lines that fit into the terminal; all but the first begin `indent` columns in.
    pub(crate) fn fitted(&self, text: &str, indent: usize) -> String {
        let lines = text.lines().map(|line| wrapped(self.style.width, "", &" ".repeat(indent), line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Writes `text` on standard error: in lines that fit where a person reads it, as it is in a log.
    fn tell(&self, text: &str) {
        if io::stderr().is_terminal() {
            eprintln!("{}", self.fitted(text, 2));
        } else {
            eprintln!("{text}");
        }
    }

    /// Writes a line of a result on standard output.
    pub(crate) fn line(&self, text: &str) -> Result<(), Failure> {
        self.print(format!("{text}\n").as_bytes())
    }

    /// Tells on standard error how far the work is, unless the user wants it quiet.
    pub(crate) fn note(&self, key: &str, args: &[(&str, Value<'_>)]) {
        if !self.quiet {
            self.tell(&self.words.with(key, args));
        }
    }

    /// Whether a display that moves may be drawn on standard error.
    pub(crate) fn is_lively(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Says on standard error what went wrong.
    pub(crate) fn complain(&self, text: &str) {
        self.tell(&self.words.with("error", &[("text", text.into())]));
    }
}

/// The messages of the command line.
pub(crate) fn words(lang: Lang) -> Result<Words, WordsError> {
    let text = match lang {
        Lang::Fr => FR,
        Lang::En => EN,
    };
    Words::new(lang, &[text])
}

/// The language that the user asks for: `--lang`, else the locale, else French. The arguments are looked through before
/// they are parsed, because help and complaints about them have a language too.
pub(crate) fn language(arguments: &[OsString]) -> Lang {
    let mut asked = arguments.iter().map(|a| a.to_string_lossy()).take_while(|a| a != "--");
    while let Some(argument) = asked.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => asked.next().map(|a| a.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(lang) = value.and_then(|v| v.parse().ok()) {
            return lang;
        }
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .map_or(Lang::Fr, |locale| Lang::of_locale(&locale))
}

/// A text of someone else's on a terminal: what would act instead of showing becomes visible.
pub(crate) fn shown(text: &str) -> String {
    let text: String = text.chars().take(200).collect();
    // Quotation marks and backslashes do nothing; escaped, they would only be hard to read.
    text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'").replace(r"\\", r"\")
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_acts_is_shown_and_what_shows_stays() {
        assert_eq!(shown("a\u{1b}[2J\u{202e}\n"), r"a\u{1b}[2J\u{202e}\n");
        for text in ["Zoe\u{301} « l'été »", "\"C:\\x\"", "李明"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown(&"x".repeat(1_000_000)).len(), 200);
    }
}
