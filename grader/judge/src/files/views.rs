//! Views of a server, read as the pages that they become: parts are put in, code and comments of the template fall away.
//!
//! Mustache, Handlebars and EJS are HTML with marks in it; other templates are another language, and stay unread.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use grader_core::facts::Page;
use regex::{Captures, Regex};

use super::memo::Memo;

/// The files that are read as HTML.
const ENDS: [&str; 6] = [".html", ".htm", ".ejs", ".mustache", ".hbs", ".handlebars"];
/// How deep views include one another.
const DEPTH: usize = 6;
/// How many parts are put in, in all.
const PARTS: usize = 2000;
/// The largest page that views become together, bytes.
const LENGTH: usize = 256 << 10;

/// Comments, parts that are included, values, and code of templates, in this order of preference.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?s)(?P<comment>\{\{!--.*?--\}\}|\{\{!.*?\}\}|<%#.*?%>)",
        r#"|\{\{>\s*["']?(?P<part>[^\s"'}]+)[^}]*\}\}"#,
        r#"|<%[-=]\s*include\(\s*["'`](?P<include>[^"'`]+)["'`].*?%>"#,
        r"|(?P<block>\{\{[#/^&]?.*?\}\}\}?|<%.*?%>)",
    ))
    .expect("the pattern is a constant")
});

/// The pages that were read for somebody.
static READ: LazyLock<Memo<Page>> = LazyLock::new(Memo::default);

/// The views of a directory.
#[derive(Debug, Default)]
pub(crate) struct Views<'t> {
    files: BTreeMap<&'t str, &'t str>,
    /// Whether there are templates in a language that is not read.
    pub(crate) has_others: bool,
    /// How many parts were put in.
    parts: Cell<usize>,
}

impl<'t> Views<'t> {
    /// The views among the files of a directory, by path.
    pub(crate) fn among(files: impl Iterator<Item = (&'t str, Option<&'t str>)>) -> Self {
        let mut views = Self::default();
        for (path, text) in files.filter(|(path, _)| !path.starts_with("public/") && !path.starts_with("test")) {
            let end = |end: &str| path.to_ascii_lowercase().ends_with(end);
            if ENDS.into_iter().any(end) {
                // A text that is too long to be kept is there all the same.
                match text {
                    Some(text) => drop(views.files.insert(path, text)),
                    None => views.has_others = true,
                }
            } else if [".pug", ".jade", ".njk", ".jsx", ".tsx", ".vue", ".twig"].into_iter().any(end) {
                views.has_others = true;
            }
        }
        views
    }

    /// The pages that the views become, by path: of the views with these names and the layouts around them, or of all.
    pub(crate) fn pages(&self, drawn: Option<&BTreeSet<String>>) -> BTreeMap<&'t str, Arc<Page>> {
        let is_drawn = |path: &str, text: &str| {
            drawn.is_none_or(|names| names.iter().any(|name| is_called(path, name)))
                || text.contains("{{{body}}}")
                || text.contains("<%- body")
        };
        let drawn = self.files.iter().filter(|(path, text)| is_drawn(path, text));
        let page = |path, text| {
            let whole = self.whole(path, text, DEPTH);
            READ.of(&whole, || grader_page::parse(&whole))
        };
        drawn.map(|(path, text)| (*path, page(path, text))).collect()
    }

    /// A view with its parts, and without what the template takes away.
    fn whole(&self, path: &str, text: &str, depth: usize) -> String {
        let mut length = text.len();
        let replaced = MARKS.replace_all(text, |mark: &Captures<'_>| {
            let part = mark.name("part").or_else(|| mark.name("include"));
            if let Some(name) = part {
                self.parts.set(self.parts.get() + 1);
                let part = self.part(path, name.as_str()).filter(|_| depth > 0 && self.parts.get() < PARTS);
                let part = part.map_or_else(String::new, |(path, text)| self.whole(path, text, depth - 1));
                length += part.len();
                return if length > LENGTH { String::new() } else { part };
            }
            let block = mark.name("block").map_or("", |block| block.as_str());
            // A value is on the page, whatever it will be.
            let is_code = block.starts_with("<%") && !block.starts_with("<%=") && !block.starts_with("<%-");
            let is_section = ["{{#", "{{/", "{{^"].iter().any(|begin| block.starts_with(begin));
            if block.is_empty() || is_code || is_section { String::new() } else { VALUE.to_owned() }
        });
        replaced.into_owned()
    }

    fn part(&self, from: &str, name: &str) -> Option<(&'t str, &'t str)> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
        let mut found: Vec<_> = self.files.iter().filter(|(path, _)| is_called(path, name)).collect();
        found.sort_by_key(|(path, _)| !beside(path));
        found.first().map(|(path, text)| (**path, **text))
    }
}

/// What stands for a value that is only known when the page is drawn.
pub(crate) const VALUE: &str = "{value}";

/// Whether the view at `path` is the one called `name`: `views/nav.html` is `nav`, `nav.html`, `./nav` and `views/nav`.
fn is_called(path: &str, name: &str) -> bool {
    let name = name.trim_start_matches("./").trim_start_matches("../");
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let ends = |path: &str| path.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    !name.is_empty() && (ends(stem) || ends(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn page(files: &[(&'static str, &'static str)], name: &str) -> Arc<Page> {
        let views = Views::among(files.iter().map(|(path, text)| (*path, Some(*text))));
        let mut pages = views.pages(Some(&BTreeSet::from([name.to_owned()])));
        assert_eq!(pages.len(), 1);
        pages.pop_first().unwrap().1
    }

    #[test]
    fn parts_are_put_in_and_comments_fall_away() {
        let nav = "{{! <a href='/gone'>x</a> }}{{!-- {{x}} <a href='/gone'>x</a> --}}<nav class='navbar'><a href='/x/{{id}}'>{{ name }}</a></nav>";
        let list = "<title>T</title>{{> nav}}{{#items}}<p class=lead>{{{it}}}</p>{{/items}}<!-- {{> nav}} <a href='/gone'>x</a> -->";
        let read = page(&[("views/nav.html", nav), ("views/list.html", list)], "list");
        assert_eq!((read.title.as_str(), read.navs.len(), read.links.len()), ("T", 1, 1));
        assert_eq!((read.links[0].href.as_str(), read.links[0].text.as_str()), ("/x/{value}", VALUE));
    }

    #[test]
    fn ejs_is_read_too() {
        let list = "<%# <a href='/gone'>x</a> %><%- include('parts/nav', { a: 1 }) %><% if (a > 1) { %><a href='<%= base %>/y'>y</a><% } %>";
        let read = page(&[("views/list.ejs", list), ("views/parts/nav.ejs", "<nav class=a></nav>")], "list");
        assert_eq!((read.navs.len(), read.links[0].href.as_str()), (1, "{value}/y"));
    }

    #[test]
    fn views_that_include_one_another_end() {
        let all = [("views/a.html", "{{> b}}{{> b}}<p class=lead>a</p>"), ("views/b.html", "{{> a}}{{> a}}")];
        assert!(!page(&all, "a").leads.is_empty());
    }

    proptest! {
        #[test]
        fn no_view_makes_the_reader_panic(text in r"([{<%!>#/^ -]{1,4}|[a-z]{1,3}|include\('a'\)|> a|}}|%>){0,60}") {
            let views = Views::among([("views/a.html", Some(text.as_str()))].into_iter());
            let _ = views.pages(None);
        }
    }
}
