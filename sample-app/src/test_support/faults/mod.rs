//! Wrong variants of the services, one fault each, as students really make them. A fault is data: what it changes on the way to a correct
//! service or back from it, and which rows of the contract no longer hold.

mod behaviour;
mod forms;
mod pages;
mod router;
mod routes;

use crate::Service;

pub use router::{Switch, router};

use super::contract::{self, Row};

/// One fault.
#[derive(Debug)]
pub struct Fault {
    /// Its name.
    pub id: &'static str,
    /// The services that can have it.
    pub services: &'static [Service],
    /// The rows of the contract that do not hold with it; one that ends in `*` names all that start so. See [`Fault::rows`].
    pub breaks: &'static [&'static str],
    /// What it does.
    pub change: Change,
}

/// What a fault does. Paths and texts may hold `{base}` and `{home}`, as the contract's do.
#[derive(Debug)]
pub enum Change {
    /// In answers, this text reads otherwise.
    Text(On, &'static str, &'static str),
    /// Answers have another status.
    Status(On, u16),
    /// Redirects lead elsewhere.
    Location(On, &'static str),
    /// The service never sees the request: status, content type and body.
    Reply(On, u16, &'static str, &'static str),
    /// The service never sees the request, and a redirect to the list claims that it did.
    Pretend(On),
    /// A form arrives with another value in this field.
    Field(On, &'static str, &'static str),
    /// The process dies: this request and all later ones get no answer.
    Die(On),
    /// Another service stands in the place of this one.
    Instead(Service),
    /// The Dockerfile reads otherwise; `{port}` is the service's own.
    Dockerfile(&'static str, &'static str),
}

/// Which requests a fault concerns.
#[derive(Debug, Clone, Copy)]
pub struct On {
    /// The method; none: every method.
    pub method: Option<&'static str>,
    /// The path; with `*` at its end, all that start so.
    pub path: &'static str,
    /// A text that the request's form must hold.
    pub form: &'static str,
    /// A text that the ordinary answer must hold; only for changes to answers.
    pub page: &'static str,
    /// The status that the ordinary answer must have; 0: every status.
    pub status: u16,
}

/// Requests of a page.
const fn get(path: &'static str) -> On {
    On { method: Some("GET"), path, form: "", page: "", status: 0 }
}

/// Forms that are sent.
const fn post(path: &'static str) -> On {
    On { method: Some("POST"), path, form: "", page: "", status: 0 }
}

/// Every request.
const EVERYWHERE: On = On { method: None, path: "*", form: "", page: "", status: 0 };

/// The answers that say that the database is down.
const DATABASE_ALERT: On = On { page: "suppliers database", ..EVERYWHERE };

const fn fault(
    id: &'static str,
    services: &'static [Service],
    breaks: &'static [&'static str],
    change: Change,
) -> Fault {
    Fault { id, services, breaks, change }
}

/// Whether an entry of [`Fault::breaks`] is about a row.
#[must_use]
pub fn names(entry: &str, row: &Row) -> bool {
    entry.strip_suffix('*').map_or(entry == row.id, |start| row.id.starts_with(start))
}

/// The rows that look for a supplier in the list and expect its good values, and more.
macro_rules! readers {
    ($($more:literal),*) => {
        &["list.row", "add.stored", "update.invalid", "remove.gone", "missing.method", "no.update", "no.remove", $($more),*]
    };
}
use readers;

const ALL: &[Service] = &Service::ALL;
const WRITERS: &[Service] = &[Service::Monolith, Service::Employee];
const CUSTOMER: &[Service] = &[Service::Customer];
const EMPLOYEE: &[Service] = &[Service::Employee];

/// Every fault.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    [pages::FAULTS, forms::FAULTS, routes::FAULTS, behaviour::FAULTS].into_iter().flatten()
}

/// Variations that look wrong in the source and change nothing that the contract says: no verdict may depend on them.
#[must_use]
pub fn harmless() -> &'static [Fault] {
    behaviour::HARMLESS
}

/// A fault or harmless variation by its name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Fault> {
    all().chain(harmless()).find(|fault| fault.id == id)
}

impl Fault {
    /// The rows of a service that do not hold with this fault.
    pub fn rows(&self, service: Service) -> impl Iterator<Item = &'static Row> {
        contract::rows(service).filter(|row| self.breaks.iter().any(|name| names(name, row)))
    }

    /// The Dockerfile of a service with this fault.
    #[must_use]
    pub fn dockerfile(&self, service: Service) -> String {
        let text = contract::dockerfile(service);
        let port = service.site().default_port.to_string();
        match self.change {
            Change::Dockerfile(from, to) => text.replace(&from.replace("{port}", &port), &to.replace("{port}", &port)),
            _ => text.to_owned(),
        }
    }
}
