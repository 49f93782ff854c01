//! Values that can be told without running anything: texts, numbers, and what stands in for a missing setting.

use std::collections::BTreeMap;

use tree_sitter::Node;

use super::{
    meaning::{At, Meaning},
    names::Bound,
    program::Code,
    script::{children, field},
};

/// The longest text that is told, bytes.
const LENGTH: usize = 4096;

/// The settings of the environment.
pub(crate) type Environment = BTreeMap<String, String>;

/// A value that cannot be told.
pub(super) struct Untold;

impl<'a> Code<'a> {
    /// The value of an expression as a text; nothing, where it is undefined.
    pub(super) fn constant(
        &self,
        at: At<'a>,
        environment: &Environment,
        steps: usize,
    ) -> Result<Option<String>, Untold> {
        let steps = self.step(steps).ok_or(Untold)?;
        let here = |node| At { node, ..at };
        let constant = |node: Option<Node<'a>>| self.constant(here(node.ok_or(Untold)?), environment, steps);
        match at.node.kind() {
            "string" | "template_string" => {
                let mut text = String::new();
                for part in children(at.node) {
                    match part.kind() {
                        "template_substitution" => text += &constant(children(part).next())?.ok_or(Untold)?,
                        _ => text += self.text(here(part)),
                    }
                }
                if text.len() > LENGTH { Err(Untold) } else { Ok(Some(text)) }
            }
            "number" => Ok(Some(self.text(at).to_owned())),
            "undefined" | "null" => Ok(None),
            "parenthesized_expression" => constant(children(at.node).next()),
            "assignment_expression" => constant(field(at.node, "right")),
            "unary_expression" if self.text(at).starts_with('+') => constant(field(at.node, "argument")),
            "binary_expression" => {
                let operator = field(at.node, "operator").map(|node| self.text(here(node)));
                let left = constant(field(at.node, "left"))?;
                match operator {
                    Some("||" | "??") => left.map_or_else(|| constant(field(at.node, "right")), |left| Ok(Some(left))),
                    Some("+") => {
                        let right = constant(field(at.node, "right"))?.ok_or(Untold)?;
                        let sum = left.ok_or(Untold)? + &right;
                        if sum.len() > LENGTH { Err(Untold) } else { Ok(Some(sum)) }
                    }
                    _ => Err(Untold),
                }
            }
            "ternary_expression" => {
                let holds = constant(field(at.node, "condition"))?.is_some();
                constant(field(at.node, if holds { "consequence" } else { "alternative" }))
            }
            "call_expression" => {
                let callee = field(at.node, "function").map(|node| self.text(here(node)));
                let converts = matches!(callee, Some("Number" | "parseInt" | "String" | "Number.parseInt"));
                let argument = field(at.node, "arguments").and_then(|list| children(list).next());
                if converts { constant(argument) } else { Err(Untold) }
            }
            "subscript_expression" if self.is_environment(field(at.node, "object"), at) => {
                let key = constant(field(at.node, "index"))?.ok_or(Untold)?;
                Ok(environment.get(&key).cloned())
            }
            "member_expression" => {
                let property = field(at.node, "property").map(|node| self.text(here(node))).ok_or(Untold)?;
                if self.is_environment(field(at.node, "object"), at) {
                    return Ok(environment.get(property).cloned());
                }
                self.meant(at, environment, steps)
            }
            "identifier" | "shorthand_property_identifier" => {
                match self.files.get(at.file).and_then(|file| file.names.bound(self.text(at))) {
                    Some(Bound::Value(node)) => constant(Some(node)),
                    Some(Bound::Member(object, key, default)) if self.is_environment(Some(object), at) => {
                        let set = environment.get(key).cloned();
                        set.map_or_else(|| default.map_or(Ok(None), |node| constant(Some(node))), |set| Ok(Some(set)))
                    }
                    Some(_) => self.meant(at, environment, steps),
                    None => Err(Untold),
                }
            }
            _ => Err(Untold),
        }
    }

    /// The constant that an expression leads to in another place.
    fn meant(&self, at: At<'a>, environment: &Environment, steps: usize) -> Result<Option<String>, Untold> {
        match self.meaning(at, &[], steps) {
            Meaning::Value(other) if other.node.id() != at.node.id() => self.constant(other, environment, steps),
            _ => Err(Untold),
        }
    }

    fn is_environment(&self, object: Option<Node<'a>>, at: At<'a>) -> bool {
        object.is_some_and(|node| self.text(At { node, ..at }) == "process.env")
    }
}
