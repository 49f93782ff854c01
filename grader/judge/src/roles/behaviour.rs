//! What a running microservice proves against its code: behaviour outranks text.

use grader_core::facts::{Answer, Attempt, Change, ContainerRun, Exchange, Reply, RoundTrip, Sight};

use super::{targets, writes};

/// The status of a page that does not exist.
const NOT_FOUND: u16 = 404;

fn replies(run: &ContainerRun) -> &[Reply] {
    run.replies.known().map_or(&[], Vec::as_slice)
}

fn exchange(reply: &Reply) -> Option<&Exchange> {
    match reply.answer.known() {
        Ok(Answer::Exchange(exchange)) => Some(exchange),
        _ => None,
    }
}

/// The answers that were whole.
pub(crate) fn exchanges(run: &ContainerRun) -> impl Iterator<Item = &Exchange> {
    replies(run).iter().filter_map(exchange)
}

/// The round trip of a supplier, where one was made.
fn trip(run: &ContainerRun) -> Option<&RoundTrip> {
    run.round_trip.known().ok()?.as_ref()
}

/// Whether the route `method path` of the code is not there when the program runs: it was asked for, and each answer was that
/// there is no such page.
pub(crate) fn is_refused(run: &ContainerRun, method: &str, path: &str) -> bool {
    let mut asked =
        replies(run).iter().filter(|r| (method == "ALL" || r.method == method) && serves(path, &r.path)).peekable();
    asked.peek().is_some() && asked.all(|reply| exchange(reply).is_some_and(is_no_page))
}

/// Whether nothing is at an address. A route that knows no supplier of this number says 404 as well, in JSON.
pub(crate) fn is_no_page(exchange: &Exchange) -> bool {
    let kind = exchange.headers.get("content-type").map_or("", String::as_str);
    exchange.status == NOT_FOUND && !kind.contains("json")
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

/// Whether it listens on `port`, where others reach it.
pub(crate) fn listens(run: &ContainerRun, port: u16) -> bool {
    run.listeners.known().is_ok_and(|all| all.iter().any(|l| l.port == port && !l.loopback))
}

/// Whether a supplier was added, edited and removed through its pages.
pub(crate) fn changes_suppliers(run: &ContainerRun) -> bool {
    trip(run).is_some_and(|trip| trip.changes().iter().all(|change| change.writer == Sight::Agrees))
}

/// Whether, on every page that it showed, what changes suppliers leads below `prefix`, and every change leads back there: the
/// whole way of a user who adds, edits and removes one.
pub(crate) fn stays_below(run: &ContainerRun, prefix: &str) -> bool {
    let below = |path: &str| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let shown = exchanges(run).filter(|exchange| exchange.status == 200);
    let pages = shown.filter_map(|exchange| Some((exchange, exchange.page.as_ref()?)));
    let mut leading =
        pages.flat_map(|(exchange, page)| targets(exchange, page)).filter(|target| writes(target)).peekable();
    let led = leading.peek().is_some() && leading.all(|target| below(&target));
    led && changes_suppliers(run) && trip(run).is_some_and(|trip| returns_below(trip, below))
}

/// Whether every form was sent below the prefix and led back there.
fn returns_below(trip: &RoundTrip, below: impl Fn(&str) -> bool) -> bool {
    let returned = |change: &&Change| match &change.attempt {
        Attempt::Answered(form) => below(form.action.path()) && below(form.landed.path()),
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
