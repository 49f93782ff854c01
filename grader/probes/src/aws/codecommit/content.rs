//! Commits, and the texts of the few files that images and deployments are made of.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use futures::future::try_join_all;
use grader_core::{
    Gap, GapReason,
    facts::{CodeCommit, CodeFile},
};
use tokio::sync::OnceCell;

use super::folders;
use crate::aws::{Account, Call};

/// How many texts of a branch are read: each one costs a call.
const TEXTS: usize = 100;

/// How long a text may be, bytes.
const LENGTH: usize = 64 * 1024;

/// Endings of files whose texts are read, besides Dockerfiles: the first ones come first when there are too many.
const ENDINGS: [&str; 5] = [".json", ".yaml", ".yml", ".js", ".html"];

/// Long, and written by a program.
const GENERATED: &str = "package-lock.json";

pub(super) async fn commit(aws: &Account, repository: &str, id: &str) -> Result<CodeCommit, Gap> {
    let send = aws.codecommit.get_commit().repository_name(repository).commit_id(id).send();
    let commit = aws.call(Call::GetCommit, send).await?.commit;
    Ok(commit.map_or_else(CodeCommit::default, |found| CodeCommit {
        tree: found.tree_id.unwrap_or_default(),
        parents: found.parents.unwrap_or_default(),
        message: found.message.and_then(|text| text.lines().next().map(str::to_owned)).unwrap_or_default(),
        author_date: found.author.and_then(|author| author.date),
    }))
}

/// The texts of a repository by the id of their content: each is asked for once, however many branches hold it. None
/// stands for one that is too long or no text.
#[derive(Default)]
pub(super) struct Texts(Mutex<BTreeMap<String, Arc<OnceCell<Option<String>>>>>);

impl Texts {
    async fn get(&self, aws: &Account, repository: &str, blob: &str) -> Result<Option<String>, Gap> {
        let cell = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(blob.to_owned()).or_default().clone();
        cell.get_or_try_init(|| text(aws, repository, blob)).await.cloned()
    }
}

/// Reads the texts of `files` that matter.
///
/// Returns how many were left out because they are too many, too long or no texts.
pub(super) async fn read_texts(
    aws: &Account,
    repository: &str,
    known: &Texts,
    files: &mut [CodeFile],
) -> Result<usize, Gap> {
    let mut wanted: Vec<_> = files.iter_mut().filter_map(|file| Some((rank(&file.path)?, file))).collect();
    wanted.sort_by_key(|&(rank, _)| rank);
    let blobs: BTreeSet<_> = wanted.iter().take(TEXTS).map(|(_, file)| file.blob.clone()).collect();
    let read = blobs.into_iter().map(async |blob| Ok::<_, Gap>((known.get(aws, repository, &blob).await?, blob)));
    let texts: BTreeMap<_, _> =
        try_join_all(read).await?.into_iter().filter_map(|(text, blob)| Some((blob, text?))).collect();
    let mut left_out = 0;
    for (_, file) in wanted {
        file.text = texts.get(&file.blob).cloned();
        left_out += usize::from(file.text.is_none());
    }
    Ok(left_out)
}

/// None when the content is too long or no text.
async fn text(aws: &Account, repository: &str, blob: &str) -> Result<Option<String>, Gap> {
    let send = aws.codecommit.get_blob().repository_name(repository).blob_id(blob).send();
    match aws.call(Call::GetBlob, send).await {
        Ok(answer) => {
            let content = answer.content.into_inner();
            Ok(Some(content).filter(|bytes| bytes.len() <= LENGTH).and_then(|bytes| String::from_utf8(bytes).ok()))
        }
        Err(failure) if failure.gap.reason == GapReason::TooLarge => Ok(None),
        Err(failure) => Err(failure.gap),
    }
}

/// How early a file is read: by its kind, then by how deep it lies; none for files whose texts do not matter.
fn rank(path: &str) -> Option<(usize, usize)> {
    let name = folders::name(path);
    let kind = if name == "Dockerfile" { Some(0) } else { ENDINGS.iter().position(|ending| name.ends_with(ending)) };
    kind.filter(|_| name != GENERATED).map(|kind| (kind, path.matches('/').count()))
}
