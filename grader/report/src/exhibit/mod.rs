//! Exhibits: the piece of evidence that a finding cites, short enough to read.
//!
//! Evidence is redacted when it is recorded. What is shown of it here is bounded in lines and width, and every line goes
//! through `plain`: a page, a log or a file of a student can hold anything.

mod command;
mod facts;
mod text;

use grader_core::{Citation, Entry, Evidence, Finding, Observation, Question};

use crate::plain::plain;

/// The most exhibits of one finding.
const MOST: usize = 6;

/// A cited piece of evidence.
pub(crate) struct Exhibit {
    /// What was asked, and the resource within the answer.
    pub question: String,
    pub resource: Option<String>,
    /// When it was answered.
    pub at: Option<String>,
    /// What came back, line by line; none where the evidence is not at hand.
    pub lines: Vec<String>,
    /// Whether there was more.
    pub cut: bool,
    /// A command that shows the same to who runs it.
    pub command: Option<String>,
}

/// Lines, and whether there were more.
struct Excerpt {
    lines: Vec<String>,
    cut: bool,
}

impl Exhibit {
    /// What `finding` cites. A finding that looked at several resources and names some in its differences means those.
    pub(crate) fn all(evidence: Option<&Evidence>, finding: &Finding) -> Vec<Self> {
        cited(finding).take(MOST).map(|citation| Self::of(evidence, citation)).collect()
    }

    fn of(evidence: Option<&Evidence>, citation: &Citation) -> Self {
        let Citation { question, resource } = citation;
        let entry: Option<&Entry> = evidence.and_then(|e| e.entries.iter().find(|entry| entry.question == *question));
        let excerpt = entry.map(|entry| excerpt(&entry.observation, question, resource));
        let Excerpt { lines, cut } = excerpt.unwrap_or(Excerpt { lines: Vec::new(), cut: false });
        Self {
            question: plain(&question.to_string()),
            resource: (!resource.is_empty()).then(|| plain(resource)),
            at: entry.map(|entry| entry.observed_at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
            lines,
            cut,
            command: command::of(question, resource),
        }
    }
}

/// The citations that `finding` means: of those in one answer the ones which its differences name, or else all.
pub(crate) fn cited(finding: &Finding) -> impl Iterator<Item = &Citation> {
    let any_named =
        move |question: &Question| finding.citations.iter().any(|c| c.question == *question && names(finding, c));
    finding.citations.iter().filter(move |c| names(finding, c) || !any_named(&c.question))
}

/// Whether a difference of `finding` is about the cited resource.
fn names(finding: &Finding, citation: &Citation) -> bool {
    let name = name(&citation.resource);
    !name.is_empty() && finding.differences.iter().any(|d| d.subject.name.contains(name))
}

/// The name in an ARN (`…:targetgroup/NAME/ID`), or the text itself.
fn name(resource: &str) -> &str {
    let Some(rest) = resource.strip_prefix("arn:").and_then(|arn| arn.splitn(5, ':').nth(4)) else { return resource };
    let mut parts = rest.split(['/', ':']).skip(1);
    match (parts.next(), parts.next()) {
        (Some("app" | "net" | "gwy"), Some(name)) | (Some(name), _) => name,
        (None, _) => rest,
    }
}

fn excerpt(observation: &Observation, question: &Question, resource: &str) -> Excerpt {
    match observation {
        Observation::Http(exchange) => text::exchange(exchange, question),
        Observation::Source(tree) => text::source(tree, resource),
        other => facts::excerpt(other, resource),
    }
}

impl Excerpt {
    /// The first of `lines`, each harmless.
    fn new(lines: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut lines = lines.into_iter();
        let shown = lines.by_ref().take(Self::LINES).map(|line| plain(line.as_ref().trim_end())).collect();
        Self { lines: shown, cut: lines.next().is_some() }
    }

    /// The most lines.
    const LINES: usize = 30;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_arns() {
        for (arn, wanted) in [
            ("arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/customer-tg-one/ed1a", "customer-tg-one"),
            ("arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/microservicesLB/d6", "microservicesLB"),
            ("arn:aws:ecs:us-east-1:1:cluster/serverless", "serverless"),
            ("arn:aws:codepipeline:us-east-1:1:update", "1:update"),
            ("customer/Dockerfile", "customer/Dockerfile"),
            ("", ""),
        ] {
            let found = name(arn);
            assert!(wanted.ends_with(found), "{arn}: {found}");
        }
    }

    #[test]
    fn an_excerpt_is_bounded() {
        let long = vec!["x".repeat(10_000); 10_000];
        let excerpt = Excerpt::new(&long);
        assert!(excerpt.cut && excerpt.lines.len() == Excerpt::LINES);
        assert!(excerpt.lines.iter().all(|line| line.chars().count() < 400));
        assert!(!Excerpt::new(["one"]).cut);
    }
}
