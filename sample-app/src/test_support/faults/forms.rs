//! Faults in the two forms: one for each element of the contract.

use super::{Change::Text, EMPLOYEE, Fault, On, WRITERS, fault, get};

const ADD: On = get("{base}/supplier-add");
const EDIT: On = get("{base}/supplier-update/*");

pub(super) const FAULTS: &[Fault] = &[
    fault(
        "add-form-target-wrong",
        WRITERS,
        &["add-form.target"],
        Text(ADD, "action=\"{base}/supplier-add\"", "action=\"{base}/supplier\""),
    ),
    fault("add-form-target-without-admin", EMPLOYEE, &["add-form.target"], Text(ADD, "action=\"/admin/", "action=\"/")),
    fault("add-form-sends-get", WRITERS, &["add-form.target"], Text(ADD, "method=\"post\"", "method=\"get\"")),
    fault("add-form-without-name", WRITERS, &["add-form.name"], Text(ADD, "name=\"name\"", "")),
    fault("add-form-without-address", WRITERS, &["add-form.address"], Text(ADD, "name=\"address\"", "")),
    fault("add-form-without-city", WRITERS, &["add-form.city"], Text(ADD, "name=\"city\"", "")),
    fault("add-form-without-state", WRITERS, &["add-form.state"], Text(ADD, "name=\"state\"", "")),
    fault("add-form-without-email", WRITERS, &["add-form.email"], Text(ADD, "name=\"email\"", "")),
    fault("add-form-without-phone", WRITERS, &["add-form.phone"], Text(ADD, "name=\"phone\"", "")),
    fault(
        "edit-form-target-wrong",
        WRITERS,
        &["edit-form.target"],
        Text(EDIT, "{base}/supplier-update\"", "{base}/supplier-edit\""),
    ),
    fault(
        "edit-form-target-without-admin",
        EMPLOYEE,
        &["edit-form.target"],
        Text(EDIT, "action=\"/admin/supplier-update", "action=\"/supplier-update"),
    ),
    fault("edit-form-id-missing", WRITERS, &["edit-form.id"], Text(EDIT, "name=\"id\"", "")),
    fault(
        "edit-form-name-empty",
        WRITERS,
        &["edit-form.name"],
        Text(EDIT, "value=\"Contract", "value=\"\" data-value=\"Contract"),
    ),
    fault(
        "edit-form-address-empty",
        WRITERS,
        &["edit-form.address"],
        Text(EDIT, "value=\"1 Test Street\"", "value=\"\""),
    ),
    fault("edit-form-city-empty", WRITERS, &["edit-form.city"], Text(EDIT, "value=\"Testville\"", "value=\"\"")),
    fault("edit-form-state-empty", WRITERS, &["edit-form.state"], Text(EDIT, "value=\"TS\"", "value=\"\"")),
    fault(
        "edit-form-email-empty",
        WRITERS,
        &["edit-form.email"],
        Text(EDIT, "value=\"test@example.org\"", "value=\"\""),
    ),
    fault("edit-form-phone-empty", WRITERS, &["edit-form.phone"], Text(EDIT, "value=\"6135550147\"", "value=\"\"")),
    fault(
        "edit-form-delete-missing",
        WRITERS,
        &["edit-form.delete"],
        Text(EDIT, "{base}/supplier-remove/", "{base}/supplier-delete/"),
    ),
    fault(
        "edit-form-delete-without-admin",
        EMPLOYEE,
        &["edit-form.delete"],
        Text(EDIT, "action=\"/admin/supplier-remove/", "action=\"/supplier-remove/"),
    ),
];
