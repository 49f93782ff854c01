//! Phrases about a microservice in its container.

use std::sync::Arc;

use grader_core::{
    Aspect, Gap, GapReason, Question, Remark, Seen, Shown,
    facts::{Attempt, ContainerRun},
};

use super::{application, round_trip::Judged, source_tree};
use crate::{
    exam::{Exam, Stop},
    files::Dockerfile,
    phrase::phrase,
    roles::{self, Container},
};

/// The status of a page that is missing.
const MISSING: u16 = 404;

/// Calls `judge` with the container at hand.
fn at_hand(exam: &Exam, judge: impl FnOnce(Container<'_>) -> Result<(), Stop>) -> Result<(), Stop> {
    let (name, run) = (exam.container()?.name, exam.container()?.it);
    judge(Container { name: &name, run: &run })
}

/// Calls `judge` with the container at hand, unless it is quite another application: none of its pages speaks of the lab's, nor
/// does its code.
fn of_the_lab(exam: &Exam, judge: impl FnOnce(Container<'_>) -> Result<(), Stop>) -> Result<(), Stop> {
    let (lab, place) = (exam.lab()?, exam.directory()?.it);
    at_hand(exam, |container| {
        if !application::place_speaks(lab, &place) {
            application::one_is_the_labs(lab, &container.question(), roles::exchanges(container.run))?;
        }
        judge(container)
    })
}

/// The parts of a list in a feature file.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|part| !part.is_empty())
}

phrase! {
    /// Builds a microservice's image and runs it beside a database. What was not handed in cannot be.
    given "le conteneur du microservice {string}" | "the container of the microservice {string}", ["\"customer\""],
    async fn the_container(exam, name: String) {
        let place = source_tree::directory(exam, &name).await?;
        let run = match exam.container_of(&name).await {
            // The source alone may still tell something.
            Err(Stop::Unseen(gap)) if gap.reason == GapReason::NoDocker => Arc::new(unseen(&gap)),
            run => run?,
        };
        exam.set_directory(&name, place);
        exam.set_container(&name, run);
        Ok(())
    }
}

/// A container of which nothing could be seen.
fn unseen(gap: &Gap) -> ContainerRun {
    ContainerRun { build: Seen::Unknown(gap.clone()), listeners: Seen::Unknown(gap.clone()), ..ContainerRun::default() }
}

phrase! {
    /// The build ends without an error; one that fails shows the last lines of its output.
    then "l'image se construit" | "the image builds", [],
    async fn image_builds(exam) {
        at_hand(exam, |container| container.built())
    }
}

phrase! {
    /// The program keeps running, listens where others reach it, and speaks HTTP. The port is found, not assumed.
    then "le conteneur répond à la page {string}" | "the container answers the page {string}", ["\"/\""],
    async fn container_answers(exam, path: String) {
        at_hand(exam, |container| container.answer(&path).map(drop))
    }
}

phrase! {
    /// The port on which it really listens. Without a container the source can say so, with a remark.
    then "le conteneur écoute sur le port {int}" | "the container listens on port {int}", ["8080"],
    async fn container_listens(exam, port: u16) {
        let (name, run) = (exam.container()?.name, exam.container()?.it);
        let container = Container { name: &name, run: &run };
        let ports = match container.ports() {
            Err(Stop::Unseen(gap)) if gap.reason == GapReason::NoDocker => {
                if written_port(exam, port)? != Some(port) {
                    return Err(gap.into());
                }
                exam.remark(Remark::JudgedFromSource { subject: name });
                return Ok(());
            }
            ports => ports?,
        };
        if !ports.contains(&port) {
            return Err(container.failed((&name, Aspect::ListeningPort), Shown::value(port), Shown::values(ports)));
        }
        if let Ok(declared) = run.exposed.known()
            && let Some(other) = declared.iter().find(|_| !declared.contains(&port))
        {
            exam.remark(Remark::ExposesOther { subject: name, expected: port, found: *other });
        }
        Ok(())
    }
}

/// The port that the source of the microservice at hand says it listens on: what its program listens on with the Dockerfile's
/// variables; where the program does not tell, `port` if the Dockerfile declares it, for another one there proves nothing.
fn written_port(exam: &mut Exam, port: u16) -> Result<Option<u16>, Stop> {
    let place = exam.directory()?.it;
    let text = place.file("Dockerfile").and_then(|file| file.text.as_deref());
    let dockerfile = text.and_then(|text| Dockerfile::parse(text).ok());
    let variables = dockerfile.as_ref().map(Dockerfile::environment).unwrap_or_default();
    let written = exam.program_of(&place)?.and_then(|program| program.code().port(&variables));
    let declared = || dockerfile.is_some_and(|file| file.ports().contains(&port)).then_some(port);
    Ok(written.or_else(declared))
}

phrase! {
    /// Opens a page of the container; the steps that follow judge its answer.
    when "on ouvre la page {string} du conteneur" | "the page {string} of the container is opened", ["\"/suppliers\""],
    async fn open_container(exam, path: String) {
        let (name, run) = (exam.container()?.name, exam.container()?.it);
        let exchange = Container { name: &name, run: &run }.answer(&path)?.clone();
        exam.set_answer(&path, (Question::Container(name), Arc::new(exchange)));
        Ok(())
    }
}

phrase! {
    /// Every page answers 200 with HTML that tells of no failure: the status says nothing of the database. Where one does not,
    /// it may be quite another application.
    then "le conteneur affiche les pages {string}" | "the container shows the pages {string}", ["\"/, /suppliers\""],
    async fn container_shows(exam, paths: String) {
        of_the_lab(exam, |container| {
            let mut check = container.check();
            for path in parts(&paths) {
                let alerts = roles::dangers(container.page(path)?.1);
                check.that(alerts.is_empty(), (format!("GET {path}"), Aspect::Alert), Shown::Absent, Shown::values(alerts));
            }
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// The row that the grader itself put into the database which the variables name. No static page and no other database
    /// has it.
    then "la page {string} montre le fournisseur que le correcteur a mis dans la base" | "the page {string} shows the supplier that the grader put into the database", ["\"/suppliers\""],
    async fn shows_planted(exam, path: String) {
        of_the_lab(exam, |container| {
            let (_, page) = container.page(&path)?;
            let planted = &container.run.planted;
            let rows = page.tables.iter().flat_map(|t| &t.rows);
            let shown = rows.flat_map(|r| &r.cells).any(|cell| cell == planted);
            let alerts: Vec<&String> = page.alerts.iter().map(|a| &a.text).collect();
            let mut check = container.check();
            let subject = (format!("GET {path}"), Aspect::PlantedSupplier);
            check.that(shown, subject, Shown::value(planted), Shown::values(alerts));
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// No link leads to a page that changes suppliers, whatever it is called, and no form sends anything. The pages of another
    /// microservice are its own.
    then "les pages {string} n'offrent aucune écriture" | "the pages {string} offer no writing", ["\"/, /suppliers\""],
    async fn offers_no_writing(exam, paths: String) {
        let lab = exam.lab()?;
        let own = roles::Service::of(lab, &exam.container()?.name);
        let elsewhere: Vec<&str> = roles::Service::all(lab)
            .filter(|service| Some(*service) != own)
            .filter_map(|service| service.of_lab(lab)?.path.as_deref())
            .collect();
        of_the_lab(exam, |container| {
            let mut check = container.check();
            for path in parts(&paths) {
                let (exchange, page) = container.page(path)?;
                let mut links: Vec<String> = roles::targets(exchange, page).filter(|target| roles::writes(target)).collect();
                links.extend(roles::offers(exchange, page, &elsewhere).filter(|target| !roles::writes(target)));
                let forms: Vec<&String> = page.forms.iter().filter(|f| f.method == "post").map(|f| &f.action).collect();
                check.that(links.is_empty(), (format!("GET {path}"), Aspect::Links), Shown::Absent, Shown::values(links));
                check.that(forms.is_empty(), (format!("GET {path}"), Aspect::Forms), Shown::Absent, Shown::values(forms));
            }
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// Each of the requests is answered with this status. A route that knows no supplier of that number says 404 too, in JSON:
    /// that is no missing page, unless the application says so of every page that is missing.
    then "les requêtes {string} reçoivent le statut {int}" | "the requests {string} get the status {int}", ["\"GET /supplier-add, POST /supplier-add\"", "404"],
    async fn requests_get(exam, requests: String, status: u16) {
        of_the_lab(exam, |container| {
            let mut check = container.check();
            let answers: Vec<_> = parts(&requests).map(|r| Ok((r, container.answer(r)?))).collect::<Result<_, Stop>>()?;
            // Only a supplier's number can be unknown: what has none is a page that is missing.
            let pages = answers.iter().filter(|(r, _)| r.starts_with("GET ") && !r.contains(|c: char| c.is_ascii_digit()));
            let says_so_in_json = pages.clone().count() > 0 && pages.clone().all(|(_, e)| e.status == MISSING && !roles::is_no_page(e));
            for (request, exchange) in answers {
                let there = status == MISSING && exchange.status == MISSING && !roles::is_no_page(exchange) && !says_so_in_json;
                let found = if there { format!("{MISSING} JSON") } else { exchange.status.to_string() };
                check.that(found == status.to_string(), request, Shown::value(status), Shown::value(found));
            }
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// What changes suppliers, on these pages, leads below the prefix; there is something on every page.
    then "les liens et les formulaires d'écriture des pages {string} mènent sous {string}" | "the links and forms of the pages {string} that write lead below {string}", ["\"/admin/suppliers\"", "\"/admin/\""],
    async fn writes_below(exam, paths: String, prefix: String) {
        of_the_lab(exam, |container| {
            let mut check = container.check();
            for path in parts(&paths) {
                let (exchange, page) = container.page(path)?;
                let all: Vec<String> = roles::targets(exchange, page).filter(|target| roles::writes(target)).collect();
                let astray: Vec<&String> = all.iter().filter(|target| !target.starts_with(&prefix)).collect();
                let (holds, found) = (!all.is_empty() && astray.is_empty(), Shown::values(astray));
                check.that(holds, format!("GET {path}"), Shown::value(format!("{prefix}…")), found);
            }
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// Whoever writes is led back to the list. A write for which there is no control is another criterion's to tell.
    then "chaque écriture du conteneur mène à {string}" | "every write of the container leads to {string}", ["\"/admin/suppliers\""],
    async fn writes_lead_to(exam, path: String) {
        of_the_lab(exam, |container| {
            let trip = container.round_trip()?;
            let mut check = container.check();
            let mut sent = 0;
            for change in trip.changes() {
                let Attempt::Answered(form) = &change.attempt else { continue };
                sent += 1;
                let holds = !form.redirects.is_empty() && form.landed.path().trim_end_matches('/') == path;
                let found = format!("{} {}", form.status, form.landed.path());
                check.that(holds, format!("{} {}", form.method.to_uppercase(), form.action.path()), Shown::value(&path), Shown::value(found));
            }
            check.that(sent > 0, "POST", Shown::Present, roles::attempt_shown(&trip.add.attempt));
            Ok(check.done()?)
        })
    }
}

phrase! {
    /// A supplier of a random name appears in the list, changes its city, and goes: no static page does that.
    then "un fournisseur s'y ajoute, s'y modifie et s'en supprime" | "a supplier can be added to it, edited and removed", [],
    async fn container_round_trip(exam) {
        let list = exam.lab()?.containers.as_ref().and_then(|c| c.services.get(&exam.container().ok()?.name)?.round_trip.clone());
        of_the_lab(exam, |container| {
            let trip = Judged {
                question: Question::Container(container.name.to_owned()),
                trip: container.round_trip()?,
                lists: vec![list.as_deref().unwrap_or_default()],
                // Nothing lies between the grader and the container.
                is_theirs: |reason| reason != GapReason::TimedOut,
            };
            trip.added().and_then(|()| trip.edited()).and_then(|()| trip.removed())
        })
    }
}
