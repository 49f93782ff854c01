//! Facts of ECR.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// Image repositories of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ecr {
    /// `ecr:DescribeRepositories`.
    pub repositories: Seen<Vec<Repository>>,
}

/// An image repository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Repository {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// What `docker push` takes.
    pub uri: String,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// `ecr:GetRepositoryPolicy`: the policy document; none when there is no policy.
    pub policy: Seen<Option<serde_json::Value>>,
    /// `ecr:DescribeImages`.
    pub images: Seen<Vec<Image>>,
}

/// An image.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Image {
    /// `sha256:…`.
    pub digest: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// When it was pushed.
    pub pushed_at: Option<Timestamp>,
    /// Its size in the repository, bytes.
    pub size_bytes: Option<i64>,
    /// The type of its manifest.
    pub media_type: Option<String>,
}
