//! Whether something is of the lab's application at all. What is wrong with quite another one needs no list: it is said in
//! one line, and what builds on it is blocked by it.

use grader_core::{
    Aspect, Lab, Question, Shown, SourcePart,
    facts::{Exchange, Page, SourceFile, SourceTree},
};

use crate::{check::Check, exam::Stop, roles::Place};

/// The longest that is shown of what another application says of itself, in characters.
const SHOWN: usize = 80;

/// Fails when a page that loads speaks of the lab's application nowhere.
pub(super) fn is_the_labs(lab: &Lab, question: &Question, exchange: &Exchange) -> Result<(), Stop> {
    one_is_the_labs(lab, question, [exchange])
}

/// Fails when pages load and none of them speaks of the lab's application.
pub(super) fn one_is_the_labs<'a>(
    lab: &Lab,
    question: &Question,
    exchanges: impl IntoIterator<Item = &'a Exchange>,
) -> Result<(), Stop> {
    let loaded = exchanges.into_iter().filter(|exchange| exchange.status == 200);
    let pages: Vec<&Page> = loaded.filter_map(|exchange| exchange.page.as_ref()).collect();
    match pages.first() {
        Some(first) if !pages.iter().any(|page| page_speaks(lab, page)) => {
            Err(another(lab, Check::answer(question.clone()), says_of_itself(first)))
        }
        _ => Ok(()),
    }
}

/// Fails when neither the paths nor the texts of the code, now or in its history, speak of the lab's application.
pub(super) fn code_is_the_labs(lab: &Lab, tree: &SourceTree) -> Result<(), Stop> {
    let files = || tree.files.iter().chain(tree.history.iter().flat_map(|h| &h.branches).flat_map(|b| &b.files));
    let mut committed = tree.history.iter().flat_map(|h| h.trees.values()).flat_map(|tree| &tree.files);
    if files_speak(lab, files()) || committed.any(|path| lab.application.is_spoken_of(path)) {
        return Ok(());
    }
    Err(another(lab, Check::file(SourcePart::Microservices, ""), package_name(files())))
}

/// Fails when the code in the directory of a microservice speaks of the lab's application nowhere.
pub(super) fn place_is_the_labs(lab: &Lab, place: &Place) -> Result<(), Stop> {
    if place_speaks(lab, place) {
        return Ok(());
    }
    let check = Check::file(SourcePart::Microservices, &place.path);
    Err(another(lab, check, package_name(place.files().map(|(_, file)| file))))
}

/// Whether the code in the directory of a microservice speaks of the lab's application; where no text could be read, it may.
pub(super) fn place_speaks(lab: &Lab, place: &Place) -> bool {
    files_speak(lab, place.files().map(|(_, file)| file))
}

fn files_speak<'a>(lab: &Lab, files: impl Iterator<Item = &'a SourceFile>) -> bool {
    let speaks = |text: &str| lab.application.is_spoken_of(text);
    let (mut read, mut said) = (false, false);
    for file in files {
        read |= file.text.is_some();
        said |= speaks(&file.path) || file.text.as_deref().is_some_and(speaks);
    }
    said || !read
}

fn package_name<'a>(mut files: impl Iterator<Item = &'a SourceFile>) -> Option<String> {
    let package = files.find(|file| file.path.ends_with("package.json"))?.text.as_deref()?;
    serde_json::from_str::<serde_json::Value>(package).ok()?["name"].as_str().map(shortened)
}

/// Neither in the title, the brand, the headings, the tables and the links, nor in the text of a page.
fn page_speaks(lab: &Lab, page: &Page) -> bool {
    let links = page.links.iter().flat_map(|link| [&link.href, &link.text]);
    let headers = page.tables.iter().flat_map(|table| &table.headers);
    let mut texts = [&page.title, &page.text].into_iter().chain(&page.brands).chain(links).chain(headers);
    // The table of the list says what it lists by its columns, whatever the page is called.
    let lists = || page.tables.iter().any(|table| lab.application.is_listed(&table.headers));
    texts.any(|text| lab.application.is_spoken_of(text)) || lists()
}

fn says_of_itself(page: &Page) -> Option<String> {
    let said = [&page.title].into_iter().chain(page.headings.iter().map(|heading| &heading.text)).chain([&page.text]);
    said.map(|text| text.trim()).find(|text| !text.is_empty()).map(shortened)
}

fn shortened(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

fn another(lab: &Lab, mut check: Check, shown: Option<String>) -> Stop {
    check.that(false, Aspect::Application, Shown::value(&lab.application.name), Shown::maybe(shown));
    check.failed()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use grader_core::{Application, facts::Table};

    use super::*;

    fn lab() -> Lab {
        let words = ["supplier", "fournisseur"].map(str::to_owned).to_vec();
        let columns = vec!["Name".to_owned()];
        Lab { application: Application { name: "Coffee suppliers".to_owned(), words, columns }, ..Lab::default() }
    }

    fn exchange(status: u16, page: Page) -> Exchange {
        serde_json::from_value(serde_json::json!({
            "url": "http://x/", "redirects": [], "status": status, "headers": {}, "body_bytes": 0, "truncated": false,
            "page": page, "excerpt": "",
        }))
        .unwrap()
    }

    /// What a failure shows.
    fn told(result: Result<(), Stop>) -> Option<Shown> {
        let Err(Stop::Failed(finding)) = result else { return None };
        assert!(
            matches!(&finding.differences[..], [only] if only.subject == Aspect::Application.into()),
            "{finding:?}"
        );
        finding.differences.into_iter().next().map(|difference| difference.observed)
    }

    #[test]
    fn pages_of_which_none_speaks_of_the_lab_are_of_another_application() {
        let titled = |title: &str| Page { title: title.to_owned(), ..Page::default() };
        let table = Table { headers: vec!["name ".to_owned()], ..Table::default() };
        let listed = Page { tables: vec![table], ..titled("Liste") };
        let judged = |pages: &[(u16, &Page)]| {
            let exchanges: Vec<_> = pages.iter().map(|(status, page)| exchange(*status, (*page).clone())).collect();
            told(one_is_the_labs(&lab(), &Question::Container("customer".to_owned()), &exchanges))
        };
        let todo = titled("Things to do");
        assert_eq!(judged(&[(200, &todo), (404, &titled("No suppliers here"))]), Some(Shown::value("Things to do")));
        assert_eq!(judged(&[(200, &Page::default())]), Some(Shown::Absent), "a page that says nothing");
        for right in [titled("Les FOURNISSEURS"), listed] {
            assert_eq!(judged(&[(200, &todo), (200, &right)]), None, "{right:?}");
        }
        assert_eq!(judged(&[(500, &todo)]), None, "an error is no application");
        assert_eq!(judged(&[]), None);
    }

    #[test]
    fn code_that_speaks_of_the_lab_nowhere_is_of_another_application() {
        let file = |path: &str, text: &str| SourceFile {
            path: path.to_owned(),
            text: Some(text.to_owned()),
            ..SourceFile::default()
        };
        let judged = |files: Vec<SourceFile>| {
            let tree = SourceTree { files, ..SourceTree::default() };
            told(code_is_the_labs(&lab(), &tree))
        };
        let package = file("customer/package.json", r#"{"name": "todo-list"}"#);
        assert_eq!(judged(vec![package.clone()]), Some(Shown::value("todo-list")));
        assert_eq!(judged(vec![file("customer/index.py", "print(1)")]), Some(Shown::Absent));
        assert_eq!(judged(vec![package.clone(), file("customer/app/supplier.js", "")]), None);
        assert_eq!(judged(vec![package, file("customer/index.js", "app.get('/fournisseurs', list)")]), None);
        assert_eq!(judged(Vec::new()), None, "nothing was read");
    }
}
