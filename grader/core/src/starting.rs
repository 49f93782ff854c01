//! What is only starting: AWS needs minutes between "asked for" and "there", and a self-check must not call that wrong.
//!
//! The verdict stays what it is, here and in a grading run. Only how a student is told of it changes.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Citation, CriterionGrade, Difference, Evidence, GapReason, Question, Shown, Topic, Verdict,
    facts::{Ecs, Elbv2, Service},
};

/// What AWS calls something that is on its way to where it should be.
const MOVING: [&str; 9] =
    ["provisioning", "pending", "initial", "creating", "created", "queued", "ready", "inprogress", "baking"];

/// Fargate starts a task in a minute or two. A service that has been at it for longer keeps failing to start.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

/// Whether all that `criterion` lacks is that something in `evidence` has not finished starting.
#[must_use]
pub fn is_starting(criterion: &CriterionGrade, evidence: &Evidence) -> bool {
    match &criterion.verdict {
        Verdict::Failed(finding) => {
            let waits = |difference| is_moving(difference, &finding.citations, evidence);
            !finding.differences.is_empty() && finding.differences.iter().all(waits)
        }
        Verdict::Inconclusive(gap) => {
            let silent =
                matches!(gap.reason, GapReason::Unreachable | GapReason::TimedOut | GapReason::ConnectionRefused);
            let page = gap.operation.as_deref().and_then(|operation| operation.parse().ok());
            silent && page.is_some_and(|question| is_behind_a_start(&question, evidence))
        }
        _ => false,
    }
}

fn is_moving(difference: &Difference, citations: &[Citation], evidence: &Evidence) -> bool {
    let observed: &[String] = match &difference.observed {
        Shown::Value(value) => std::slice::from_ref(value),
        Shown::Values(values) => values,
        _ => &[],
    };
    let last = |value: &String| value.split_whitespace().last().unwrap_or_default().replace('_', "").to_lowercase();
    if observed.iter().any(|value| MOVING.contains(&last(value).as_str())) {
        return true;
    }
    let counts = difference.subject.name.ends_with("runningCount");
    let cited =
        |of: &Service| citations.iter().any(|c| c.question == Question::Aws(Topic::Ecs) && c.resource == of.arn);
    if counts && starting_services(evidence).any(cited) {
        return true;
    }
    // What the balancer itself says while nothing stands behind it: 502, 503, 504.
    let silent = observed.iter().any(|value| matches!(value.as_str(), "502" | "503" | "504"));
    silent && citations.iter().any(|citation| is_behind_a_start(&citation.question, evidence))
}

/// Whether `question` goes through a load balancer of the account while it, or what stands behind it, is starting.
fn is_behind_a_start(question: &Question, evidence: &Evidence) -> bool {
    let Question::Http(request) = question else { return false };
    let host = request.url.host_str();
    let balancers = evidence.facts::<Elbv2>().and_then(|(facts, _)| facts.load_balancers.known().ok());
    let named = evidence.submission.urls.load_balancer.as_ref().and_then(|url| url.host_str());
    let mut own = balancers.into_iter().flatten();
    let through = named == host || own.any(|b| b.dns_name.as_deref() == host);
    through && (balancing_starts(evidence) || starting_services(evidence).next().is_some())
}

/// Whether a load balancer or one of the targets is starting.
fn balancing_starts(evidence: &Evidence) -> bool {
    let Some((facts, _)) = evidence.facts::<Elbv2>() else { return false };
    let balancers = facts.load_balancers.known().into_iter().flatten();
    let groups = facts.target_groups.known().into_iter().flatten();
    let mut targets = groups.filter_map(|group| group.health.known().ok()).flatten();
    balancers.into_iter().any(|b| b.state.as_deref() == Some("provisioning")) || targets.any(|t| t.state == "initial")
}

/// The services that run fewer tasks than they should and have not been at it for long.
fn starting_services(evidence: &Evidence) -> impl Iterator<Item = &Service> {
    let seen = evidence.facts::<Ecs>().into_iter();
    seen.flat_map(|(facts, at)| {
        let clusters = facts.clusters.known().into_iter().flatten();
        let services = clusters.filter_map(|cluster| cluster.services.known().ok()).flatten();
        services.filter(move |service| service.running_count < service.desired_count && is_young(service, at))
    })
}

/// Whether the newest thing that was asked of `service` is young.
fn is_young(service: &Service, at: Timestamp) -> bool {
    let sets = service.task_sets.iter().filter_map(|set| set.created_at);
    let newest = sets.chain(service.created_at).max();
    newest.is_some_and(|newest| at.duration_since(newest) < PATIENCE)
}
