//! CodeCommit repositories, and what lies on the branches that a lab is worked on.

mod content;
mod folders;
mod past;

use std::cmp::Reverse;

use aws_sdk_codecommit::types;
use futures::future::{join_all, try_join_all};
use grader_core::{
    Gap, GapReason, Seen,
    facts::{Branch, CodeRepository, Codecommit},
};

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
    let all = try_join_all(names.into_iter().map(async |name| {
        let looked_at = repository.default_branch.as_ref() == Some(&name) || BRANCHES.contains(&name.as_str());
        if looked_at { branch(aws, &repository.name, name).await } else { Ok(Some(closed(name))) }
    }));
    Ok(Some(all.await?.into_iter().flatten().collect()))
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

/// None when the branch was deleted meanwhile.
async fn branch(aws: &Account, repository: &str, name: String) -> Result<Option<Branch>, Gap> {
    let send = aws.codecommit.get_branch().repository_name(repository).branch_name(&name).send();
    let Some(answer) = existing(aws.call(Call::GetBranch, send).await)? else { return Ok(None) };
    let head = answer.branch.and_then(|branch| branch.commit_id).unwrap_or_default();
    // By the commit's id and not the branch's name: what a student pushes meanwhile would tear the picture.
    let (commit, tree) = futures::join!(content::commit(aws, repository, &head), folders::walk(aws, repository, &head));
    let branch = Branch { name, head, commit: commit.into(), ..Branch::default() };
    let mut tree = match tree {
        Ok(tree) => tree,
        Err(gap) => return Ok(Some(Branch { files: Seen::Unknown(gap), ..branch })),
    };
    let followed = past::followed(&tree);
    // The root's id is the commit's to tell; without it the root is opened once more.
    let mut opened = std::mem::take(&mut tree.opened);
    if let (Ok(commit), Some(root)) = (branch.commit.known(), opened.remove("")) {
        opened.insert(commit.tree.clone(), root);
    }
    let (texts_left_out, history) = futures::join!(
        content::read_texts(aws, repository, &mut tree.files),
        past::of(aws, repository, &branch.head, &followed, opened)
    );
    Ok(Some(Branch {
        history: history.into(),
        files: Seen::Known(tree.files),
        submodules: tree.submodules,
        folders_left_out: tree.left_out,
        texts_left_out: texts_left_out.into(),
        ..branch
    }))
}

fn too_large(call: Call, detail: String) -> Gap {
    Gap::new(GapReason::TooLarge).operation(call.action()).detail(detail)
}
