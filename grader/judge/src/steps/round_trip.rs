//! Phrases about a supplier of the grader's own that is added, edited and removed through the pages.

use std::sync::Arc;

use grader_core::{
    Gap, GapReason, Question, Remark, RoundTripRequest, Shown,
    facts::{Attempt, Change, Listing, RoundTrip, Sight},
};
use url::Url;

use super::page;
use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
};

phrase! {
    /// Adds, edits and removes a supplier of the grader's own, and reads the list in between.
    when "un fournisseur fait l'aller-retour par le monolithe" | "a supplier makes the round trip through the monolith", [],
    async fn trip_monolith(exam) {
        let list = page::below(&page::monolith(exam).await?, "/suppliers")?;
        make(exam, list.clone(), list).await
    }
}

phrase! {
    /// Changes it through the employee's pages, and reads the customer's list: both services use one database.
    when "un fournisseur fait l'aller-retour de l'employé au client" | "a supplier makes the round trip from the employee to the customer", [],
    async fn trip_services(exam) {
        let writer = page::employee(exam, "/admin/suppliers").await?.0;
        let reader = page::below(&page::load_balancer(exam).await?, "/suppliers")?;
        make(exam, writer, reader).await
    }
}

async fn make(exam: &mut Exam, writer: Url, reader: Url) -> Result<(), Stop> {
    let request = RoundTripRequest { writer, reader };
    let trip = exam.round_trip(request.clone()).await?;
    if let Some(left) = &trip.left_behind {
        exam.remark(Remark::LeftBehind { name: trip.name.clone(), list: left.list.to_string() });
    }
    exam.set_trip(&trip.name.clone(), (request, trip));
    Ok(())
}

phrase! {
    /// In the list of those who write and of those who read.
    then "le fournisseur ajouté apparaît dans la liste" | "the added supplier appears in the list", [],
    async fn trip_added(exam) {
        let (request, trip) = exam.trip()?.it;
        changed(&request, &trip, &trip.add, &Shown::Present)
    }
}

phrase! {
    /// The city that was changed.
    then "sa modification apparaît dans la liste" | "its change appears in the list", [],
    async fn trip_edited(exam) {
        let (request, trip) = exam.trip()?.it;
        let city = match &trip.edit.attempt {
            Attempt::Answered(sent) => Shown::values(sent.fields.iter().filter(|(_, value)| value == "Editville").map(|(name, value)| format!("{name}={value}"))),
            _ => Shown::Present,
        };
        changed(&request, &trip, &trip.edit, &city)
    }
}

phrase! {
    /// From both lists.
    then "il disparaît de la liste une fois supprimé" | "it is gone from the list once removed", [],
    async fn trip_removed(exam) {
        let (request, trip) = exam.trip()?.it;
        changed(&request, &trip, &trip.remove, &Shown::Absent)
    }
}

/// Judges one change. A change that was never tried is judged by what came before it.
fn changed(request: &RoundTripRequest, trip: &Arc<RoundTrip>, change: &Change, wanted: &Shown) -> Result<(), Stop> {
    let question = Question::RoundTrip(request.clone());
    let mut check = Check::answer(question.clone());
    match &change.attempt {
        Attempt::NotReached if *change != trip.add => {
            changed(request, trip, &trip.add, &Shown::Present)?;
            return Err(Gap::new(GapReason::NotRecorded).operation(question.to_string()).into());
        }
        Attempt::NotReached => return Err(Gap::new(GapReason::NotRecorded).operation(question.to_string()).into()),
        Attempt::NoControl { page, control } => {
            check.that(false, format!("{} {control}", page.path()), Shown::Present, Shown::Absent);
            return Err(check.failed());
        }
        Attempt::Unseen(gap) => {
            // It answered a moment ago. If nothing listens any more, the form has ended it.
            let died = |sight: &Sight| matches!(sight, Sight::Unseen(gap) if gap.reason == GapReason::ConnectionRefused);
            if gap.reason != GapReason::ConnectionRefused && !died(&change.writer) {
                return Err(gap.clone().into());
            }
            let operation = gap.operation.clone().unwrap_or_default();
            check.that(false, operation, Shown::Present, Shown::value("connection refused"));
            return Err(check.failed());
        }
        Attempt::Answered(sent) => {
            let subject = format!("{} {}", sent.method.to_uppercase(), sent.action.path());
            check.that(sent.status < 400, subject, Shown::value("302"), Shown::value(sent.status));
            if change.writer != Sight::Agrees {
                check.that(sent.alerts.is_empty(), ".alert", Shown::Absent, Shown::values(&sent.alerts));
            }
        }
    }
    let lists = [(&request.writer, &change.writer), (&request.reader, &change.reader)];
    for (url, sight) in &lists[..if request.writer == request.reader { 1 } else { 2 }] {
        match sight {
            Sight::Agrees => {}
            Sight::Differs(listing) => {
                check.that(false, format!("{} {}", url.path(), trip.name), wanted.clone(), shown(listing));
            }
            Sight::Unseen(gap) if gap.reason == GapReason::ConnectionRefused => {
                check.that(false, format!("GET {url}"), Shown::Present, Shown::value("connection refused"));
            }
            Sight::Unseen(gap) => return Err(gap.clone().into()),
            Sight::NotReached => return Err(Gap::new(GapReason::NotRecorded).operation(question.to_string()).into()),
        }
    }
    Ok(check.done()?)
}

/// What a list shows of our supplier, or why it shows nothing.
fn shown(listing: &Listing) -> Shown {
    match &listing.row {
        _ if listing.status != 200 => Shown::value(format!("HTTP {}", listing.status)),
        Some(cells) => Shown::values(cells.iter().filter(|cell| !cell.is_empty())),
        None => Shown::values(&listing.alerts),
    }
}
