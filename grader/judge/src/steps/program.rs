//! Phrases about the program of a microservice: what its code says that it does.
//!
//! Only JavaScript on Express can be read so. Any other program is for a person to judge, and a remark says why: it does
//! not lose points for the language that it is written in.

use std::{collections::BTreeMap, sync::Arc};

use grader_core::{Aspect, Remark, Shown, SourcePart, Subject};

use super::{application, source_tree};
use crate::{
    check::Check,
    exam::{Exam, Stop},
    files::{Dockerfile, Program, Route},
    phrase::phrase,
    roles::{self, Place},
};

/// The methods of HTTP that read; `ALL` is any of them.
const READS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "ALL"];

/// Leaves a clause to a person, because the code does not tell.
pub(super) fn for_a_person(exam: &mut Exam, subject: &str, found: impl Into<String>) -> Stop {
    exam.remark(Remark::NotReadable { subject: subject.to_owned(), found: found.into() });
    Stop::Manual
}

fn check(place: &Place) -> Check {
    Check::file(SourcePart::Microservices, &place.path)
}

/// The program at hand; nothing about it may be taken for absent when part of it cannot be read.
fn at_hand(exam: &mut Exam) -> Result<(Place, Arc<Program>), Stop> {
    let (place, program) = exam.program()?.it;
    match program.unknown.first() {
        Some(unknown) => Err(for_a_person(exam, &format!("{}/", place.path), unknown.clone())),
        None => Ok((place, program)),
    }
}

/// The routes of the program at hand.
fn routes(exam: &mut Exam) -> Result<(Place, Vec<Route>), Stop> {
    let (place, program) = at_hand(exam)?;
    let routes = program.routes();
    let untold = routes.untold.first().cloned();
    let why = if routes.is_express { untold } else { Some("express: ∅".to_owned()) };
    match why {
        Some(why) => Err(for_a_person(exam, &format!("{}/", place.path), why)),
        None => Ok((place, routes.all.iter().cloned().collect())),
    }
}

fn is_catch_all(path: &str) -> bool {
    path.trim_start_matches('/').starts_with(['*', '{'])
}

/// Whether a route changes suppliers, or shows a form for it. One for any method is judged by its path alone: that it
/// answers a POST does not mean that it does anything with it.
fn writes(route: &Route) -> bool {
    !READS.contains(&route.method.as_str()) || roles::writes(&route.path)
}

/// The name of another microservice than the one at hand, whose pages some of the routes are.
fn owner_of(exam: &Exam, routes: &[Route]) -> Result<Option<String>, Stop> {
    let (lab, name) = (exam.lab()?, exam.program()?.name);
    let own = roles::Service::named(lab, &name)?;
    let others = roles::Service::all(lab).filter(|service| *service != own).filter_map(|service| service.of_lab(lab));
    let has = |prefix: &str| routes.iter().any(|route| route.path.starts_with(prefix));
    let mut owners = others.filter(|s| s.path.as_deref().is_some_and(|path| has(path.trim_end_matches(['*', '/']))));
    Ok(owners.next().map(|service| service.name.clone()))
}

/// Of the routes of the program at hand, those that are there when it runs, or may be. A remark names the others.
async fn there_when_it_runs<'a>(exam: &mut Exam, routes: impl Iterator<Item = &'a Route>) -> Result<Vec<String>, Stop> {
    let routes: Vec<&Route> = routes.collect();
    if routes.is_empty() {
        return Ok(Vec::new());
    }
    let name = exam.program()?.name;
    let Some(run) = exam.behaviour_of(&name).await? else { return Ok(routes.into_iter().map(shown).collect()) };
    let (gone, there): (Vec<_>, Vec<_>) = routes.into_iter().partition(|r| roles::is_refused(&run, &r.method, &r.path));
    for route in gone {
        exam.remark(Remark::BehaviourCounts { subject: shown(route), found: "404".to_owned() });
    }
    Ok(there.into_iter().map(shown).collect())
}

/// A route as the report shows it.
fn shown(route: &Route) -> String {
    format!("{} {} ({})", route.method, route.path, route.at)
}

phrase! {
    /// Reads the program in the directory of a microservice.
    given "le programme du microservice {string}" | "the program of the microservice {string}", ["\"customer\""],
    async fn the_program(exam, name: String) {
        let place = source_tree::directory(exam, &name).await?;
        application::place_is_the_labs(exam.lab()?, &place)?;
        match exam.program_of(&place)? {
            Some(program) => exam.set_program(&name, (place, program)),
            None => {
                let found = place.files().map(|(path, _)| path).filter(|path| !path.contains('/')).take(5);
                let found = found.collect::<Vec<_>>().join(", ");
                return Err(for_a_person(exam, &format!("{}/", place.path), found));
            }
        }
        Ok(())
    }
}

phrase! {
    /// No route of the program writes. A program that serves the other microservice's pages is said to look swapped.
    then "aucune de ses routes n'écrit" | "none of its routes writes", [],
    async fn no_route_writes(exam) {
        let (place, routes) = routes(exam)?;
        let writing = there_when_it_runs(exam, routes.iter().filter(|r| writes(r))).await?;
        if let Some(owner) = owner_of(exam, &routes)? {
            let place = source_tree::directory(exam, &owner).await.ok();
            let other = match &place {
                Some(place) => exam.program_of(place)?,
                None => None,
            };
            let reads_only = |program: &Program| {
                let routes = program.routes();
                routes.is_express && !routes.all.iter().any(writes)
            };
            if other.is_some_and(|program| reads_only(&program)) {
                exam.remark(Remark::LooksSwapped);
            }
        }
        let mut check = check(&place);
        check.that(writing.is_empty(), Aspect::Routes, Shown::Absent, Shown::values(writing));
        Ok(check.done()?)
    }
}

phrase! {
    /// Every route begins with a prefix, and some of them write: a program without routes is no microservice.
    then "toutes ses routes commencent par {string} et il en reste qui écrivent" | "all its routes begin with {string} and some of them write", ["\"/admin\""],
    async fn routes_begin_with(exam, prefix: String) {
        let (place, routes) = routes(exam)?;
        let below = |path: &str| path == prefix || path.strip_prefix(&prefix).is_some_and(|rest| rest.starts_with(['/', '*']));
        let others = routes.iter().filter(|r| !is_catch_all(&r.path) && !below(&r.path));
        let others = there_when_it_runs(exam, others).await?;
        let mut writing = routes.iter().any(|r| below(&r.path) && writes(r));
        let name = exam.program()?.name;
        if !writing && exam.behaviour_of(&name).await?.is_some_and(|run| roles::changes_suppliers(&run)) {
            exam.remark(Remark::BehaviourCounts { subject: format!("POST {prefix}/…: ∅"), found: "POST".to_owned() });
            writing = true;
        }
        let mut check = check(&place);
        check.that(others.is_empty(), Aspect::Routes, Shown::value(format!("{prefix}/…")), Shown::values(others));
        check.that(writing, format!("POST {prefix}/…"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// No function that is exported writes, by its name, and no SQL does.
    then "aucune de ses fonctions n'écrit" | "none of its functions writes", [],
    async fn no_function_writes(exam) {
        let (place, program) = at_hand(exam)?;
        let code = program.code();
        let named = code.exported().into_iter().filter(|f| is_named_as_writing(&f.name)).map(|f| format!("{} {}", f.at, f.name));
        let statements = code.writing_statements().into_iter().map(|at| format!("{at} SQL"));
        let writing: Vec<_> = named.chain(statements).collect();
        let mut check = check(&place);
        check.that(writing.is_empty(), Aspect::Exports, Shown::Absent, Shown::values(writing));
        Ok(check.done()?)
    }
}

/// Whether a function is named after a change, alone or of a supplier: `create`, `updateSupplier`, `remove_by_id`.
fn is_named_as_writing(name: &str) -> bool {
    const VERBS: [&str; 9] = ["create", "add", "insert", "update", "edit", "remove", "delete", "destroy", "save"];
    const OBJECTS: [&str; 7] = ["", "supplier", "suppliers", "one", "byid", "supplierbyid", "all"];
    let name = name.to_lowercase().replace('_', "");
    VERBS.iter().any(|verb| name.strip_prefix(verb).is_some_and(|object| OBJECTS.contains(&object)))
}

phrase! {
    /// The port where nothing sets one; a Dockerfile that sets it does as well.
    then "son port par défaut est {int}" | "its default port is {int}", ["8080"],
    async fn default_port(exam, port: u16) {
        let (place, program) = at_hand(exam)?;
        let code = program.code();
        let subject = Subject::from((format!("{}/", place.path), Aspect::ListeningPort));
        let Some(found) = code.port(&BTreeMap::new()) else { return Err(for_a_person(exam, &subject.name, "listen(…)")) };
        let dockerfile = place.file("Dockerfile").and_then(|f| Dockerfile::parse(f.text.as_deref()?).ok());
        let set = dockerfile.and_then(|dockerfile| code.port(&dockerfile.environment()));
        if found != port && set == Some(port) {
            exam.remark(Remark::OtherValue { subject, expected: format!("|| {port}"), found: format!("Dockerfile ENV {port}") });
            return Ok(());
        }
        let name = exam.program()?.name;
        let run = exam.behaviour_of(&name).await?;
        if run.as_ref().is_none_or(|run| run.listeners.known().is_err()) {
            exam.remark(Remark::JudgedFromSource { subject: format!("{}/", place.path) });
        }
        if found != port && run.is_some_and(|run| roles::listens(&run, port)) {
            exam.remark(Remark::BehaviourCounts { subject: format!("{subject} {found}"), found: port.to_string() });
            return Ok(());
        }
        let mut check = check(&place);
        check.equal(subject, port, Some(found));
        Ok(check.done()?)
    }
}
