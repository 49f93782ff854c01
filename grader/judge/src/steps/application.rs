//! Whether a page is of the suppliers application at all. What is wrong with a page of quite another one needs no list:
//! it is said in one line, and what builds on the page is blocked by it.

use grader_core::{Question, Shown, facts::Exchange};

use crate::{check::Check, exam::Stop};

/// What pages of the application speak of, in the course's language and in that of students.
const WORDS: [&str; 2] = ["supplier", "fournisseur"];

/// Fails when a page that loads speaks of suppliers nowhere: neither in its title, its brand, its headings, its tables and
/// links, nor in its text.
pub(super) fn is_the_suppliers(question: &Question, exchange: &Exchange) -> Result<(), Stop> {
    let Some(page) = exchange.page.as_ref().filter(|_| exchange.status == 200) else { return Ok(()) };
    let links = page.links.iter().flat_map(|link| [&link.href, &link.text]);
    let headers = page.tables.iter().flat_map(|table| &table.headers);
    let texts = [&page.title, &page.text].into_iter().chain(&page.brands).chain(links).chain(headers);
    let speaks = |text: &String| WORDS.iter().any(|word| text.to_lowercase().contains(word));
    // The table of the list says what it lists by its columns, whatever the page is called.
    let lists = page.tables.iter().any(|table| table.headers.iter().any(|header| header == "Name"));
    if lists || texts.into_iter().any(speaks) {
        return Ok(());
    }
    let said = [&page.title].into_iter().chain(page.headings.iter().map(|heading| &heading.text)).chain([&page.text]);
    let said = said.map(|text| text.trim()).find(|text| !text.is_empty());
    let shown = said.map(|text| text.chars().take(80).collect::<String>());
    let mut check = Check::answer(question.clone());
    check.that(false, "application", Shown::value("coffee suppliers"), Shown::maybe(shown));
    Err(check.failed())
}
