//! What adding, editing and removing do.

use super::{
    AS_IS,
    Expect::{Count, Json, Listed, NotListed, Redirect},
    Form,
    Needs::{Name, Nothing, Supplier},
    Row, Status, WRITERS, get, post, row,
};

const ADD: &str = "{base}/supplier-add";
const UPDATE: &str = "{base}/supplier-update";
const REMOVE: &str = "{base}/supplier-remove/{id}";
const LIST: &str = "{base}/suppliers";
const NOBODY: &str = "2000000000";

/// One warning, and the form again.
const ONE_WARNING: &[super::Expect] = &[Status(200), Count(".alert.alert-warning", 1), Count("form [name=name]", 1)];

pub(super) const ROWS: &[Row] = &[
    row("add.redirect", WRITERS, Name, &[post(ADD, &[], &[Redirect(LIST)])]),
    row("add.stored", WRITERS, Name, &[post(ADD, &[], &[]), get(LIST, &[Listed(AS_IS)])]),
    row("add.any-email", WRITERS, Name, &[post(ADD, &[("email", "not an address")], &[Redirect(LIST)])]),
    row("add.name-required", WRITERS, Nothing, &[post(ADD, &[("name", "")], ONE_WARNING)]),
    row("add.address-required", WRITERS, Name, &[post(ADD, &[("address", "")], ONE_WARNING), get(LIST, &[NotListed])]),
    row("add.city-required", WRITERS, Name, &[post(ADD, &[("city", "")], ONE_WARNING), get(LIST, &[NotListed])]),
    row("add.state-required", WRITERS, Name, &[post(ADD, &[("state", "")], ONE_WARNING), get(LIST, &[NotListed])]),
    row(
        "add.phone-mobile",
        WRITERS,
        Name,
        &[post(ADD, &[("phone", "555-0147")], ONE_WARNING), get(LIST, &[NotListed])],
    ),
    row(
        "add.warning-per-fault",
        WRITERS,
        Nothing,
        &[post(
            ADD,
            &[("name", ""), ("city", ""), ("phone", "555-0147")],
            &[Status(200), Count(".alert.alert-warning", 3)],
        )],
    ),
    row(
        "update.redirect",
        WRITERS,
        Supplier,
        &[post(UPDATE, &[("id", "{id}"), ("city", "Elsewhere")], &[Redirect(LIST)])],
    ),
    row(
        "update.stored",
        WRITERS,
        Supplier,
        &[
            post(UPDATE, &[("id", "{id}"), ("city", "Elsewhere")], &[]),
            get(LIST, &[Listed(Form(&[("city", "Elsewhere")]))]),
        ],
    ),
    row(
        "update.invalid",
        WRITERS,
        Supplier,
        &[post(UPDATE, &[("id", "{id}"), ("city", "")], ONE_WARNING), get(LIST, &[Listed(AS_IS)])],
    ),
    row("update.unknown", WRITERS, Name, &[post(UPDATE, &[("id", NOBODY)], &[Status(404), Json])]),
    row("remove.redirect", WRITERS, Supplier, &[post(REMOVE, &[], &[Redirect(LIST)])]),
    row(
        "remove.gone",
        WRITERS,
        Supplier,
        &[get(LIST, &[Listed(AS_IS)]), post(REMOVE, &[], &[]), get(LIST, &[NotListed])],
    ),
    row("remove.unknown", WRITERS, Nothing, &[post("{base}/supplier-remove/2000000000", &[], &[Status(404), Json])]),
];
