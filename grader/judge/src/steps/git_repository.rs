//! The phrase about a git repository that is handed in: what then is said of it is said as of one in CodeCommit.

use grader_core::{
    Gap, GapReason, Question, Seen, Shown, SourcePart,
    facts::{Branch, CodeFile, CodeRepository, History, SourceBranch, SourceFile, SourceKind, SourceTree},
};

use crate::{check::Check, exam::Stop, phrase::phrase};

phrase! {
    /// Finds the repository by its key in the submission file; files without a history are none.
    given "le dépôt Git remis comme {string}" | "the git repository handed in as {string}", ["\"microservices\""],
    async fn the_git_repository(exam, key: String) {
        let parts = [SourcePart::Microservices, SourcePart::Deployment];
        let part = parts.into_iter().find(|part| part.name() == key);
        let part = part.ok_or_else(|| Stop::Broken(format!("{key:?} is no key of [source]")))?;
        let tree = exam.source_maybe(part).await?;
        let history = tree.as_ref().and_then(|tree| tree.history.as_ref().map(|history| (tree, history)));
        let Some((tree, history)) = history else {
            let found = tree.as_ref().map_or(Shown::NotHandedIn, |tree| Shown::value(tree.kind.name()));
            let mut check = Check::file(part, "");
            check.that(false, key, Shown::value(SourceKind::Git.name()), found);
            return Err(check.failed());
        };
        let repository = repository(&key, tree, history);
        exam.set_code_repository(&key, (Question::Source(part), repository));
        Ok(())
    }
}

fn repository(name: &str, tree: &SourceTree, history: &History) -> CodeRepository {
    let mut branches: Vec<Branch> = Vec::new();
    for (at, branch) in history.branches.iter().enumerate() {
        // What was only fetched is there as well, but for another place of a branch that was also checked out.
        let name = branch.name.strip_prefix("origin/").unwrap_or(&branch.name);
        if branches.iter().all(|b| b.name != name) {
            let files = files(tree, history, at)
                .map_or_else(Seen::Unknown, |files| Seen::Known(files.iter().map(file).collect()));
            branches.push(Branch { name: name.to_owned(), head: branch.commit.clone(), files, ..Branch::default() });
        }
    }
    CodeRepository {
        name: name.to_owned(),
        default_branch: history.head.clone(),
        branches: Seen::Known(branches),
        ..CodeRepository::default()
    }
}

/// The files of the branch at this position. One that is at the same tree as what is checked out, or as a branch before it,
/// has none of its own.
fn files<'a>(tree: &'a SourceTree, history: &'a History, at: usize) -> Result<&'a [SourceFile], Gap> {
    let (branch, before) = (&history.branches[at], &history.branches[..at]);
    let has_own = |b: &&SourceBranch| !b.files.is_empty();
    let same = before.iter().filter(has_own).find(|b| b.commit == branch.commit);
    match same.or_else(|| Some(branch).filter(has_own)) {
        Some(found) => Ok(&found.files),
        None if history.head.as_ref() == Some(&branch.name) || !before.iter().any(|b| has_own(&b)) => Ok(&tree.files),
        None => Err(Gap::new(GapReason::NotRecorded).operation(branch.name.clone())),
    }
}

fn file(file: &SourceFile) -> CodeFile {
    let blob = file.hash.clone().unwrap_or_else(|| format!("{} bytes", file.size));
    CodeFile { path: file.path.clone(), blob, text: file.text.clone() }
}
