//! What a running microservice proves against its code: behaviour outranks text.

use grader_core::facts::{Answer, Attempt, Change, ContainerRun, Reply, RoundTrip, Sight};

use super::{targets, writes};

/// The status of a page that does not exist.
const NOT_FOUND: u16 = 404;

/// Whether the route `method path` of the code is not there when the program runs: it was asked for, and each answer was that
/// there is no such page.
pub(crate) fn is_refused(run: &ContainerRun, method: &str, path: &str) -> bool {
    let replies = run.replies.known().map_or(&[][..], Vec::as_slice);
    let mut asked =
        replies.iter().filter(|r| (method == "ALL" || r.method == method) && serves(path, &r.path)).peekable();
    asked.peek().is_some() && asked.all(|reply| status(reply) == Some(NOT_FOUND))
}

/// Whether the route `pattern` of Express, such as `/supplier-update/:id`, would serve `path`.
fn serves(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (segments(pattern), segments(path));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(wanted), Some(_)) if wanted.starts_with(':') => {}
            (Some(wanted), None) if wanted.starts_with(':') && wanted.ends_with('?') => {}
            (Some(wanted), Some(found)) if wanted.eq_ignore_ascii_case(found) => {}
            _ => return false,
        }
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

fn status(reply: &Reply) -> Option<u16> {
    match reply.answer.known() {
        Ok(Answer::Exchange(exchange)) => Some(exchange.status),
        _ => None,
    }
}

/// Whether it listens on `port`, where others reach it.
pub(crate) fn listens(run: &ContainerRun, port: u16) -> bool {
    run.listeners.known().is_ok_and(|all| all.iter().any(|l| l.port == port && !l.loopback))
}

/// Whether a supplier was added, edited and removed through its pages.
pub(crate) fn changes_suppliers(run: &ContainerRun) -> bool {
    let works = |trip: &RoundTrip| trip.changes().iter().all(|change| change.writer == Sight::Agrees);
    run.round_trip.known().is_ok_and(|trip| trip.as_ref().is_some_and(works))
}

/// Whether, on every page that it showed, what changes suppliers leads below `prefix`, and every change leads back there: the
/// whole way of a user who adds, edits and removes one.
pub(crate) fn stays_below(run: &ContainerRun, prefix: &str) -> bool {
    let below = |path: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let replies = run.replies.known().map_or(&[][..], Vec::as_slice);
    let pages = replies.iter().filter_map(|reply| match reply.answer.known() {
        Ok(Answer::Exchange(exchange)) if exchange.status == 200 => exchange.page.as_ref().map(|page| (exchange, page)),
        _ => None,
    });
    let mut leading =
        pages.flat_map(|(exchange, page)| targets(exchange, page)).filter(|target| writes(target)).peekable();
    let led = leading.peek().is_some() && leading.all(|target| below(&target));
    led && run.round_trip.known().is_ok_and(|trip| trip.as_ref().is_some_and(|trip| returns_below(trip, below)))
}

fn returns_below(trip: &RoundTrip, below: impl Fn(&str) -> bool) -> bool {
    let returned = |change: &&Change| match &change.attempt {
        Attempt::Answered(form) => {
            below(form.action.path()) && below(form.landed.path()) && change.writer == Sight::Agrees
        }
        _ => false,
    };
    trip.changes().iter().all(returned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_serves_the_paths_of_its_pattern() {
        for (pattern, path) in
            [("/supplier-update/:id", "/supplier-update/1"), ("/a/:id?", "/a"), ("/Supplier-Add/", "/supplier-add")]
        {
            assert!(serves(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("/supplier-add", "/supplier-add/1"), ("/a/:id", "/a"), ("/", "/suppliers")] {
            assert!(!serves(pattern, path), "{pattern} {path}");
        }
    }
}
