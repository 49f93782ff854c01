//! Phrases about pages that load on one of the load balancer's two ports: production or test, whichever serves them.

use std::sync::Arc;

use grader_core::{GapReason, Question, Remark, facts::Exchange};
use url::Url;

use super::{application, page};
use crate::{
    exam::{Exam, Stop},
    phrase::phrase,
};

/// The status of a page that is missing.
const MISSING: u16 = 404;

/// `url` on the other one of two ports; nothing, where it is on neither.
fn on_other_port(url: &Url, first: u16, second: u16) -> Option<Url> {
    let port = match url.port_or_known_default() {
        Some(port) if port == first => second,
        Some(port) if port == second => first,
        _ => return None,
    };
    let mut other = url.clone();
    other.set_port(Some(port)).ok()?;
    Some(other)
}

/// The first of two answers in which the page loads. Where it loads in neither, the first one is what is judged; unless
/// the other could not be seen, for then it might load there.
async fn either(
    exam: &mut Exam,
    path: &str,
    url: Url,
    seen: Result<(Url, Arc<Exchange>), Stop>,
    ports: (u16, u16),
) -> Result<(Url, Arc<Exchange>), Stop> {
    let loads = |exchange: &Exchange| exchange.status == 200;
    let other = on_other_port(&url, ports.0, ports.1).filter(|_| !seen.as_ref().is_ok_and(|(_, e)| loads(e)));
    if let Some(other) = other {
        match exam.get(other.clone()).await {
            Ok(exchange) if loads(&exchange) => {
                let at = |url: &Url| format!("HTTP:{}", url.port_or_known_default().unwrap_or_default());
                let subject = format!("GET {path}").into();
                exam.remark(Remark::OtherValue { subject, expected: at(&url), found: at(&other) });
                return Ok((other, exchange));
            }
            // What was recorded before the second port was asked is judged by the first.
            Err(Stop::Unseen(gap)) if gap.reason == GapReason::NotRecorded => {}
            Err(Stop::Unseen(gap)) if !matches!(seen, Err(Stop::Unseen(_))) => return Err(gap.into()),
            _ => {}
        }
    }
    let (url, exchange) = seen?;
    if exchange.status == MISSING {
        of_the_lab(exam, &url).await?;
    }
    Ok((url, exchange))
}

/// Fails when the home page beside a page that is missing is quite another application's.
async fn of_the_lab(exam: &mut Exam, url: &Url) -> Result<(), Stop> {
    let home = page::below(url, "/")?;
    match exam.get(home.clone()).await {
        Ok(exchange) => application::is_the_labs(exam.lab()?, &Question::get(home), &exchange),
        Err(Stop::Unseen(_) | Stop::Failed(_)) => Ok(()),
        Err(stop) => Err(stop),
    }
}

/// The customer's page `path`, on whichever of two ports it loads.
async fn customer(exam: &mut Exam, path: &str, ports: (u16, u16)) -> Result<(Url, Arc<Exchange>), Stop> {
    let url = page::below(&page::load_balancer(exam).await?, path)?;
    let seen = exam.get(url.clone()).await.map(|exchange| (url.clone(), exchange));
    either(exam, path, url, seen, ports).await
}

/// The employee's page `path`, on whichever of two ports it loads.
async fn employee(exam: &mut Exam, path: &str, ports: (u16, u16)) -> Result<(Url, Arc<Exchange>), Stop> {
    let url = page::below(&page::load_balancer(exam).await?, path)?;
    let seen = page::employee(exam, path).await;
    either(exam, path, url, seen, ports).await
}

/// The lists of the employee and of the customer, each on whichever of two ports it loads.
pub(super) async fn lists(exam: &mut Exam, ports: (u16, u16)) -> Result<(Url, Url), Stop> {
    let writer = employee(exam, "/admin/suppliers", ports).await?.0;
    let reader = customer(exam, "/suppliers", ports).await?.0;
    Ok((writer, reader))
}

phrase! {
    /// Opens a page as anyone on the internet would, on the port where it loads.
    when "on ouvre la page {string} par l'équilibreur de charge, sur le port {int} ou {int}" | "the page {string} is opened through the load balancer, on port {int} or {int}", ["\"/suppliers\"", "80", "8080"],
    async fn open_either_port(exam, path: String, first: u16, second: u16) {
        let (url, exchange) = customer(exam, &path, (first, second)).await?;
        exam.set_answer(&path, (Question::get(url), exchange));
        Ok(())
    }
}

phrase! {
    /// Where task 9.1 lets in certain addresses only and the grader's is none of them, the address of the service itself, `urls.employee`, will do.
    when "on ouvre la page {string} de l'employé, sur le port {int} ou {int}" | "the page {string} of the employee is opened, on port {int} or {int}", ["\"/admin/suppliers\"", "80", "8080"],
    async fn open_employee_port(exam, path: String, first: u16, second: u16) {
        let (url, exchange) = employee(exam, &path, (first, second)).await?;
        exam.set_answer(&path, (Question::get(url), exchange));
        Ok(())
    }
}
