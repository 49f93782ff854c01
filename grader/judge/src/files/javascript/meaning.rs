//! What an expression means to Express: the module, an application, a router, or something else.

use tree_sitter::Node;

use super::{
    names::{Bound, inner},
    program::{Code, resolved},
    script::{children, field},
};

/// How many steps are followed from one expression; code can refer to itself.
pub(super) const STEPS: usize = 40;

/// How many steps are taken in all; names that stand for two others each would take for ever.
pub(super) const ALL_STEPS: usize = 1_000_000;

/// A node in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) file: &'a str,
    pub(super) node: Node<'a>,
}

/// An application or a router, told apart by where it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Instance<'a> {
    pub(super) file: &'a str,
    pub(super) at: usize,
    pub(super) is_application: bool,
}

/// What an expression means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning<'a> {
    /// The module `express`.
    Express,
    /// `express.Router`.
    RouterMaker,
    Instance(Instance<'a>),
    /// A file of the application.
    Module(&'a str),
    /// An expression that says what it is itself.
    Value(At<'a>),
    Unknown,
}

/// A name that a function gets an application or router by.
pub(super) type Alias<'a> = (&'a str, std::ops::Range<usize>, &'a str, Instance<'a>);

impl<'a> Code<'a> {
    pub(super) fn text(&self, at: At<'a>) -> &'a str {
        self.files.get(at.file).map_or("", |file| file.script.text(at.node))
    }

    /// One step less of those left here, and of all.
    pub(super) fn step(&self, steps: usize) -> Option<usize> {
        self.steps.set(self.steps.get().checked_sub(1)?);
        steps.checked_sub(1)
    }

    /// What the expression means. `aliases` are known names of parameters.
    pub(super) fn meaning(&self, at: At<'a>, aliases: &[Alias<'a>], steps: usize) -> Meaning<'a> {
        let Some(steps) = self.step(steps) else { return Meaning::Unknown };
        let here = |node| At { node, ..at };
        let follow = |at| self.meaning(at, aliases, steps);
        match at.node.kind() {
            "identifier" | "shorthand_property_identifier" => {
                let name = self.text(at);
                let known = aliases.iter().find(|(file, range, alias, _)| {
                    *file == at.file && *alias == name && range.contains(&at.node.start_byte())
                });
                if let Some((.., instance)) = known {
                    return Meaning::Instance(*instance);
                }
                match self.files.get(at.file).and_then(|file| file.names.bound(name)) {
                    Some(Bound::Value(node)) => follow(here(node)),
                    Some(Bound::Member(node, member, _)) => self.member(follow(here(node)), member, aliases, steps),
                    Some(Bound::Import(module, None)) => self.module(at.file, module),
                    Some(Bound::Import(module, Some(member))) => {
                        self.member(self.module(at.file, module), member, aliases, steps)
                    }
                    None => Meaning::Unknown,
                }
            }
            "member_expression" => {
                let (Some(object), Some(property)) = (field(at.node, "object"), field(at.node, "property")) else {
                    return Meaning::Unknown;
                };
                if object.kind() == "this" {
                    let bound = self.files.get(at.file).and_then(|file| file.names.bound(self.text(at)));
                    return if let Some(Bound::Value(node)) = bound { follow(here(node)) } else { Meaning::Unknown };
                }
                self.member(follow(here(object)), self.text(here(property)), aliases, steps)
            }
            "call_expression" => self.called(at, aliases, steps),
            "new_expression" => match field(at.node, "constructor").map(|maker| follow(here(maker))) {
                Some(Meaning::RouterMaker) => self.made(at, false),
                _ => Meaning::Value(at),
            },
            "parenthesized_expression" | "await_expression" => {
                children(at.node).next().map_or(Meaning::Unknown, |inner| follow(here(inner)))
            }
            "assignment_expression" => field(at.node, "right").map_or(Meaning::Unknown, |right| follow(here(right))),
            _ => Meaning::Value(at),
        }
    }

    /// What a module stands for as a value: what it exports as a whole.
    pub(super) fn settled(&self, meaning: Meaning<'a>, aliases: &[Alias<'a>], steps: usize) -> Meaning<'a> {
        let Meaning::Module(path) = meaning else { return meaning };
        let whole = self.files.get(path).and_then(|file| file.names.whole);
        whole.map_or(meaning, |node| self.meaning(At { file: path, node }, aliases, steps))
    }

    fn called(&self, at: At<'a>, aliases: &[Alias<'a>], steps: usize) -> Meaning<'a> {
        let Some(function) = field(at.node, "function").map(|node| At { node, ..at }) else { return Meaning::Unknown };
        if matches!(self.text(function), "require" | "import") {
            let name = field(at.node, "arguments").and_then(|list| children(list).next());
            let name = name.filter(|n| n.kind() == "string").map(|n| self.inner(At { node: n, ..at }));
            return name.map_or(Meaning::Unknown, |name| self.module(at.file, name));
        }
        let object = field(function.node, "object").filter(|_| function.node.kind() == "member_expression");
        let callee = match (object, field(function.node, "property")) {
            (Some(object), Some(property)) if object.kind() != "this" => {
                let object = self.meaning(At { node: object, ..at }, aliases, steps);
                if matches!(object, Meaning::Instance(_)) {
                    // Applications return themselves: express().use(…).
                    return object;
                }
                self.member(object, self.text(At { node: property, ..at }), aliases, steps)
            }
            _ => self.meaning(function, aliases, steps),
        };
        match self.settled(callee, aliases, steps) {
            Meaning::Express => self.made(at, true),
            Meaning::RouterMaker => self.made(at, false),
            Meaning::Value(maker) if maker.node.id() != at.node.id() => self.returned(maker, aliases, steps, at),
            _ => Meaning::Value(at),
        }
    }

    /// What a function of the application returns.
    fn returned(&self, maker: At<'a>, aliases: &[Alias<'a>], steps: usize, call: At<'a>) -> Meaning<'a> {
        let Some(steps) = self.step(steps) else { return Meaning::Unknown };
        let Some(body) = field(maker.node, "body") else { return Meaning::Value(call) };
        if body.kind() != "statement_block" {
            return self.meaning(At { node: body, ..maker }, aliases, steps);
        }
        let last = children(body).filter(|n| n.kind() == "return_statement").last();
        let value = last.and_then(|node| children(node).next());
        match value.map(|node| self.meaning(At { node, ..maker }, aliases, steps)) {
            Some(it @ Meaning::Instance(_)) => it,
            _ => Meaning::Value(call),
        }
    }

    fn made(&self, at: At<'a>, is_application: bool) -> Meaning<'a> {
        Meaning::Instance(Instance { file: at.file, at: at.node.start_byte(), is_application })
    }

    fn inner(&self, at: At<'a>) -> &'a str {
        self.files.get(at.file).map_or("", |file| inner(file.script, at.node))
    }

    fn module(&self, from: &str, name: &str) -> Meaning<'a> {
        if name == "express" {
            return Meaning::Express;
        }
        let found = || resolved(from, name).into_iter().find_map(|path| self.files.get_key_value(path.as_str()));
        let found = name.starts_with('.').then(found).flatten();
        found.map_or(Meaning::Unknown, |(path, _)| Meaning::Module(path))
    }

    fn member(&self, of: Meaning<'a>, name: &str, aliases: &[Alias<'a>], steps: usize) -> Meaning<'a> {
        let Some(steps) = self.step(steps) else { return Meaning::Unknown };
        match of {
            Meaning::Express if name == "Router" => Meaning::RouterMaker,
            Meaning::Express if name == "default" => Meaning::Express,
            Meaning::Module(path) => {
                let exported = self.files.get(path).and_then(|file| file.names.exported.get(name));
                match exported {
                    Some(node) => self.meaning(At { file: path, node: *node }, aliases, steps),
                    None if name == "default" => self.settled(of, aliases, steps),
                    None => match self.settled(of, aliases, steps) {
                        Meaning::Module(_) => Meaning::Unknown,
                        whole => self.member(whole, name, aliases, steps),
                    },
                }
            }
            Meaning::Value(at) if at.node.kind() == "object" => {
                let value = self.property(at, name);
                value.map_or(Meaning::Unknown, |node| self.meaning(At { node, ..at }, aliases, steps))
            }
            _ => Meaning::Unknown,
        }
    }

    /// The value of a property of an object that is written out.
    pub(super) fn property(&self, object: At<'a>, name: &str) -> Option<Node<'a>> {
        let named = |part: Node<'a>| {
            let (key, value) = match part.kind() {
                "pair" => (field(part, "key")?, field(part, "value")?),
                "method_definition" => (field(part, "name")?, part),
                _ => (part, part),
            };
            let key = self.text(At { node: key, ..object });
            (key.trim_matches(['"', '\'']) == name).then_some(value)
        };
        children(object.node).filter_map(named).last()
    }
}
