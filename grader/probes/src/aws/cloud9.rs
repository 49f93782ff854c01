//! Cloud9 environments: their ids, then what they are. Their instances are among those of EC2.

use aws_sdk_cloud9::types;
use futures::future::try_join_all;
use grader_core::{
    Gap,
    facts::{Cloud9, Environment},
};

use super::{Account, Call, text::text};

/// How many environments one call describes.
const BATCH: usize = 25;

pub(crate) async fn look(aws: &Account) -> Cloud9 {
    Cloud9 { environments: environments(aws).await.into() }
}

async fn environments(aws: &Account) -> Result<Vec<Environment>, Gap> {
    let pages = aws.cloud9.list_environments().into_paginator().stop_on_duplicate_token(false).send();
    let ids = aws.pages(Call::ListEnvironments, pages, |page| page.environment_ids).await?;
    let batches = try_join_all(ids.chunks(BATCH).map(async |batch| {
        // An environment that was deleted meanwhile fails its batch: a gap, for the others of the batch do exist.
        let send = aws.cloud9.describe_environments().set_environment_ids(Some(batch.to_vec())).send();
        let answer = aws.call(Call::DescribeEnvironments, send).await?;
        Ok::<_, Gap>(answer.environments.unwrap_or_default())
    }));
    Ok(batches.await?.into_iter().flatten().map(environment).collect())
}

fn environment(found: types::Environment) -> Environment {
    Environment {
        id: found.id.unwrap_or_default(),
        name: found.name.unwrap_or_default(),
        arn: found.arn,
        kind: Some(found.r#type.as_str().to_owned()),
        connection: text(found.connection_type),
        owner_arn: Some(found.owner_arn).filter(|arn| !arn.is_empty()),
        lifecycle: text(found.lifecycle.and_then(|lifecycle| lifecycle.status)),
    }
}
