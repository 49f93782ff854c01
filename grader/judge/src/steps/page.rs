//! Phrases about pages that the deployment serves.

use grader_core::{Gap, GapReason, Remark, Shown, Topic, facts::{Ec2, Elbv2}};
use url::Url;

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles,
};

/// The monolith's address: the submission's, else that of its instance.
async fn monolith(exam: &mut Exam) -> Result<Url, Stop> {
    if let Some(url) = exam.submission()?.urls.monolith.clone() {
        if let Some(port) = url.port().filter(|p| *p != 80) {
            exam.remark(Remark::OtherPort { subject: "monolith".to_owned(), expected: 80, found: port });
        }
        return Ok(url);
    }
    let ec2 = exam.ask::<Ec2>().await?;
    let instance = roles::instance(ec2.instances.known()?, exam.lab()?, &exam.submission()?.urls, "MonolithicAppServer");
    let address = instance.and_then(|i| i.public_ip.as_deref()).and_then(|ip| Url::parse(&format!("http://{ip}/")).ok());
    address.ok_or_else(|| match instance {
        Some(i) => {
            let mut check = Check::of(Topic::Ec2, &i.id);
            check.that(false, "monolith", Shown::Present, Shown::Absent);
            check.done().err().map_or_else(|| Gap::new(GapReason::NotProvided).into(), Stop::from)
        }
        None => Check::missing(Topic::Ec2, "MonolithicAppServer", []).into(),
    })
}

/// Opens the page `path` below `base`; the steps that follow judge its answer.
async fn open(exam: &mut Exam, base: &Url, path: &str) -> Result<(), Stop> {
    let url = base.join(path).map_err(|e| Stop::Broken(format!("{path:?} is not the path of a page: {e}")))?;
    let exchange = exam.get(url.clone()).await?;
    exam.set_answer(path, (grader_core::Question::get(url), exchange));
    Ok(())
}

phrase! {
    /// Opens a page.
    when "on ouvre la page {string} du monolithe" | "the page {string} of the monolith is opened", ["\"/suppliers\""],
    async fn open_monolith(exam, path: String) {
        let base = monolith(exam).await?;
        open(exam, &base, &path).await
    }
}

/// The load balancer's address: the submission's, else its own host name, port 80.
async fn load_balancer(exam: &mut Exam) -> Result<Url, Stop> {
    if let Some(url) = exam.submission()?.urls.load_balancer.clone() {
        return Ok(url);
    }
    let elbv2 = exam.ask::<Elbv2>().await?;
    let balancer = roles::load_balancer(elbv2.load_balancers.known()?, exam.lab()?, "microservicesLB");
    let url = balancer.and_then(|b| b.dns_name.as_deref()).and_then(|host| Url::parse(&format!("http://{host}/")).ok());
    url.ok_or_else(|| Check::missing(Topic::Elbv2, "microservicesLB", []).into())
}

phrase! {
    /// Opens a page as anyone on the internet would.
    when "on ouvre la page {string} par l'équilibreur de charge" | "the page {string} is opened through the load balancer", ["\"/suppliers\""],
    async fn open_load_balancer(exam, path: String) {
        let base = load_balancer(exam).await?;
        open(exam, &base, &path).await
    }
}

phrase! {
    /// A table of suppliers and no message that the database failed.
    then "la page montre la liste des fournisseurs" | "the page shows the list of suppliers", [],
    async fn page_list(exam) {
        let (question, exchange) = exam.answer()?.it;
        let page = exchange.page.as_ref();
        let alarms = page.into_iter().flat_map(|p| &p.alerts).filter(|a| a.classes.iter().any(|c| c == "alert-danger"));
        let alarms: Vec<&String> = alarms.map(|a| &a.text).collect();
        let list = page.is_some_and(|p| p.tables.iter().any(|t| t.headers.iter().any(|h| h == "Name")));
        let mut check = Check::answer(question);
        check.that(list, "table", Shown::Present, Shown::Absent);
        check.that(alarms.is_empty(), ".alert-danger", Shown::Absent, Shown::values(alarms));
        Ok(check.done()?)
    }
}

phrase! {
    /// What the customer service answers to whoever may not reach the employee service. An answer of the employee's
    /// although only certain addresses may have it means that ours is one of them: nothing was learnt.
    then "la page est la page introuvable du microservice client" | "the page is the customer microservice's not-found page", [],
    async fn page_not_found(exam) {
        let (question, exchange) = exam.answer()?.it;
        let elbv2 = exam.ask::<Elbv2>().await?;
        let balancer = roles::load_balancer(elbv2.load_balancers.known()?, exam.lab()?, "microservicesLB");
        let listeners = balancer.map(|b| b.listeners.known()).transpose()?;
        let rules = listeners.and_then(|all| roles::listener(all, 80)).map(|l| l.rules.known()).transpose()?;
        let rule = rules.and_then(|rules| roles::rule_for(rules, "/admin/*"));
        let restricted = rule.is_some_and(|r| r.conditions.iter().any(|c| c.field == "source-ip" && !roles::covers_everyone(&c.values)));
        if exchange.status == 200 && restricted {
            return Err(Gap::new(GapReason::AddressAllowed).operation(question.to_string()).into());
        }
        let leads = exchange.page.as_ref().map(|p| p.leads.clone()).unwrap_or_default();
        let mut check = Check::answer(question.clone());
        check.equal(question.to_string(), 404, Some(exchange.status));
        check.that(leads.iter().any(|l| l.contains(NOT_FOUND)), "p.lead", Shown::value(NOT_FOUND), Shown::values(leads));
        Ok(check.done()?)
    }
}

/// What the application says of a page that it does not have.
const NOT_FOUND: &str = "we don't seem to have that page in stock";

phrase! {
    /// The status in the end, redirects followed.
    then "la réponse a le statut {int}" | "the answer has status {int}", ["200"],
    async fn answer_status(exam, status: u16) {
        let (question, exchange) = exam.answer()?.it;
        let mut check = Check::answer(question.clone());
        check.equal(question.to_string(), status, Some(exchange.status));
        Ok(check.done()?)
    }
}

phrase! {
    /// The brand as a browser shows it, letter case and white space aside.
    then "la marque de la page est {string}" | "the brand of the page is {string}", ["\"Coffee suppliers\""],
    async fn page_brand(exam, brand: String) {
        let (question, exchange) = exam.answer()?.it;
        let brands = exchange.page.as_ref().map(|p| p.brands.clone()).unwrap_or_default();
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let mut check = Check::answer(question);
        check.that(brands.iter().any(|b| folded(b) == folded(&brand)), ".navbar-brand", Shown::value(brand), Shown::values(brands));
        Ok(check.done()?)
    }
}
