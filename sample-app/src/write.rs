//! The pages that add, edit and remove: the monolith's and the employee service's.

use axum::{
    Router,
    extract::{
        Form as Body, Path, State,
        rejection::{FormRejection, PathRejection},
    },
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;

use crate::{
    page::{Form, html},
    site::Site,
    supplier::Fields,
    web::{App, Failure},
};

/// The two forms and the three places they are sent to.
pub(crate) fn routes(site: &'static Site) -> Router<App> {
    Router::new()
        .route(&site.path("/supplier-add"), get(add_form).post(add))
        .route(&site.path("/supplier-update/{id}"), get(update_form))
        .route(&site.path("/supplier-update"), post(update))
        .route(&site.path("/supplier-remove/{id}"), post(remove))
}

/// The form of an existing supplier.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Update {
    id: String,
    #[serde(flatten)]
    fields: Fields,
}

async fn add_form(State(App { site, .. }): State<App>) -> Response {
    form(site, None, Fields::default(), Vec::new())
}

async fn add(State(app): State<App>, body: Result<Body<Fields>, FormRejection>) -> Response {
    let work = async {
        let fields = readable(body)?.trimmed();
        let problems = fields.problems();
        if !problems.is_empty() {
            return Ok(form(app.site, None, fields, problems));
        }
        app.store.insert(&fields).await?;
        Ok(to_list(app.site))
    };
    app.answer(work.await)
}

async fn update_form(State(app): State<App>, path: Result<Path<String>, PathRejection>) -> Response {
    let work = async {
        let id = number(&in_path(path))?;
        let supplier = app.store.get(id).await?.ok_or_else(|| Failure::Unknown(id.to_string()))?;
        Ok(form(app.site, Some(id), supplier.fields, Vec::new()))
    };
    app.answer(work.await)
}

async fn update(State(app): State<App>, body: Result<Body<Update>, FormRejection>) -> Response {
    let work = async {
        let Update { id, fields } = readable(body)?;
        let (id, fields) = (number(&id)?, fields.trimmed());
        let problems = fields.problems();
        if !problems.is_empty() {
            return Ok(form(app.site, Some(id), fields, problems));
        }
        done(&app, id, app.store.update(id, &fields).await?)
    };
    app.answer(work.await)
}

async fn remove(State(app): State<App>, path: Result<Path<String>, PathRejection>) -> Response {
    let work = async {
        let id = number(&in_path(path))?;
        done(&app, id, app.store.remove(id).await?)
    };
    app.answer(work.await)
}

fn form(site: &'static Site, id: Option<i64>, fields: Fields, problems: Vec<String>) -> Response {
    let here = if id.is_none() { site.path("/supplier-add") } else { String::new() };
    html(StatusCode::OK, &Form { site, here: &here, id, fields, problems })
}

/// After a change: the list, if there was such a supplier.
fn done(app: &App, id: i64, found: bool) -> Result<Response, Failure> {
    if found { Ok(to_list(app.site)) } else { Err(Failure::Unknown(id.to_string())) }
}

/// 302 as the contract has it; the framework's own redirects are 303 and 307.
fn to_list(site: &Site) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, site.path("/suppliers"))]).into_response()
}

/// A supplier's number. A number too large for the database is the number of no supplier.
fn number(text: &str) -> Result<i64, Failure> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Failure::NotANumber);
    }
    text.parse().map_err(|_| Failure::Unknown(text.to_owned()))
}

/// A path that cannot be decoded names no supplier, like any other text.
fn in_path(path: Result<Path<String>, PathRejection>) -> String {
    path.map_or_else(|_| String::new(), |Path(text)| text)
}

/// What the form holds. A body that is no form is a form with nothing filled in; only one that is too large is refused.
fn readable<T: Default>(body: Result<Body<T>, FormRejection>) -> Result<T, Failure> {
    match body {
        Ok(Body(form)) => Ok(form),
        Err(FormRejection::BytesRejection(error)) => Err(Failure::Unreadable(error.status(), error.body_text())),
        Err(_) => Ok(T::default()),
    }
}
