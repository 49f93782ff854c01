//! The functions that files of an application export, and the SQL that they hold.

use std::sync::LazyLock;

use regex::Regex;
use tree_sitter::Node;

use super::{
    meaning::{At, Meaning, STEPS},
    program::{Code, File},
    script::{Script, children, field},
};

/// An exported function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    /// The file and line where it is.
    pub(crate) at: String,
}

/// Statements that change what a database holds.
static WRITES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:insert\s+(?:ignore\s+)?into|update\s+\S+\s+set|delete\s+from|replace\s+into)\b")
        .expect("the pattern is a constant")
});

impl<'a> Code<'a> {
    /// The functions that files export, one by one or as members of an object or class.
    pub(crate) fn exported(&self) -> Vec<Function> {
        let mut functions = Vec::new();
        for (path, file) in &self.files {
            let mut add = |name: &str, node: Node<'a>| {
                let at = format!("{path}:{}", Script::line(node));
                functions.push(Function { name: name.to_owned(), at });
            };
            let mut all: Vec<(&str, Node<'a>)> = file.names.exported.iter().map(|(n, node)| (*n, *node)).collect();
            if let Some(whole) = file.names.whole {
                all.extend(self.members(path, file, whole));
            }
            for (name, node) in all {
                if self.is_function(At { file: path, node }) {
                    add(name, node);
                }
            }
        }
        functions
    }

    /// Where SQL is written that changes the database.
    pub(crate) fn writing_statements(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (path, file) in &self.files {
            for node in file.nodes.iter().filter(|n| matches!(n.kind(), "string" | "template_string")) {
                let text = file.script.text(*node);
                if WRITES.is_match(text.get(1..).unwrap_or_default()) {
                    found.push(format!("{path}:{}", Script::line(*node)));
                }
            }
        }
        found.dedup();
        found
    }

    /// The members of what a file exports as a whole.
    fn members(&self, path: &'a str, file: &File<'a>, whole: Node<'a>) -> Vec<(&'a str, Node<'a>)> {
        let mut found = Vec::new();
        let mut value = whole;
        if whole.kind() == "new_expression" {
            value = field(whole, "constructor").unwrap_or(whole);
        }
        if value.kind() == "identifier" {
            found.extend(file.names.members(file.script.text(value)));
        }
        let Meaning::Value(at) = self.meaning(At { file: path, node: value }, &[], STEPS) else { return found };
        let Some(file) = self.files.get(at.file) else { return found };
        let parts = match at.node.kind() {
            "object" => Some(at.node),
            "class" | "class_declaration" => field(at.node, "body"),
            _ => None,
        };
        for part in parts.into_iter().flat_map(children) {
            let (name, value) = match part.kind() {
                "pair" => (field(part, "key"), field(part, "value")),
                "field_definition" => (field(part, "property"), field(part, "value")),
                "method_definition" => (field(part, "name"), Some(part)),
                "shorthand_property_identifier" => (Some(part), Some(part)),
                _ => (None, None),
            };
            if let (Some(name), Some(value)) = (name, value) {
                found.push((file.script.text(name), value));
            }
        }
        found
    }

    fn is_function(&self, at: At<'a>) -> bool {
        const FUNCTIONS: [&str; 6] = [
            "arrow_function",
            "function_expression",
            "function_declaration",
            "generator_function",
            "generator_function_declaration",
            "method_definition",
        ];
        if FUNCTIONS.contains(&at.node.kind()) {
            return true;
        }
        if at.node.kind() == "call_expression" {
            // asyncHandler(async (request, response) => …)
            let mut inner = field(at.node, "arguments").into_iter().flat_map(children);
            return inner.any(|node| FUNCTIONS.contains(&node.kind()));
        }
        match self.meaning(at, &[], STEPS) {
            Meaning::Value(value) => FUNCTIONS.contains(&value.node.kind()),
            _ => false,
        }
    }
}
