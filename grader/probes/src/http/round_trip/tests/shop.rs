//! A small application of suppliers in memory, which does one thing otherwise.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use grader_core::RoundTripRequest;
use tokio::net::TcpListener;
use url::{Url, form_urlencoded};

type Fields = BTreeMap<String, String>;

/// The application; its faults are texts of its pages that read otherwise, and answers in place of its own.
#[derive(Clone, Default)]
pub(super) struct Shop {
    rows: Arc<Mutex<BTreeMap<u32, Fields>>>,
    requests: Arc<Mutex<Vec<String>>>,
    /// In pages: this text reads otherwise. `{id}` is the row's.
    texts: Vec<(&'static str, String)>,
    /// Paths that answer otherwise: the beginning of `POST /path`, status, location.
    answers: Vec<(&'static str, u16, &'static str)>,
    /// How many rows an addition makes.
    copies: u32,
    /// How many rows of others there are.
    others: u32,
}

/// The supplier that was there before, and must be there after.
const STUDENTS: u32 = 1;

impl Shop {
    pub(super) fn new() -> Self {
        Self { copies: 1, others: 1, ..Self::default() }
    }

    /// Another text in the pages.
    pub(super) fn text(mut self, from: &'static str, to: impl Into<String>) -> Self {
        self.texts.push((from, to.into()));
        self
    }

    /// Another answer to requests that begin so.
    pub(super) fn answer(mut self, request: &'static str, status: u16, location: &'static str) -> Self {
        self.answers.push((request, status, location));
        self
    }

    /// How many rows an addition makes.
    pub(super) fn copies(mut self, copies: u32) -> Self {
        self.copies = copies;
        self
    }

    /// How many rows of others there are.
    pub(super) fn others(mut self, others: u32) -> Self {
        self.others = others;
        self
    }

    /// Serves it below `/admin` and its list for readers at `/suppliers`.
    pub(super) async fn serve(&self) -> RoundTripRequest {
        for id in 0..self.others {
            let fields = [("name", "Student Beans"), ("city", "Ottawa")].map(|(k, v)| (k.to_owned(), v.to_owned()));
            self.lock().insert(STUDENTS + id, fields.into_iter().collect());
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = Url::parse(&format!("http://{}/", listener.local_addr().expect("an address"))).expect("a URL");
        let router = Router::new().fallback(handle).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let at = |path| base.join(path).expect("a path");
        RoundTripRequest { writer: at("/admin/suppliers"), reader: at("/suppliers") }
    }

    /// The names of the rows that are there, without those of before that are unchanged.
    pub(super) fn strangers(&self) -> Vec<String> {
        let rows = self.lock();
        let mut left: Vec<String> = rows.values().map(|row| row["name"].clone()).collect();
        let kept = left.iter().filter(|name| *name == "Student Beans").count();
        left.retain(|name| name != "Student Beans");
        assert_eq!(kept, self.others as usize, "no row of the student's is touched");
        left
    }

    /// The requests so far: `GET /path`.
    pub(super) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<u32, Fields>> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn list(&self, links: bool) -> String {
        let mut html = String::from("<h1>All suppliers</h1>");
        if links {
            html += "<a href='/admin/supplier-add'>Add a new supplier</a>";
        }
        html += "<table><thead><tr><th>Name<th>City<th></tr></thead><tbody>";
        for (id, row) in self.lock().iter() {
            let text = |key: &str| row.get(key).cloned().unwrap_or_default();
            let link = if links { format!("<a href='/admin/supplier-update/{id}'>edit</a>") } else { String::new() };
            let _ = write!(html, "<tr><th>{}</th><td>{}</td><td>{link}</td></tr>", text("name"), text("city"));
        }
        self.page(html + "</tbody></table>", "")
    }

    fn form(&self, id: Option<u32>) -> String {
        let row = id.and_then(|id| self.lock().get(&id).cloned()).unwrap_or_default();
        let inputs: String = ["name", "address", "city", "state", "email", "phone"]
            .iter()
            .map(|key| format!("<input name={key} value=\"{}\">", row.get(*key).cloned().unwrap_or_default()))
            .collect();
        let id = id.map(|id| id.to_string());
        let html = match &id {
            None => format!("<form method=post action='/admin/supplier-add'>{inputs}</form>"),
            Some(id) => format!(
                "<form method=post action='/admin/supplier-update'><input type=hidden name=id value={id}>{inputs}</form>\
                 <form method=post action='/admin/supplier-remove/{id}'><button>Delete</button></form>"
            ),
        };
        self.page(html, &id.unwrap_or_default())
    }

    fn page(&self, html: String, id: &str) -> String {
        self.texts
            .iter()
            .fold(html, |html, (from, to)| html.replace(&from.replace("{id}", id), &to.replace("{id}", id)))
    }
}

async fn handle(State(shop): State<Shop>, request: Request) -> Response {
    let line = format!("{} {}", request.method(), request.uri().path());
    shop.requests.lock().unwrap_or_else(PoisonError::into_inner).push(line.clone());
    if let Some((_, status, location)) = shop.answers.iter().find(|(start, ..)| line.starts_with(start)) {
        return answer(*status, location);
    }
    let body = axum::body::to_bytes(request.into_body(), 1 << 16).await.expect("a body");
    let mut fields: Fields = form_urlencoded::parse(&body).into_owned().collect();
    let id = line.rsplit('/').next().and_then(|last| last.parse().ok());
    let back = || answer(302, "/admin/suppliers");
    match line.as_str() {
        "GET /admin/suppliers" => Html(shop.list(true)).into_response(),
        "GET /suppliers" => Html(shop.list(false)).into_response(),
        "GET /admin/supplier-add" => Html(shop.form(None)).into_response(),
        "POST /admin/supplier-add" => {
            for _ in 0..shop.copies {
                let next = shop.lock().keys().max().map_or(1, |last| last + 1);
                shop.lock().insert(next, fields.clone());
            }
            back()
        }
        "POST /admin/supplier-update" => {
            let id = fields.remove("id").and_then(|id| id.parse().ok()).expect("an id");
            shop.lock().insert(id, fields);
            back()
        }
        _ if line.starts_with("GET /admin/supplier-update/") => Html(shop.form(id)).into_response(),
        _ if line.starts_with("POST /admin/supplier-remove/") => {
            shop.lock().remove(&id.expect("an id"));
            back()
        }
        _ => answer(404, ""),
    }
}

fn answer(status: u16, location: &str) -> Response {
    let status = StatusCode::from_u16(status).expect("a status");
    ([(header::LOCATION, location.to_owned())], (status, Body::empty())).into_response()
}
