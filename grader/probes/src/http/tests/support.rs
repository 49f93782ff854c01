//! Clients with a short patience, and what they make of an address.

use std::time::Duration;

use grader_core::{Gap, GapReason, HttpRequest, Method, Observation, facts::Exchange};

use crate::http::Web;

/// How long the clients of these tests bear silence.
pub(super) const SILENCE: Duration = Duration::from_millis(500);
/// How long an exchange of theirs may take.
pub(super) const TOTAL: Duration = Duration::from_secs(2);

/// A client of local addresses with a short patience.
pub(super) fn web() -> Web {
    Web::with_limits(true, SILENCE, TOTAL)
}

pub(super) async fn fetch(web: &Web, url: &str) -> Result<Exchange, Gap> {
    let request = HttpRequest { method: Method::Get, url: url.parse().expect("a URL") };
    match web.fetch(&request).await {
        Observation::Http(exchange) => Ok(exchange.as_ref().clone()),
        Observation::Gap(gap) => {
            assert_eq!(gap.operation.as_deref(), Some(format!("GET {}", request.url).as_str()));
            Err(gap)
        }
        other => panic!("expected an exchange or a gap, found {other:?}"),
    }
}

pub(super) async fn reason(web: &Web, url: &str) -> GapReason {
    fetch(web, url).await.expect_err(url).reason
}
