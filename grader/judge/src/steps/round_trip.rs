//! Phrases about a supplier of the grader's own that is added, edited and removed through the pages.

use grader_core::{
    Aspect, Gap, GapReason, Question, Remark, RoundTripRequest, Shown,
    facts::{Attempt, Change, Listing, RoundTrip, Sight},
};
use url::Url;

use super::{page, ports};
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
    /// The pages are taken from the port where they load.
    when "un fournisseur fait l'aller-retour de l'employé au client, sur le port {int} ou {int}" | "a supplier makes the round trip from the employee to the customer, on port {int} or {int}", ["80", "8080"],
    async fn trip_services(exam, first: u16, second: u16) {
        let (writer, reader) = ports::lists(exam, (first, second)).await?;
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
        Judged::of(&request, &trip).added()
    }
}

phrase! {
    /// The city that was changed.
    then "sa modification apparaît dans la liste" | "its change appears in the list", [],
    async fn trip_edited(exam) {
        let (request, trip) = exam.trip()?.it;
        Judged::of(&request, &trip).edited()
    }
}

phrase! {
    /// From both lists.
    then "il disparaît de la liste une fois supprimé" | "it is gone from the list once removed", [],
    async fn trip_removed(exam) {
        let (request, trip) = exam.trip()?.it;
        Judged::of(&request, &trip).removed()
    }
}

/// A round trip that is judged.
pub(super) struct Judged<'a> {
    /// What a finding cites.
    pub(super) question: Question,
    pub(super) trip: &'a RoundTrip,
    /// The paths of the lists that were read: of those who write, then of those who read where that is another one.
    pub(super) lists: Vec<&'a str>,
    /// Whether it is the application that ended a connection, and not something between it and the grader.
    pub(super) is_theirs: fn(GapReason) -> bool,
}

impl<'a> Judged<'a> {
    fn of(request: &'a RoundTripRequest, trip: &'a RoundTrip) -> Self {
        let mut lists = vec![request.writer.path()];
        lists.extend((request.writer != request.reader).then(|| request.reader.path()));
        let question = Question::RoundTrip(request.clone());
        // It answered a moment ago. If nothing listens any more, the form has ended it.
        Self { question, trip, lists, is_theirs: |reason| reason == GapReason::ConnectionRefused }
    }

    fn not_recorded(&self) -> Stop {
        Gap::new(GapReason::NotRecorded).operation(self.question.to_string()).into()
    }

    /// What was added is in the lists.
    pub(super) fn added(&self) -> Result<(), Stop> {
        self.changed(&self.trip.add, &Shown::Present)
    }

    /// The city that was changed is in the lists.
    pub(super) fn edited(&self) -> Result<(), Stop> {
        let city = match &self.trip.edit.attempt {
            Attempt::Answered(sent) => {
                let sent = sent.fields.iter().filter(|(_, value)| value == "Editville");
                Shown::values(sent.map(|(name, value)| format!("{name}={value}")))
            }
            _ => Shown::Present,
        };
        self.changed(&self.trip.edit, &city)
    }

    /// What was removed is in no list.
    pub(super) fn removed(&self) -> Result<(), Stop> {
        self.changed(&self.trip.remove, &Shown::Absent)
    }

    /// What a page needs for `change`.
    fn control(&self, change: &Change) -> Aspect {
        if *change == self.trip.add {
            Aspect::AddControl
        } else if *change == self.trip.edit {
            Aspect::EditControl
        } else {
            Aspect::RemoveControl
        }
    }

    /// Judges one change. A change that was never tried is judged by what came before it.
    fn changed(&self, change: &Change, wanted: &Shown) -> Result<(), Stop> {
        let mut check = Check::answer(self.question.clone());
        match &change.attempt {
            Attempt::NotReached if *change != self.trip.add => {
                self.added()?;
                return Err(self.not_recorded());
            }
            Attempt::NotReached => return Err(self.not_recorded()),
            Attempt::NoControl { page, control } => {
                check.that(false, (page.path(), self.control(change)), Shown::value(control), Shown::Absent);
                return Err(check.failed());
            }
            Attempt::Unseen(gap) => {
                let died = |sight: &Sight| matches!(sight, Sight::Unseen(gap) if (self.is_theirs)(gap.reason));
                if !(self.is_theirs)(gap.reason) && !died(&change.writer) {
                    return Err(gap.clone().into());
                }
                let operation = gap.operation.clone().unwrap_or_default();
                silent(&mut check, operation, gap);
                return Err(check.failed());
            }
            Attempt::Answered(sent) => {
                let subject = format!("{} {}", sent.method.to_uppercase(), sent.action.path());
                check.that(sent.status < 400, subject, Shown::value("302"), Shown::value(sent.status));
                if change.writer != Sight::Agrees {
                    check.that(sent.alerts.is_empty(), Aspect::Alert, Shown::Absent, Shown::values(&sent.alerts));
                }
            }
        }
        for (path, sight) in self.lists.iter().zip([&change.writer, &change.reader]) {
            match sight {
                Sight::Agrees => {}
                Sight::Differs(listing) => {
                    check.that(false, format!("{path} {}", self.trip.name), wanted.clone(), shown(listing));
                }
                Sight::Unseen(gap) if (self.is_theirs)(gap.reason) => {
                    silent(&mut check, format!("GET {path}"), gap);
                }
                Sight::Unseen(gap) => return Err(gap.clone().into()),
                Sight::NotReached => return Err(self.not_recorded()),
            }
        }
        Ok(check.done()?)
    }
}

/// Notes how the connection for `operation` ended, which the application has ended.
fn silent(check: &mut Check, operation: String, gap: &Gap) {
    match gap.reason {
        GapReason::ConnectionRefused => {
            check.that(false, (operation, Aspect::ListeningProgram), Shown::Present, Shown::Absent);
        }
        _ => check.that(false, operation, Shown::Present, Shown::maybe(gap.detail.as_ref())),
    }
}

/// What a list shows of our supplier, or why it shows nothing.
fn shown(listing: &Listing) -> Shown {
    match &listing.row {
        _ if listing.status != 200 => Shown::value(format!("HTTP {}", listing.status)),
        Some(cells) => Shown::values(cells.iter().filter(|cell| !cell.is_empty())),
        None => Shown::values(&listing.alerts),
    }
}
