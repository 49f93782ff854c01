//! Reading the commits of a repository: when which directories held an application.

use std::collections::{BTreeMap, HashMap, btree_map::Entry};

use gix::{ObjectId, Repository, revision::walk::Sorting, traverse::commit::simple::CommitTimeOrder};
use grader_core::facts::{ApplicationTree, Commit, History};
use jiff::Timestamp;

use super::{
    failure::SourceError,
    limits::Meter,
    names,
    repository::{short, unreadable},
};

/// How many commits are looked at.
const LOOKED_AT: u64 = 20_000;
/// How many commits are recorded.
const RECORDED: usize = 2_000;
/// How deep applications are looked for: `services/customer/`.
const DEPTH: usize = 3;
/// How many files of an application are recorded.
const FILES: usize = 200;
/// How many applications of a commit are recorded.
const APPLICATIONS: usize = 24;

/// The applications below a tree: the id of each tree, by path.
type Applications = BTreeMap<String, ObjectId>;

/// Reads the commits that lead to `tips`.
pub(super) fn read(repository: &Repository, tips: Vec<ObjectId>, meter: &mut Meter) -> Result<History, SourceError> {
    let mut finder = Finder { repository, known: HashMap::new() };
    let mut history = History::default();
    if tips.is_empty() {
        return Ok(history);
    }
    let newest_first = Sorting::ByCommitTime(CommitTimeOrder::NewestFirst);
    let walk = repository.rev_walk(tips).sorting(newest_first).use_commit_graph(false).all().map_err(unreadable)?;
    let mut commits = Vec::new();
    let mut before = None;
    for info in walk {
        // A shallow clone ends where its history was cut.
        let Ok(info) = info else { break };
        meter.time()?;
        history.commits_total += 1;
        if history.commits_total > LOOKED_AT {
            return Err(SourceError::TooMuch { what: "commits", limit: LOOKED_AT });
        }
        let found = info.object().map_err(unreadable)?;
        let tree = found.tree_id().map_err(unreadable)?.detach();
        let applications = finder.below(tree, DEPTH, meter)?;
        let changed = before.replace(applications.clone()) != Some(applications.clone());
        let commit = Commit {
            id: short(info.id),
            at: Timestamp::from_second(info.commit_time()).ok(),
            summary: summary(found.message_raw_sloppy()),
            applications: applications.iter().map(|(path, id)| (path.clone(), id.to_string())).collect(),
        };
        commits.push((changed, commit));
        for id in applications.into_values() {
            if let Entry::Vacant(tree) = history.trees.entry(id.to_string()) {
                tree.insert(ApplicationTree { files: finder.files(id, meter)? });
            }
        }
    }
    history.commits = thin(commits);
    history.trees.retain(|id, _| history.commits.iter().any(|c| c.applications.values().any(|used| used == id)));
    Ok(history)
}

/// The commits that are recorded: those that changed an application before those that did not.
fn thin(commits: Vec<(bool, Commit)>) -> Vec<Commit> {
    let changes = commits.iter().filter(|(changed, _)| *changed).count();
    let mut others = RECORDED.saturating_sub(changes);
    let keep = |(changed, commit): (bool, Commit)| {
        let kept = changed || others > 0;
        if !changed {
            others = others.saturating_sub(1);
        }
        kept.then_some(commit)
    };
    commits.into_iter().filter_map(keep).take(RECORDED).collect()
}

fn summary(message: &[u8]) -> String {
    let line = message.split(|b| *b == b'\n').next().unwrap_or_default();
    names::shown(line).0.chars().take(100).collect()
}

/// Finds applications in trees; most commits share most of their trees.
struct Finder<'a> {
    repository: &'a Repository,
    known: HashMap<(ObjectId, usize), Applications>,
}

impl Finder<'_> {
    /// The applications in `tree` and below it, `depth` directories deep.
    fn below(&mut self, tree: ObjectId, depth: usize, meter: &mut Meter) -> Result<Applications, SourceError> {
        if let Some(known) = self.known.get(&(tree, depth)) {
            return Ok(known.clone());
        }
        meter.time()?;
        let mut found = Applications::new();
        for entry in self.repository.find_tree(tree).map_err(unreadable)?.iter() {
            let entry = entry.map_err(unreadable)?;
            let (name, id) = (entry.filename(), entry.object_id());
            if entry.mode().is_blob() && (*name == "index.js" || *name == "package.json") {
                found.insert(String::new(), tree);
            } else if entry.mode().is_tree() && depth > 0 && *name != "node_modules" {
                let folder = names::shown(name).0;
                for (path, id) in self.below(id, depth - 1, meter)? {
                    if found.len() < APPLICATIONS {
                        found.insert(format!("{folder}/{path}").trim_end_matches('/').to_owned(), id);
                    }
                }
            }
        }
        self.known.insert((tree, depth), found.clone());
        Ok(found)
    }

    /// The files of an application.
    fn files(&self, root: ObjectId, meter: &mut Meter) -> Result<Vec<String>, SourceError> {
        let mut files = Vec::new();
        let mut pending = vec![(String::new(), root)];
        while let Some((folder, id)) = pending.pop() {
            meter.time()?;
            // Trees can be deeper and wider than any folder.
            if files.len() >= FILES || folder.len() > 1024 || pending.len() > FILES {
                break;
            }
            for entry in self.repository.find_tree(id).map_err(unreadable)?.iter() {
                let entry = entry.map_err(unreadable)?;
                let path = format!("{folder}{}", names::shown(entry.filename()).0);
                if entry.mode().is_tree() {
                    if *entry.filename() != "node_modules" {
                        pending.push((path + "/", entry.object_id()));
                    }
                } else if files.len() < FILES {
                    files.push(path);
                }
            }
        }
        files.sort();
        Ok(files)
    }
}
