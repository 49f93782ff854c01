//! The microservices and the deployment files in source code.
//!
//! Which directory is which service, `core` knows. What is checked out comes before other branches, and what lies higher
//! before what lies deeper.

use std::{collections::BTreeSet, sync::Arc};

use grader_core::{
    Lab,
    facts::{History, SourceFile, SourceTree},
};

use super::Service;

/// A directory of source code: as it is checked out, or in a branch.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    tree: Arc<SourceTree>,
    /// The branch; none for what is checked out.
    pub(crate) branch: Option<usize>,
    /// The directory's path; empty for the root.
    pub(crate) path: String,
}

impl Place {
    /// Its files, each with its path within the directory.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &SourceFile)> {
        let inside = |file: &SourceFile| {
            if self.path.is_empty() {
                return Some(0);
            }
            file.path.strip_prefix(&self.path)?.strip_prefix('/').map(|_| self.path.len() + 1)
        };
        self.tree.files_at(self.branch).iter().filter_map(move |f| inside(f).map(|at| (&f.path[at..], f)))
    }

    /// The file called `name` in it, letter case aside where there is none of the exact name.
    pub(crate) fn file(&self, name: &str) -> Option<&SourceFile> {
        let named = |same: fn(&str, &str) -> bool| self.files().find(|(path, _)| same(path, name)).map(|(_, f)| f);
        named(|a, b| a == b).or_else(|| named(|a, b| a.eq_ignore_ascii_case(b)))
    }

    /// The file at exactly this path in it.
    pub(crate) fn file_exactly(&self, path: &str) -> Option<&SourceFile> {
        self.files().find(|(found, _)| *found == path).map(|(_, file)| file)
    }

    /// The last part of its path.
    pub(crate) fn name(&self) -> &str {
        last(&self.path)
    }

    fn of(tree: &Arc<SourceTree>, branch: Option<usize>, path: &str) -> Self {
        Self { tree: Arc::clone(tree), branch, path: path.to_owned() }
    }
}

/// A file of source code, and the part of the submission it is in.
#[derive(Clone, Debug)]
pub(crate) struct SourceFileAt {
    pub(crate) path: String,
    pub(crate) text: String,
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The directory of the microservice called `name`.
pub(crate) fn directory(tree: &Arc<SourceTree>, lab: &Lab, name: &str) -> Option<Place> {
    tree.directory_of(lab, name).map(|(branch, path)| Place::of(tree, branch, path))
}

/// How well the file at `path` fits the deployment file called `name`, lower is better: by that name, then by its type and
/// its service.
pub(crate) fn fit_of_deployment_file(lab: &Lab, name: &str, path: &str) -> Option<u8> {
    let (wanted, found) = (lab.name(name), last(path));
    if found == wanted {
        return Some(0);
    }
    let (stem, end) = wanted.rsplit_once('.').unwrap_or((wanted, ""));
    let kind = stem.split('-').next().unwrap_or(stem).to_lowercase();
    let (stem, found_end) = found.rsplit_once('.')?;
    let same_end = found_end.eq_ignore_ascii_case(end) || end == "yaml" && found_end.eq_ignore_ascii_case("yml");
    let about = |s: Service| s.owns(lab, stem) && stem.to_lowercase().contains(&kind);
    (same_end && Service::of(lab, name).is_some_and(about)).then_some(1)
}

/// The deployment file called `name`: the one that fits best.
pub(crate) fn deployment_file(tree: &SourceTree, lab: &Lab, name: &str) -> Option<SourceFileAt> {
    let best = |branch| {
        let fitting = tree.files_at(branch).iter();
        let fitting = fitting.filter_map(|f| Some((fit_of_deployment_file(lab, name, &f.path)?, f)));
        fitting.min_by_key(|(fit, f)| (*fit, f.path.matches('/').count(), f.path.len()))
    };
    // The exact name on another branch is better than a template that is checked out.
    let found = tree.places().filter_map(best).min_by_key(|(fit, _)| *fit)?.1;
    Some(SourceFileAt { path: found.path.clone(), text: found.text.clone()? })
}

/// The history, where it tells something of an application: one that holds the code in an archive tells nothing.
pub(crate) fn history(tree: &SourceTree) -> Option<&History> {
    tree.history.as_ref().filter(|history| !history.trees.is_empty())
}

/// Of the paths `wanted` (a final `/` means any file below), those that one application holds: in a commit where there is a
/// history, else now. The application that holds most of them counts.
pub(crate) fn application_holding<'a>(tree: &Arc<SourceTree>, wanted: &[&'a str]) -> Vec<&'a str> {
    let holding = |files: &BTreeSet<&str>| -> Vec<&'a str> {
        let holds = |path: &&str| files.iter().any(|f| f == path || path.ends_with('/') && f.starts_with(*path));
        wanted.iter().copied().filter(holds).collect()
    };
    let committed = tree.history.iter().flat_map(|h| h.trees.values());
    let committed = committed.map(|t| holding(&t.files.iter().map(String::as_str).collect()));
    let now = tree.files.iter().filter(|f| SourceTree::marks_application(last(&f.path)));
    let now = now.map(|f| Place::of(tree, None, f.path.rsplit_once('/').map_or("", |(folder, _)| folder)));
    let now = now.map(|place| holding(&place.files().map(|(path, _)| path).collect()));
    let now = now.filter(|_| history(tree).is_none());
    committed.chain(now).max_by_key(Vec::len).unwrap_or_default()
}

/// Whether the paths are those of the application's starter code, or of what became of it: its start and something of its
/// parts.
pub(crate) fn is_skeleton<'a>(paths: impl Iterator<Item = &'a str>) -> bool {
    let (mut starts, mut has_parts) = (false, false);
    for path in paths {
        starts |= matches!(path, "index.js" | "package.json");
        has_parts |= ["app/", "views/"].iter().any(|part| path.starts_with(part));
    }
    starts && has_parts
}

/// Whether the directories of two services had the same content in one commit, or have it now; nothing, when there is no
/// history that could tell.
pub(crate) fn started_alike(tree: &SourceTree, lab: &Lab, one: &str, other: &str) -> Option<bool> {
    let is = |name: &str, path: &str| lab.fit(name, last(path)).is_some();
    let alike = |directories: &[(&str, &str)]| {
        directories.iter().any(|(path, hash)| {
            is(one, path) && directories.iter().any(|(beside, same)| is(other, beside) && same == hash)
        })
    };
    let inside = |directory: &str| {
        let below = tree.files.iter().filter_map(move |file| file.path.strip_prefix(directory)?.strip_prefix('/'));
        is_skeleton(below)
    };
    let of_either = |path: &str| is(one, path) || is(other, path);
    let now = tree.directories.iter().filter(|d| of_either(&d.path) && inside(&d.path));
    let now: Vec<_> = now.map(|d| (d.path.as_str(), d.hash.as_str())).collect();
    if alike(&now) {
        return Some(true);
    }
    let history = history(tree)?;
    let whole = |id: &str| history.trees.get(id).is_none_or(|tree| is_skeleton(tree.files.iter().map(String::as_str)));
    Some(history.commits.iter().any(|commit| {
        let then = commit.applications.iter().filter(|(_, id)| whole(id));
        let then: Vec<_> = then.map(|(path, id)| (path.as_str(), id.as_str())).collect();
        alike(&then)
    }))
}
