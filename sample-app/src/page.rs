//! The pages, from templates that are checked and compiled with the program. Every value is escaped once. `here` is the page's own
//! address, by which the navigation marks where the reader is.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use crate::{
    site::Site,
    supplier::{Fields, Supplier},
};

/// `GET /`.
#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct Home<'a> {
    pub site: &'static Site,
    pub here: &'a str,
}

/// `GET /suppliers`.
#[derive(Template)]
#[template(path = "list.html")]
pub(crate) struct List<'a> {
    pub site: &'static Site,
    pub here: &'a str,
    pub suppliers: Vec<Supplier>,
}

/// The form that adds a supplier, or with a number the one that edits it.
#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct Form<'a> {
    pub site: &'static Site,
    pub here: &'a str,
    pub id: Option<i64>,
    pub fields: Fields,
    pub problems: Vec<String>,
}

/// A request that could not be served; the status is 200 all the same, as the contract has it.
#[derive(Template)]
#[template(path = "trouble.html")]
pub(crate) struct Trouble<'a> {
    pub site: &'static Site,
    pub here: &'a str,
    pub message: &'static str,
}

/// A page that does not exist.
#[derive(Template)]
#[template(path = "missing.html")]
pub(crate) struct Missing<'a> {
    pub site: &'static Site,
    pub here: &'a str,
}

/// A page as an answer.
pub(crate) fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
