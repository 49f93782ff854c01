//! The path-routing front that stands for the load balancer of the lab: `/admin/*` to the employee service, all else to the customer
//! service (task 6.2), and once access is limited (task 9.1) `/admin/*` only from the allowed addresses.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use ipnet::IpNet;
use tokio::time::timeout;
use url::Url;

/// The paths of the employee service, as the listener rule writes them: `/admin` alone is not one of them.
const ADMIN_PATHS: &str = "/admin/";
/// How long a service may take to answer: the idle timeout of the load balancer.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);
/// How long a connection to a service may take.
const CONNECT_LIMIT: Duration = Duration::from_secs(5);

/// Headers that concern one connection and are never passed on.
const ONE_CONNECTION: [HeaderName; 7] = [
    header::CONNECTION,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// Where requests go.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The customer service.
    pub customer: Url,
    /// The employee service.
    pub employee: Url,
    /// The addresses that reach the employee service; empty: all.
    pub admin_sources: Vec<IpNet>,
}

impl Rules {
    /// The service for a request.
    fn target(&self, path: &str, from: SocketAddr) -> &Url {
        let from = from.ip().to_canonical();
        let allowed = self.admin_sources.is_empty() || self.admin_sources.iter().any(|net| net.contains(&from));
        if path.starts_with(ADMIN_PATHS) && allowed { &self.employee } else { &self.customer }
    }
}

struct Front {
    rules: Rules,
    client: Client<HttpConnector, Body>,
}

/// The front as a router. It must be served with the caller's address, as [`crate::server::Server`] does.
pub fn router(rules: Rules) -> Router {
    let mut connector = HttpConnector::new();
    connector.set_connect_timeout(Some(CONNECT_LIMIT));
    let client = Client::builder(TokioExecutor::new()).build(connector);
    Router::new().fallback(forward).with_state(Arc::new(Front { rules, client }))
}

async fn forward(
    State(front): State<Arc<Front>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    mut request: Request,
) -> Response {
    let target = front.rules.target(request.uri().path(), from);
    let Some(uri) = address(target, request.uri().path_and_query()) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    tracing::info!(method = %request.method(), path = request.uri().path(), %from, %target, "forwarding");
    *request.uri_mut() = uri;
    strip(request.headers_mut());
    forwarded(request.headers_mut(), from);
    match timeout(ANSWER_LIMIT, front.client.request(request)).await {
        Ok(Ok(mut answer)) => {
            strip(answer.headers_mut());
            answer.into_response()
        }
        Ok(Err(error)) => {
            tracing::warn!(%target, error = &error as &dyn std::error::Error, "the service could not be reached");
            (StatusCode::BAD_GATEWAY, "502 Bad Gateway: the service behind this address could not be reached\n")
                .into_response()
        }
        Err(_) => {
            tracing::warn!(%target, "the service did not answer in time");
            (StatusCode::GATEWAY_TIMEOUT, "504 Gateway Timeout: the service behind this address did not answer\n")
                .into_response()
        }
    }
}

/// The same path at the service.
fn address(target: &Url, path: Option<&PathAndQuery>) -> Option<Uri> {
    let authority = &target[url::Position::BeforeHost..url::Position::AfterPort];
    Uri::builder().scheme(target.scheme()).authority(authority).path_and_query(path?.clone()).build().ok()
}

fn strip(headers: &mut HeaderMap) {
    for name in &ONE_CONNECTION {
        headers.remove(name);
    }
}

/// Adds who asked, after what a proxy before us may have said.
fn forwarded(headers: &mut HeaderMap, from: SocketAddr) {
    let before = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let chain = before.map(str::to_owned).chain([from.ip().to_canonical().to_string()]).collect::<Vec<_>>().join(", ");
    if let Ok(value) = HeaderValue::try_from(chain) {
        headers.insert("x-forwarded-for", value);
    }
    headers.insert("x-forwarded-proto", HeaderValue::from_static("http"));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn target(admin_sources: &[&str], path: &str, from: &str) -> &'static str {
        let rules = Rules {
            customer: Url::parse("http://customer:8080").unwrap(),
            employee: Url::parse("http://employee:8080").unwrap(),
            admin_sources: admin_sources.iter().map(|net| net.parse().unwrap()).collect(),
        };
        let from = SocketAddr::new(from.parse().unwrap(), 50_000);
        if rules.target(path, from) == &rules.employee { "employee" } else { "customer" }
    }

    #[test]
    fn paths_decide_while_every_address_is_allowed() {
        for (path, expected) in [
            ("/", "customer"),
            ("/suppliers", "customer"),
            ("/admin", "customer"),
            ("/administrator", "customer"),
            ("/Admin/suppliers", "customer"),
            ("/admin/", "employee"),
            ("/admin/suppliers", "employee"),
        ] {
            assert_eq!(target(&[], path, "203.0.113.9"), expected, "{path}");
        }
    }

    #[test]
    fn an_address_that_is_not_allowed_reaches_the_customer_service() {
        for (from, expected) in [
            ("203.0.113.9", "employee"),
            ("::ffff:203.0.113.9", "employee"),
            ("203.0.113.10", "customer"),
            ("::1", "customer"),
        ] {
            assert_eq!(target(&["203.0.113.9/32"], "/admin/suppliers", from), expected, "{from}");
        }
    }
}
