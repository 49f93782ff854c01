//! The facts of a page: what a browser would show, in the order of the page.
//!
//! Not part of it: comments, scripts, styles, templates, `<noscript>`, and elements that are hidden by the `hidden`
//! attribute or by `display: none` in their own `style`. Style sheets are not read, so what only they hide counts as
//! shown.

use std::collections::HashSet;

use ego_tree::NodeRef;
use grader_core::facts::{Alert, Form, Heading, Input, Link, Nav, Page, Row, Table};
use scraper::{ElementRef, Node, node::Element};

use super::{text, tree};

/// How many of each kind a page, a form, a table or a navigation bar has at most.
pub const ITEMS: usize = 2000;
/// How long the text of one element is at most, characters.
const TEXT: usize = 1024;
/// How long the text of the page is at most, characters.
const PAGE_TEXT: usize = 16_384;

/// Parses a page; never fails, as browsers never do.
pub fn parse(html: &str) -> Page {
    let html = tree::parse(html);
    let mut page =
        Page { lang: html.root_element().attr("lang").map(|lang| text::fold([lang], TEXT)), ..Page::default() };
    let root = html.tree.root();
    page.text = text::shown(root, PAGE_TEXT);
    for element in elements(root) {
        collect(&mut page, element);
    }
    page
}

/// Adds what `element` contributes to the page.
fn collect(page: &mut Page, element: ElementRef<'_>) {
    let value = element.value();
    let shown = || text::shown(*element, TEXT);
    match value.name() {
        "title" if page.title.is_empty() => page.title = text::fold(element.text(), TEXT),
        "a" => push(&mut page.links, link(element)),
        "form" => push(&mut page.forms, Some(form(element))),
        "table" => push(&mut page.tables, Some(table(element))),
        "nav" => push(&mut page.navs, Some(nav(element))),
        "p" if has_class(value, "lead") => push(&mut page.leads, Some(shown())),
        name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
            let level = name.as_bytes()[1] - b'0';
            push(&mut page.headings, Some(Heading { level, text: shown() }));
        }
        _ => {}
    }
    if has_class(value, "navbar-brand") {
        push(&mut page.brands, Some(shown()));
    }
    if has_class(value, "alert") {
        push(&mut page.alerts, Some(Alert { classes: classes(value), text: shown() }));
    }
}

fn push<T>(list: &mut Vec<T>, item: Option<T>) {
    if list.len() < ITEMS {
        list.extend(item);
    }
}

/// The elements below `node` that a browser would show, in the order of the page.
fn elements(node: NodeRef<'_, Node>) -> impl Iterator<Item = ElementRef<'_>> {
    shown_below(node, |_| false)
}

/// As [`elements`], without what is below those for which `closed` holds; what is skipped costs no time.
fn shown_below<'a>(top: NodeRef<'a, Node>, closed: impl Fn(&Element) -> bool) -> impl Iterator<Item = ElementRef<'a>> {
    let skipped = move |node: NodeRef<'a, Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| text::is_hidden(element) || closed(element))
    };
    let after = move |node: NodeRef<'a, Node>| {
        let up = node.ancestors().take_while(|ancestor| ancestor.id() != top.id());
        std::iter::once(node).chain(up).find_map(|node| node.next_sibling())
    };
    let following = move |node: &NodeRef<'a, Node>| {
        let below = if skipped(*node) { None } else { node.first_child() };
        below.or_else(|| after(*node))
    };
    std::iter::successors(top.first_child(), following)
        .filter_map(ElementRef::wrap)
        .filter(|element| !text::is_hidden(element.value()))
}

fn classes(element: &Element) -> Vec<String> {
    let mut seen = HashSet::new();
    let written = element.attr("class").unwrap_or_default().split_ascii_whitespace();
    written.filter(|class| seen.insert(*class)).take(ITEMS).map(str::to_owned).collect()
}

fn has_class(element: &Element, class: &str) -> bool {
    element.classes().any(|c| c == class)
}

fn link(element: ElementRef<'_>) -> Option<Link> {
    let href = attribute(element, "href")?;
    Some(Link { href, text: text::shown(*element, TEXT) })
}

/// The links in `element`, but not those in parts of it called `apart`, which stand for themselves: so no link is counted
/// over and over when a page nests such parts.
fn links(element: ElementRef<'_>, apart: &str) -> Vec<Link> {
    shown_below(*element, |inner| inner.name() == apart)
        .filter(|e| e.value().name() == "a")
        .filter_map(link)
        .take(ITEMS)
        .collect()
}

fn nav(element: ElementRef<'_>) -> Nav {
    Nav { classes: classes(element.value()), links: links(element, "nav") }
}

fn form(element: ElementRef<'_>) -> Form {
    let method = attribute(element, "method").unwrap_or_default().to_ascii_lowercase();
    Form {
        action: attribute(element, "action").unwrap_or_default(),
        // As the browser: whatever it does not know is a GET.
        method: if method == "post" { method } else { "get".to_owned() },
        inputs: elements(*element).filter_map(input).take(ITEMS).collect(),
    }
}

fn input(element: ElementRef<'_>) -> Option<Input> {
    let kind = match element.value().name() {
        "input" => attribute(element, "type").map_or_else(|| "text".to_owned(), |kind| kind.to_ascii_lowercase()),
        kind @ ("textarea" | "select") => kind.to_owned(),
        _ => return None,
    };
    let value = match kind.as_str() {
        "password" => String::new(),
        "textarea" => element.text().flat_map(str::chars).take(TEXT).collect(),
        "select" => selected(element),
        _ => attribute(element, "value").unwrap_or_default(),
    };
    Some(Input { name: attribute(element, "name").filter(|name| !name.is_empty())?, kind, value })
}

/// The value of the selected option, or of the first one.
fn selected(select: ElementRef<'_>) -> String {
    let options = || elements(*select).filter(|e| e.value().name() == "option");
    let option = options().find(|option| option.attr("selected").is_some()).or_else(|| options().next());
    option.map(|o| attribute(o, "value").unwrap_or_else(|| text::shown(*o, TEXT))).unwrap_or_default()
}

/// A table without the tables in it, which are tables of their own.
fn table(element: ElementRef<'_>) -> Table {
    let mut table = Table { classes: classes(element.value()), ..Table::default() };
    for row in shown_below(*element, |inner| inner.name() == "table").filter(|e| e.value().name() == "tr") {
        let cells: Vec<ElementRef<'_>> = row
            .child_elements()
            .filter(|cell| matches!(cell.value().name(), "td" | "th") && !text::is_hidden(cell.value()))
            .take(ITEMS)
            .collect();
        let texts = || cells.iter().map(|cell| text::shown(**cell, TEXT)).collect();
        let parent = row.parent().and_then(ElementRef::wrap);
        let in_head = parent.is_some_and(|parent| parent.value().name() == "thead");
        // A first row of nothing but `th` heads the table, inside of `<thead>` or not.
        let heads = in_head || (table.rows.is_empty() && cells.iter().all(|cell| cell.value().name() == "th"));
        if table.headers.is_empty() && heads {
            table.headers = texts();
        } else if !in_head && table.rows.len() < ITEMS {
            table.rows.push(Row { cells: texts(), links: links(row, "table") });
        }
    }
    table
}

fn attribute(element: ElementRef<'_>, name: &str) -> Option<String> {
    element.attr(name).map(|value| value.chars().take(TEXT).collect())
}
