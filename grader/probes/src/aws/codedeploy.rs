//! CodeDeploy applications, their deployment groups, and the newest deployments of each group.

mod records;

use std::cmp::Reverse;

use aws_sdk_codedeploy::types;
use futures::future::{join_all, try_join_all};
use grader_core::{
    Gap, Seen,
    facts::{Application, CodeDeployment, Codedeploy, DeploymentGroup},
};

use super::{Account, Call, failure::existing};

/// How many applications or deployment groups one call describes.
const BATCH: usize = 100;

/// How many deployments one call describes: a few more than are kept, because no order of the list is promised.
const DEPLOYMENTS: usize = 25;

/// How many deployments of a group are kept.
const KEPT: usize = 20;

pub(crate) async fn look(aws: &Account) -> Codedeploy {
    Codedeploy { applications: applications(aws).await.into() }
}

async fn applications(aws: &Account) -> Result<Vec<Application>, Gap> {
    let pages = aws.codedeploy.list_applications().into_paginator().stop_on_duplicate_token(false).send();
    let names = aws.pages(Call::ListApplications, pages, |page| page.applications).await?;
    // What belongs to an application can be asked before the application itself is described.
    let contents = join_all(names.iter().map(async |name| groups(aws, name).await.transpose().map(Seen::from)));
    let (described, contents) = futures::join!(describe(aws, &names), contents);
    let mut contents: Vec<_> = names.iter().zip(contents).collect();
    let applications = described?.into_iter().filter_map(|found| {
        let application = records::application(found);
        let at = contents.iter().position(|(name, _)| **name == application.name)?;
        // None when the application was deleted meanwhile.
        contents.swap_remove(at).1.map(|groups| Application { groups, ..application })
    });
    Ok(applications.collect())
}

async fn describe(aws: &Account, names: &[String]) -> Result<Vec<types::ApplicationInfo>, Gap> {
    let batches = try_join_all(names.chunks(BATCH).map(async |batch| {
        let send = aws.codedeploy.batch_get_applications().set_application_names(Some(batch.to_vec())).send();
        let answer = aws.call(Call::BatchGetApplications, send).await?;
        Ok::<_, Gap>(answer.applications_info.unwrap_or_default())
    }));
    Ok(batches.await?.concat())
}

/// None when there is no such application.
async fn groups(aws: &Account, application: &str) -> Result<Option<Vec<DeploymentGroup>>, Gap> {
    let request = aws.codedeploy.list_deployment_groups().application_name(application);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let names = existing(aws.pages(Call::ListDeploymentGroups, pages, |page| page.deployment_groups).await)?;
    let Some(names) = names else { return Ok(None) };
    let deployments = join_all(names.iter().map(async |name| Seen::from(deployments(aws, application, name).await)));
    let (described, deployments) = futures::join!(describe_groups(aws, application, &names), deployments);
    let mut deployments: Vec<_> = names.iter().zip(deployments).collect();
    let groups = described?.into_iter().map(|found| {
        let group = records::group(found);
        let at = deployments.iter().position(|(name, _)| **name == group.name);
        let deployments = at.map(|at| deployments.swap_remove(at).1).unwrap_or_default();
        DeploymentGroup { deployments, ..group }
    });
    Ok(Some(groups.collect()))
}

async fn describe_groups(
    aws: &Account,
    application: &str,
    names: &[String],
) -> Result<Vec<types::DeploymentGroupInfo>, Gap> {
    let batches = try_join_all(names.chunks(BATCH).map(async |batch| {
        let request = aws.codedeploy.batch_get_deployment_groups().application_name(application);
        let send = request.set_deployment_group_names(Some(batch.to_vec())).send();
        let answer = existing(aws.call(Call::BatchGetDeploymentGroups, send).await)?;
        Ok::<_, Gap>(answer.and_then(|answer| answer.deployment_groups_info).unwrap_or_default())
    }));
    Ok(batches.await?.concat())
}

/// The newest deployments of a group, the newest first; the list itself begins with the newest.
async fn deployments(aws: &Account, application: &str, group: &str) -> Result<Vec<CodeDeployment>, Gap> {
    let request = aws.codedeploy.list_deployments().application_name(application).deployment_group_name(group);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let ids = existing(aws.pages(Call::ListDeployments, pages, |page| page.deployments).await)?.unwrap_or_default();
    let newest: Vec<_> = ids.into_iter().take(DEPLOYMENTS).collect();
    if newest.is_empty() {
        return Ok(Vec::new());
    }
    let send = aws.codedeploy.batch_get_deployments().set_deployment_ids(Some(newest)).send();
    let answer = aws.call(Call::BatchGetDeployments, send).await?;
    let found = answer.deployments_info.unwrap_or_default();
    let mut deployments: Vec<_> = found.into_iter().map(records::deployment).collect();
    deployments.sort_by_key(|deployment| Reverse(deployment.created_at));
    deployments.truncate(KEPT);
    Ok(deployments)
}
