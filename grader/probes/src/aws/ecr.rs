//! Image repositories; then, for each of them at once, its policy and its images.

use aws_sdk_ecr::types;
use futures::future::join_all;
use grader_core::{
    Gap, Seen,
    facts::{Ecr, Image, Repository},
};
use serde_json::Value;

use super::{
    Account, Call,
    failure::{existing, seen},
    time::timestamp,
};

pub(crate) async fn look(aws: &Account) -> Ecr {
    let pages = aws.ecr.describe_repositories().into_paginator().stop_on_duplicate_token(false).send();
    let repositories = match aws.pages(Call::DescribeRepositories, pages, |page| page.repositories).await {
        Ok(found) => Ok(join_all(found.into_iter().map(|found| repository(aws, found))).await),
        Err(failure) => Err(failure.gap),
    };
    Ecr { repositories: repositories.map(|all| all.into_iter().flatten().collect()).into() }
}

/// None when the repository was deleted meanwhile.
async fn repository(aws: &Account, found: types::Repository) -> Option<Repository> {
    let name = found.repository_name.unwrap_or_default();
    let (policy, images) = futures::join!(policy(aws, &name), images(aws, &name));
    Some(Repository {
        images: images?,
        name,
        arn: found.repository_arn.unwrap_or_default(),
        uri: found.repository_uri.unwrap_or_default(),
        created_at: timestamp(found.created_at),
        policy: policy.into(),
    })
}

/// None when there is no policy.
async fn policy(aws: &Account, repository: &str) -> Result<Option<Value>, Gap> {
    let send = aws.ecr.get_repository_policy().repository_name(repository).send();
    let text = existing(aws.call(Call::GetRepositoryPolicy, send).await)?.and_then(|answer| answer.policy_text);
    Ok(text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))))
}

/// All images, those without a tag included; none when there is no repository.
async fn images(aws: &Account, repository: &str) -> Option<Seen<Vec<Image>>> {
    let request = aws.ecr.describe_images().repository_name(repository);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    match aws.pages(Call::DescribeImages, pages, |page| page.image_details).await {
        Err(failure) if failure.gone => None,
        reply => Some(seen(reply, image)),
    }
}

fn image(image: types::ImageDetail) -> Image {
    Image {
        digest: image.image_digest.unwrap_or_default(),
        tags: image.image_tags.unwrap_or_default(),
        pushed_at: timestamp(image.image_pushed_at),
        size_bytes: image.image_size_in_bytes,
        media_type: image.image_manifest_media_type,
    }
}
