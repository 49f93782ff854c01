//! Faults of the whole service, as seen in students' work: the wrong port, the wrong code in a folder, a service that looks right in its
//! source and does not work. And variations that look wrong and are not.

use super::{
    ALL, CUSTOMER,
    Change::{Die, Dockerfile, Instead, Location, Reply, Text},
    DATABASE_ALERT, EMPLOYEE, EVERYWHERE, Fault, On, WRITERS, fault, get, post, readers,
};
use crate::Service;

const TEXT: &str = "text/html; charset=utf-8";

pub(super) const FAULTS: &[Fault] = &[
    // LAB task 4.6 not done, but consistently so.
    fault(
        "port-8081",
        EMPLOYEE,
        &["port.listens", "port.exposed"],
        Dockerfile("EXPOSE {port}", "ENV APP_PORT=8081\nEXPOSE 8081"),
    ),
    fault("port-not-as-exposed", ALL, &["port.exposed"], Dockerfile("EXPOSE {port}", "EXPOSE 8081")),
    fault(
        "port-not-as-exposed-inside",
        ALL,
        &["port.listens"],
        Dockerfile("EXPOSE {port}", "ENV APP_PORT=8081\nEXPOSE {port}"),
    ),
    // The connection pool was deleted with the rest of the write code.
    fault(
        "list-crashes",
        ALL,
        LIST_ROWS,
        Reply(get("{base}/suppliers"), 500, TEXT, "<pre>TypeError: Cannot read property 'query' of undefined</pre>"),
    ),
    fault(
        "redirect-to-nowhere",
        WRITERS,
        &["add.redirect", "add.any-email", "update.redirect", "remove.redirect"],
        Location(post("*"), "{base}/supplier"),
    ),
    fault(
        "update-kills-the-process",
        WRITERS,
        &["update.redirect", "update.stored", "update.invalid", "update.unknown", "down.update"],
        Die(post("{base}/supplier-update")),
    ),
    fault(
        "database-error-kills-the-process",
        ALL,
        &["down.list", "down.add", "down.edit", "down.update", "down.remove"],
        Die(DATABASE_ALERT),
    ),
    fault("folders-swapped-customer", CUSTOMER, EMPLOYEE_FOR_CUSTOMER, Instead(Service::Employee)),
    fault("folders-swapped-employee", EMPLOYEE, CUSTOMER_FOR_EMPLOYEE, Instead(Service::Customer)),
    fault("not-modified-customer", CUSTOMER, MONOLITH_FOR_CUSTOMER, Instead(Service::Monolith)),
    fault("not-modified-employee", EMPLOYEE, MONOLITH_FOR_EMPLOYEE, Instead(Service::Monolith)),
];

pub(super) const HARMLESS: &[Fault] = &[
    fault(
        "old-code-in-a-comment",
        ALL,
        &[],
        Text(EVERYWHERE, "</main>", "<!-- <a href=\"/supplier-add\">Add a new supplier</a> <form></form> --></main>"),
    ),
    fault("other-look", ALL, &[], Text(On { page: "", ..EVERYWHERE }, "<body>", "<body class=\"theme\">")),
];

/// Every row that looks at the list.
const LIST_ROWS: &[&str] = readers!(
    "list.status",
    "list.heading",
    "list.table",
    "list.headers",
    "list.edit-link",
    "list.add-link",
    "update.stored",
    "frame.title",
    "down.list"
);

/// An employee service at the customer's address: everything is a page further down.
const EMPLOYEE_FOR_CUSTOMER: &[&str] = &[
    "home.*",
    "frame.title",
    "frame.brand",
    "nav.style",
    "nav.list",
    "nav.admin",
    "list.status",
    "list.heading",
    "list.table",
    "list.headers",
    "no.admin",
    "list.row",
    "no.update",
    "no.remove",
    "down.*",
];

/// The monolith at the customer's address: it shows the right list, and lets everybody change it.
const MONOLITH_FOR_CUSTOMER: &[&str] = &[
    "frame.brand",
    "nav.home",
    "nav.admin",
    "list.no-add-link",
    "list.no-edit-link",
    "no.add",
    "no.edit",
    "no.update",
    "no.remove",
];

/// What no service without `/admin` does at the employee's address.
macro_rules! without_admin {
    ($($more:literal),*) => {
        &["home.*", "frame.title", "frame.brand", "list.*", "add-form.*", "add.*", "edit-form.*", "update.*", "remove.*", "missing.method", "down.*", $($more),*]
    };
}

/// The customer service at the employee's address.
const CUSTOMER_FOR_EMPLOYEE: &[&str] = without_admin!("nav.home", "nav.style", "no.bare-home", "no.bare-list");
/// The monolith there: everything is where nothing should be.
const MONOLITH_FOR_EMPLOYEE: &[&str] = without_admin!("nav.*", "no.*");
