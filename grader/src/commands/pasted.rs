//! A block of credentials that is pasted or stands in a file of its own: read, used, never shown and never written.

use std::{
    io::{self, BufRead as _, IsTerminal as _, Read as _},
    path::{Path, PathBuf},
};

use grader::{core::PastedKeys, files};

use crate::{
    app::{App, Failure, shown},
    explain::Explain as _,
};

/// More than any block has.
const LIMIT: u64 = 16 << 10;

/// Where credentials come from, besides the submission file.
pub(crate) enum Keys {
    /// Nowhere.
    None,
    /// A file. It is read at every look, so that a watch goes on once new keys are in it.
    File(PathBuf),
    /// Standard input, which can be read only once.
    Given(PastedKeys),
}

impl Keys {
    /// What `--aws-credentials` names; `-` is standard input.
    pub(crate) fn new(app: &App, path: Option<&Path>) -> Result<Self, Failure> {
        match path {
            None => Ok(Self::None),
            Some(path) if path == Path::new("-") => paste(app).map(Self::Given),
            Some(path) => {
                let keys = Self::File(path.to_owned());
                keys.read(app)?;
                Ok(keys)
            }
        }
    }

    /// The keys as they are now.
    pub(crate) fn read(&self, app: &App) -> Result<Option<PastedKeys>, Failure> {
        let path = match self {
            Self::None => return Ok(None),
            Self::Given(keys) => return Ok(Some(keys.clone())),
            Self::File(path) => path,
        };
        let name = shown(&path.display().to_string());
        let bytes = files::read_at_most(path, LIMIT).map_err(|e| {
            let reason = crate::explain::reason(&app.words, &e);
            Failure::usage(
                app.words.with("error-unreadable", &[("path", name.clone().into()), ("reason", reason.into())]),
            )
        })?;
        parse(app, &name, &String::from_utf8_lossy(&bytes.unwrap_or_default())).map(Some)
    }
}

fn parse(app: &App, name: &str, text: &str) -> Result<PastedKeys, Failure> {
    let refused = |e: grader::core::PasteError| {
        app.words.with("error-paste", &[("path", name.into()), ("reason", e.explain(&app.words).into())])
    };
    PastedKeys::parse(text).map_err(|e| Failure::usage(refused(e)))
}

/// Reads a block from standard input; at a terminal, without showing it, up to its last line.
fn paste(app: &App) -> Result<PastedKeys, Failure> {
    let stdin = io::stdin();
    let lively = stdin.is_terminal();
    // First unseen, then asked for: who pastes at once is not shown either.
    let _hidden = lively.then(Hidden::new);
    if lively {
        app.note("note-paste", &[]);
    }
    let mut text = String::new();
    let mut lines = stdin.lock().take(LIMIT);
    loop {
        let length = text.len();
        // What cannot be read ends the block; the complaint is then about what is missing.
        let read = lines.read_line(&mut text).unwrap_or_default();
        if read == 0 || (lively && PastedKeys::parse(&text).is_ok()) {
            break;
        }
        debug_assert!(text.len() > length, "something was read");
    }
    parse(app, &app.words.get("paste-stdin"), &text)
}

/// While it lives, the terminal does not show what is typed or pasted.
struct Hidden {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Hidden {
    #[cfg(unix)]
    fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut silent) = before.clone() {
            silent.local_modes.remove(LocalModes::ECHO);
            // A terminal that refuses shows the paste, as any other program would.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &silent);
        }
        Self { before }
    }

    #[cfg(not(unix))]
    const fn new() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, before);
        }
    }
}
