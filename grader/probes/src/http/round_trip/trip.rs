//! The steps of a round trip, and the cleaning up after it.

use grader_core::{
    Gap, GapReason, RoundTripRequest,
    facts::{Attempt, Change, Exchange, Form, LeftBehind, Link, RoundTrip, Row, SentForm, Sight},
};
use url::{Url, form_urlencoded};

use super::{
    controls::{self, Role},
    row::{self, Key},
};
use crate::http::Web;

/// The city after the edit.
const CITY: &str = "Editville";
/// How many rows of ours are removed: an application may add two for one.
const ROWS: usize = 4;

/// A trip under way.
#[derive(Debug)]
pub(super) struct Trip<'a> {
    web: &'a Web,
    request: &'a RoundTripRequest,
    /// Whether there may be a row of ours.
    sent: bool,
    pub(super) record: RoundTrip,
}

/// The page of our supplier.
struct Ours {
    key: Key,
    page: Exchange,
    form: Form,
}

impl<'a> Trip<'a> {
    pub(super) fn new(web: &'a Web, request: &'a RoundTripRequest, name: String) -> Self {
        Self { web, request, sent: false, record: RoundTrip { name, ..RoundTrip::default() } }
    }

    /// Adds, edits and removes; ends early when there is nothing to go on with.
    pub(super) async fn run(&mut self) {
        let start = match self.open(&self.request.writer).await {
            // What we could not find again, we could not remove.
            Ok(start) if row::is_cut(&start) => Err(too_large(&self.request.writer)),
            start => start,
        };
        self.record.before =
            start.as_ref().map(|list| row::listing(list, &self.record.name)).map_err(Gap::clone).into();
        self.record.add.attempt = match &start {
            Ok(list) => self.add(list).await.unwrap_or_else(|attempt| attempt),
            Err(gap) => Attempt::Unseen(gap.clone()),
        };
        if !self.sent {
            return;
        }
        let list = self.watch(|trip| &mut trip.record.add, |row| row.is_some()).await;
        let Some(list) = list.filter(|list| self.row(list).is_some()) else { return };

        self.record.edit.attempt = self.edit(&list).await.unwrap_or_else(|attempt| attempt);
        let edited = |row: Option<&Row>| row.is_some_and(|row| row::holds(row, CITY));
        let list = self.watch(|trip| &mut trip.record.edit, edited).await.unwrap_or(list);

        self.record.remove.attempt = self.remove(&list).await.unwrap_or_else(|attempt| attempt);
        self.watch(|trip| &mut trip.record.remove, |row| row.is_none()).await;
    }

    /// Says of whatever was not seen yet that it could not be.
    pub(super) fn cut_short(&mut self, gap: &Gap) {
        let RoundTrip { add, edit, remove, .. } = &mut self.record;
        for change in [add, edit, remove] {
            let reached = change.attempt != Attempt::NotReached;
            if !reached {
                change.attempt = Attempt::Unseen(gap.clone());
            }
            for sight in [&mut change.writer, &mut change.reader] {
                if *sight == Sight::NotReached {
                    *sight = Sight::Unseen(gap.clone());
                }
            }
            if !reached {
                break;
            }
        }
    }

    /// Removes what we added and did not remove yet.
    pub(super) async fn clean_up(&mut self) {
        if !self.sent || self.record.remove.writer == Sight::Agrees {
            return;
        }
        for _ in 0..ROWS {
            match self.open(&self.request.writer).await {
                Err(gap) => return self.left(gap.detail.unwrap_or_else(|| format!("{:?}", gap.reason))),
                Ok(list) if self.row(&list).is_none() => {
                    if list.status != 200 || row::is_cut(&list) {
                        self.left(format!("the list answers with status {}", list.status));
                    }
                    return;
                }
                Ok(list) => match self.remove(&list).await {
                    Ok(_) => {}
                    Err(Attempt::NoControl { control, .. }) => return self.left(format!("no {control}")),
                    Err(Attempt::Unseen(Gap { detail: Some(detail), .. })) => return self.left(detail),
                    Err(_) => return self.left("no answer".to_owned()),
                },
            }
        }
        self.left("it is still there after it was removed".to_owned());
    }

    /// Notes that a row of ours may still be there.
    pub(super) fn left(&mut self, why: String) {
        self.record.left_behind = Some(LeftBehind { list: self.request.writer.clone(), why });
    }

    async fn open(&self, url: &Url) -> Result<Exchange, Gap> {
        self.web.visit(url.clone(), None).await
    }

    fn row<'e>(&self, list: &'e Exchange) -> Option<&'e Row> {
        list.page.as_ref().and_then(|page| row::find(page, &self.record.name))
    }

    /// Reads both lists and notes in the change whether they are as `agrees` wants; the writer's list, where it answers.
    async fn watch(
        &mut self,
        change: impl Fn(&mut Self) -> &mut Change,
        agrees: impl Fn(Option<&Row>) -> bool,
    ) -> Option<Exchange> {
        let RoundTripRequest { writer, reader } = self.request;
        let list = self.open(writer).await;
        change(self).writer = self.sight(&list, &agrees);
        change(self).reader = if reader == writer {
            change(self).writer.clone()
        } else {
            let other = self.open(reader).await;
            self.sight(&other, &agrees)
        };
        list.ok()
    }

    fn sight(&self, list: &Result<Exchange, Gap>, agrees: impl Fn(Option<&Row>) -> bool) -> Sight {
        match list {
            Err(gap) => Sight::Unseen(gap.clone()),
            Ok(list)
                if list.status == 200 && agrees(self.row(list)) && !(row::is_cut(list) && self.row(list).is_none()) =>
            {
                Sight::Agrees
            }
            Ok(list) if list.status == 200 && row::is_cut(list) => Sight::Unseen(too_large(&list.url)),
            Ok(list) => Sight::Differs(row::listing(list, &self.record.name)),
        }
    }

    async fn add(&mut self, list: &Exchange) -> Result<Attempt, Attempt> {
        let on = |page: Exchange| {
            let form = page.page.as_ref().and_then(controls::add_form).cloned()?;
            Some((page, form))
        };
        let mut found = on(list.clone());
        for link in list.page.iter().flat_map(controls::add_links) {
            if found.is_none() {
                found = on(self.behind(list, link).await?);
            }
        }
        let (page, form) = found.ok_or_else(|| missing(list, "form to add a supplier"))?;
        let name = self.record.name.clone();
        let typed = |role: Role| Some(if role == Role::Name { name.clone() } else { role.value().to_owned() });
        self.sent = true;
        self.send(&page, &form, typed).await
    }

    async fn edit(&self, list: &Exchange) -> Result<Attempt, Attempt> {
        let Ours { page, form, .. } = self.ours(list).await?;
        if controls::field(&form, Role::City).is_none() {
            return Err(missing(&page, "city field"));
        }
        self.send(&page, &form, |role| (role == Role::City).then(|| CITY.to_owned())).await
    }

    async fn remove(&self, list: &Exchange) -> Result<Attempt, Attempt> {
        let Ours { key, page, .. } = self.ours(list).await?;
        // The page of our row has it, or the list has one for each row.
        for page in [&page, list] {
            let forms = page.page.iter().flat_map(controls::remove_forms);
            if let Some(form) = forms.into_iter().find(|form| key.is_of(form, &page.url, &list.url)) {
                return self.send(page, form, |_| None).await;
            }
        }
        Err(missing(&page, "form to remove this supplier"))
    }

    /// The page that the links of our row lead to, with the form of our supplier and of no other.
    async fn ours(&self, list: &Exchange) -> Result<Ours, Attempt> {
        let (Some(page), Some(row)) = (&list.page, self.row(list)) else { return Err(missing(list, "row")) };
        let mut seen = None;
        for link in controls::edit_links(&row.links) {
            let key = Key::of(&link.href, row, page, &list.url);
            let behind = self.behind(list, link).await?;
            let forms = behind.page.iter().flat_map(controls::supplier_forms);
            let form = { forms }.find(|form| self.is_ours(form, &key, &behind.url, list)).cloned();
            match form {
                Some(form) => return Ok(Ours { key, page: behind, form }),
                None => seen = Some(behind),
            }
        }
        Err(seen.map_or_else(|| missing(list, "edit link"), |page| missing(&page, "form of this supplier")))
    }

    /// Whether a form holds our supplier: by its name or, where the form shows none, by its id.
    fn is_ours(&self, form: &Form, key: &Key, page: &Url, list: &Exchange) -> bool {
        let name = controls::field(form, Role::Name).map(|field| field.value.trim()).unwrap_or_default();
        if name.is_empty() { key.is_of(form, page, &list.url) } else { name.eq_ignore_ascii_case(&self.record.name) }
    }

    /// The page that a link of `from` leads to.
    async fn behind(&self, from: &Exchange, link: &Link) -> Result<Exchange, Attempt> {
        let url = near(&from.url, &link.href)?;
        self.open(&url).await.map_err(Attempt::Unseen)
    }

    /// Sends a form of `page` as a browser would.
    async fn send(
        &self,
        page: &Exchange,
        form: &Form,
        typed: impl Fn(Role) -> Option<String>,
    ) -> Result<Attempt, Attempt> {
        let mut action = near(&page.url, &form.action)?;
        let fields = controls::filled(form, typed);
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let body = if form.method == "post" {
            Some(encoded)
        } else {
            action.set_query(Some(&encoded));
            None
        };
        let answer = self.web.visit(action.clone(), body).await.map_err(Attempt::Unseen)?;
        Ok(Attempt::Answered(Box::new(SentForm {
            method: form.method.clone(),
            action,
            fields,
            alerts: row::alerts(&answer),
            redirects: answer.redirects,
            landed: answer.url,
            status: answer.status,
        })))
    }
}

/// The address that a page names, when it is on the same server: a page must not send us elsewhere. Without one it is the
/// page's own.
fn near(page: &Url, address: &str) -> Result<Url, Attempt> {
    let url = if address.trim().is_empty() { Ok(page.clone()) } else { page.join(address) };
    match url {
        Ok(url) if url.origin() == page.origin() => Ok(url),
        _ => {
            let detail = format!("{address} leads to another server than its page, {page}");
            Err(Attempt::Unseen(Gap::new(GapReason::ForbiddenAddress).operation(format!("GET {page}")).detail(detail)))
        }
    }
}

fn missing(page: &Exchange, control: &str) -> Attempt {
    Attempt::NoControl { page: page.url.clone(), control: control.to_owned() }
}

fn too_large(url: &Url) -> Gap {
    Gap::new(GapReason::TooLarge).operation(format!("GET {url}")).detail("the list is longer than what is read")
}
