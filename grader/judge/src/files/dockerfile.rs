//! Dockerfiles: the subset of BuildKit's grammar that criteria ask about, read strictly.
//!
//! The published parsers either refuse instructions in lower case or know nothing of here-documents, so this is our own.

mod lines;
mod variables;

use std::sync::LazyLock;

use regex::Regex;

use super::FileError;
use lines::Line;
use variables::Variables;

/// The instructions that exist.
const INSTRUCTIONS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Commands that install what an application needs, or build it.
static INSTALLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:sudo\s+)?(?:npm\s+(?:\S+\s+)*?(?:install|i|ci)\b|yarn\b|pnpm\s+(?:install|i)\b|bun\s+install\b",
        r"|(?:python3?\s+-m\s+)?pip3?\s+install\b|cargo\s+(?:build|install)\b|go\s+(?:build|install|mod)\b",
        r"|\S*mvnw?\s|\S*gradlew?\s|bundle\s+install\b|composer\s+install\b|dotnet\s+(?:restore|build|publish)\b)",
    ))
    .expect("the pattern is a constant")
});

/// A Dockerfile.
#[derive(Clone, Debug)]
pub(crate) struct Dockerfile {
    stages: Vec<Stage>,
}

/// A stage, from one `FROM` to the next.
#[derive(Clone, Debug)]
struct Stage {
    name: Option<String>,
    image: String,
    instructions: Vec<Line>,
    /// The arguments declared before the first stage.
    before: Variables,
}

impl Dockerfile {
    /// Reads a Dockerfile.
    pub(crate) fn parse(text: &str) -> Result<Self, FileError> {
        let mut before = Variables::default();
        let mut stages: Vec<Stage> = Vec::new();
        for line in lines::read(text)? {
            let error = |why: String| FileError { line: line.number, column: 1, why };
            if !INSTRUCTIONS.contains(&line.instruction.as_str()) {
                return Err(error(format!("unknown instruction: {}", line.instruction)));
            }
            if line.arguments.is_empty() {
                return Err(error(format!("{} requires an argument", line.instruction)));
            }
            match (line.instruction.as_str(), stages.last_mut()) {
                ("FROM", _) => stages.push(Stage::of(&line, &before).map_err(error)?),
                ("ARG", None) => before.declare(&line.arguments, None),
                (other, None) => return Err(error(format!("expected FROM, found {other}"))),
                (_, Some(stage)) => stage.instructions.push(line),
            }
        }
        if stages.is_empty() {
            return Err(FileError { line: 1, column: 1, why: "no FROM".to_owned() });
        }
        Ok(Self { stages })
    }

    /// The stages that the image is made of: the last one, and what it is based on, in order.
    fn made_of(&self) -> Vec<&Stage> {
        let mut at = self.stages.len() - 1;
        let mut chain = vec![&self.stages[at]];
        while let Some(base) = self.stage(&self.stages[at].image, at) {
            at = base;
            chain.insert(0, &self.stages[at]);
        }
        chain
    }

    /// The stage called `name` among the first `below`.
    fn stage(&self, name: &str, below: usize) -> Option<usize> {
        let named = |s: &Stage| s.name.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(name));
        self.stages[..below].iter().rposition(named)
    }

    fn instructions<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a Line> {
        let all = self.made_of().into_iter().flat_map(|s| &s.instructions);
        all.filter(|line| names.contains(&line.instruction.as_str()))
    }

    /// The base image.
    pub(crate) fn image(&self) -> &str {
        self.made_of()[0].image.as_str()
    }

    /// The last working directory.
    pub(crate) fn workdir(&self) -> Option<String> {
        self.substituted("WORKDIR").pop()
    }

    /// Whether files are copied into the image.
    pub(crate) fn copies(&self) -> bool {
        self.instructions(&["COPY", "ADD"]).next().is_some()
    }

    /// The ports that are exposed, for TCP.
    pub(crate) fn ports(&self) -> Vec<u16> {
        let words = self.substituted("EXPOSE");
        let words = words.iter().flat_map(|w| w.split_whitespace());
        words.filter_map(|w| w.strip_suffix("/tcp").or_else(|| (!w.contains('/')).then_some(w))?.parse().ok()).collect()
    }

    /// The settings that a container of the image has.
    pub(crate) fn environment(&self) -> std::collections::BTreeMap<String, String> {
        let mut variables = Variables::default();
        for line in self.instructions(&["ENV"]) {
            variables.set(&line.arguments);
        }
        variables.all()
    }

    /// The arguments of an instruction, each with the variables that are set where it stands.
    fn substituted(&self, instruction: &str) -> Vec<String> {
        let mut variables = Variables::default();
        let mut found = Vec::new();
        for stage in self.made_of() {
            for line in &stage.instructions {
                match line.instruction.as_str() {
                    "ARG" => variables.declare(&line.arguments, Some(&stage.before)),
                    "ENV" => variables.set(&line.arguments),
                    name if name == instruction => found.push(variables.substitute(&line.arguments)),
                    _ => {}
                }
            }
        }
        found
    }

    /// Whether dependencies are installed, or the application built, in the image or in a stage that it copies from.
    /// An empty image has nothing to install with.
    pub(crate) fn installs(&self) -> bool {
        let source = |line: &Line| line.flag("from").and_then(|name| self.stage(name, self.stages.len()));
        let copied = self.instructions(&["COPY"]).filter_map(source).flat_map(|at| &self.stages[at].instructions);
        let mut runs = self.instructions(&["RUN"]).chain(copied.filter(|line| line.instruction == "RUN"));
        self.image() == "scratch" || runs.any(|line| line.commands().any(|command| INSTALLS.is_match(&command)))
    }

    /// The command that starts a container; `[]` takes back that of the base image.
    pub(crate) fn start(&self) -> Option<&str> {
        let last = |name: &'static [&'static str]| {
            let line = self.instructions(name).last()?;
            (!line.arguments.chars().all(|c| matches!(c, '[' | ']') || c.is_whitespace())).then_some(line)
        };
        last(&["ENTRYPOINT"]).or_else(|| last(&["CMD"])).map(|line| line.arguments.as_str())
    }
}

impl Stage {
    fn of(line: &Line, before: &Variables) -> Result<Self, String> {
        let text = before.substitute(&line.arguments);
        let mut words = text.split_whitespace().filter(|word| !word.starts_with("--"));
        let image = words.next().ok_or("FROM requires an image")?.to_owned();
        let name = match (words.next(), words.next(), words.next()) {
            (None, ..) => None,
            (Some(r#as), Some(name), None) if r#as.eq_ignore_ascii_case("as") => Some(name.to_owned()),
            _ => return Err("FROM takes an image, and a name after AS".to_owned()),
        };
        Ok(Self { name, image, instructions: Vec::new(), before: before.clone() })
    }
}

#[cfg(test)]
mod tests;
