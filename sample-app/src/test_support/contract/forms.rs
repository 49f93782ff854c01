//! What the two forms hold.

use super::{
    Expect::{Count, Json, Value},
    Needs::{Nothing, Supplier},
    Row, Status, WRITERS, get, row,
};

const ADD: &str = "{base}/supplier-add";
const EDIT: &str = "{base}/supplier-update/{id}";

pub(super) const ROWS: &[Row] = &[
    row("add-form.status", WRITERS, Nothing, &[get(ADD, &[Status(200)])]),
    row(
        "add-form.target",
        WRITERS,
        Nothing,
        &[get(ADD, &[Count("form[method=post i][action='{base}/supplier-add']", 1)])],
    ),
    row("add-form.name", WRITERS, Nothing, &[get(ADD, &[Value("form [name=name]", "")])]),
    row("add-form.address", WRITERS, Nothing, &[get(ADD, &[Value("form [name=address]", "")])]),
    row("add-form.city", WRITERS, Nothing, &[get(ADD, &[Value("form [name=city]", "")])]),
    row("add-form.state", WRITERS, Nothing, &[get(ADD, &[Value("form [name=state]", "")])]),
    row("add-form.email", WRITERS, Nothing, &[get(ADD, &[Value("form [name=email]", "")])]),
    row("add-form.phone", WRITERS, Nothing, &[get(ADD, &[Value("form [name=phone]", "")])]),
    row("edit-form.status", WRITERS, Supplier, &[get(EDIT, &[Status(200)])]),
    row(
        "edit-form.target",
        WRITERS,
        Supplier,
        &[get(EDIT, &[Count("form[method=post i][action='{base}/supplier-update']", 1)])],
    ),
    row("edit-form.id", WRITERS, Supplier, &[get(EDIT, &[Count("form input[type=hidden][name=id][value='{id}']", 1)])]),
    row("edit-form.name", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=name]", "{name}")])]),
    row("edit-form.address", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=address]", "1 Test Street")])]),
    row("edit-form.city", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=city]", "Testville")])]),
    row("edit-form.state", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=state]", "TS")])]),
    row("edit-form.email", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=email]", "test@example.org")])]),
    row("edit-form.phone", WRITERS, Supplier, &[get(EDIT, &[Value("form [name=phone]", "6135550147")])]),
    row(
        "edit-form.delete",
        WRITERS,
        Supplier,
        &[get(EDIT, &[Count("form[method=post i][action='{base}/supplier-remove/{id}']", 1)])],
    ),
    row("edit-form.unknown", WRITERS, Nothing, &[get("{base}/supplier-update/2000000000", &[Status(404), Json])]),
    row(
        "edit-form.no-number",
        WRITERS,
        Nothing,
        &[get("{base}/supplier-update/abc", &[Status(200), Count(".alert.alert-danger", 1)])],
    ),
];
