//! What a microservice did in its container, as criteria ask about it.

use grader_core::{
    Aspect, Gap, GapReason, Question, Shown, Subject,
    facts::{Answer, Attempt, Build, ContainerRun, Exchange, Page, RoundTrip, RunState},
};

use wildmatch::WildMatch;

use super::service::plain;
use crate::{check::Check, exam::Stop};

/// How many lines of a log a finding shows.
const LINES: usize = 15;

/// One microservice in its container.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Container<'a> {
    pub(crate) name: &'a str,
    pub(crate) run: &'a ContainerRun,
}

impl<'a> Container<'a> {
    /// The question that it answers.
    pub(crate) fn question(&self) -> Question {
        Question::Container(self.name.to_owned())
    }

    /// A check that cites the container.
    pub(crate) fn check(&self) -> Check {
        Check::answer(self.question())
    }

    /// A finding about one thing of the container.
    pub(crate) fn failed(&self, subject: impl Into<Subject>, expected: Shown, observed: Shown) -> Stop {
        let mut check = self.check();
        check.that(false, subject, expected, observed);
        check.failed()
    }

    /// Fails when there is no image; it shows why.
    pub(crate) fn built(&self) -> Result<(), Stop> {
        match self.run.build.known()? {
            Build::Built => Ok(()),
            Build::Failed { error, tail } => {
                let said = [tail_of(tail), error].join("\n");
                let subject = (format!("docker build {}", self.name), Aspect::Error);
                Err(self.failed(subject, Shown::Absent, Shown::value(said.trim())))
            }
        }
    }

    /// The ports on which others reach it. Fails when there are none, and shows what became of the container.
    pub(crate) fn ports(&self) -> Result<Vec<u16>, Stop> {
        self.built()?;
        let listeners = self.run.listeners.known()?;
        let open: Vec<u16> = listeners.iter().filter(|l| !l.loopback).map(|l| l.port).collect();
        if !open.is_empty() {
            return Ok(open);
        }
        let mut check = self.check();
        // A program that listens, if only inside, has nothing wrong in its log.
        if let Some(log) = self.run.log.known().ok().filter(|log| listeners.is_empty() && !log.is_empty()) {
            let subject = (format!("docker logs {}", self.name), Aspect::Error);
            check.that(false, subject, Shown::Absent, Shown::value(tail_of(log)));
        }
        let run = format!("docker run {}", self.name);
        match self.run.state.known() {
            Ok(RunState::NotStarted(why)) => check.that(false, (run, Aspect::Error), Shown::Absent, Shown::value(why)),
            Ok(RunState::Ended { code, out_of_memory }) => {
                let how = format!("{code}{}", if *out_of_memory { " OOMKilled" } else { "" });
                check.that(false, (run, Aspect::ExitCode), Shown::Absent, Shown::value(how));
            }
            Ok(RunState::Running) | Err(_) => {
                let inside = listeners.iter().map(|l| format!("127.0.0.1:{}", l.port));
                let subject = (self.name, Aspect::ListeningAddress);
                check.that(false, subject, Shown::value("0.0.0.0"), Shown::values(inside));
            }
        }
        Err(check.failed())
    }

    /// The answer to `GET /suppliers`, as a feature file writes it. One that the lab file does not ask for was not seen.
    pub(crate) fn answer(&self, request: &str) -> Result<&'a Exchange, Stop> {
        self.ports()?;
        let (method, path) = request.trim().split_once(' ').unwrap_or(("GET", request.trim()));
        let replies = self.run.replies.known()?;
        let reply = replies.iter().find(|r| r.method == method && r.path == path).ok_or_else(|| {
            Gap::new(GapReason::NotRecorded).operation(format!("container:{} {method} {path}", self.name))
        })?;
        match reply.answer.known()? {
            Answer::Exchange(exchange) => Ok(exchange),
            Answer::Nothing(why) => Err(self.failed(format!("{method} {path}"), Shown::Present, Shown::value(why))),
        }
    }

    /// The round trip of a supplier; fails when the microservice cannot be reached.
    pub(crate) fn round_trip(&self) -> Result<&'a RoundTrip, Stop> {
        self.ports()?;
        let trip = self.run.round_trip.known()?.as_ref();
        trip.ok_or_else(|| Gap::new(GapReason::NotRecorded).operation(format!("container:{}", self.name)).into())
    }

    /// The page at `path`; fails when that is none.
    pub(crate) fn page(&self, path: &str) -> Result<(&'a Exchange, &'a Page), Stop> {
        let exchange = self.answer(path)?;
        match exchange.page.as_ref().filter(|_| exchange.status == 200) {
            Some(page) => Ok((exchange, page)),
            None => Err(self.failed(format!("GET {}", path.trim()), Shown::value(200), Shown::value(exchange.status))),
        }
    }
}

/// The last lines of a log.
fn tail_of(log: &str) -> &str {
    let from = log.rmatch_indices('\n').nth(LINES - 1).map_or(0, |(at, _)| at + 1);
    &log[from..]
}

/// How far an attempt at a change went.
pub(crate) fn attempt_shown(attempt: &Attempt) -> Shown {
    match attempt {
        Attempt::NotReached => Shown::Absent,
        Attempt::NoControl { page, control } => Shown::value(format!("{}: {control} missing", page.path())),
        Attempt::Unseen(gap) => Shown::maybe(gap.detail.as_ref()),
        Attempt::Answered(form) => Shown::value(format!("{} {}", form.status, form.landed.path())),
    }
}

/// Where the links and the forms of a page lead, on its own server: the paths, without a query.
pub(crate) fn targets<'a>(exchange: &'a Exchange, page: &'a Page) -> impl Iterator<Item = String> + 'a {
    let written = page.links.iter().map(|l| l.href.as_str()).chain(page.forms.iter().map(|f| f.action.as_str()));
    written.filter_map(|address| path_of(exchange, address))
}

/// The path that an address on a page leads to.
pub(crate) fn path_of(exchange: &Exchange, address: &str) -> Option<String> {
    let url = exchange.url.join(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let path = url.path().trim_end_matches('/');
    Some(if path.is_empty() { "/".to_owned() } else { path.to_owned() })
}

/// What a page says went wrong.
pub(crate) fn dangers(page: &Page) -> Vec<&String> {
    page.alerts.iter().filter(|a| a.classes.iter().any(|class| class == "alert-danger")).map(|a| &a.text).collect()
}

/// Words that offer to add, to change or to remove.
const OFFERS: [&str; 17] = [
    "add",
    "new",
    "create",
    "edit",
    "update",
    "modify",
    "delete",
    "remove",
    "ajouter",
    "ajout",
    "nouveau",
    "creer",
    "modifier",
    "modification",
    "editer",
    "supprimer",
    "suppression",
];

/// The links of a page that offer to change something, in their text or in a part of their path, but for those that lead below
/// one of the patterns `elsewhere`.
pub(crate) fn offers<'a>(
    exchange: &'a Exchange,
    page: &'a Page,
    elsewhere: &'a [&'a str],
) -> impl Iterator<Item = String> + 'a {
    let says = |text: &str| plain(text).split(|c: char| !c.is_alphanumeric()).any(|word| OFFERS.contains(&word));
    let apart = |path: &str| elsewhere.iter().any(|pattern| WildMatch::new(pattern).matches(path));
    let paths = page.links.iter().filter_map(|link| Some((path_of(exchange, &link.href)?, &link.text)));
    paths.filter(move |(path, text)| !apart(path) && (says(path) || says(text))).map(|(path, _)| path)
}

/// What the pages that change suppliers are called, below any prefix.
pub(crate) const WRITING: [&str; 3] = ["supplier-add", "supplier-update", "supplier-remove"];

/// Whether a path is one of those that change suppliers.
pub(crate) fn writes(path: &str) -> bool {
    WRITING.iter().any(|page| path.contains(page))
}
