//! The questions to one microservice over HTTP, and its answers.

use std::{net::IpAddr, time::Duration};

use grader_core::{
    ContainerService, Gap, GapReason, RoundTripRequest,
    facts::{Answer, Reply, RoundTrip},
};
use tokio::time::Instant;
use url::Url;

use crate::http::{Web, round_trip};

/// How long all questions to one microservice may take.
const ASKING: Duration = Duration::from_secs(180);

/// A microservice that answers, or one that never will.
pub(super) struct Talk {
    /// Its client and its address; nothing, when it listens nowhere.
    at: Option<(Web, Url)>,
}

impl Talk {
    /// Finds the first of `ports` that speaks HTTP; for want of one, the first at all.
    pub(super) async fn begin(name: &str, address: Option<IpAddr>, ports: &[u16]) -> Self {
        let Some(ip) = address else { return Self { at: None } };
        let host: String = name.to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let web = Web::to(&host, ip);
        let mut chosen = None;
        for url in ports.iter().filter_map(|port| Url::parse(&format!("http://{host}:{port}/")).ok()) {
            let speaks = web.visit(url.clone(), None).await.is_ok();
            if speaks || chosen.is_none() {
                chosen = Some(url);
            }
            if speaks {
                break;
            }
        }
        Self { at: chosen.map(|url| (web, url)) }
    }

    /// The answers to what the lab file lists.
    pub(super) async fn replies(&self, service: &ContainerService) -> Vec<Reply> {
        let Some((web, base)) = &self.at else { return Vec::new() };
        let until = Instant::now() + ASKING;
        let mut replies = Vec::new();
        let gets = service.pages.iter().map(|path| ("GET", path));
        for (method, path) in gets.chain(service.posts.iter().map(|path| ("POST", path))) {
            let answer = match base.join(path) {
                Ok(url) if Instant::now() < until => answer(web, url, method).await,
                Ok(_) => Err(Gap::new(GapReason::TimedOut).operation(format!("{method} {path}"))),
                Err(error) => Err(Gap::new(GapReason::Malformed).detail(error.to_string())),
            };
            replies.push(Reply { method: method.to_owned(), path: path.clone(), answer: answer.into() });
        }
        replies
    }

    /// A supplier's round trip, when the lab asks for one.
    pub(super) async fn round_trip(&self, service: &ContainerService) -> Option<RoundTrip> {
        let (web, base) = self.at.as_ref()?;
        let list = base.join(service.round_trip.as_ref()?).ok()?;
        let request = RoundTripRequest { writer: list.clone(), reader: list };
        Some(round_trip(web, &request, std::future::pending()).await)
    }
}

async fn answer(web: &Web, url: Url, method: &str) -> Result<Answer, Gap> {
    let form = (method == "POST").then(String::new);
    let mut said = web.visit(url.clone(), form.clone()).await;
    if said.as_ref().is_err_and(|gap| gap.reason == GapReason::TimedOut) && form.is_none() {
        said = web.visit(url, form).await;
    }
    match said {
        Ok(exchange) => Ok(Answer::Exchange(Box::new(exchange))),
        // Nothing lies between the grader and the container: whatever ends a connection is the application.
        Err(Gap {
            reason: GapReason::TimedOut | GapReason::ConnectionRefused | GapReason::Unreachable | GapReason::Malformed,
            detail,
            ..
        }) => Ok(Answer::Nothing(detail.unwrap_or_default())),
        Err(gap) => Err(gap),
    }
}
