//! Phrases about pages that the deployment serves.

use grader_core::{Gap, GapReason, Remark, Shown, Topic, facts::Ec2};
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

phrase! {
    /// Opens a page.
    when "on ouvre la page {string} du monolithe" | "the page {string} of the monolith is opened", ["\"/suppliers\""],
    async fn open_monolith(exam, path: String) {
        let base = monolith(exam).await?;
        let url = base.join(&path).map_err(|e| Stop::Broken(format!("{path:?} is not the path of a page: {e}")))?;
        let exchange = exam.get(url.clone()).await?;
        exam.set_answer(&path, (grader_core::Question::get(url), exchange));
        Ok(())
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
