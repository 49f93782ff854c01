//! The HTTP contract of the application as data: a row says what is asked and what the answer must be. Rows know nothing of the program
//! that answers, so they hold for any address.
//!
//! Texts may hold `{base}` (nothing, or `/admin`), `{home}` (`/`, or `/admin`), and in rows about a supplier `{name}` and `{id}`.

mod forms;
mod limits;
mod pages;
mod writes;

use crate::Service;

/// One statement about the application.
#[derive(Debug)]
pub struct Row {
    /// Its name, unique within a service.
    pub id: &'static str,
    /// The services that it holds for.
    pub services: &'static [Service],
    /// What must be there before.
    pub needs: Needs,
    /// What is asked, in order.
    pub steps: &'static [Step],
}

/// What a row needs before its first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A name that no supplier has.
    Name,
    /// A supplier of that name, made through a service that works.
    Supplier,
    /// The same service on a database that cannot be reached.
    DeadDatabase,
}

/// One request and what its answer must be.
#[derive(Debug)]
pub struct Step {
    /// The path.
    pub path: &'static str,
    /// The form that is sent; none: `GET`.
    pub form: Option<Form>,
    /// All of these must hold.
    pub expect: &'static [Expect],
}

/// A supplier's form: good values, but for these.
#[derive(Debug, Clone, Copy)]
pub struct Form(pub &'static [(&'static str, &'static str)]);

/// The values of a good form.
pub const GOOD: [(&str, &str); 6] = [
    ("name", "{name}"),
    ("address", "1 Test Street"),
    ("city", "Testville"),
    ("state", "TS"),
    ("email", "test@example.org"),
    ("phone", "6135550147"),
];

/// What must be true of an answer.
#[derive(Debug)]
pub enum Expect {
    /// The status.
    Status(u16),
    /// 302 to this path.
    Redirect(&'static str),
    /// A JSON object.
    Json,
    /// Exactly one element of this selector, with this text.
    Text(&'static str, &'static str),
    /// All elements of this selector have these texts, in this order.
    Texts(&'static str, &'static [&'static str]),
    /// A link to this path with this text.
    Link(&'static str, &'static str),
    /// Exactly this many elements of this selector.
    Count(&'static str, usize),
    /// An element of the first selector stands in one of the second, and its value is this.
    Value(&'static str, &'static str),
    /// The list has one row for the supplier, with the good values but for these.
    Listed(Form),
    /// The supplier's row links to its edit form.
    EditLink,
    /// The list has no row for the supplier.
    NotListed,
    /// The service listens here when nothing is configured, going by its Dockerfile.
    Listens(u16),
    /// The Dockerfile says so.
    Exposes(u16),
}

use Expect::Status;
use Service::{Customer, Employee, Monolith};

const ALL: &[Service] = &Service::ALL;
const WRITERS: &[Service] = &[Monolith, Employee];
const MONOLITH: &[Service] = &[Monolith];
const CUSTOMER: &[Service] = &[Customer];
const EMPLOYEE: &[Service] = &[Employee];
const BARE: &[Service] = &[Monolith, Customer];

/// The form as it is.
const AS_IS: Form = Form(&[]);

const fn row(id: &'static str, services: &'static [Service], needs: Needs, steps: &'static [Step]) -> Row {
    Row { id, services, needs, steps }
}

const fn get(path: &'static str, expect: &'static [Expect]) -> Step {
    Step { path, form: None, expect }
}

const fn post(path: &'static str, form: &'static [(&'static str, &'static str)], expect: &'static [Expect]) -> Step {
    Step { path, form: Some(Form(form)), expect }
}

/// The rows of a service.
pub fn rows(service: Service) -> impl Iterator<Item = &'static Row> {
    [pages::ROWS, forms::ROWS, writes::ROWS, limits::ROWS]
        .into_iter()
        .flatten()
        .filter(move |row| row.services.contains(&service))
}

/// One row of a service by its id.
#[must_use]
pub fn find(service: Service, id: &str) -> Option<&'static Row> {
    rows(service).find(|row| row.id == id)
}

/// A path or text of the contract behind a service's prefix.
pub(super) fn at_base(base: &str, text: &str) -> String {
    text.replace("{base}", base).replace("{home}", if base.is_empty() { "/" } else { base })
}

/// The Dockerfile that this project builds a service from.
#[must_use]
pub fn dockerfile(service: Service) -> &'static str {
    match service {
        Monolith => include_str!("../../../images/monolith/Dockerfile"),
        Customer => include_str!("../../../images/customer/Dockerfile"),
        Employee => include_str!("../../../images/employee/Dockerfile"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn an_id_names_one_row_of_a_service() {
        for service in Service::ALL {
            let mut seen = HashSet::new();
            for row in rows(service) {
                assert!(seen.insert(row.id), "{service:?} has two rows {}", row.id);
                assert!(!row.steps.is_empty(), "{} asks nothing", row.id);
                assert!(row.steps.iter().any(|step| !step.expect.is_empty()), "{} expects nothing", row.id);
            }
        }
    }
}
