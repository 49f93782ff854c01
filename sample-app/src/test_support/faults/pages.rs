//! Faults in what the pages show: one for each element of the contract.

use super::{ALL, CUSTOMER, Change::Text, EMPLOYEE, EVERYWHERE, Fault, On, WRITERS, fault, get, readers};

const LIST: On = get("{base}/suppliers");
const HOME: On = get("{home}");

pub(super) const FAULTS: &[Fault] = &[
    fault("title-wrong", ALL, &["frame.title"], Text(EVERYWHERE, "uppliers</title>", "upplier</title>")),
    fault(
        "title-of-the-monolith",
        EMPLOYEE,
        &["frame.title"],
        Text(EVERYWHERE, "<title>Manage coffee", "<title>Coffee"),
    ),
    fault("brand-wrong", ALL, &["frame.brand"], Text(EVERYWHERE, "uppliers</a>\n", "upplier</a>\n")),
    fault(
        "brand-of-the-monolith",
        CUSTOMER,
        &["frame.brand"],
        Text(EVERYWHERE, "\"/supplier\">", "\"/supplier\">Monolithic "),
    ),
    fault(
        "brand-in-a-comment",
        ALL,
        &["frame.brand", "frame.brand-link"],
        Text(
            EVERYWHERE,
            "<a class=\"navbar-brand page-title\"",
            "<!-- <a class=\"navbar-brand page-title\" href=\"/supplier\"> --><b",
        ),
    ),
    fault(
        "brand-link-wrong",
        ALL,
        &["frame.brand-link"],
        Text(EVERYWHERE, "href=\"/supplier\"", "href=\"/suppliers-list\""),
    ),
    fault(
        "brand-class-missing",
        ALL,
        &["frame.brand", "frame.brand-link"],
        Text(EVERYWHERE, "navbar-brand page-title", "navbar-brand"),
    ),
    // The `>` after the address is lost: a text search still finds the brand, a browser shows something else.
    fault(
        "brand-markup-broken",
        ALL,
        &["frame.brand", "frame.brand-link"],
        Text(EVERYWHERE, "href=\"/supplier\">", "href=\"/supplier\""),
    ),
    fault("nav-style-old", EMPLOYEE, &["nav.style"], Text(EVERYWHERE, "navbar-light bg-light", "navbar-dark bg-dark")),
    fault(
        "nav-style-missing",
        ALL,
        &["nav.style"],
        Text(EVERYWHERE, "<nav class=\"navbar navbar-", "<nav class=\"navbar navbar-no-"),
    ),
    fault("nav-home-text-wrong", CUSTOMER, &["nav.home"], Text(EVERYWHERE, "Customer home", "Home")),
    fault("nav-home-text-wrong-employee", EMPLOYEE, &["nav.home"], Text(EVERYWHERE, "Administrator home", "Home")),
    fault(
        "nav-list-link-wrong",
        CUSTOMER,
        &["nav.list"],
        Text(EVERYWHERE, "href=\"/suppliers\">Suppliers", "href=\"/supplier-list\">Suppliers"),
    ),
    fault("nav-admin-link-wrong", CUSTOMER, &["nav.admin"], Text(EVERYWHERE, "/admin/suppliers", "/suppliers")),
    fault(
        "nav-admin-link-missing",
        CUSTOMER,
        &["nav.admin"],
        Text(EVERYWHERE, "<a class=\"nav-link\" href=\"/admin/suppliers\">Administrator link</a>", ""),
    ),
    fault(
        "nav-home-without-admin",
        EMPLOYEE,
        &["nav.home"],
        Text(
            EVERYWHERE,
            "<a class=\"nav-link\" href=\"/admin/suppliers\"",
            "<a class=\"nav-link\" href=\"/suppliers\"",
        ),
    ),
    fault(
        "nav-customer-link-missing",
        EMPLOYEE,
        &["nav.customer"],
        Text(EVERYWHERE, "<a class=\"nav-link\" href=\"/\">Customer home</a>", ""),
    ),
    fault("home-heading-wrong", ALL, &["home.heading", "down.home"], Text(HOME, "<h1>Welcome", "<h1>Hello")),
    fault("home-slash-heading-wrong", EMPLOYEE, &["home.slash"], Text(get("{base}/"), "<h1>Welcome", "<h1>Hello")),
    fault("home-link-missing", ALL, &["home.link"], Text(HOME, "List of suppliers", "")),
    fault(
        "home-link-without-admin",
        EMPLOYEE,
        &["home.link"],
        Text(HOME, "href=\"/admin/suppliers\">List", "href=\"/suppliers\">List"),
    ),
    fault("list-heading-wrong", ALL, &["list.heading"], Text(LIST, "All suppliers</h1>", "Suppliers</h1>")),
    fault("list-table-class-missing", ALL, TABLE, Text(LIST, "<table class=\"table\">", "<table>")),
    fault(
        "list-headers-swapped",
        ALL,
        &["list.headers"],
        Text(LIST, "<th scope=\"col\">City</th>", "<th scope=\"col\">Town</th>"),
    ),
    fault("list-row-header-missing", ALL, ROWS, Text(LIST, "<th scope=\"row\">", "<th>")),
    fault("list-cells-swapped", ALL, LISTED, Text(LIST, "<td>Testville</td>", "<td></td>")),
    fault("list-is-static", ALL, ROWS, Text(LIST, "<th scope=\"row\">Contract", "<th scope=\"row\">Acme")),
    fault(
        "list-edit-link-missing",
        WRITERS,
        &["list.edit-link"],
        Text(LIST, "class=\"badge\" href=", "class=\"badge\" data-href="),
    ),
    fault(
        "list-edit-link-without-admin",
        EMPLOYEE,
        &["list.edit-link"],
        Text(LIST, "href=\"/admin/supplier-update/", "href=\"/supplier-update/"),
    ),
    fault("list-add-link-missing", WRITERS, &["list.add-link"], Text(LIST, "Add a new supplier", "")),
    fault(
        "list-add-link-without-admin",
        EMPLOYEE,
        &["list.add-link"],
        Text(LIST, "href=\"/admin/supplier-add\"", "href=\"/supplier-add\""),
    ),
    fault(
        "list-add-link-left",
        CUSTOMER,
        &["list.no-add-link"],
        Text(LIST, "</table>", "</table><a href=\"/supplier-add\">Add a new supplier</a>"),
    ),
    fault(
        "list-edit-link-left",
        CUSTOMER,
        &["list.no-edit-link"],
        Text(LIST, "<td></td>", "<td><a href=\"/supplier-update/1\">edit</a></td>"),
    ),
    fault(
        "form-left",
        CUSTOMER,
        &["list.no-form"],
        Text(EVERYWHERE, "</main>", "<form method=\"post\" action=\"/supplier-add\"></form></main>"),
    ),
    fault(
        "missing-text-wrong",
        ALL,
        &["missing.text"],
        Text(EVERYWHERE, "Sorry, we don't seem to have", "Sorry, we do not have"),
    ),
];

/// Rows that look for a supplier in the list and expect its good values.
const LISTED: &[&str] = readers!();
/// Rows that look for a supplier in the list at all.
const ROWS: &[&str] = readers!("list.edit-link", "update.stored");
/// The same, and the table itself.
const TABLE: &[&str] = readers!("list.edit-link", "update.stored", "list.table");
