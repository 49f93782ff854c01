//! The names of a file: what each stands for, and what the file exports.

use std::collections::{BTreeMap, HashMap};

use tree_sitter::Node;

use super::script::{Script, children, field};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound<'a> {
    /// The value of an expression, or a function or class that is declared.
    Value(Node<'a>),
    /// A member of the value of an expression, and what it is where there is none: `const { APP_PORT = 80 } = process.env`.
    Member(Node<'a>, &'a str, Option<Node<'a>>),
    /// What a module exports, or one of its members.
    Import(&'a str, Option<&'a str>),
}

/// The names of a file.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    bound: HashMap<&'a str, Vec<Bound<'a>>>,
    /// `Supplier.create = …`, by the name before the point.
    members: BTreeMap<&'a str, Vec<(&'a str, Node<'a>)>>,
    /// `module.exports = …` or `export default …`.
    pub(super) whole: Option<Node<'a>>,
    /// `exports.name = …` or `export …`.
    pub(super) exported: BTreeMap<&'a str, Node<'a>>,
}

impl<'a> Names<'a> {
    /// Reads the names of a file with these nodes.
    pub(super) fn of(script: &'a Script, nodes: &[Node<'a>]) -> Self {
        let mut names = Self::default();
        for node in nodes {
            match node.kind() {
                "variable_declarator" => {
                    if let (Some(name), Some(value)) = (field(*node, "name"), field(*node, "value")) {
                        names.bind(script, name, value);
                    }
                }
                "function_declaration" | "class_declaration" | "generator_function_declaration" => {
                    if let Some(name) = field(*node, "name") {
                        names.bind(script, name, *node);
                    }
                }
                "assignment_expression" => names.assign(script, *node),
                "import_statement" => names.import(script, *node),
                "export_statement" => names.export(script, *node),
                _ => {}
            }
        }
        names
    }

    /// What `name` stands for, where there is only one thing that it can be.
    pub(super) fn bound(&self, name: &str) -> Option<Bound<'a>> {
        match self.bound.get(name)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// What was assigned to members of `name`.
    pub(super) fn members(&self, name: &str) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        self.members.get(name).into_iter().flatten().copied()
    }

    fn add(&mut self, name: &'a str, bound: Bound<'a>) {
        self.bound.entry(name).or_default().push(bound);
    }

    fn bind(&mut self, script: &'a Script, name: Node<'a>, value: Node<'a>) {
        if name.kind() == "identifier" {
            return self.add(script.text(name), Bound::Value(value));
        }
        if name.kind() != "object_pattern" {
            return;
        }
        for part in children(name) {
            let (key, target) = match part.kind() {
                "pair_pattern" => (field(part, "key"), field(part, "value")),
                _ => (Some(part), Some(part)),
            };
            let (Some(key), Some(target)) = (key, target) else { continue };
            let plain = |node: Node<'a>| field(node, "left").unwrap_or(node);
            let member = Bound::Member(value, script.text(plain(key)), field(target, "right"));
            self.add(script.text(plain(target)), member);
        }
    }

    fn assign(&mut self, script: &'a Script, node: Node<'a>) {
        let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else { return };
        match left.kind() {
            "identifier" => self.add(script.text(left), Bound::Value(right)),
            "member_expression" => {
                let (Some(object), Some(property)) = (field(left, "object"), field(left, "property")) else { return };
                let name = script.text(property);
                match script.text(object) {
                    "module" if name == "exports" => self.whole = Some(right),
                    "exports" | "module.exports" => drop(self.exported.insert(name, right)),
                    "this" => self.add(script.text(left), Bound::Value(right)),
                    object => self.members.entry(object).or_default().push((name, right)),
                }
            }
            _ => {}
        }
    }

    fn import(&mut self, script: &'a Script, node: Node<'a>) {
        let Some(module) = field(node, "source").map(|source| inner(script, source)) else { return };
        for part in children(node).filter(|n| n.kind() == "import_clause").flat_map(children) {
            match part.kind() {
                "identifier" => self.add(script.text(part), Bound::Import(module, None)),
                "namespace_import" => {
                    let names = children(part).map(|name| script.text(name));
                    names.for_each(|name| self.add(name, Bound::Import(module, None)));
                }
                _ => {
                    for specifier in children(part) {
                        let Some(name) = field(specifier, "name") else { continue };
                        let alias = field(specifier, "alias").unwrap_or(name);
                        self.add(script.text(alias), Bound::Import(module, Some(script.text(name))));
                    }
                }
            }
        }
    }

    fn export(&mut self, script: &'a Script, node: Node<'a>) {
        let mut cursor = node.walk();
        let default = node.children(&mut cursor).any(|child| child.kind() == "default");
        let declared = field(node, "declaration");
        if default {
            self.whole = field(node, "value").or(declared);
        } else if let Some(declared) = declared {
            let named = field(declared, "name").map(|name| (name, declared));
            let variables = children(declared).filter_map(|v| Some((field(v, "name")?, field(v, "value")?)));
            let all: Vec<_> = named.into_iter().chain(variables).collect();
            self.exported.extend(all.into_iter().map(|(name, value)| (script.text(name), value)));
        }
        for specifier in children(node).filter(|n| n.kind() == "export_clause").flat_map(children) {
            let Some(name) = field(specifier, "name") else { continue };
            let alias = field(specifier, "alias").unwrap_or(name);
            self.exported.insert(script.text(alias), name);
        }
    }
}

/// A text without its quotes.
pub(super) fn inner<'a>(script: &'a Script, node: Node<'_>) -> &'a str {
    let text = script.text(node);
    text.get(1..text.len().saturating_sub(1)).unwrap_or_default()
}
