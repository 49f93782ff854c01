//! Our row in a list, and whether a control is about it and no other.

use std::collections::BTreeSet;

use grader_core::facts::{Exchange, Form, Listing, Page, Row};
use grader_page::ITEMS;
use url::Url;

use super::controls;

/// The row that holds `name`.
pub(super) fn find<'a>(page: &'a Page, name: &str) -> Option<&'a Row> {
    rows(page).find(|row| holds(row, name))
}

/// Whether a row shows `text`, letter case aside.
pub(super) fn holds(row: &Row, text: &str) -> bool {
    let text = text.to_lowercase();
    row.cells.iter().any(|cell| cell.to_lowercase().contains(&text))
}

/// A page as a list.
pub(super) fn listing(exchange: &Exchange, name: &str) -> Listing {
    let page = exchange.page.as_ref();
    Listing {
        status: exchange.status,
        rows: page.into_iter().flat_map(|page| &page.tables).map(|table| table.rows.len()).max().unwrap_or_default(),
        alerts: alerts(exchange),
        row: page.and_then(|page| find(page, name)).map(|row| row.cells.clone()),
    }
}

/// Texts of the alerts of a page; a page of nothing else is not kept whole.
pub(super) fn alerts(exchange: &Exchange) -> Vec<String> {
    exchange.page.iter().flat_map(|page| &page.alerts).map(|alert| alert.text.clone()).take(20).collect()
}

/// Whether the page holds less than the list: then a row that is not there may well be.
pub(super) fn is_cut(exchange: &Exchange) -> bool {
    let full = |page: &Page| page.tables.iter().any(|table| table.rows.len() >= ITEMS);
    exchange.truncated || exchange.page.as_ref().is_some_and(full)
}

/// What tells our row from the others in the addresses of its controls: its id.
#[derive(Debug)]
pub(super) struct Key(BTreeSet<String>);

impl Key {
    /// The key of `row`, by the address `href` of its control; what other rows or the list's own address say too is no
    /// part of it.
    pub(super) fn of(href: &str, row: &Row, page: &Page, list: &Url) -> Self {
        let others = rows(page).filter(|other| *other != row).flat_map(|other| &other.links);
        let shared: BTreeSet<String> =
            others.flat_map(|link| ids(list, &link.href)).chain(ids(list, list.as_str())).collect();
        Self(ids(list, href).filter(|id| !shared.contains(id)).collect())
    }

    /// Whether a form that stands at `base` is about our row: its address or its hidden fields hold our id, and no other.
    pub(super) fn is_of(&self, form: &Form, base: &Url, list: &Url) -> bool {
        let common: BTreeSet<String> = ids(list, list.as_str()).collect();
        let address = ids(base, if form.action.is_empty() { base.as_str() } else { &form.action });
        let hidden = form.inputs.iter().filter(|input| input.kind == "hidden" && controls::is_id(&input.name));
        let said: BTreeSet<String> =
            address.chain(hidden.map(|input| input.value.clone())).filter(|id| !common.contains(id)).collect();
        !said.is_empty() && said.is_subset(&self.0)
    }
}

fn rows(page: &Page) -> impl Iterator<Item = &Row> {
    page.tables.iter().flat_map(|table| &table.rows)
}

/// The parts of an address that may be ids: segments of its path and values of its query that hold a digit.
fn ids(base: &Url, href: &str) -> impl Iterator<Item = String> {
    let url = base.join(href).ok();
    let mut parts: Vec<String> = url.iter().flat_map(Url::path_segments).flatten().map(str::to_owned).collect();
    parts.extend(url.iter().flat_map(Url::query_pairs).map(|(_, value)| value.into_owned()));
    parts.into_iter().filter(|part| part.bytes().any(|b| b.is_ascii_digit()))
}
