//! Phrases about the views of a microservice, each read as the page that it becomes.

use std::sync::Arc;

use grader_core::{Aspect, Remark, Shown, SourcePart, facts::Page};

use super::{application, nav, program, source_tree};
use crate::{
    check::Check,
    exam::{Exam, Pages, Stop},
    files::{Program, VALUE, Views},
    phrase::phrase,
    roles::{self, Place},
};

/// The pages that the views of a directory become, by path: those that are drawn, or all.
fn pages(place: &Place, program: Option<&Program>, only_drawn: bool) -> Option<Pages> {
    let views = Views::among(place.files().map(|(path, file)| (path, file.text.as_deref())));
    let drawn = program.filter(|p| only_drawn && p.unknown.is_empty()).and_then(|p| p.code().views());
    let pages = views.pages(drawn.as_ref());
    let known = !views.has_others && !pages.is_empty();
    known.then(|| pages.into_iter().map(|(path, page)| (path.to_owned(), page)).collect())
}

/// The pages of the directory at hand.
fn at_hand(exam: &mut Exam, only_drawn: bool) -> Result<(Place, Arc<Pages>), Stop> {
    let place = exam.directory()?.it;
    let program = exam.program_of(&place)?;
    match exam.pages_of(&place, only_drawn, || pages(&place, program.as_deref(), only_drawn))? {
        Some(pages) => Ok((place, pages)),
        None => Err(program::for_a_person(exam, &format!("{}/views", place.path), "HTML: ∅")),
    }
}

phrase! {
    /// Finds the views in the directory of a microservice.
    given "les vues du microservice {string}" | "the views of the microservice {string}", ["\"employee\""],
    async fn the_views(exam, name: String) {
        let place = source_tree::directory(exam, &name).await?;
        application::place_is_the_labs(exam.lab()?, &place)?;
        exam.set_directory(&name, place);
        Ok(())
    }
}

phrase! {
    /// No view holds a form that sends something, whether the program still draws it or not.
    then "aucune vue ne permet d'écrire" | "no view lets anyone write", [],
    async fn no_view_writes(exam) {
        let (place, pages) = at_hand(exam, false)?;
        let writes = |page: &Page| page.forms.iter().any(|f| f.method == "post" || roles::writes(&f.action));
        let writing: Vec<_> = pages.iter().filter(|(_, page)| writes(page)).map(|(path, _)| path).collect();
        let mut check = Check::file(SourcePart::Microservices, &place.path);
        check.that(writing.is_empty(), (&place.path, Aspect::Views), Shown::Absent, Shown::values(writing));
        Ok(check.done()?)
    }
}

phrase! {
    /// Links and forms of views, and the redirects of the program, stay below a prefix. What leads home, the brand's own
    /// link and the navigation may leave it, but nothing that writes may.
    then "leurs liens, formulaires et redirections commencent par {string}" | "their links, forms and redirects begin with {string}", ["\"/admin\""],
    async fn links_begin_with(exam, prefix: String) {
        let (place, pages) = at_hand(exam, true)?;
        let below = |to: &str| to == prefix || to.strip_prefix(&prefix).is_some_and(|rest| rest.starts_with(['/', '?', '#']));
        let leaves = |to: &str| to.starts_with('/') && !to.starts_with("//") && !below(to);
        let writes = |to: &str| to.strip_prefix('/').is_some_and(|page| roles::WRITING.iter().any(|w| page.starts_with(w)));
        // Where changes lead, the running program can show; a link that nobody followed it can not.
        let (mut others, mut changing, mut inside) = (Vec::new(), Vec::new(), 0);
        for (path, page) in pages.iter() {
            let in_nav = |to: &str| page.navs.iter().flat_map(|n| &n.links).any(|l| l.href == to);
            let links = page.links.iter().map(|l| l.href.as_str()).filter(|to| writes(to) || *to != "/" && !in_nav(to));
            for to in links.chain(page.forms.iter().map(|f| f.action.as_str())) {
                inside += usize::from(below(to) || to.starts_with(VALUE));
                if leaves(to) {
                    (if writes(to) { &mut changing } else { &mut others }).push(format!("{path}: {to}"));
                }
            }
        }
        if let Some(program) = exam.program_of(&place)? {
            changing.extend(program.code().redirects().into_iter().filter(|to| leaves(to)).map(|to| format!("redirect {to}")));
        }
        if others.is_empty() && changing.is_empty() && inside == 0 {
            return Err(program::for_a_person(exam, &format!("{}/views", place.path), "href: ∅"));
        }
        let name = exam.directory()?.name;
        if !changing.is_empty() && exam.behaviour_of(&name).await?.is_some_and(|run| roles::stays_below(&run, &prefix)) {
            exam.remark(Remark::BehaviourCounts { subject: changing.join(", "), found: format!("{prefix}/…") });
            changing.clear();
        }
        others.append(&mut changing);
        others.sort();
        others.dedup();
        let mut check = Check::file(SourcePart::Microservices, &place.path);
        check.that(others.is_empty(), (&place.path, Aspect::Views), Shown::value(format!("{prefix}/…")), Shown::values(others));
        Ok(check.done()?)
    }
}

/// Compares the classes of every navigation bar that is drawn.
pub(super) fn bars_have(exam: &mut Exam, wanted: &str, unwanted: &str) -> Result<(), Stop> {
    let (place, pages) = at_hand(exam, true)?;
    let bars: Vec<_> = pages.iter().flat_map(|(path, page)| page.navs.iter().map(move |nav| (path, nav))).collect();
    if bars.is_empty() {
        return Err(program::for_a_person(exam, &format!("{}/views", place.path), "nav: ∅"));
    }
    let mut check = Check::file(SourcePart::Microservices, &place.path);
    for (path, bar) in bars {
        let holds = nav::has(bar, wanted, unwanted);
        check.that(holds, (path, Aspect::NavigationBar), Shown::value(wanted), Shown::value(bar.classes.join(" ")));
    }
    Ok(check.done()?)
}
