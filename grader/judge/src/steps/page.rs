//! Phrases about pages that the deployment serves.

use std::sync::Arc;

use grader_core::{
    Aspect, Gap, GapReason, Question, Remark, Shown, Subject, Topic,
    facts::{Ec2, Elbv2, Exchange},
};
use url::Url;

use super::application;
use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named},
};

/// The monolith's address: the submission's, else that of its instance.
pub(super) async fn monolith(exam: &mut Exam) -> Result<Url, Stop> {
    if let Some(url) = exam.submission()?.urls.monolith.clone() {
        return Ok(url);
    }
    let ec2 = exam.ask::<Ec2>().await?;
    let lab = exam.lab()?;
    let name = &lab.resources.monolith;
    let instance = roles::instance(ec2.instances.known()?, lab, &exam.submission()?.urls, name);
    let address =
        instance.and_then(|i| i.public_ip.as_deref()).and_then(|ip| Url::parse(&format!("http://{ip}/")).ok());
    address.ok_or_else(|| match instance {
        Some(i) => nowhere(Check::of(Topic::Ec2, &i.id), (&i.name, Aspect::PublicAddress)),
        None => nowhere(Check::of(Topic::Ec2, ""), (lab.name(name), Aspect::Monolith)),
    })
}

/// There is no address, for want of `what`.
fn nowhere(mut check: Check, what: impl Into<Subject>) -> Stop {
    check.that(false, what, Shown::Present, Shown::Absent);
    check.failed()
}

/// Opens the page `path` below `base`; the steps that follow judge its answer.
async fn open(exam: &mut Exam, base: &Url, path: &str) -> Result<(), Stop> {
    let url = below(base, path)?;
    let exchange = exam.get(url.clone()).await?;
    exam.set_answer(path, (Question::get(url), exchange));
    Ok(())
}

/// The page `path` below `base`.
pub(super) fn below(base: &Url, path: &str) -> Result<Url, Stop> {
    base.join(path).map_err(|e| Stop::Broken(format!("{path:?} is not the path of a page: {e}")))
}

phrase! {
    /// Opens a page.
    when "on ouvre la page {string} du monolithe" | "the page {string} of the monolith is opened", ["\"/suppliers\""],
    async fn open_monolith(exam, path: String) {
        let base = monolith(exam).await?;
        open(exam, &base, &path).await?;
        // Of an address that does not answer, the port is nothing to speak of.
        if let Some(port) = base.port().filter(|port| *port != 80) {
            exam.remark(Remark::OtherPort { subject: "monolith".to_owned(), expected: 80, found: port });
        }
        Ok(())
    }
}

/// The load balancer's address: the submission's, else its own host name, port 80.
pub(super) async fn load_balancer(exam: &mut Exam) -> Result<Url, Stop> {
    if let Some(url) = exam.submission()?.urls.load_balancer.clone() {
        return Ok(url);
    }
    let elbv2 = exam.ask::<Elbv2>().await?;
    let lab = exam.lab()?;
    let name = &lab.resources.load_balancer;
    let balancer = roles::load_balancer(elbv2.load_balancers.known()?, lab, name);
    let url = balancer.and_then(|b| b.dns_name.as_deref()).and_then(|host| Url::parse(&format!("http://{host}/")).ok());
    url.ok_or_else(|| nowhere(Check::of(Topic::Elbv2, ""), (lab.name(name), Aspect::LoadBalancer)))
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
        application::is_the_labs(exam.lab()?, &question, &exchange)?;
        let alarms = page.map(roles::dangers).unwrap_or_default();
        let application = &exam.lab()?.application;
        let list = page.is_some_and(|p| p.tables.iter().any(|t| application.is_listed(&t.headers)));
        let mut check = Check::answer(question);
        check.that(list, Aspect::Table, Shown::Present, Shown::Absent);
        check.that(alarms.is_empty(), Aspect::Alert, Shown::Absent, Shown::values(alarms));
        Ok(check.done()?)
    }
}

phrase! {
    /// What whoever may not reach the page gets from the service that gets all other requests. An answer of the page's own
    /// service although only certain addresses may have it means that ours is one of them: nothing was learnt.
    then "la page est introuvable et dit {string}" | "the page is not found and says {string}", ["\"we don't seem to have that page in stock\""],
    async fn page_not_found(exam, text: String) {
        let Named { name: path, it: (question, exchange) } = exam.answer()?;
        let loads = exchange.status == 200 && own_page(exam, &path, &exchange).await?.is_none();
        if loads && is_restricted(exam, &path).await? {
            return Err(Gap::new(GapReason::AddressAllowed).operation(question.to_string()).into());
        }
        let leads = exchange.page.as_ref().map(|p| p.leads.clone()).unwrap_or_default();
        let mut check = Check::answer(question.clone());
        check.equal(question.to_string(), 404, Some(exchange.status));
        check.that(leads.iter().any(|l| l.contains(&text)), Aspect::Message, Shown::value(&text), Shown::values(leads));
        Ok(check.done()?)
    }
}

/// Whether the page `path` is for certain addresses only, on port 80.
async fn is_restricted(exam: &mut Exam, path: &str) -> Result<bool, Stop> {
    let elbv2 = exam.ask::<Elbv2>().await?;
    let lab = exam.lab()?;
    let balancer = roles::load_balancer(elbv2.load_balancers.known()?, lab, &lab.resources.load_balancer);
    let listeners = balancer.map(|b| b.listeners.known()).transpose()?;
    let rules = listeners.and_then(|all| roles::listener(all, 80)).map(|l| l.rules.known()).transpose()?;
    Ok(rules.is_some_and(|rules| roles::is_reserved(rules, lab, path)))
}

/// The employee's page `path`: through the load balancer or, where that does not lead to it, at the service's own
/// address, when the submission names it. Where the balancer leads is for the tasks about its rules to say.
pub(super) async fn employee(exam: &mut Exam, path: &str) -> Result<(Url, Arc<Exchange>), Stop> {
    let url = below(&load_balancer(exam).await?, path)?;
    let exchange = exam.get(url.clone()).await?;
    if exchange.status != 404 {
        return Ok(own_page(exam, path, &exchange).await?.unwrap_or((url, exchange)));
    }
    if let Some(own) = exam.submission()?.urls.employee.clone() {
        let url = below(&own, path)?;
        return Ok((url.clone(), exam.get(url).await?));
    }
    if is_restricted(exam, path).await? {
        return Err(Gap::new(GapReason::AddressRefused).operation(Question::get(url).to_string()).into());
    }
    Ok((url, exchange))
}

/// The page `path` at the employee's own address, where it has another brand than what the balancer `answered`: then the
/// service that gets all other requests answers what it should not know, and that says nothing of the employee.
async fn own_page(exam: &mut Exam, path: &str, answered: &Exchange) -> Result<Option<(Url, Arc<Exchange>)>, Stop> {
    let Some(own) = exam.submission()?.urls.employee.clone() else { return Ok(None) };
    let url = below(&own, path)?;
    // What cannot be seen there takes nothing away from what was seen here.
    let Ok(exchange) = exam.get(url.clone()).await else { return Ok(None) };
    let brand = |exchange: &Exchange| -> Vec<String> {
        exchange.page.iter().flat_map(|page| &page.brands).map(|brand| roles::folded(brand)).collect()
    };
    let (here, there) = (brand(answered), brand(&exchange));
    Ok((exchange.status == 200 && !there.is_empty() && here != there).then_some((url, exchange)))
}

phrase! {
    /// Where task 9.1 lets in certain addresses only and the grader's is none of them, the address of the service itself, `urls.employee`, will do.
    when "on ouvre la page {string} de l'employé" | "the page {string} of the employee is opened", ["\"/admin/suppliers\""],
    async fn open_employee(exam, path: String) {
        let (url, exchange) = employee(exam, &path).await?;
        exam.set_answer(&path, (Question::get(url), exchange));
        Ok(())
    }
}

/// Words of links and forms that add, and of those that edit.
const ADDS: &[&str] = &["add", "new", "create", "ajout", "nouv"];
const EDITS: &[&str] = &["edit", "update", "modif", "change"];

phrase! {
    /// By a link or a form that leads to pages beside this one; to edit, one for each row.
    then "la page permet d'ajouter et de modifier des fournisseurs" | "the page lets one add and edit suppliers", [],
    async fn page_controls(exam) {
        let (question, exchange) = exam.answer()?.it;
        let page = exchange.page.clone().unwrap_or_default();
        let folder = exchange.url.path().rsplit_once('/').map_or("/", |(folder, _)| folder).to_owned() + "/";
        let own = |address: &str| exchange.url.join(address).is_ok_and(|url| url.path().starts_with(&folder));
        let says = |address: &str, text: &str, words: &[&str]| {
            let said = format!("{address} {text}").to_lowercase();
            own(address) && words.iter().any(|word| said.contains(word))
        };
        let adds = page.links.iter().any(|l| says(&l.href, &l.text, ADDS)) || page.forms.iter().any(|f| says(&f.action, "", ADDS));
        let rows: Vec<_> = page.tables.iter().flat_map(|table| &table.rows).collect();
        let bare = rows.iter().filter(|row| !row.links.iter().any(|l| says(&l.href, &l.text, EDITS))).count();
        let mut check = Check::answer(question);
        check.that(adds, (format!("{folder}…"), Aspect::AddControl), Shown::Present, Shown::Absent);
        check.that(bare == 0, (format!("{folder}…"), Aspect::EditControl), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// In the largest table of the page.
    then "la liste compte au moins {int} fournisseurs" | "the list has at least {int} suppliers", ["4"],
    async fn page_rows(exam, least: usize) {
        let (question, exchange) = exam.answer()?.it;
        let rows = exchange.page.iter().flat_map(|page| &page.tables).map(|table| table.rows.len()).max().unwrap_or_default();
        let mut check = Check::answer(question);
        check.that(rows >= least, Aspect::Rows, Shown::value(format!("≥ {least}")), Shown::value(rows));
        Ok(check.done()?)
    }
}

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
    /// The title as a browser shows it, letter case and white space aside.
    then "le titre de la page est {string}" | "the title of the page is {string}", ["\"Manage coffee suppliers\""],
    async fn page_title(exam, title: String) {
        let (question, exchange) = exam.answer()?.it;
        let found = exchange.page.as_ref().map(|p| &p.title);
        let holds = found.is_some_and(|found| roles::folded(found) == roles::folded(&title));
        let mut check = Check::answer(question);
        check.that(holds, Aspect::Title, Shown::value(title), Shown::maybe(found));
        Ok(check.done()?)
    }
}

phrase! {
    /// Of an application that came before; a page without a brand has none, and one of quite another application is no answer.
    then "la marque de la page n'est pas {string}" | "the brand of the page is not {string}", ["\"Monolithic Coffee suppliers\""],
    async fn page_other_brand(exam, brand: String) {
        let (question, exchange) = exam.answer()?.it;
        application::is_the_labs(exam.lab()?, &question, &exchange)?;
        let brands: Vec<String> = exchange.page.iter().flat_map(|page| page.brands.clone()).collect();
        let holds = !brands.iter().any(|b| roles::folded(b) == roles::folded(&brand));
        let mut check = Check::answer(question);
        check.that(holds, Aspect::Brand, Shown::value(format!("≠ {brand}")), Shown::values(brands));
        Ok(check.done()?)
    }
}

phrase! {
    /// The navigation bar, or for want of one the page, has links that lead there; what they are called is free.
    then "la navigation de la page mène à {string}" | "the navigation of the page leads to {string}", ["\"/, /suppliers\""],
    async fn page_navigation(exam, paths: String) {
        let (question, exchange) = exam.answer()?.it;
        let page = exchange.page.clone().unwrap_or_default();
        let links: Vec<_> = page.navs.iter().flat_map(|nav| &nav.links).collect();
        let links = if links.is_empty() { page.links.iter().collect() } else { links };
        // A link to a place on the same page leads nowhere.
        let links = links.into_iter().filter(|link| !link.href.starts_with('#'));
        let found: Vec<String> = links.filter_map(|link| roles::path_of(&exchange, &link.href)).collect();
        let mut check = Check::answer(question);
        for path in paths.split(',').map(str::trim) {
            check.that(found.iter().any(|f| f == path), (path, Aspect::NavigationLink), Shown::Present, Shown::values(&found));
        }
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
        check.that(brands.iter().any(|b| folded(b) == folded(&brand)), Aspect::Brand, Shown::value(brand), Shown::values(brands));
        Ok(check.done()?)
    }
}
