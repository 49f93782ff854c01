//! The routes that an application registers, and what its pages are drawn and sent to.

use std::collections::{BTreeMap, BTreeSet};

use tree_sitter::Node;

use super::{
    constant::Environment,
    meaning::{Alias, At, Instance, Meaning, STEPS},
    program::Code,
    script::{Script, children, field},
};

/// How often a router is visited, in all the places where it is mounted.
const VISITS: usize = 500;
/// How many parameters are known to be applications.
const ALIASES: usize = 100;
/// How deep routers are mounted in one another.
const DEPTH: usize = 8;
/// The functions of Express that register a route.
const METHODS: [&str; 9] = ["get", "post", "put", "patch", "delete", "del", "all", "head", "options"];

/// A route.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Route {
    /// `GET`, …; `ALL` for any.
    pub(crate) method: String,
    /// The path as it is registered, behind where its router is mounted.
    pub(crate) path: String,
    /// The file and line that registers it.
    pub(crate) at: String,
}

/// The routes of an application.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    pub(crate) all: BTreeSet<Route>,
    /// Where a route is registered whose path cannot be told.
    pub(crate) untold: Vec<String>,
    /// Whether an application was found that could have routes.
    pub(crate) is_express: bool,
}

struct Registered<'a> {
    method: String,
    path: Option<String>,
    at: String,
    on: Instance<'a>,
}

struct Mount<'a> {
    parent: Instance<'a>,
    prefix: Option<String>,
    child: Instance<'a>,
}

impl<'a> Code<'a> {
    /// The routes that are registered.
    pub(super) fn routes(&self) -> Routes {
        let aliases = self.aliases();
        let (mut registered, mut mounts, mut applications) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (at, function) in self.calls() {
            if let Meaning::Instance(made) = self.meaning(at, &aliases, STEPS)
                && made.is_application
            {
                applications.insert(made);
            }
            let Some((on, path)) = self.target(At { node: function, ..at }, &aliases) else { continue };
            let arguments = self.arguments(at);
            match self.property_name(At { node: function, ..at }) {
                "use" => mounts.extend(self.mounts(on, at.file, &arguments, &aliases)),
                method if METHODS.contains(&method) => {
                    // With one argument, `app.get` reads a setting.
                    let place = match path {
                        Some(path) => Some(path),
                        None => arguments.first().copied().filter(|_| arguments.len() > 1),
                    };
                    let Some(place) = place else { continue };
                    let method = if method == "del" { "DELETE".to_owned() } else { method.to_uppercase() };
                    for path in self.paths(At { node: place, ..at }) {
                        registered.push(Registered { method: method.clone(), path, at: self.place(at), on });
                    }
                }
                _ => {}
            }
        }
        let mounted: BTreeSet<_> = mounts.iter().map(|m| m.child).collect();
        let roots: Vec<_> = applications.into_iter().filter(|a| !mounted.contains(a)).collect();
        let mut routes = Routes { is_express: !roots.is_empty(), ..Routes::default() };
        let mut visits = VISITS;
        for root in roots {
            collect(root, Some(String::new()), &registered, &mounts, &mut routes, &mut visits, DEPTH);
        }
        if self.steps.get() == 0 || visits == 0 {
            routes.untold.push("…".to_owned());
        }
        routes
    }

    /// The port that the application listens on with the settings of `environment`.
    pub(crate) fn port(&self, environment: &Environment) -> Option<u16> {
        let listens =
            self.calls().filter(|(at, function)| self.property_name(At { node: *function, ..*at }) == "listen");
        let port = |(at, _): (At<'a>, Node<'a>)| {
            let first = At { node: *self.arguments(at).first()?, ..at };
            let first = match self.meaning(first, &[], STEPS) {
                Meaning::Value(object) if object.node.kind() == "object" => {
                    At { node: self.property(object, "port")?, ..object }
                }
                _ => first,
            };
            self.constant(first, environment, STEPS).ok()??.parse().ok()
        };
        listens.filter_map(port).next()
    }

    /// The names of the views that are drawn; nothing, where one of them cannot be told or none is.
    pub(crate) fn views(&self) -> Option<BTreeSet<String>> {
        let drawn = self.texts_of("render", |arguments| arguments.first().copied());
        let drawn: Option<BTreeSet<String>> = drawn.into_iter().collect();
        drawn.filter(|drawn| !drawn.is_empty())
    }

    /// Where browsers are sent, as far as it can be told.
    pub(crate) fn redirects(&self) -> BTreeSet<String> {
        self.texts_of("redirect", |arguments| arguments.last().copied()).into_iter().flatten().collect()
    }

    fn texts_of(&self, name: &str, which: impl Fn(&[Node<'a>]) -> Option<Node<'a>>) -> Vec<Option<String>> {
        let called = self.calls().filter(|(at, function)| self.property_name(At { node: *function, ..*at }) == name);
        let argument = called.filter_map(|(at, _)| Some(At { node: which(&self.arguments(at))?, ..at }));
        argument.map(|at| self.constant(at, &Environment::new(), STEPS).ok().flatten()).collect()
    }

    /// All calls, each with what it calls.
    pub(super) fn calls(&self) -> impl Iterator<Item = (At<'a>, Node<'a>)> {
        let all =
            self.files.iter().flat_map(|(path, file)| file.nodes.iter().map(|node| At { file: path, node: *node }));
        all.filter(|at| at.node.kind() == "call_expression").filter_map(|at| Some((at, field(at.node, "function")?)))
    }

    fn arguments(&self, call: At<'a>) -> Vec<Node<'a>> {
        let list = field(call.node, "arguments").filter(|list| list.kind() == "arguments");
        list.into_iter().flat_map(children).filter(|n| n.kind() != "comment").collect()
    }

    fn property_name(&self, function: At<'a>) -> &'a str {
        let property = field(function.node, "property").filter(|_| function.node.kind() == "member_expression");
        property.map_or("", |node| self.text(At { node, ..function }))
    }

    fn place(&self, at: At<'a>) -> String {
        format!("{}:{}", at.file, Script::line(at.node))
    }

    /// What `x.get` registers on: the application or router, and the path where `route(…)` named it before.
    fn target(&self, function: At<'a>, aliases: &[Alias<'a>]) -> Option<(Instance<'a>, Option<Node<'a>>)> {
        let mut object = field(function.node, "object")?;
        let mut path = None;
        for _ in 0..STEPS {
            let called = field(object, "function").filter(|_| object.kind() == "call_expression");
            let before = called.and_then(|inner| field(inner, "object")).filter(|_| {
                let name = called.map_or("", |node| self.property_name(At { node, ..function }));
                name == "route" || METHODS.contains(&name) || name == "use"
            });
            let (Some(called), Some(before)) = (called, before) else { break };
            if self.property_name(At { node: called, ..function }) == "route" {
                path = self.arguments(At { node: object, ..function }).first().copied();
            }
            object = before;
        }
        match self.meaning(At { node: object, ..function }, aliases, STEPS) {
            Meaning::Instance(instance) => Some((instance, path)),
            _ => None,
        }
    }

    /// The paths of a first argument; nothing in place of one that cannot be told.
    fn paths(&self, at: At<'a>) -> Vec<Option<String>> {
        let list = if at.node.kind() == "array" { children(at.node).collect() } else { vec![at.node] };
        let told = |node| self.constant(At { node, ..at }, &Environment::new(), STEPS).ok().flatten();
        list.into_iter().map(told).collect()
    }

    fn mounts(&self, on: Instance<'a>, file: &'a str, arguments: &[Node<'a>], aliases: &[Alias<'a>]) -> Vec<Mount<'a>> {
        let at = |node: Node<'a>| At { file, node };
        let instance = |node: &Node<'a>| match self.settled(self.meaning(at(*node), aliases, STEPS), aliases, STEPS) {
            Meaning::Instance(instance) => Some(instance),
            _ => None,
        };
        let children = arguments.iter().flat_map(|node| match node.kind() {
            "array" => children(*node).filter_map(|n| instance(&n)).collect::<Vec<_>>(),
            _ => instance(node).into_iter().collect(),
        });
        let prefixes = match arguments.first() {
            Some(first) if instance(first).is_none() => match self.paths(at(*first)) {
                // A function before the router is a filter, not a path.
                untold if first.kind().ends_with("function") || first.kind() == "call_expression" => {
                    drop(untold);
                    vec![Some(String::new())]
                }
                paths => paths,
            },
            _ => vec![Some(String::new())],
        };
        let children: Vec<_> = children.collect();
        let mount = |prefix: Option<String>| {
            children.iter().map(move |child| Mount { parent: on, prefix: prefix.clone(), child: *child })
        };
        prefixes.into_iter().flat_map(mount).collect()
    }

    /// The parameters by which functions get an application or router: `require('./routes')(app)`.
    fn aliases(&self) -> Vec<Alias<'a>> {
        let mut aliases: Vec<Alias<'a>> = Vec::new();
        // A function may hand on what it got.
        for _ in 0..3 {
            let mut found = Vec::new();
            for (at, function) in self.calls() {
                if found.len() >= ALIASES {
                    break;
                }
                let given = self.arguments(at).into_iter().map(|node| self.meaning(At { node, ..at }, &aliases, STEPS));
                let given: Vec<_> = given.collect();
                if !given.iter().any(|meaning| matches!(meaning, Meaning::Instance(_))) {
                    continue;
                }
                let callee = self.meaning(At { node: function, ..at }, &aliases, STEPS);
                let Meaning::Value(maker) = self.settled(callee, &aliases, STEPS) else { continue };
                let parameters = field(maker.node, "parameters").into_iter().flat_map(children);
                let only = field(maker.node, "parameter").into_iter();
                for (parameter, meaning) in parameters.chain(only).zip(&given) {
                    if let Meaning::Instance(instance) = meaning {
                        let name = self.text(At { node: parameter, ..maker });
                        found.push((maker.file, maker.node.byte_range(), name, *instance));
                    }
                }
            }
            if found.len() == aliases.len() {
                break;
            }
            aliases = found;
        }
        aliases
    }
}

/// Adds what is registered on `on`, which is mounted at `prefix`, and on what is mounted there.
fn collect<'a>(
    on: Instance<'a>,
    prefix: Option<String>,
    registered: &[Registered<'a>],
    mounts: &[Mount<'a>],
    routes: &mut Routes,
    visits: &mut usize,
    depth: usize,
) {
    *visits = visits.saturating_sub(1);
    if depth == 0 || *visits == 0 {
        return;
    }
    for route in registered.iter().filter(|r| r.on == on) {
        match (&prefix, &route.path) {
            (Some(prefix), Some(path)) => {
                let path = joined(prefix, path);
                routes.all.insert(Route { method: route.method.clone(), path, at: route.at.clone() });
            }
            _ => routes.untold.push(route.at.clone()),
        }
    }
    let mut seen = BTreeMap::new();
    for mount in mounts.iter().filter(|m| m.parent == on) {
        let inner = prefix.as_ref().zip(mount.prefix.as_ref()).map(|(outer, inner)| joined(outer, inner));
        if seen.insert((mount.child, inner.clone()), ()).is_none() {
            collect(mount.child, inner, registered, mounts, routes, visits, depth - 1);
        }
    }
}

fn joined(prefix: &str, path: &str) -> String {
    let path = format!("{}/{}", prefix.trim_end_matches('/'), path.trim_start_matches('/'));
    if path.len() > 1 { path.trim_end_matches('/').to_owned() } else { path }
}
