//! What a service does not have, what it says when the database is down, and its port.

use super::{
    ALL, AS_IS, CUSTOMER, EMPLOYEE,
    Expect::{Count, Exposes, Listed, Listens, Text},
    MONOLITH,
    Needs::{DeadDatabase, Nothing, Supplier},
    Row, Status, WRITERS, get, post, row,
};

const NOT_HERE: &[super::Expect] = &[Status(404), Count("p.lead", 1)];
const ALERT: &[super::Expect] = &[Status(200), Count(".alert.alert-danger", 1)];

pub(super) const ROWS: &[Row] = &[
    row("missing.status", ALL, Nothing, &[get("{base}/no-such-page", &[Status(404)])]),
    row(
        "missing.text",
        ALL,
        Nothing,
        &[get("{base}/no-such-page", &[Text("p.lead", "Sorry, we don't seem to have that page in stock")])],
    ),
    row(
        "missing.method",
        WRITERS,
        Supplier,
        &[get("{base}/supplier-remove/{id}", NOT_HERE), get("{base}/suppliers", &[Listed(AS_IS)])],
    ),
    row("no.add", CUSTOMER, Nothing, &[get("/supplier-add", NOT_HERE), post("/supplier-add", &[], NOT_HERE)]),
    row("no.edit", CUSTOMER, Supplier, &[get("/supplier-update/{id}", NOT_HERE)]),
    row(
        "no.update",
        CUSTOMER,
        Supplier,
        &[
            post("/supplier-update", &[("id", "{id}"), ("city", "Elsewhere")], NOT_HERE),
            get("/suppliers", &[Listed(AS_IS)]),
        ],
    ),
    row(
        "no.remove",
        CUSTOMER,
        Supplier,
        &[post("/supplier-remove/{id}", &[], NOT_HERE), get("/suppliers", &[Listed(AS_IS)])],
    ),
    row(
        "no.admin",
        CUSTOMER,
        Nothing,
        &[get("/admin/suppliers", NOT_HERE), get("/admin", NOT_HERE), get("/admin/", NOT_HERE)],
    ),
    row("no.bare-home", EMPLOYEE, Nothing, &[get("/", NOT_HERE)]),
    row("no.bare-list", EMPLOYEE, Nothing, &[get("/suppliers", NOT_HERE)]),
    row("no.bare-add", EMPLOYEE, Nothing, &[get("/supplier-add", NOT_HERE), post("/supplier-add", &[], NOT_HERE)]),
    row("no.bare-edit", EMPLOYEE, Supplier, &[get("/supplier-update/{id}", NOT_HERE)]),
    row("no.bare-remove", EMPLOYEE, Supplier, &[post("/supplier-remove/{id}", &[], NOT_HERE)]),
    row("down.home", ALL, DeadDatabase, &[get("{home}", &[Status(200), Text("h1", "Welcome")])]),
    row("down.list", ALL, DeadDatabase, &[get("{base}/suppliers", ALERT)]),
    row("down.add", WRITERS, DeadDatabase, &[post("{base}/supplier-add", &[], ALERT)]),
    row("down.edit", WRITERS, DeadDatabase, &[get("{base}/supplier-update/1", ALERT)]),
    row("down.update", WRITERS, DeadDatabase, &[post("{base}/supplier-update", &[("id", "1")], ALERT)]),
    row("down.remove", WRITERS, DeadDatabase, &[post("{base}/supplier-remove/1", &[], ALERT)]),
    row("port.listens", MONOLITH, Nothing, &[get("{home}", &[Listens(80)])]),
    row("port.listens", CUSTOMER, Nothing, &[get("{home}", &[Listens(8080)])]),
    row("port.listens", EMPLOYEE, Nothing, &[get("{home}", &[Listens(8080)])]),
    row("port.exposed", MONOLITH, Nothing, &[get("{home}", &[Exposes(80)])]),
    row("port.exposed", CUSTOMER, Nothing, &[get("{home}", &[Exposes(8080)])]),
    row("port.exposed", EMPLOYEE, Nothing, &[get("{home}", &[Exposes(8080)])]),
];
