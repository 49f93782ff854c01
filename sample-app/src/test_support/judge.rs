//! Whether an answer is what a row expects. Pages are parsed as a browser parses them.

use reqwest::{
    Response, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, LOCATION},
};
use scraper::{ElementRef, Html, Selector};

use super::contract::{Expect, Form, GOOD, at_base};

/// The values behind the braces of a row.
#[derive(Debug, Clone)]
pub(super) struct Words {
    base: &'static str,
    name: String,
    id: String,
}

impl Words {
    pub fn new(base: &'static str, name: &str) -> Self {
        Self { base, name: name.to_owned(), id: String::new() }
    }

    pub fn with_id(self, id: String) -> Self {
        Self { id, ..self }
    }

    pub fn at(&self, base: &'static str) -> Self {
        Self { base, ..self.clone() }
    }

    pub fn fill(&self, text: &str) -> String {
        at_base(self.base, text).replace("{name}", &self.name).replace("{id}", &self.id)
    }

    /// The good values, but for the form's own.
    pub fn values(&self, form: Form) -> Vec<(&'static str, String)> {
        let own = |key| form.0.iter().find(|(own, _)| *own == key);
        let good = GOOD.iter().map(|pair| own(pair.0).unwrap_or(pair));
        let more = form.0.iter().filter(|(key, _)| !GOOD.iter().any(|(good, _)| good == key));
        good.chain(more).map(|(key, value)| (*key, self.fill(value))).collect()
    }
}

/// An answer that has been read.
pub(super) struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    pub async fn read(response: Response) -> Result<Self, reqwest::Error> {
        Ok(Self { status: response.status(), headers: response.headers().clone(), body: response.text().await? })
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The numbers of the suppliers of this name.
    pub fn ids(&self, words: &Words) -> Vec<String> {
        edit_links(&Html::parse_document(&self.body), words)
    }

    /// `Err` says what was expected and what was found.
    pub fn judge(&self, expect: &Expect, words: &Words, dockerfile: &str, default_port: u16) -> Result<(), String> {
        let page = Html::parse_document(&self.body);
        let root = page.root_element();
        let header = |name| self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match expect {
            Expect::Status(status) => same("status", *status, self.status.as_u16()),
            Expect::Redirect(to) => {
                let found = format!("{} {}", self.status.as_u16(), header(LOCATION));
                same("redirect", format!("302 {}", words.fill(to)), found)
            }
            Expect::Json => {
                let object = serde_json::from_str::<serde_json::Value>(&self.body).is_ok_and(|value| value.is_object());
                same("a JSON object", true, object && header(CONTENT_TYPE).starts_with("application/json"))
            }
            Expect::Text(selector, text) => same(selector, vec![words.fill(text)], texts(root, selector)),
            Expect::Texts(selector, expected) => {
                same(selector, expected.iter().map(ToString::to_string).collect(), texts(root, selector))
            }
            Expect::Link(to, text) => {
                let selector = format!("a[href='{}']", words.fill(to));
                let found = texts(root, &selector);
                if found.iter().any(|found| found == text) {
                    Ok(())
                } else {
                    Err(format!("{selector}: expected {text:?}, found {found:?}"))
                }
            }
            Expect::Count(selector, count) => {
                let selector = words.fill(selector);
                same(&selector, *count, all(root, &selector).len())
            }
            Expect::Value(selector, value) => {
                let found = all(root, selector)
                    .iter()
                    .map(|input| input.attr("value").unwrap_or_default().to_owned())
                    .collect();
                same(selector, vec![words.fill(value)], found)
            }
            Expect::Listed(form) => {
                let found: Vec<_> =
                    rows(&page, words).into_iter().map(|row| texts(row, "td").into_iter().take(5).collect()).collect();
                let values = words.values(*form);
                let expected = ["address", "city", "state", "email", "phone"]
                    .map(|key| values.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone()).unwrap_or_default());
                same("the supplier's row", vec![expected.to_vec()], found)
            }
            Expect::EditLink => same("numbers in edit links", vec![words.id.clone()], edit_links(&page, words)),
            Expect::NotListed => same("rows of the supplier", 0, rows(&page, words).len()),
            Expect::Listens(port) => {
                let configured = instruction(dockerfile, "ENV APP_PORT=").first().and_then(|port| port.parse().ok());
                same("port", *port, configured.unwrap_or(default_port))
            }
            Expect::Exposes(port) => same("EXPOSE", vec![port.to_string()], instruction(dockerfile, "EXPOSE ")),
        }
    }
}

/// The numbers that the supplier's rows link to, in links that lead to the service's own form.
fn edit_links(page: &Html, words: &Words) -> Vec<String> {
    let path = words.fill("{base}/supplier-update/");
    let links = rows(page, words).into_iter().flat_map(|row| all(row, "a[href]"));
    links.filter_map(|link| link.attr("href")?.strip_prefix(&path).map(str::to_owned)).collect()
}

/// What follows a keyword in a Dockerfile, wherever a line starts with it.
fn instruction(dockerfile: &str, keyword: &str) -> Vec<String> {
    dockerfile.lines().filter_map(|line| line.strip_prefix(keyword)).map(|rest| rest.trim().to_owned()).collect()
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, found: T) -> Result<(), String> {
    if expected == found { Ok(()) } else { Err(format!("{what}: expected {expected:?}, found {found:?}")) }
}

/// The list's rows about the supplier.
fn rows<'a>(page: &'a Html, words: &Words) -> Vec<ElementRef<'a>> {
    let rows = all(page.root_element(), "table.table tbody tr");
    rows.into_iter().filter(|row| texts(*row, "th[scope=row]") == [words.name.as_str()]).collect()
}

fn all<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector)
        .unwrap_or_else(|error| panic!("expected a CSS selector, found {selector:?}: {error}"));
    within.select(&selector).collect()
}

/// The texts of the elements, with runs of white space as one space: what a person reads.
fn texts(within: ElementRef<'_>, selector: &str) -> Vec<String> {
    let text =
        |element: ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(within, selector).into_iter().map(text).collect()
}
