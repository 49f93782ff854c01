//! What the pages show: frame, home and list.

use super::{
    ALL, AS_IS, BARE, CUSTOMER, EMPLOYEE,
    Expect::{Count, EditLink, Link, Listed, Text, Texts},
    MONOLITH,
    Needs::{Nothing, Supplier},
    Row, Status, WRITERS, get, row,
};

pub(super) const ROWS: &[Row] = &[
    row("home.status", ALL, Nothing, &[get("{home}", &[Status(200)])]),
    row("home.heading", ALL, Nothing, &[get("{home}", &[Text("h1", "Welcome")])]),
    row("home.link", ALL, Nothing, &[get("{home}", &[Link("{base}/suppliers", "List of suppliers")])]),
    row("home.slash", EMPLOYEE, Nothing, &[get("/admin/", &[Status(200), Text("h1", "Welcome")])]),
    row("frame.title", BARE, Nothing, &[get("{base}/suppliers", &[Text("head > title", "Coffee suppliers")])]),
    row(
        "frame.title",
        EMPLOYEE,
        Nothing,
        &[get("{base}/suppliers", &[Text("head > title", "Manage coffee suppliers")])],
    ),
    row("frame.brand", MONOLITH, Nothing, &[get("{home}", &[Text(BRAND, "Monolithic Coffee suppliers")])]),
    row("frame.brand", CUSTOMER, Nothing, &[get("{home}", &[Text(BRAND, "Coffee suppliers")])]),
    row("frame.brand", EMPLOYEE, Nothing, &[get("{home}", &[Text(BRAND, "Manage coffee suppliers")])]),
    row("frame.brand-link", ALL, Nothing, &[get("{home}", &[Count("a.navbar-brand.page-title[href='/supplier']", 1)])]),
    row("frame.brand-page", ALL, Nothing, &[get("/supplier", &[Status(404)])]),
    row("nav.style", BARE, Nothing, &[get("{home}", &[Count("nav.navbar-dark.bg-dark", 1)])]),
    row("nav.style", EMPLOYEE, Nothing, &[get("{home}", &[Count("nav.navbar-light.bg-light", 1)])]),
    row("nav.home", CUSTOMER, Nothing, &[get("{home}", &[Link("/", "Customer home")])]),
    row("nav.list", CUSTOMER, Nothing, &[get("{home}", &[Link("/suppliers", "Suppliers list")])]),
    row("nav.admin", CUSTOMER, Nothing, &[get("{home}", &[Link("/admin/suppliers", "Administrator link")])]),
    row("nav.home", EMPLOYEE, Nothing, &[get("{home}", &[Link("/admin/suppliers", "Administrator home")])]),
    row("nav.customer", EMPLOYEE, Nothing, &[get("{home}", &[Link("/", "Customer home")])]),
    row("list.status", ALL, Nothing, &[get("{base}/suppliers", &[Status(200)])]),
    row("list.heading", ALL, Nothing, &[get("{base}/suppliers", &[Text("h1", "All suppliers")])]),
    row("list.table", ALL, Nothing, &[get("{base}/suppliers", &[Count("table.table", 1)])]),
    row(
        "list.headers",
        ALL,
        Nothing,
        &[get("{base}/suppliers", &[Texts("thead th", &["Name", "Address", "City", "State", "Email", "Phone", ""])])],
    ),
    row("list.row", ALL, Supplier, &[get("{base}/suppliers", &[Listed(AS_IS)])]),
    row("list.edit-link", WRITERS, Supplier, &[get("{base}/suppliers", &[EditLink])]),
    row(
        "list.add-link",
        WRITERS,
        Nothing,
        &[get("{base}/suppliers", &[Link("{base}/supplier-add", "Add a new supplier")])],
    ),
    row("list.no-edit-link", CUSTOMER, Supplier, &[get("/suppliers", &[Count("a[href*='supplier-update']", 0)])]),
    row("list.no-add-link", CUSTOMER, Nothing, &[get("/suppliers", &[Count("a[href*='supplier-add']", 0)])]),
    row("list.no-form", CUSTOMER, Nothing, &[get("/suppliers", &[Count("form", 0)]), get("/", &[Count("form", 0)])]),
];

const BRAND: &str = "a.navbar-brand.page-title";
