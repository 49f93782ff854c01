//! Clusters with their services and tasks; beside them the task definitions.

mod records;

use std::collections::BTreeSet;

use aws_sdk_ecs::types::{self, DesiredStatus};
use futures::future::{join_all, try_join_all};
use grader_core::{
    Gap, GapReason, Seen,
    facts::{Cluster, Ecs, Service, Task, TaskDefinition},
};

use super::{Account, Call, failure::existing};

/// How many clusters or tasks one call describes.
const BATCH: usize = 100;

/// How many services one call describes.
const SERVICES: usize = 10;

pub(crate) async fn look(aws: &Account) -> Ecs {
    let (clusters, newest) = futures::join!(clusters(aws), newest_definitions(aws));
    let definitions = match newest {
        Ok(newest) => with_used(aws, newest, clusters.as_deref().unwrap_or_default()).await,
        Err(gap) => Err(gap),
    };
    Ecs { clusters: clusters.into(), task_definitions: definitions.into() }
}

async fn clusters(aws: &Account) -> Result<Vec<Cluster>, Gap> {
    let pages = aws.ecs.list_clusters().into_paginator().stop_on_duplicate_token(false).send();
    let arns = aws.pages(Call::ListClusters, pages, |page| page.cluster_arns).await?;
    // What is in a cluster can be asked before the cluster itself is described.
    let contents = join_all(arns.iter().map(async |arn| futures::join!(services(aws, arn), tasks(aws, arn))));
    let (described, contents) = futures::join!(describe_clusters(aws, &arns), contents);
    let mut contents: Vec<_> = arns.iter().zip(contents).collect();
    let clusters = described?.into_iter().map(|found| {
        let cluster = records::cluster(found);
        let at = contents.iter().position(|(arn, _)| **arn == cluster.arn);
        let (services, tasks) = at.map(|at| contents.swap_remove(at).1).unwrap_or_default();
        Cluster { services, tasks, ..cluster }
    });
    Ok(clusters.collect())
}

async fn describe_clusters(aws: &Account, arns: &[String]) -> Result<Vec<types::Cluster>, Gap> {
    let batches = try_join_all(arns.chunks(BATCH).map(async |batch| {
        let send = aws.ecs.describe_clusters().set_clusters(Some(batch.to_vec())).send();
        let answer = aws.call(Call::DescribeClusters, send).await?;
        absent(Call::DescribeClusters, answer.failures)?;
        Ok::<_, Gap>(answer.clusters.unwrap_or_default())
    }));
    Ok(batches.await?.concat())
}

async fn services(aws: &Account, cluster: &str) -> Seen<Vec<Service>> {
    let list = async {
        let pages = aws.ecs.list_services().cluster(cluster).into_paginator().stop_on_duplicate_token(false).send();
        let arns = existing(aws.pages(Call::ListServices, pages, |page| page.service_arns).await)?.unwrap_or_default();
        let batches = try_join_all(arns.chunks(SERVICES).map(async |batch| {
            let send = aws.ecs.describe_services().cluster(cluster).set_services(Some(batch.to_vec())).send();
            let Some(answer) = existing(aws.call(Call::DescribeServices, send).await)? else { return Ok(Vec::new()) };
            absent(Call::DescribeServices, answer.failures)?;
            Ok::<_, Gap>(answer.services.unwrap_or_default())
        }));
        Ok(batches.await?.into_iter().flatten().map(records::service).collect())
    };
    list.await.into()
}

/// Running tasks, and those that stopped in the last hour: they say why a service does not come up.
async fn tasks(aws: &Account, cluster: &str) -> Seen<Vec<Task>> {
    let list = async |status: DesiredStatus| {
        let request = aws.ecs.list_tasks().cluster(cluster).desired_status(status);
        let pages = request.into_paginator().stop_on_duplicate_token(false).send();
        existing(aws.pages(Call::ListTasks, pages, |page| page.task_arns).await)
    };
    let both = async {
        let (running, stopped) = futures::try_join!(list(DesiredStatus::Running), list(DesiredStatus::Stopped))?;
        let mut arns = running.unwrap_or_default();
        arns.extend(stopped.unwrap_or_default());
        let batches = try_join_all(arns.chunks(BATCH).map(async |batch| {
            let send = aws.ecs.describe_tasks().cluster(cluster).set_tasks(Some(batch.to_vec())).send();
            let Some(answer) = existing(aws.call(Call::DescribeTasks, send).await)? else { return Ok(Vec::new()) };
            absent(Call::DescribeTasks, answer.failures)?;
            Ok::<_, Gap>(answer.tasks.unwrap_or_default())
        }));
        Ok(batches.await?.into_iter().flatten().map(records::task).collect())
    };
    both.await.into()
}

/// The newest active revision of each family.
async fn newest_definitions(aws: &Account) -> Result<Vec<TaskDefinition>, Gap> {
    let request = aws.ecs.list_task_definition_families().status(types::TaskDefinitionFamilyStatus::Active);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let families = aws.pages(Call::ListTaskDefinitionFamilies, pages, |page| page.families).await?;
    definitions(aws, families.iter().map(String::as_str)).await
}

/// Adds the older or inactive revisions that services of `clusters` use; sorted by family and revision.
async fn with_used(
    aws: &Account,
    mut known: Vec<TaskDefinition>,
    clusters: &[Cluster],
) -> Result<Vec<TaskDefinition>, Gap> {
    let services = clusters.iter().filter_map(|cluster| cluster.services.known().ok()).flatten();
    let used: BTreeSet<&str> = services
        .flat_map(|service| {
            service.task_definition.iter().chain(service.task_sets.iter().flat_map(|set| &set.task_definition))
        })
        .map(String::as_str)
        .filter(|arn| known.iter().all(|definition| definition.arn != *arn))
        .collect();
    let used = definitions(aws, used).await?;
    known.extend(used);
    known.sort_by(|a, b| (&a.family, a.revision).cmp(&(&b.family, b.revision)));
    Ok(known)
}

async fn definitions(aws: &Account, names: impl IntoIterator<Item = &str>) -> Result<Vec<TaskDefinition>, Gap> {
    let all = try_join_all(names.into_iter().map(async |name| {
        let send = aws.ecs.describe_task_definition().task_definition(name).send();
        existing(aws.call(Call::DescribeTaskDefinition, send).await)
    }));
    let found = all.await?.into_iter().flatten().filter_map(|answer| answer.task_definition);
    Ok(found.map(records::task_definition).collect())
}

/// A batch call tells what it could not describe. What was deleted meanwhile is absent; anything else is a gap.
fn absent(call: Call, failures: Option<Vec<types::Failure>>) -> Result<(), Gap> {
    let failures = failures.unwrap_or_default();
    let Some(other) = failures.into_iter().find(|failure| failure.reason() != Some("MISSING")) else { return Ok(()) };
    let detail = [other.reason, other.detail].into_iter().flatten().collect::<Vec<_>>().join(": ");
    Err(Gap::new(GapReason::ServerError).operation(call.action()).detail(detail))
}
