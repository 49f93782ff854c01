//! What the services' handlers share: their state, the answers that are not a page of their own, and the frame every service stands in.

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tower_http::{
    set_header::SetResponseHeaderLayer,
    trace::{DefaultMakeSpan, DefaultOnResponse, TraceLayer},
};
use tracing::Level;

use crate::{
    page::{Missing, Trouble, html},
    site::Site,
    store::{Store, StoreError},
};

/// The style sheet is part of the program: a page needs nothing from the network but its own service.
const STYLE: &str = include_str!("../assets/style.css");

/// What a page may do: use its own style sheet and send forms to its own service.
const PROTECTION: [(HeaderName, HeaderValue); 3] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
];

/// The state of a service.
#[derive(Clone)]
pub(crate) struct App {
    pub site: &'static Site,
    pub store: Store,
}

/// Why a request about suppliers has no ordinary answer.
pub(crate) enum Failure {
    /// The database did not answer: 200 with an alert.
    Database(StoreError),
    /// The path or the form holds something else than a supplier's number: 200 with an alert.
    NotANumber,
    /// No supplier has this number: 404 in JSON.
    Unknown(String),
    /// The request itself could not be read, and says so.
    Unreadable(StatusCode, String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Database(error)
    }
}

impl App {
    /// The answer of a handler, with failures turned into what the contract says about them.
    pub fn answer(&self, result: Result<Response, Failure>) -> Response {
        match result {
            Ok(response) => response,
            Err(Failure::Unreadable(status, why)) => (status, why).into_response(),
            Err(Failure::Database(error)) => {
                tracing::warn!(%error, "answered with an alert");
                self.trouble("There was a problem with the suppliers database. Please try again later.")
            }
            Err(Failure::NotANumber) => {
                self.trouble("A supplier is named by a number, and this address or form holds something else.")
            }
            Err(Failure::Unknown(id)) => {
                (StatusCode::NOT_FOUND, Json(json!({ "message": format!("There is no supplier {id}.") })))
                    .into_response()
            }
        }
    }

    /// 200, although something is wrong: a status never proves that the database works.
    fn trouble(&self, message: &'static str) -> Response {
        html(StatusCode::OK, &Trouble { site: self.site, here: "", message })
    }
}

/// A service made of some routes: for every other path and method the page that says so, one log line per request, one style sheet.
pub(crate) fn service(site: &'static Site, store: Store, routes: Router<App>) -> Router {
    let routes = routes
        .route(&site.path("/assets/style.css"), get(style))
        .fallback(missing)
        .method_not_allowed_fallback(missing)
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(DefaultMakeSpan::new().level(Level::INFO))
                .on_response(DefaultOnResponse::new().level(Level::INFO)),
        );
    PROTECTION
        .into_iter()
        .fold(routes, |routes, (name, value)| routes.layer(SetResponseHeaderLayer::overriding(name, value)))
        .with_state(App { site, store })
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")], STYLE)
}

async fn missing(State(app): State<App>, _: Request) -> Response {
    html(StatusCode::NOT_FOUND, &Missing { site: app.site, here: "" })
}
