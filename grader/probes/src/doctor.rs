//! Would the grader see everything? Tries each thing once and says what came of it, in values and not in words.

mod actions;
mod docker;

use futures::future::join_all;
use grader_core::{Gap, GapReason, Observation, Observer as _, Question, Seen, Topic, facts::Identity};
use serde::Serialize;
use url::Url;

use crate::{Call, Live};

/// What the grader can reach and may do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnosis {
    /// Whose AWS credentials these are.
    pub identity: Seen<Identity>,
    /// Each AWS call of the grader, tried.
    pub actions: Vec<ActionCheck>,
    /// This machine's clock less AWS's, seconds; signatures are refused from about 300 s on.
    pub clock_ahead_s: Seen<i64>,
    /// The API version of the container engine.
    pub docker: Seen<String>,
    /// The addresses of the submission.
    pub urls: Vec<UrlCheck>,
}

/// One AWS call, tried.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActionCheck {
    /// The call; written as its IAM action.
    pub action: Call,
    /// Known when the call is permitted.
    pub permitted: Seen<()>,
}

/// One address of the submission, asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UrlCheck {
    /// Its key in the submission: `load_balancer`, `load_balancer_8080`, `monolith`, `customer`, `employee`.
    pub key: &'static str,
    /// The address.
    pub url: Url,
    /// The HTTP status of the answer, redirects followed.
    pub status: Seen<u16>,
}

/// Tries everything that grading the submission of `live` needs.
///
/// AWS calls are made with names that do not exist where a call needs one: "no such thing" is the answer to a call that
/// is permitted, so that an empty account can be examined too.
pub async fn doctor(live: &Live) -> Diagnosis {
    let (account, docker, urls) = futures::join!(account(live), docker::ping(), urls(live));
    let (identity, actions, clock_ahead_s) = account;
    Diagnosis { identity, actions, clock_ahead_s, docker: docker.into(), urls }
}

async fn account(live: &Live) -> (Seen<Identity>, Vec<ActionCheck>, Seen<i64>) {
    let identity = match live.ask(&Question::Aws(Topic::Identity)).await {
        Observation::Identity(identity) => Ok(Identity::clone(&identity)),
        Observation::Gap(gap) => Err(gap),
        _ => Err(Gap::new(GapReason::Malformed)),
    };
    let account = live.account().await;
    let actions = join_all(Call::ALL.iter().map(async |&action| {
        let permitted = match (&account, &identity) {
            (Ok(account), Ok(identity)) => actions::attempt(account, action, identity).await,
            // Without an identity every call would meet the same obstacle.
            (Err(gap), _) | (_, Err(gap)) => Err(gap.clone()),
        };
        ActionCheck { action, permitted: permitted.into() }
    }));
    let actions = actions.await;
    let unknown = || identity.as_ref().err().cloned().unwrap_or_else(|| Gap::new(GapReason::Malformed));
    let clock = account.and_then(|account| account.clock_ahead_s().ok_or_else(unknown));
    (identity.into(), actions, clock.into())
}

async fn urls(live: &Live) -> Vec<UrlCheck> {
    let urls = &live.submission().urls;
    let given = [
        ("load_balancer", &urls.load_balancer),
        ("load_balancer_8080", &urls.load_balancer_8080),
        ("monolith", &urls.monolith),
        ("customer", &urls.customer),
        ("employee", &urls.employee),
    ];
    let asked = given.into_iter().filter_map(|(key, url)| Some((key, url.clone()?))).map(async |(key, url)| {
        let status = match live.ask(&Question::get(url.clone())).await {
            Observation::Http(exchange) => Ok(exchange.status),
            Observation::Gap(gap) => Err(gap),
            _ => Err(Gap::new(GapReason::Malformed)),
        };
        UrlCheck { key, url, status: status.into() }
    });
    join_all(asked).await
}
