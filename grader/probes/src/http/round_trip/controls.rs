//! Links and forms by what they are for, whatever they are called.

use grader_core::facts::{Form, Input, Link, Page};

/// How many links are followed in search of a form.
const CANDIDATES: usize = 5;

/// What a field of a supplier holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    Address,
    City,
    State,
    Email,
    Phone,
}

/// Words in the names of fields, the most telling first: an `email_address` is no address.
const ROLES: [(Role, &[&str]); 6] = [
    (Role::Email, &["mail", "courriel"]),
    (Role::Phone, &["phone", "mobile", "tel"]),
    (Role::City, &["city", "ville", "town"]),
    (Role::State, &["state", "province", "etat", "region"]),
    (Role::Address, &["address", "adresse", "street", "rue"]),
    (Role::Name, &["name", "nom"]),
];
const ADD: &[&str] = &["add", "new", "create", "ajout", "nouv"];
const EDIT: &[&str] = &["edit", "update", "modif", "change"];
const REMOVE: &[&str] = &["remove", "delete", "destroy", "suppr", "enlev", "efface"];

impl Role {
    /// The role of a field that a person fills in.
    pub(super) fn of(input: &Input) -> Option<Self> {
        let unfilled = ["hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "password"];
        let name = input.name.to_lowercase();
        let role = ROLES.iter().find(|(_, words)| words.iter().any(|word| name.contains(word)));
        role.filter(|_| !unfilled.contains(&input.kind.as_str())).map(|(role, _)| *role)
    }

    /// What we fill in for want of anything else.
    pub(super) const fn value(self) -> &'static str {
        match self {
            Self::Name => "Grader",
            Self::Address => "1 Test Street",
            Self::City => "Testville",
            Self::State => "TS",
            Self::Email => "grader@example.org",
            // The application takes mobile numbers only.
            Self::Phone => "6135550147",
        }
    }
}

/// The field of this role.
pub(super) fn field(form: &Form, role: Role) -> Option<&Input> {
    form.inputs.iter().find(|input| Role::of(input) == Some(role))
}

/// The forms of suppliers: those with a name and at least two more of a supplier's fields.
pub(super) fn supplier_forms(page: &Page) -> impl Iterator<Item = &Form> {
    page.forms.iter().filter(|form| {
        let roles = ROLES.iter().filter(|(role, _)| field(form, *role).is_some()).count();
        field(form, Role::Name).is_some() && roles >= 3
    })
}

/// The form of a new supplier, which shows no supplier that is there.
pub(super) fn add_form(page: &Page) -> Option<&Form> {
    let fresh = |form: &&Form| {
        let taken = |input: &Input| input.kind == "hidden" && is_id(&input.name) && !input.value.is_empty();
        field(form, Role::Name).is_some_and(|name| name.value.trim().is_empty()) && !form.inputs.iter().any(taken)
    };
    supplier_forms(page).find(fresh)
}

/// The links of a page that may lead to the form of a new supplier.
pub(super) fn add_links(page: &Page) -> impl Iterator<Item = &Link> {
    page.links.iter().filter(|link| speaks(link, ADD) && !speaks(link, REMOVE)).take(CANDIDATES)
}

/// The links of a row that may lead to its form: those that say so, else any that does not remove.
pub(super) fn edit_links(links: &[Link]) -> impl Iterator<Item = &Link> {
    let safe = || links.iter().filter(|link| !speaks(link, REMOVE));
    safe().filter(|link| speaks(link, EDIT)).chain(safe().filter(|link| !speaks(link, EDIT))).take(CANDIDATES)
}

/// The forms of a page that may remove a supplier: they have nothing to fill in, and say so; for want of one that does,
/// the only form of the kind.
pub(super) fn remove_forms(page: &Page) -> Vec<&Form> {
    let bare = || page.forms.iter().filter(|form| form.inputs.iter().all(|input| Role::of(input).is_none()));
    let telling: Vec<&Form> = bare().filter(|form| has(&form.action, REMOVE)).collect();
    if telling.is_empty() { bare().filter(|form| form.method == "post").collect() } else { telling }
}

/// The fields as a browser sends them, with what `typed` puts in some of them. Boxes that nobody ticked and buttons that
/// nobody pressed are not sent.
pub(super) fn filled(form: &Form, typed: impl Fn(Role) -> Option<String>) -> Vec<(String, String)> {
    let sent = |input: &&Input| {
        !matches!(input.kind.as_str(), "submit" | "button" | "reset" | "image" | "file" | "checkbox" | "radio")
    };
    let value = |input: &Input| Role::of(input).and_then(&typed).unwrap_or_else(|| input.value.clone());
    form.inputs.iter().filter(sent).map(|input| (input.name.clone(), value(input))).collect()
}

/// Whether a field's name says that it holds an id: `id`, `supplier_id`, `supplierId`.
pub(super) fn is_id(name: &str) -> bool {
    name.eq_ignore_ascii_case("id") || ["_id", "-id", "Id", "_ID"].iter().any(|end| name.ends_with(end))
}

fn speaks(link: &Link, words: &[&str]) -> bool {
    has(&link.href, words) || has(&link.text, words)
}

fn has(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}
