//! Phrases about what a browser sees on each port of the load balancer. That its rules are right, AWS tells; here is what
//! they lead to. Where nothing stands behind a right rule any more, or only certain addresses may see it, that is no fault.

use std::collections::BTreeSet;

use grader_core::{
    Gap, GapReason, Question, Remark,
    facts::{Ecs, Elbv2, Listener},
};
use url::Url;

use super::{application, page};
use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named, TargetGroups},
};

/// The port of addresses that name none.
const WEB: u16 = 80;

/// What the balancer itself answers, when no target does.
const NO_TARGET: [u16; 3] = [502, 503, 504];

/// The address of the load balancer's `port`: the submission's for that port, else the same host on the other port.
async fn on_port(exam: &mut Exam, port: u16) -> Result<Url, Stop> {
    if let Some(own) = exam.submission()?.urls.load_balancer_8080.clone().filter(|_| port != WEB) {
        return Ok(own);
    }
    let mut url = page::load_balancer(exam).await?;
    let known = url.port_or_known_default();
    if port == WEB || known == Some(port) {
        return Ok(url);
    }
    // An address of a test has ports of its own: nobody can tell the other one.
    if known != Some(WEB) || url.set_port(Some(port)).is_err() {
        return Err(Gap::new(GapReason::NotProvided).operation("urls.load_balancer_8080").into());
    }
    Ok(url)
}

/// The listener on `port` of the load balancer; nothing, where it has none.
fn listener<'a>(elbv2: &'a Elbv2, exam: &Exam, port: u16) -> Result<Option<&'a Listener>, Stop> {
    let lab = exam.lab()?;
    let balancer = roles::load_balancer(elbv2.load_balancers.known()?, lab, &lab.resources.load_balancer);
    Ok(balancer.map(|b| b.listeners.known()).transpose()?.and_then(|all| roles::listener(all, i32::from(port))))
}

phrase! {
    /// Opens a page as anyone on the internet would, on one of the balancer's ports; the phrase that follows judges it.
    when "on ouvre la page {string} sur le port {int} de l'équilibreur de charge" | "the page {string} is opened on port {int} of the load balancer", ["\"/\"", "8080"],
    async fn open_on_port(exam, path: String, port: u16) {
        let url = page::below(&on_port(exam, port).await?, &path)?;
        let question = Question::get(url.clone());
        match exam.get(url).await {
            Ok(exchange) => exam.set_port_answer(&path, (port, question, exchange)),
            // The balancer is gone, or nobody listens: only what AWS says tells which.
            Err(Stop::Failed(finding)) => {
                let elbv2 = exam.ask::<Elbv2>().await?;
                return Err(match listener(&elbv2, exam, port)? {
                    Some(_) => Gap::new(GapReason::ConnectionRefused).operation(question.to_string()).into(),
                    None => finding.into(),
                });
            }
            Err(stop) => return Err(stop),
        }
        Ok(())
    }
}

phrase! {
    /// A page that loads can only be the service's own: the other one knows no such page. Right without it: a rule that admits
    /// certain addresses only and gives ours the not-found page, and a group that a deployment has emptied for the other one.
    then "elle vient du microservice {string}" | "it comes from the microservice {string}", ["\"employee\""],
    async fn comes_from(exam, name: String) {
        let Named { name: path, it: (port, question, exchange) } = exam.port_answer()?;
        application::is_the_labs(exam.lab()?, &question, &exchange)?;
        // A page that fails within is still the service's own: the other one does not know it.
        if !NO_TARGET.contains(&exchange.status) && !(400..500).contains(&exchange.status) {
            return Ok(());
        }
        let elbv2 = exam.ask::<Elbv2>().await?;
        let mut check = Check::answer(question.clone());
        check.equal(question.to_string(), 200, Some(exchange.status));
        let failed = check.failed();
        let Some(listener) = listener(&elbv2, exam, port)? else { return Err(failed) };
        let rule = roles::rule_about(listener.rules.known()?, exam.lab()?, &path);
        if exchange.status == 404 && roles::is_reserved(listener.rules.known()?, exam.lab()?, &path) {
            return Ok(());
        }
        if !NO_TARGET.contains(&exchange.status) {
            return Err(failed);
        }
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let groups = TargetGroups::find(elbv2.target_groups.known()?, &elbv2, ecs.as_deref(), exam.lab()?);
        let role = roles::Service::named(exam.lab()?, &name)?;
        let here: BTreeSet<&str> = roles::forwards_to(rule.map_or(&listener.default_actions, |rule| &rule.actions)).into_iter().collect();
        let mut healthy = BTreeSet::new();
        for group in groups.of(role) {
            if group.health.known()?.iter().any(|target| target.state == "healthy") {
                healthy.insert(group.arn.as_str());
            }
        }
        let of_service = groups.of(role).any(|group| here.contains(group.arn.as_str()));
        if of_service && here.is_disjoint(&healthy) && !healthy.is_empty() {
            let found = format!("HTTP {}", exchange.status);
            exam.remark(Remark::OtherValue { subject: format!("GET {path} HTTP:{port}").into(), expected: "HTTP 200".to_owned(), found });
            return Ok(());
        }
        // Nothing of the service runs: its pages are nowhere.
        if healthy.is_empty() {
            return Err(failed);
        }
        Err(Gap::new(GapReason::ServerError).operation(question.to_string()).detail(format!("HTTP {}", exchange.status)).into())
    }
}
