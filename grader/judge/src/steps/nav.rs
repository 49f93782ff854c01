//! The phrase about the colour of a navigation bar: what is served counts more than what is in the source code.

use grader_core::{Aspect, Question, Shown, facts::Nav};

use super::{page, source_tree, view};
use crate::{check::Check, exam::Stop, phrase::phrase};

/// Whether a navigation bar has all classes of `wanted` and none of `unwanted`.
pub(super) fn has(nav: &Nav, wanted: &str, unwanted: &str) -> bool {
    let has = |class: &str| nav.classes.iter().any(|c| c == class);
    wanted.split_whitespace().all(has) && !unwanted.split_whitespace().any(has)
}

phrase! {
    /// Every navigation bar of the employee's page; where that page, or a bar on it, cannot be seen, those that the views draw.
    then "la barre de navigation de l'employé, sur sa page {string} ou sinon dans les vues de {string}, a les classes {string} et pas {string}" | "the navigation bar of the employee, on its page {string} or else in the views of {string}, has the classes {string} and not {string}", ["\"/admin/suppliers\"", "\"employee\"", "\"navbar-light bg-light\"", "\"navbar-dark bg-dark\""],
    async fn nav_classes(exam, path: String, name: String, wanted: String, unwanted: String) {
        let served = match page::employee(exam, &path).await {
            Ok((url, exchange)) if exchange.status == 200 => Some((url, exchange)),
            Ok(_) | Err(Stop::Unseen(_) | Stop::Failed(_)) => None,
            Err(stop) => return Err(stop),
        };
        if let Some((url, exchange)) = served {
            let navs = exchange.page.iter().flat_map(|page| &page.navs);
            let mut check = Check::answer(Question::get(url));
            for nav in navs.clone() {
                check.that(has(nav, &wanted, &unwanted), (&path, Aspect::NavigationBar), Shown::value(&wanted), Shown::value(nav.classes.join(" ")));
            }
            if navs.count() > 0 {
                return Ok(check.done()?);
            }
        }
        let place = source_tree::directory(exam, &name).await?;
        exam.set_directory(&name, place);
        view::bars_have(exam, &wanted, &unwanted)
    }
}
