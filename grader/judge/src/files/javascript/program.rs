//! The files of an application that its start loads.

use std::{
    cell::Cell,
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use tree_sitter::Node;

use super::{
    meaning::ALL_STEPS,
    names::{Names, inner},
    routes::Routes,
    script::{Script, children, field},
};
use crate::files::FileError;

/// How many files of an application are read.
const FILES: usize = 300;
/// Where an application starts when nothing says so.
const STARTS: [&str; 6] = ["index.js", "server.js", "app.js", "main.js", "index.mjs", "src/index.js"];

/// The JavaScript of a directory, from the file that starts it on through all that it loads.
#[derive(Debug, Default)]
pub(crate) struct Program {
    scripts: BTreeMap<String, Parsed>,
    /// What keeps the whole from being known: a file that is no JavaScript, or a module whose name is worked out.
    pub(crate) unknown: Vec<String>,
    /// Its routes, once somebody has asked.
    routes: OnceLock<Routes>,
}

/// A file that could be parsed, which students may share.
type Parsed = Arc<Result<Script, FileError>>;

/// A file and its names.
pub(super) struct File<'a> {
    pub(super) script: &'a Script,
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) names: Names<'a>,
}

/// An application that can be asked.
pub(crate) struct Code<'a> {
    pub(super) files: BTreeMap<&'a str, File<'a>>,
    /// How many steps may still be taken.
    pub(super) steps: Cell<usize>,
}

impl Program {
    /// Reads the application of a directory; nothing, when no JavaScript starts it. `file` gives the text of a file.
    pub(crate) fn read<'t>(file: impl Fn(&str) -> Option<&'t str>) -> Option<Self> {
        let start = start(file("package.json")).into_iter().chain(STARTS.map(str::to_owned));
        let start = start.flat_map(|path| resolved("", &path)).find(|path| file(path).is_some())?;
        let mut application = Self::default();
        let mut pending = vec![start];
        while let Some(path) = pending.pop() {
            let Some(text) = file(&path).filter(|_| !application.scripts.contains_key(&path)) else { continue };
            if application.scripts.len() >= FILES {
                application.unknown.push(path);
                break;
            }
            let said = |error: &FileError| format!("{path}:{error}");
            let parsed = Script::parsed(text);
            let script = match parsed.as_ref() {
                Ok(script) => script,
                Err(error) => {
                    application.unknown.push(said(error));
                    continue;
                }
            };
            application.unknown.extend(script.fault.as_ref().map(said));
            for module in modules(script) {
                match module {
                    Module::Named(name) if name.starts_with('.') => {
                        pending.extend(resolved(&path, &name).into_iter().find(|path| file(path).is_some()));
                    }
                    Module::Named(_) => {}
                    Module::WorkedOut(line) => application.unknown.push(format!("{path}:{line} require")),
                }
            }
            application.scripts.insert(path, parsed);
        }
        Some(application)
    }

    /// The routes that are registered.
    pub(crate) fn routes(&self) -> &Routes {
        self.routes.get_or_init(|| self.code().routes())
    }

    /// The application, ready to be asked.
    pub(crate) fn code(&self) -> Code<'_> {
        let file = |script| {
            let nodes = Script::nodes(script);
            File { script, names: Names::of(script, &nodes), nodes }
        };
        let parsed =
            self.scripts.iter().filter_map(|(path, parsed)| Some((path.as_str(), parsed.as_ref().as_ref().ok()?)));
        let files = parsed.map(|(path, script)| (path, file(script))).collect();
        Code { files, steps: Cell::new(ALL_STEPS) }
    }
}

/// The file that `npm start` runs, or else the package's main file.
fn start(package: Option<&str>) -> Vec<String> {
    let package: serde_json::Value = package.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let command = package["scripts"]["start"].as_str().unwrap_or_default();
    let words = command.split_whitespace().skip(1).filter(|word| !word.starts_with('-')).map(str::to_owned);
    words.chain(package["main"].as_str().map(str::to_owned)).collect()
}

/// The files that `module` may be, as `from` names it.
pub(super) fn resolved(from: &str, module: &str) -> Vec<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in module.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let index = if path.is_empty() { "index.js".to_owned() } else { format!("{path}/index.js") };
    vec![
        path.clone(),
        format!("{path}.js"),
        format!("{path}.cjs"),
        format!("{path}.mjs"),
        format!("{path}.json"),
        index,
    ]
}

enum Module {
    Named(String),
    WorkedOut(usize),
}

/// The modules that a file loads.
fn modules(script: &Script) -> Vec<Module> {
    let load = |node: Node<'_>| {
        let source = match node.kind() {
            "import_statement" | "export_statement" => field(node, "source")?,
            "call_expression" => {
                let callee = script.text(field(node, "function")?);
                let argument = children(field(node, "arguments")?).next();
                matches!(callee, "require" | "import").then_some(argument).flatten()?
            }
            _ => return None,
        };
        Some(match source.kind() {
            "string" => Module::Named(inner(script, source).to_owned()),
            _ => Module::WorkedOut(Script::line(node)),
        })
    };
    script.nodes().into_iter().filter_map(load).collect()
}
