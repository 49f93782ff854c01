//! The logical lines of a Dockerfile: continuations joined, comments dropped, here-documents kept with their line.

use crate::files::FileError;

/// An instruction with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it begins, from 1.
    pub(super) number: u64,
    /// Its name, in capitals.
    pub(super) instruction: String,
    /// The rest, in one line.
    pub(super) arguments: String,
    /// The here-documents that follow it.
    documents: Vec<String>,
}

impl Line {
    /// The value of the flag `--name=value`.
    pub(super) fn flag(&self, name: &str) -> Option<&str> {
        let flags = self.arguments.split_whitespace().take_while(|word| word.starts_with("--"));
        flags.filter_map(|flag| flag[2..].split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The commands of a `RUN`, one by one, without what a shell takes for a comment.
    pub(super) fn commands(&self) -> impl Iterator<Item = String> {
        let words = self.arguments.split_whitespace().skip_while(|word| word.starts_with("--"));
        let words = words.collect::<Vec<_>>().join(" ");
        // ["npm", "install"] is the same command without a shell.
        let list: Option<Vec<String>> = serde_json::from_str(&words).ok();
        let texts = std::iter::once(list.map_or(words, |list| list.join(" "))).chain(self.documents.iter().cloned());
        let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
        let uncommented = lines.map(|line| match line.find(" #") {
            Some(at) => line[..at].to_owned(),
            None => line,
        });
        uncommented.flat_map(|line| {
            let commands = line.split(['&', ';', '|']).map(|c| c.trim().to_owned());
            commands.filter(|c| !c.is_empty() && !c.starts_with('#')).collect::<Vec<_>>()
        })
    }
}

/// Reads the logical lines of `text`.
pub(super) fn read(text: &str) -> Result<Vec<Line>, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let escape = escape(text);
    let mut rest = text.lines().zip(1u64..).peekable();
    let mut lines = Vec::new();
    while let Some((first, number)) = rest.next() {
        if is_blank(first) {
            continue;
        }
        let mut logical = String::new();
        let mut physical = first;
        loop {
            let trimmed = physical.trim();
            match trimmed.strip_suffix(escape) {
                Some(before) => logical.push_str(before),
                None => {
                    logical.push_str(trimmed);
                    break;
                }
            }
            logical.push(' ');
            // Comments and empty lines within a continuation belong to nothing.
            while rest.next_if(|(line, _)| is_blank(line)).is_some() {}
            let Some((next, _)) = rest.next() else { break };
            physical = next;
        }
        let (name, arguments) = logical.trim().split_once(char::is_whitespace).unwrap_or((logical.trim(), ""));
        let (instruction, arguments) = (name.to_ascii_uppercase(), arguments.trim().to_owned());
        let mut documents = Vec::new();
        if matches!(instruction.as_str(), "RUN" | "COPY" | "ADD") {
            for Marker { word, tabs } in markers(&arguments) {
                let mut body = String::new();
                let unclosed = || FileError { line: number, column: 1, why: format!("unterminated heredoc: {word}") };
                loop {
                    let (line, _) = rest.next().ok_or_else(unclosed)?;
                    let line = if tabs { line.trim_start_matches('\t') } else { line };
                    if line == word {
                        break;
                    }
                    body.push_str(line);
                    body.push('\n');
                }
                documents.push(body);
            }
        }
        lines.push(Line { number, instruction, arguments, documents });
    }
    Ok(lines)
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The escape character, which a directive in the first comments may change.
fn escape(text: &str) -> char {
    let directives = text.lines().map_while(|line| line.trim().strip_prefix('#'));
    let mut directives = directives.map_while(|line| line.split_once('='));
    let chosen = directives.find(|(key, _)| key.trim().eq_ignore_ascii_case("escape"));
    if chosen.is_some_and(|(_, value)| value.trim() == "`") { '`' } else { '\\' }
}

/// The beginning of a here-document: `<<EOF`, `<<-"EOF"`.
struct Marker {
    word: String,
    tabs: bool,
}

fn markers(arguments: &str) -> Vec<Marker> {
    let words = arguments.split_whitespace().filter_map(|word| word.split_once("<<"));
    let words = words.filter(|(before, _)| before.chars().all(|c| c.is_ascii_digit())).map(|(_, after)| after);
    let marker = |after: &str| {
        let (tabs, after) = after.strip_prefix('-').map_or((false, after), |after| (true, after));
        let word = after.trim_matches(['"', '\'']);
        let named = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
        named.then(|| Marker { word: word.to_owned(), tabs })
    };
    words.filter_map(marker).collect()
}
