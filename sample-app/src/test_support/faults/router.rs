//! A service with a switch: correct until a fault is set.

use std::{
    collections::HashMap,
    panic,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use url::form_urlencoded;

use super::{Change, Fault, On};
use crate::{Service, Store, test_support::contract::at_base};

/// The largest form and page that a fault looks into.
const LIMIT: usize = 4 << 20;

/// Says which service has which fault now. Cloning shares it.
#[derive(Debug, Clone, Default)]
pub struct Switch(Arc<Mutex<Setting>>);

#[derive(Debug, Clone, Copy, Default)]
struct Setting {
    fault: Option<(Service, &'static Fault)>,
    dead: bool,
}

impl Switch {
    /// From now on this service has this fault, and no other has one. A process that had died lives again.
    pub fn set(&self, service: Service, fault: &'static Fault) {
        *self.lock() = Setting { fault: Some((service, fault)), dead: false };
    }

    /// From now on every service is correct.
    pub fn clear(&self) {
        *self.lock() = Setting::default();
    }

    fn fault(&self, service: Service) -> Option<&'static Fault> {
        let Setting { fault, dead } = *self.lock();
        let (_, fault) = fault.filter(|(of, _)| *of == service)?;
        if dead {
            die();
        }
        Some(fault)
    }

    fn lock(&self) -> MutexGuard<'_, Setting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A service on a database, with a switch.
pub fn router(service: Service, store: Store, switch: Switch) -> Router {
    let routers = Service::ALL.map(|service| (service, service.router(store.clone()))).into();
    Router::new().fallback(answer).with_state(Arc::new(Switched { service, routers, switch }))
}

struct Switched {
    service: Service,
    routers: HashMap<Service, Router>,
    switch: Switch,
}

async fn answer(State(switched): State<Arc<Switched>>, request: Request) -> Response {
    let Some(fault) = switched.switch.fault(switched.service) else {
        return switched.pass(switched.service, request).await;
    };
    let (parts, body) = request.into_parts();
    let form = text(body).await;
    let hit = |on: &On| switched.concerns(on, &parts, &form);
    match &fault.change {
        Change::Instead(other) => switched.pass(*other, Request::from_parts(parts, Body::from(form))).await,
        Change::Reply(on, status, kind, body) if on.page.is_empty() && hit(on) => reply(*status, kind, body),
        Change::Pretend(on) if hit(on) => {
            (StatusCode::FOUND, [(header::LOCATION, switched.service.site().path("/suppliers"))]).into_response()
        }
        Change::Field(on, name, value) if hit(on) => {
            let form = replaced(&form, name, value);
            switched.pass_form(parts, form).await
        }
        Change::Die(on) if on.page.is_empty() && hit(on) => switched.end(),
        Change::Text(on, ..)
        | Change::Status(on, _)
        | Change::Location(on, _)
        | Change::Reply(on, ..)
        | Change::Die(on)
            if hit(on) =>
        {
            let answer = switched.pass_form(parts, form).await;
            switched.altered(answer, on, &fault.change).await
        }
        _ => switched.pass_form(parts, form).await,
    }
}

impl Switched {
    async fn pass(&self, to: Service, request: Request) -> Response {
        match self.routers[&to].clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    async fn pass_form(&self, mut parts: Parts, form: String) -> Response {
        // The form may have another length than it came with.
        parts.headers.remove(header::CONTENT_LENGTH);
        self.pass(self.service, Request::from_parts(parts, Body::from(form))).await
    }

    /// Whether a request is one of those that a fault concerns.
    fn concerns(&self, on: &On, parts: &Parts, form: &str) -> bool {
        let wanted = self.expand(on.path);
        let path = parts.uri.path();
        let same_path = wanted.strip_suffix('*').map_or(path == wanted, |start| path.starts_with(start));
        same_path && on.method.is_none_or(|method| parts.method == method) && form.contains(on.form)
    }

    /// An answer with the change, if it holds the text that the fault looks for.
    async fn altered(&self, answer: Response, on: &On, change: &Change) -> Response {
        let (mut parts, body) = answer.into_parts();
        let mut page = text(body).await;
        if page.contains(on.page) && (on.status == 0 || on.status == parts.status.as_u16()) {
            match change {
                Change::Text(_, from, to) => page = page.replace(&self.expand(from), &self.expand(to)),
                Change::Status(_, status) => parts.status = code(*status),
                Change::Location(_, to) => {
                    if let Some(location) = parts.headers.get_mut(header::LOCATION) {
                        *location = HeaderValue::from_str(&self.expand(to))
                            .unwrap_or_else(|error| panic!("expected a path in a fault, found {to:?}: {error}"));
                    }
                }
                Change::Reply(_, status, kind, body) => return reply(*status, kind, body),
                Change::Die(_) => self.end(),
                Change::Pretend(_) | Change::Field(..) | Change::Instead(_) | Change::Dockerfile(..) => {}
            }
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(page))
    }

    fn expand(&self, text: &str) -> String {
        at_base(self.service.site().base, text)
    }

    fn end(&self) -> ! {
        self.switch.lock().dead = true;
        die()
    }
}

/// Ends the connection without an answer, as a process that ends does, and without the noise of a panic.
fn die() -> ! {
    panic::resume_unwind(Box::new("the service has died, as its fault says"))
}

fn reply(status: u16, kind: &'static str, body: &'static str) -> Response {
    (code(status), [(header::CONTENT_TYPE, kind)], body).into_response()
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or_else(|error| panic!("expected a status in a fault, found {status}: {error}"))
}

async fn text(body: Body) -> String {
    // A test's own forms and pages are small; one that cannot be read is left out.
    let bytes = to_bytes(body, LIMIT).await.unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A form with another value in one field.
fn replaced(form: &str, name: &str, value: &str) -> String {
    let pairs = form_urlencoded::parse(form.as_bytes()).map(|(key, old)| {
        let new = if key == name { value.into() } else { old };
        (key, new)
    });
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
