//! Faults in what the routes answer: one for each route of the contract, and the rules of the form.

use super::{
    ALL, CUSTOMER,
    Change::{Field, Location, Pretend, Reply, Status},
    DATABASE_ALERT, EMPLOYEE, EVERYWHERE, Fault, On, WRITERS, fault, get, post,
};

const LIST: On = get("{base}/suppliers");
const ADD: On = post("{base}/supplier-add");
const UPDATE: On = post("{base}/supplier-update");
const REMOVE: On = post("{base}/supplier-remove/*");
const WARNINGS: On = On { page: "alert-warning", ..EVERYWHERE };
const UNKNOWN: On = On { page: "{\"message\"", ..EVERYWHERE };
const NOT_FOUND: On = On { page: "have that page in stock", ..EVERYWHERE };

const PAGE: &str = "text/html; charset=utf-8";
/// What a route that was left in the customer service, or left without its prefix in the employee service, shows.
const LEFT_FORM: &str = "<!DOCTYPE html><title>Coffee suppliers</title><form method=\"post\"></form>";

pub(super) const FAULTS: &[Fault] = &[
    fault("home-missing", ALL, &["home.status", "down.home"], Status(get("{home}"), 404)),
    fault("home-slash-missing", EMPLOYEE, &["home.slash"], Status(get("{base}/"), 404)),
    fault(
        "brand-page-made",
        ALL,
        &["frame.brand-page"],
        Reply(get("/supplier"), 200, PAGE, "<!DOCTYPE html><p>Suppliers"),
    ),
    fault("list-status-wrong", ALL, &["list.status", "down.list"], Status(LIST, 500)),
    fault("add-form-status-wrong", WRITERS, &["add-form.status"], Status(get("{base}/supplier-add"), 500)),
    fault(
        "edit-form-status-wrong",
        WRITERS,
        &["edit-form.status"],
        Status(On { page: "name=\"id\"", ..get("{base}/supplier-update/*") }, 500),
    ),
    fault(
        "edit-form-unknown-is-200",
        WRITERS,
        &["edit-form.unknown"],
        Status(On { page: "{\"message\"", ..get("{base}/supplier-update/*") }, 200),
    ),
    fault(
        "edit-form-no-number-is-404",
        WRITERS,
        &["edit-form.no-number"],
        Status(get("{base}/supplier-update/abc"), 404),
    ),
    fault(
        "unknown-is-a-page",
        WRITERS,
        &["edit-form.unknown", "update.unknown", "remove.unknown"],
        Reply(UNKNOWN, 404, PAGE, "<!DOCTYPE html><p>No such supplier"),
    ),
    fault("missing-status-is-200", ALL, NOT_FOUND_ROWS, Status(NOT_FOUND, 200)),
    fault("add-redirect-is-303", WRITERS, &["add.redirect", "add.any-email"], Status(On { status: 302, ..ADD }, 303)),
    fault("add-stores-nothing", WRITERS, EVERY_ADD, Pretend(ADD)),
    fault(
        "update-stores-nothing",
        WRITERS,
        &["update.stored", "update.invalid", "update.unknown", "down.update"],
        Pretend(UPDATE),
    ),
    fault("remove-removes-nothing", WRITERS, &["remove.gone", "remove.unknown", "down.remove"], Pretend(REMOVE)),
    fault("update-redirect-wrong", WRITERS, &["update.redirect"], Location(UPDATE, "{home}")),
    fault("remove-redirect-wrong", WRITERS, &["remove.redirect"], Location(REMOVE, "{home}")),
    fault("update-unknown-is-302", WRITERS, &["update.unknown"], Pretend(On { form: "id=2000000000", ..UPDATE })),
    fault("remove-unknown-is-302", WRITERS, &["remove.unknown"], Pretend(post("{base}/supplier-remove/2000000000"))),
    fault(
        "add-name-not-required",
        WRITERS,
        &["add.name-required", "add.warning-per-fault"],
        Field(On { form: "name=&", ..ADD }, "name", "Nameless"),
    ),
    fault(
        "add-address-not-required",
        WRITERS,
        &["add.address-required"],
        Field(On { form: "address=&", ..ADD }, "address", "-"),
    ),
    fault(
        "add-city-not-required",
        WRITERS,
        &["add.city-required", "add.warning-per-fault"],
        Field(On { form: "city=&", ..ADD }, "city", "Testville"),
    ),
    fault("add-state-not-required", WRITERS, &["add.state-required"], Field(ADD, "state", "TS")),
    fault(
        "add-phone-not-checked",
        WRITERS,
        &["add.phone-mobile", "add.warning-per-fault"],
        Field(ADD, "phone", "6135550147"),
    ),
    fault("add-email-checked", WRITERS, &["add.any-email"], Field(On { form: "email=not", ..ADD }, "name", "")),
    fault("add-state-lost", WRITERS, &["add.stored"], Field(On { form: "state=TS", ..ADD }, "state", "?")),
    fault(
        "update-not-checked",
        WRITERS,
        &["update.invalid"],
        Field(On { form: "city=&", ..UPDATE }, "city", "Elsewhere"),
    ),
    fault("warnings-are-400", WRITERS, INVALID, Status(WARNINGS, 400)),
    fault("remove-by-get", WRITERS, &["missing.method"], Reply(get("{base}/supplier-remove/*"), 302, PAGE, "")),
    fault("add-left", CUSTOMER, &["no.add"], Reply(get("/supplier-add"), 200, PAGE, LEFT_FORM)),
    fault("edit-left", CUSTOMER, &["no.edit"], Reply(get("/supplier-update/*"), 200, PAGE, LEFT_FORM)),
    fault("update-left", CUSTOMER, &["no.update"], Pretend(post("/supplier-update"))),
    fault("remove-left", CUSTOMER, &["no.remove"], Pretend(post("/supplier-remove/*"))),
    fault("admin-answered", CUSTOMER, &["no.admin"], Reply(get("/admin/suppliers"), 200, PAGE, LEFT_FORM)),
    fault("bare-home-left", EMPLOYEE, &["no.bare-home"], Reply(get("/"), 200, PAGE, LEFT_FORM)),
    fault("bare-list-left", EMPLOYEE, &["no.bare-list"], Reply(get("/suppliers"), 200, PAGE, LEFT_FORM)),
    fault("bare-add-left", EMPLOYEE, &["no.bare-add"], Reply(get("/supplier-add"), 200, PAGE, LEFT_FORM)),
    fault("bare-edit-left", EMPLOYEE, &["no.bare-edit"], Reply(get("/supplier-update/*"), 200, PAGE, LEFT_FORM)),
    fault("bare-remove-left", EMPLOYEE, &["no.bare-remove"], Pretend(post("/supplier-remove/*"))),
    fault(
        "dead-database-is-500",
        ALL,
        &["down.list", "down.add", "down.edit", "down.update", "down.remove"],
        Status(DATABASE_ALERT, 500),
    ),
];

/// Rows about forms that are refused.
macro_rules! refused {
    ($($more:literal),*) => {
        &["add.name-required", "add.address-required", "add.city-required", "add.state-required", "add.phone-mobile", "add.warning-per-fault", $($more),*]
    };
}

/// What does not hold when every form is answered as if it had been stored.
const EVERY_ADD: &[&str] = refused!("add.stored", "down.add");
const INVALID: &[&str] = refused!("update.invalid");
const NOT_FOUND_ROWS: &[&str] = &[
    "missing.status",
    "missing.method",
    "frame.brand-page",
    "no.add",
    "no.edit",
    "no.update",
    "no.remove",
    "no.admin",
    "no.bare-home",
    "no.bare-list",
    "no.bare-add",
    "no.bare-edit",
    "no.bare-remove",
];
