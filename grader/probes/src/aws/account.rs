//! One AWS account, as one submission sees it: the clients, and the way that every call goes.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_runtime_api::client::{orchestrator::HttpResponse, result::SdkError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::SdkConfig;
use grader_core::{Facts as _, Gap, GapReason, Observation, Redactor, Topic};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{
    Call, Failure, autoscaling, clock::Clock, cloud9, cloudwatch, codecommit, codedeploy, codepipeline, ec2, ecr, ecs,
    elbv2, identity, logs, rds,
};
use crate::Limits;

/// The clients of one account and region, the bounds on their use, and what must not be said of them.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) autoscaling: aws_sdk_applicationautoscaling::Client,
    pub(crate) cloud9: aws_sdk_cloud9::Client,
    pub(crate) cloudwatch: aws_sdk_cloudwatch::Client,
    pub(crate) codecommit: aws_sdk_codecommit::Client,
    pub(crate) codedeploy: aws_sdk_codedeploy::Client,
    pub(crate) codepipeline: aws_sdk_codepipeline::Client,
    pub(crate) ec2: aws_sdk_ec2::Client,
    pub(crate) ecr: aws_sdk_ecr::Client,
    pub(crate) ecs: aws_sdk_ecs::Client,
    pub(crate) elbv2: aws_sdk_elasticloadbalancingv2::Client,
    pub(crate) logs: aws_sdk_cloudwatchlogs::Client,
    pub(crate) rds: aws_sdk_rds::Client,
    pub(crate) sts: aws_sdk_sts::Client,
    region: String,
    clock: Clock,
    redactor: Redactor,
    permits: Semaphore,
    limits: Limits,
    counts: Mutex<BTreeMap<Call, u32>>,
}

impl Account {
    /// Clients of this configuration.
    pub(crate) fn new(config: &SdkConfig, redactor: Redactor, limits: Limits) -> Self {
        let clock = Clock::default();
        let sts = aws_sdk_sts::config::Builder::from(config).interceptor(clock.clone()).build();
        Self {
            autoscaling: aws_sdk_applicationautoscaling::Client::new(config),
            cloud9: aws_sdk_cloud9::Client::new(config),
            cloudwatch: aws_sdk_cloudwatch::Client::new(config),
            codecommit: aws_sdk_codecommit::Client::new(config),
            codedeploy: aws_sdk_codedeploy::Client::new(config),
            codepipeline: aws_sdk_codepipeline::Client::new(config),
            ec2: aws_sdk_ec2::Client::new(config),
            ecr: aws_sdk_ecr::Client::new(config),
            ecs: aws_sdk_ecs::Client::new(config),
            elbv2: aws_sdk_elasticloadbalancingv2::Client::new(config),
            logs: aws_sdk_cloudwatchlogs::Client::new(config),
            rds: aws_sdk_rds::Client::new(config),
            sts: aws_sdk_sts::Client::from_conf(sts),
            region: config.region().map(ToString::to_string).unwrap_or_default(),
            clock,
            redactor,
            permits: Semaphore::new(limits.concurrent),
            limits,
            counts: Mutex::default(),
        }
    }

    /// The redacted answer to the question about `topic`.
    pub(crate) async fn observe(&self, topic: Topic) -> Observation {
        let observation = match topic {
            Topic::Identity => match identity::look(self).await {
                Ok(identity) => identity.observed(),
                Err(failure) => Observation::Gap(failure.gap),
            },
            Topic::Ec2 => ec2::look(self).await.observed(),
            Topic::Ecr => ecr::look(self).await.observed(),
            Topic::Ecs => ecs::look(self).await.observed(),
            Topic::Elbv2 => elbv2::look(self).await.observed(),
            Topic::Rds => rds::look(self).await.observed(),
            Topic::Logs => logs::look(self).await.observed(),
            Topic::Cloudwatch => cloudwatch::look(self).await.observed(),
            Topic::Autoscaling => autoscaling::look(self).await.observed(),
            Topic::Cloud9 => cloud9::look(self).await.observed(),
            Topic::Codecommit => codecommit::look(self).await.observed(),
            Topic::Codedeploy => codedeploy::look(self).await.observed(),
            Topic::Codepipeline => codepipeline::look(self).await.observed(),
        };
        self.redactor.observation(&observation)
    }

    /// The answer to one request. `send` does nothing until there is room for it.
    pub(crate) async fn call<T, E>(
        &self,
        call: Call,
        send: impl Future<Output = Result<T, SdkError<E, HttpResponse>>>,
    ) -> Result<T, Failure>
    where
        E: ProvideErrorMetadata,
    {
        let _permit = self.admit(call).await?;
        send.await.map_err(|error| Failure::new(call.action(), &error, &self.redactor))
    }

    /// The items of all pages; a list with too many pages is a failure.
    ///
    /// The paginators given here must not stop on a repeated token: they would end as if the list were whole.
    pub(crate) async fn pages<P, I, E>(
        &self,
        call: Call,
        mut pages: PaginationStream<Result<P, SdkError<E, HttpResponse>>>,
        items: impl Fn(P) -> Option<Vec<I>>,
    ) -> Result<Vec<I>, Failure>
    where
        E: ProvideErrorMetadata,
    {
        let mut all = Vec::new();
        for _ in 0..=self.limits.pages {
            // The call that finds no further page sends nothing, and is not counted.
            let permit = self.permits.acquire().await.ok();
            let Some(page) = pages.next().await else { return Ok(all) };
            drop(permit);
            self.count(call)?;
            let page = page.map_err(|error| Failure::new(call.action(), &error, &self.redactor))?;
            all.extend(items(page).unwrap_or_default());
        }
        Err(too_large(call, format!("more than {} pages", self.limits.pages)).into())
    }

    /// The region that is looked at.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// How often each call was made; retries and later attempts are not counted.
    pub(crate) fn counts(&self) -> BTreeMap<Call, u32> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// This machine's time less AWS's, seconds; none before STS answered.
    pub(crate) fn clock_ahead_s(&self) -> Option<i64> {
        self.clock.ahead_s()
    }

    async fn admit(&self, call: Call) -> Result<Option<SemaphorePermit<'_>>, Failure> {
        self.count(call)?;
        // The semaphore is never closed.
        Ok(self.permits.acquire().await.ok())
    }

    fn count(&self, call: Call) -> Result<(), Failure> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.values().sum::<u32>() >= self.limits.calls {
            return Err(too_large(call, format!("more than {} calls", self.limits.calls)).into());
        }
        *counts.entry(call).or_default() += 1;
        Ok(())
    }
}

fn too_large(call: Call, detail: String) -> Gap {
    Gap::new(GapReason::TooLarge).operation(call.action()).detail(detail)
}
