//! Facts of CodeCommit.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ApplicationTree, Commit};
use crate::Seen;

/// CodeCommit repositories of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Codecommit {
    /// `codecommit:BatchGetRepositories` on `codecommit:ListRepositories`.
    pub repositories: Seen<Vec<CodeRepository>>,
}

/// A CodeCommit repository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeRepository {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its default branch.
    pub default_branch: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// `codecommit:GetBranch` on `codecommit:ListBranches`.
    pub branches: Seen<Vec<Branch>>,
}

/// A branch. Of one that is neither the default one nor called `dev`, `main` or `master`, only the name is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Branch {
    /// Its name.
    pub name: String,
    /// The id of its newest commit.
    pub head: String,
    /// `codecommit:GetCommit` on the head.
    pub commit: Seen<CodeCommit>,
    /// `codecommit:ListFileCommitHistory` of the first files of its applications, and `codecommit:GetFolder` of the commits
    /// found: at most 20 of them. Empty where the branch holds no application.
    pub history: Seen<CodeHistory>,
    /// `codecommit:GetFolder` from the root: every file, at most 5,000; what lies in `node_modules` is left out.
    pub files: Seen<Vec<CodeFile>>,
    /// Paths at which the branch points to another repository, whose files it does not hold.
    pub submodules: Vec<String>,
    /// Paths of the folders that were not opened: `node_modules`, and any beyond the bounds.
    pub folders_left_out: Vec<String>,
    /// `codecommit:GetBlob`: how many files have no text here though their kind matters, being too many or too long.
    pub texts_left_out: Seen<usize>,
}

/// What the applications on a branch were before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeHistory {
    /// Commits that changed an application, newest first.
    pub commits: Vec<Commit>,
    /// The directories of applications that they hold, by the id of their tree.
    pub trees: BTreeMap<String, ApplicationTree>,
}

/// A commit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeCommit {
    /// The id of its root tree.
    pub tree: String,
    /// Its parents.
    pub parents: Vec<String>,
    /// The first line of its message.
    pub message: String,
    /// When its author made it, as Git writes it.
    pub author_date: Option<String>,
}

/// A file on a branch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeFile {
    /// Its path, with `/`.
    pub path: String,
    /// The id of its content.
    pub blob: String,
    /// Its content, for small text files that a deployment or an image is made of.
    pub text: Option<String>,
}
