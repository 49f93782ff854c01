//! CodeCommit repositories, and what lies on the branches that a lab is worked on.

mod content;
mod folders;
mod past;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use aws_sdk_codecommit::types;
use futures::future::{join_all, try_join_all};
use grader_core::{
    Gap, GapReason, Seen,
    facts::{Branch, CodeRepository, Codecommit},
};

use self::content::Texts;
use super::{Account, Call, failure::existing, time::timestamp};

/// How many repositories one call describes.
const BATCH: usize = 25;

/// In how many repositories we look, those changed last: a lab needs two, and looking costs many calls.
const OPENED: usize = 8;

/// Branches that are looked at besides the default one.
const BRANCHES: [&str; 3] = ["dev", "main", "master"];

pub(crate) async fn look(aws: &Account) -> Codecommit {
    Codecommit { repositories: repositories(aws).await.into() }
}

async fn repositories(aws: &Account) -> Result<Vec<CodeRepository>, Gap> {
    let pages = aws.codecommit.list_repositories().into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::ListRepositories, pages, |page| page.repositories).await?;
    let names: Vec<_> = found.into_iter().filter_map(|pair| pair.repository_name).collect();
    let batches = try_join_all(names.chunks(BATCH).map(async |batch| {
        let send = aws.codecommit.batch_get_repositories().set_repository_names(Some(batch.to_vec())).send();
        let answer = aws.call(Call::BatchGetRepositories, send).await?;
        Ok::<_, Gap>(answer.repositories.unwrap_or_default())
    }));
    let mut found = batches.await?.concat();
    found.sort_by_key(|repository| Reverse(timestamp(repository.last_modified_date)));
    let opened = found.into_iter().enumerate().map(async |(at, found)| {
        let found = record(found);
        if at >= OPENED {
            let gap = too_large(Call::ListBranches, format!("only the {OPENED} repositories changed last are opened"));
            return Some(CodeRepository { branches: Seen::Unknown(gap), ..found });
        }
        let branches = branches(aws, &found).await.transpose()?;
        Some(CodeRepository { branches: branches.into(), ..found })
    });
    let mut repositories: Vec<_> = join_all(opened).await.into_iter().flatten().collect();
    repositories.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(repositories)
}

fn record(found: types::RepositoryMetadata) -> CodeRepository {
    CodeRepository {
        name: found.repository_name.unwrap_or_default(),
        arn: found.arn.unwrap_or_default(),
        default_branch: found.default_branch.filter(|name| !name.is_empty()),
        created_at: timestamp(found.creation_date),
        branches: Seen::default(),
    }
}

/// None when the repository was deleted meanwhile.
async fn branches(aws: &Account, repository: &CodeRepository) -> Result<Option<Vec<Branch>>, Gap> {
    let request = aws.codecommit.list_branches().repository_name(&repository.name);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let Some(names) = existing(aws.pages(Call::ListBranches, pages, |page| page.branches).await)? else {
        return Ok(None);
    };
    let heads = try_join_all(names.iter().map(|name| head(aws, repository, name))).await?;
    // Branches often stand on one commit, which is looked at once.
    let commits: BTreeSet<&String> =
        heads.iter().filter_map(|head| if let Head::At(id) = head { Some(id) } else { None }).collect();
    let texts = Texts::default();
    let looked = commits.into_iter().map(async |id| (id, at(aws, &repository.name, &texts, id).await));
    let looked: BTreeMap<&String, Branch> = join_all(looked).await.into_iter().collect();
    let branch = |(name, head): (String, &Head)| match head {
        Head::Deleted => None,
        Head::NotOpened => Some(closed(name)),
        Head::At(id) => looked.get(id).map(|branch| Branch { name, ..branch.clone() }),
    };
    Ok(Some(names.into_iter().zip(&heads).filter_map(branch).collect()))
}

/// Where a branch stands.
enum Head {
    /// It was deleted meanwhile.
    Deleted,
    /// Not asked: it is neither the default branch nor one that the lab names.
    NotOpened,
    /// At the commit with this id.
    At(String),
}

async fn head(aws: &Account, repository: &CodeRepository, name: &str) -> Result<Head, Gap> {
    if repository.default_branch.as_deref() != Some(name) && !BRANCHES.contains(&name) {
        return Ok(Head::NotOpened);
    }
    let send = aws.codecommit.get_branch().repository_name(&repository.name).branch_name(name).send();
    Ok(match existing(aws.call(Call::GetBranch, send).await)? {
        Some(answer) => Head::At(answer.branch.and_then(|branch| branch.commit_id).unwrap_or_default()),
        None => Head::Deleted,
    })
}

/// A branch of which only the name is known.
fn closed(name: String) -> Branch {
    let unseen = |call| too_large(call, format!("only the default branch and {} are opened", BRANCHES.join(", ")));
    let (commit, files) = (unseen(Call::GetCommit), unseen(Call::GetFolder));
    let history = unseen(Call::ListFileCommitHistory);
    Branch {
        name,
        commit: Seen::Unknown(commit),
        files: Seen::Unknown(files),
        history: Seen::Unknown(history),
        ..Branch::default()
    }
}

/// A branch without a name that stands at the commit `head`.
///
/// By the commit's id and not the branch's name: what a student pushes meanwhile would tear the picture.
async fn at(aws: &Account, repository: &str, texts: &Texts, head: &str) -> Branch {
    let (commit, tree) = futures::join!(content::commit(aws, repository, head), folders::walk(aws, repository, head));
    let branch = Branch { head: head.to_owned(), commit: commit.into(), ..Branch::default() };
    let mut tree = match tree {
        Ok(tree) => tree,
        Err(gap) => return Branch { files: Seen::Unknown(gap), ..branch },
    };
    let followed = past::followed(&tree);
    let (texts_left_out, history) = futures::join!(
        content::read_texts(aws, repository, texts, &mut tree.files),
        past::of(aws, repository, head, tree.opened, &followed)
    );
    Branch {
        history: history.into(),
        files: Seen::Known(tree.files),
        submodules: tree.submodules,
        folders_left_out: tree.left_out,
        texts_left_out: texts_left_out.into(),
        ..branch
    }
}

fn too_large(call: Call, detail: String) -> Gap {
    Gap::new(GapReason::TooLarge).operation(call.action()).detail(detail)
}
