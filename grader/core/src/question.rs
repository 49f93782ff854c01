//! What can be asked about a deployment. A question is the key of its answer in memory and in a bundle.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::Url;

/// A question about a student's deployment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Everything that the grader reads of one AWS service.
    Aws(Topic),
    /// One HTTP exchange.
    Http(HttpRequest),
    /// One supplier added, edited and removed through the forms of the pages.
    RoundTrip(RoundTripRequest),
    /// One microservice, built and run in a container; by its name in the feature files.
    Container(String),
    /// One document that the student hands in.
    Document(DocumentKind),
    /// One part of the source code that the student hands in.
    Source(SourcePart),
}

/// One AWS service (or one part of a large one), read as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Whose credentials these are (STS).
    Identity,
    /// Instances, security groups, VPCs and subnets.
    Ec2,
    /// Image repositories, their policies and images.
    Ecr,
    /// Clusters, services, task sets, tasks and task definitions.
    Ecs,
    /// Load balancers, listeners, rules, target groups and their health.
    Elbv2,
    /// Database instances.
    Rds,
    /// Log groups and their newest streams.
    Logs,
    /// Alarms, and the metrics of container services (CloudWatch).
    Cloudwatch,
    /// What scales services by itself (Application Auto Scaling).
    Autoscaling,
    /// Development environments.
    Cloud9,
    /// Code repositories, their branches and files.
    Codecommit,
    /// Applications, deployment groups and deployments.
    Codedeploy,
    /// Pipelines, their executions and states.
    Codepipeline,
}

impl Topic {
    /// All topics.
    pub const ALL: [Self; 13] = [
        Self::Identity,
        Self::Ec2,
        Self::Ecr,
        Self::Ecs,
        Self::Elbv2,
        Self::Rds,
        Self::Logs,
        Self::Cloudwatch,
        Self::Autoscaling,
        Self::Cloud9,
        Self::Codecommit,
        Self::Codedeploy,
        Self::Codepipeline,
    ];

    /// The topic's name in citations: `elbv2`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Ec2 => "ec2",
            Self::Ecr => "ecr",
            Self::Ecs => "ecs",
            Self::Elbv2 => "elbv2",
            Self::Rds => "rds",
            Self::Logs => "logs",
            Self::Cloudwatch => "cloudwatch",
            Self::Autoscaling => "autoscaling",
            Self::Cloud9 => "cloud9",
            Self::Codecommit => "codecommit",
            Self::Codedeploy => "codedeploy",
            Self::Codepipeline => "codepipeline",
        }
    }
}

/// The documents of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The architecture diagram.
    Diagram,
    /// The cost estimate.
    Estimate,
    /// The answers to the questions of the course.
    Answers,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Diagram, Self::Estimate, Self::Answers];

    /// The document's key in the submission file: `diagram`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Diagram => "diagram",
            Self::Estimate => "estimate",
            Self::Answers => "answers",
        }
    }
}

/// The parts of the source code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourcePart {
    /// The code of the two services.
    Microservices,
    /// The deployment files.
    Deployment,
}

impl SourcePart {
    /// All parts.
    pub const ALL: [Self; 2] = [Self::Microservices, Self::Deployment];

    /// The part's key in the submission file: `microservices`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Microservices => "microservices",
            Self::Deployment => "deployment",
        }
    }
}

/// An HTTP request without credentials.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The absolute address, `http` or `https`.
    pub url: Url,
}

/// Where a supplier makes its round trip.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RoundTripRequest {
    /// The list of the service that writes: `http://…/admin/suppliers`. Its forms are found from there.
    pub writer: Url,
    /// The list in which others see the changes: `http://…/suppliers`; for a service alone, the writer's own.
    pub reader: Url,
}

/// The methods that the grader uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Read a page.
    Get,
}

/// A text that is not the name of a question.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "expected a question such as aws:elbv2, GET http://…, container:customer, document:diagram or source:deployment, found {0:?}"
)]
pub struct QuestionError(String);

impl Question {
    /// `GET url`.
    #[must_use]
    pub const fn get(url: Url) -> Self {
        Self::Http(HttpRequest { method: Method::Get, url })
    }
}

impl fmt::Display for Question {
    /// `aws:elbv2`, `GET http://…`, `round-trip http://…`, `container:customer`, `document:diagram` or `source:deployment`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aws(topic) => write!(f, "aws:{}", topic.name()),
            Self::Http(HttpRequest { method: Method::Get, url }) => write!(f, "GET {url}"),
            Self::RoundTrip(RoundTripRequest { writer, reader }) if writer == reader => {
                write!(f, "round-trip {writer}")
            }
            Self::RoundTrip(RoundTripRequest { writer, reader }) => write!(f, "round-trip {writer} {reader}"),
            Self::Container(service) => write!(f, "container:{service}"),
            Self::Document(kind) => write!(f, "document:{}", kind.name()),
            Self::Source(part) => write!(f, "source:{}", part.name()),
        }
    }
}

impl FromStr for Question {
    type Err = QuestionError;

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, QuestionError> {
        let named = |kind: &str, name: &str| match kind {
            "aws" => Topic::ALL.into_iter().find(|t| t.name() == name).map(Self::Aws),
            "document" => DocumentKind::ALL.into_iter().find(|k| k.name() == name).map(Self::Document),
            "container" if !name.is_empty() => Some(Self::Container(name.to_owned())),
            "source" => SourcePart::ALL.into_iter().find(|p| p.name() == name).map(Self::Source),
            _ => None,
        };
        let url = |text: &str| Url::parse(text).ok();
        let question = match text.split_once(' ') {
            Some(("GET", page)) => url(page).map(Self::get),
            Some(("round-trip", lists)) => {
                let (writer, reader) = lists.split_once(' ').unwrap_or((lists, lists));
                let both = url(writer).zip(url(reader));
                both.map(|(writer, reader)| Self::RoundTrip(RoundTripRequest { writer, reader }))
            }
            _ => text.split_once(':').and_then(|(kind, name)| named(kind, name)),
        };
        question.ok_or_else(|| QuestionError(text.chars().take(80).collect()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn questions_read_and_print_the_same() {
        let page = Question::get("http://example.org/suppliers?a=b#c".parse().unwrap());
        let list = |text: &str| text.parse::<Url>().unwrap();
        let trip =
            |writer, reader| Question::RoundTrip(RoundTripRequest { writer: list(writer), reader: list(reader) });
        let (inside, outside) = ("http://example.org/admin/suppliers", "http://example.org/suppliers");
        let trips = [trip(inside, outside), trip(outside, outside)];
        let all = Topic::ALL.into_iter().map(Question::Aws).chain([page]).chain(trips);
        let all = all.chain([Question::Container("customer".to_owned())]);
        let all = all.chain(DocumentKind::ALL.into_iter().map(Question::Document));
        for question in all.chain(SourcePart::ALL.into_iter().map(Question::Source)) {
            assert_eq!(question.to_string().parse(), Ok(question));
        }
    }

    #[test]
    fn what_is_no_question_is_refused() {
        for text in [
            "",
            "aws",
            "aws:",
            "container:",
            "aws:s3",
            "GET nowhere",
            "document:aws",
            "POST http://example.org/",
            "round-trip here",
        ] {
            assert_eq!(text.parse::<Question>(), Err(QuestionError(text.to_owned())));
        }
    }
}
