//! Answers: facts of our own, or a gap.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    Gap, GapReason, Topic,
    facts::{
        Answers, Autoscaling, Cloud9, Cloudwatch, Codecommit, Codedeploy, Codepipeline, ContainerRun, Diagram, Ec2,
        Ecr, Ecs, Elbv2, Estimate, Exchange, Identity, Logs, Rds, RoundTrip, SourceTree,
    },
};

/// The answer to a [`Question`](crate::Question).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Observation {
    /// Answer to [`Topic::Identity`].
    Identity(Arc<Identity>),
    /// Answer to [`Topic::Ec2`].
    Ec2(Arc<Ec2>),
    /// Answer to [`Topic::Ecr`].
    Ecr(Arc<Ecr>),
    /// Answer to [`Topic::Ecs`].
    Ecs(Arc<Ecs>),
    /// Answer to [`Topic::Elbv2`].
    Elbv2(Arc<Elbv2>),
    /// Answer to [`Topic::Rds`].
    Rds(Arc<Rds>),
    /// Answer to [`Topic::Logs`].
    Logs(Arc<Logs>),
    /// Answer to [`Topic::Cloudwatch`].
    Cloudwatch(Arc<Cloudwatch>),
    /// Answer to [`Topic::Autoscaling`].
    Autoscaling(Arc<Autoscaling>),
    /// Answer to [`Topic::Cloud9`].
    Cloud9(Arc<Cloud9>),
    /// Answer to [`Topic::Codecommit`].
    Codecommit(Arc<Codecommit>),
    /// Answer to [`Topic::Codedeploy`].
    Codedeploy(Arc<Codedeploy>),
    /// Answer to [`Topic::Codepipeline`].
    Codepipeline(Arc<Codepipeline>),
    /// Answer to an HTTP question.
    Http(Arc<Exchange>),
    /// Answer to a round trip.
    RoundTrip(Arc<RoundTrip>),
    /// Answer to a question about a container.
    Container(Arc<ContainerRun>),
    /// Answer to [`DocumentKind::Diagram`](crate::DocumentKind::Diagram).
    Diagram(Arc<Diagram>),
    /// Answer to [`DocumentKind::Estimate`](crate::DocumentKind::Estimate).
    Estimate(Arc<Estimate>),
    /// Answer to [`DocumentKind::Answers`](crate::DocumentKind::Answers).
    Answers(Arc<Answers>),
    /// Answer to a question about source code.
    Source(Arc<SourceTree>),
    /// There is no answer, and this is why.
    Gap(Gap),
}

/// A part of an answer that has a call of its own, which may have failed while the others did not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen<T> {
    /// What the call returned.
    Known(T),
    /// Why it returned nothing.
    Unknown(Gap),
}

impl<T> Seen<T> {
    /// The value, or the gap as an error.
    ///
    /// # Errors
    ///
    /// The gap, when the call failed.
    pub fn known(&self) -> Result<&T, Gap> {
        match self {
            Self::Known(value) => Ok(value),
            Self::Unknown(gap) => Err(gap.clone()),
        }
    }
}

impl<T> From<Result<T, Gap>> for Seen<T> {
    fn from(result: Result<T, Gap>) -> Self {
        match result {
            Ok(value) => Self::Known(value),
            Err(gap) => Self::Unknown(gap),
        }
    }
}

impl<T> Default for Seen<T> {
    /// Older bundles lack newer parts: such a part was not recorded.
    fn default() -> Self {
        Self::Unknown(Gap::new(GapReason::NotRecorded))
    }
}

/// The facts of one AWS topic.
pub trait Facts: Sized {
    /// The topic they answer.
    const TOPIC: Topic;

    /// These facts, when the observation is about this topic.
    fn of(observation: &Observation) -> Option<&Arc<Self>>;

    /// As an observation.
    fn observed(self) -> Observation;
}

/// A topic, its facts and its observation share one name.
macro_rules! topics {
    ($($name:ident),*) => {$(
        impl Facts for $name {
            const TOPIC: Topic = Topic::$name;

            fn of(observation: &Observation) -> Option<&Arc<Self>> {
                match observation {
                    Observation::$name(facts) => Some(facts),
                    _ => None,
                }
            }

            fn observed(self) -> Observation {
                Observation::$name(Arc::new(self))
            }
        }
    )*};
}

topics!(
    Identity,
    Ec2,
    Ecr,
    Ecs,
    Elbv2,
    Rds,
    Logs,
    Cloudwatch,
    Autoscaling,
    Cloud9,
    Codecommit,
    Codedeploy,
    Codepipeline
);
