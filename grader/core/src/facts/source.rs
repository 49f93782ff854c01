//! Facts of source code handed in: a folder, an archive or a git repository.
//!
//! Paths have `/` between their parts and are relative to the root of what was handed in; bytes that are no UTF-8 and
//! characters that could confuse a reader are escaped (`caf\xe9`). Lists are sorted by path.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What was handed in as one part of the source code.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceTree {
    /// What kind of thing it is.
    pub kind: SourceKind,
    /// Where it was fetched from; none for what was handed in as files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The files as they are now: of the folder, of the archive, or of the head of a bare repository.
    pub files: Vec<SourceFile>,
    /// The directories as they are now.
    pub directories: Vec<SourceDirectory>,
    /// How many files were not read.
    pub skipped: Skipped,
    /// Other repositories that are referred to without their content: submodules.
    pub gitlinks: Vec<String>,
    /// Archives inside; the code in one is read when there is none outside.
    pub archives: Vec<String>,
    /// Links, which are never followed.
    pub symlinks: Vec<String>,
    /// Private keys. Their content is not kept.
    pub private_keys: Vec<String>,
    /// Names that had to be escaped.
    pub strange_names: Vec<String>,
    /// Entries of an archive that were not read, because they lead out of it or are devices.
    pub refused: Vec<String>,
    /// The history, where there is one.
    pub history: Option<History>,
}

/// Kinds of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A folder without history.
    #[default]
    Folder,
    /// A zip archive.
    Zip,
    /// A tar archive, compressed or not.
    Tar,
    /// A working tree with its git repository.
    Git,
    /// A git repository without a working tree.
    BareGit,
}

impl SourceKind {
    /// The kind in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Git | Self::BareGit => "git",
        }
    }
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceFile {
    /// Its path.
    pub path: String,
    /// Its size, bytes.
    pub size: u64,
    /// `sha256:…` or `git:…`, the id of the blob; none for files that are too large and for private keys.
    pub hash: Option<String>,
    /// Its content, where it is small and a criterion may read it.
    pub text: Option<String>,
}

/// A directory.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceDirectory {
    /// Its path.
    pub path: String,
    /// A digest of its paths and files: equal for equal content.
    pub hash: String,
}

/// Files that were counted and not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Skipped {
    /// Below `node_modules`.
    pub node_modules: u64,
    /// Editor swap files and what systems leave behind.
    pub junk: u64,
}

/// The history of a git repository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// The branch that is checked out.
    pub head: Option<String>,
    /// The commit that is checked out, its whole id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// The branches, sorted by name.
    pub branches: Vec<SourceBranch>,
    /// How many commits lead to the branches.
    pub commits_total: u64,
    /// The commits, newest first: all of them, or those that changed an application and the newest of the others.
    pub commits: Vec<Commit>,
    /// The directories of applications that [`Commit::applications`] speaks of, by the id of their tree.
    pub trees: BTreeMap<String, ApplicationTree>,
}

/// A branch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceBranch {
    /// Its name; that of a remote branch begins with the remote: `origin/dev`.
    pub name: String,
    /// The commit it is at.
    pub commit: String,
    /// Its files; none for the branch that is checked out and for one at the same tree as another branch before it.
    pub files: Vec<SourceFile>,
}

/// A commit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Commit {
    /// The first twelve digits of its id.
    pub id: String,
    /// When it was committed.
    pub at: Option<Timestamp>,
    /// The first line of its message, at most 100 characters.
    pub summary: String,
    /// The directories that hold an application (an `index.js` or a `package.json`): the id of the tree by its path,
    /// which is empty for the root.
    pub applications: BTreeMap<String, String>,
}

/// A directory that holds an application, in some commit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationTree {
    /// The files, at most 200.
    pub files: Vec<String>,
}
