//! The strict client.

use std::{collections::BTreeMap, error::Error, io, sync::Arc, time::Duration};

use grader_core::{
    Gap, GapReason, HttpRequest, Observation,
    facts::{Exchange, Redirect},
};
use reqwest::{Client, ClientBuilder, Response, Url, header, redirect};

use super::{
    body::Body,
    page,
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

/// An HTTP client for addresses that students choose: no cookies, no credentials, no proxy, no unguarded address, and
/// every answer bounded in time and size.
#[derive(Debug)]
pub struct Web {
    client: Result<Client, String>,
    local: bool,
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
        let client = builder(local, silence).build().or_else(|_| builder(local, silence).tls_certs_only([]).build());
        Self { client: client.map_err(|error| error.to_string()), local, total }
    }

    /// Performs the request and follows redirects.
    ///
    /// Redirects that lead nowhere (too many, no HTTP address) end with the redirect itself as the answer: that is what
    /// the other side said. Never fails: what cannot be seen is a gap whose operation is `GET <url>`.
    pub async fn fetch(&self, request: &HttpRequest) -> Observation {
        let answer = match tokio::time::timeout(self.total, self.follow(request.url.clone())).await {
            Ok(answer) => answer,
            Err(_) => Err(Gap::new(GapReason::TimedOut).detail(format!("no whole answer in {:?}", self.total))),
        };
        match answer {
            Ok(exchange) => Observation::Http(Arc::new(exchange)),
            Err(gap) => Observation::Gap(gap.operation(format!("GET {}", request.url))),
        }
    }

    async fn follow(&self, mut url: Url) -> Result<Exchange, Gap> {
        let mut redirects = Vec::new();
        loop {
            let response = self.send(&url).await?;
            let Some((redirect, next)) = redirect_of(&response, &url) else {
                return exchange(url, redirects, response).await;
            };
            let Some(next) = next.filter(|_| redirects.len() < REDIRECTS) else {
                return exchange(url, redirects, response).await;
            };
            redirects.push(redirect);
            url = next;
        }
    }

    async fn send(&self, url: &Url) -> Result<Response, Gap> {
        let client = self.client.as_ref().map_err(|error| Gap::new(GapReason::Unreachable).detail(error))?;
        if !is_web(url) {
            return Err(Gap::new(GapReason::ForbiddenAddress).detail("only http and https without user information"));
        }
        resolver::check_literal(url.host(), self.local).map_err(|error| forbidden(&error))?;
        client.get(url.clone()).send().await.map_err(|error| gap(&error))
    }
}

fn builder(local: bool, silence: Duration) -> ClientBuilder {
    Client::builder()
        .user_agent(concat!("grader/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .http1_only()
        .http1_max_headers(HEADERS)
        .connect_timeout(CONNECT)
        .read_timeout(silence)
        .dns_resolver(Guarded { local })
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
        (body.is_html(&content_type).then(|| page::parse(&text)), text.chars().take(4096).collect())
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
