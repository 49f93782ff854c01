//! The strict client.

use std::{
    collections::BTreeMap,
    error::Error,
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};

use grader_core::{
    Gap, GapReason, HttpRequest, Observation,
    facts::{Exchange, Redirect},
};
use reqwest::{Client, ClientBuilder, Response, Url, header, redirect};

use super::{
    body::Body,
    guard,
    resolver::{self, Forbidden, Guarded},
};

/// How long a connection, TLS included, may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long the other side may be silent.
const SILENCE: Duration = Duration::from_secs(10);
/// How long an exchange may take, redirects and body included.
const TOTAL: Duration = Duration::from_secs(20);
/// How many redirects are followed.
const REDIRECTS: usize = 5;
/// How many header lines an answer may have.
const HEADERS: usize = 100;
/// How much of a header's value is kept, characters.
const HEADER_CHARS: usize = 1024;
/// The headers that are kept.
const KEPT: [header::HeaderName; 4] =
    [header::CONTENT_TYPE, header::SERVER, header::HeaderName::from_static("x-powered-by"), header::LOCATION];

/// How forms are sent.
const FORM: &str = "application/x-www-form-urlencoded";

/// An HTTP client for addresses that students choose: no cookies, no credentials, no proxy, no unguarded address, and
/// every answer bounded in time and size.
#[derive(Debug)]
pub struct Web {
    client: Result<Client, String>,
    local: bool,
    /// Whether an address of this machine or of a private network came up.
    own: Arc<AtomicBool>,
    total: Duration,
}

impl Web {
    /// A client; with `local` it may also ask the grader's own machine and network (never metadata services).
    #[must_use]
    pub fn new(local: bool) -> Self {
        Self::with_limits(local, SILENCE, TOTAL)
    }

    /// [`Web::new`] with other limits than the usual ones.
    pub(super) fn with_limits(local: bool, silence: Duration, total: Duration) -> Self {
        // The process has one provider of cryptography; whoever comes first chooses it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Without the system's certificates no HTTPS site can be trusted, but plain HTTP still works.
        let own = Arc::default();
        let builder = || builder(local, &own, silence);
        let client = builder().build().or_else(|_| builder().tls_certs_only([]).build());
        Self { client: client.map_err(|error| error.to_string()), local, own, total }
    }

    /// A client of one container of the grader's own, which is called `host` and is at `address`. With [`Web::visit`], which
    /// keeps to one server, it reaches nothing else.
    pub(crate) fn to(host: &str, address: IpAddr) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let own = Arc::default();
        let client =
            builder(false, &own, SILENCE).tls_certs_only([]).resolve(host, SocketAddr::new(address, 0)).build();
        Self { client: client.map_err(|error| error.to_string()), local: false, own, total: TOTAL }
    }

    /// Whether an address that only a local submission may name was asked so far.
    pub(crate) fn asked_own(&self) -> bool {
        self.local && self.own.load(Relaxed)
    }

    /// Performs the request and follows redirects.
    ///
    /// Redirects that lead nowhere (too many, no HTTP address) end with the redirect itself as the answer: that is what
    /// the other side said. Never fails: what cannot be seen is a gap whose operation is `GET <url>`.
    pub async fn fetch(&self, request: &HttpRequest) -> Observation {
        match self.follow(request.url.clone(), None, |_| true).await {
            Ok(exchange) => Observation::Http(Arc::new(exchange)),
            Err(gap) => Observation::Gap(gap),
        }
    }

    /// Opens a page of a visit, or sends it the URL-encoded `form`, and follows redirects as long as they stay on the
    /// same server.
    ///
    /// # Errors
    ///
    /// The gap, whose operation is `GET <url>` or `POST <url>`.
    pub(crate) async fn visit(&self, url: Url, form: Option<String>) -> Result<Exchange, Gap> {
        let server = url.origin();
        self.follow(url, form, |next| next.origin() == server).await
    }

    async fn follow(&self, url: Url, form: Option<String>, to: impl Fn(&Url) -> bool) -> Result<Exchange, Gap> {
        let operation = format!("{} {url}", if form.is_some() { "POST" } else { "GET" });
        let answer = tokio::time::timeout(self.total, self.exchanges(url, form, to)).await;
        let late = |_| Err(Gap::new(GapReason::TimedOut).detail(format!("no whole answer in {:?}", self.total)));
        answer.unwrap_or_else(late).map_err(|gap| gap.operation(operation))
    }

    async fn exchanges(
        &self,
        mut url: Url,
        mut form: Option<String>,
        to: impl Fn(&Url) -> bool,
    ) -> Result<Exchange, Gap> {
        let mut redirects = Vec::new();
        loop {
            let response = self.send(&url, form.clone()).await?;
            let Some((redirect, next)) = redirect_of(&response, &url) else {
                return exchange(url, redirects, response).await;
            };
            let Some(next) = next.filter(|next| redirects.len() < REDIRECTS && to(next)) else {
                return exchange(url, redirects, response).await;
            };
            // As browsers do: only 307 and 308 send the form again.
            form = form.filter(|_| matches!(redirect.status, 307 | 308));
            redirects.push(redirect);
            url = next;
        }
    }

    async fn send(&self, url: &Url, form: Option<String>) -> Result<Response, Gap> {
        let client = self.client.as_ref().map_err(|error| Gap::new(GapReason::Unreachable).detail(error))?;
        if !is_web(url) {
            return Err(Gap::new(GapReason::ForbiddenAddress).detail("only http and https without user information"));
        }
        resolver::check_literal(url.host(), self.local).map_err(|error| forbidden(&error))?;
        self.own.fetch_or(guard::is_own(url.host()), Relaxed);
        let request = match form {
            Some(form) => client.post(url.clone()).header(header::CONTENT_TYPE, FORM).body(form),
            None => client.get(url.clone()),
        };
        request.send().await.map_err(|error| gap(&error))
    }
}

fn builder(local: bool, own: &Arc<AtomicBool>, silence: Duration) -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("grader/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .http1_only()
        .http1_max_headers(HEADERS)
        .connect_timeout(CONNECT)
        .read_timeout(silence)
        .dns_resolver(Guarded { local, own: Arc::clone(own) })
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none()
}

/// The redirect that a response is, and the address it leads to when that is one for us.
fn redirect_of(response: &Response, url: &Url) -> Option<(Redirect, Option<Url>)> {
    let status = response.status().as_u16();
    let location =
        response.headers().get(header::LOCATION).filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308))?;
    let location = shortened(location);
    let next = url.join(&location).ok().filter(is_web);
    Some((Redirect { status, location }, next))
}

async fn exchange(url: Url, redirects: Vec<Redirect>, response: Response) -> Result<Exchange, Gap> {
    let status = response.status().as_u16();
    let headers: BTreeMap<String, String> =
        KEPT.iter().filter_map(|name| Some((name.to_string(), shortened(response.headers().get(name)?)))).collect();
    let content_type = headers.get("content-type").cloned().unwrap_or_default();
    let body = Body::read(response).await.map_err(|error| gap(&error))?;
    let (body_bytes, truncated) = (body.bytes.len() as u64, body.truncated);
    // A page made to be slow to parse must hold up no other question.
    let parsed = tokio::task::spawn_blocking(move || {
        let text = body.text(&content_type);
        (body.is_html(&content_type).then(|| grader_page::parse(&text)), text.chars().take(4096).collect())
    });
    let (page, excerpt) = parsed.await.map_err(|error| Gap::new(GapReason::Malformed).detail(error.to_string()))?;
    Ok(Exchange { url, redirects, status, headers, body_bytes, truncated, page, excerpt })
}

fn shortened(value: &header::HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).chars().take(HEADER_CHARS).collect()
}

fn forbidden(error: &Forbidden) -> Gap {
    Gap::new(GapReason::ForbiddenAddress).detail(error.to_string())
}

/// Which gap an error of the client is; the innermost causes know best.
fn gap(error: &reqwest::Error) -> Gap {
    let mut causes: Vec<&(dyn Error + 'static)> = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause);
        next = cause.source();
    }
    if let Some(error) = causes.iter().find_map(|cause| cause.downcast_ref::<Forbidden>()) {
        return forbidden(error);
    }
    let refused = |error: &io::Error| error.kind() == io::ErrorKind::ConnectionRefused;
    let transport = causes.iter().find_map(|cause| cause.downcast_ref::<hyper::Error>());
    let reason = if error.is_timeout() {
        GapReason::TimedOut
    } else if causes.iter().filter_map(|cause| cause.downcast_ref()).any(refused) {
        GapReason::ConnectionRefused
    } else if transport.map_or_else(|| error.is_decode(), hyper::Error::is_parse) {
        // Not HTTP, more headers than we take, or not what its content-encoding says.
        GapReason::Malformed
    } else {
        GapReason::Unreachable
    };
    Gap::new(reason).detail(causes.last().map_or_else(|| error.to_string(), |cause| cause.to_string()))
}
