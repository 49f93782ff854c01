//! Looking at source code that was handed in: a folder, a zip, a tar or a git repository, its history included.
//!
//! What is read was written by strangers. Nothing of it runs and nothing is followed: no link, no hook, no filter, no
//! setting of a repository. Everything has a bound ([`limits`]); what is beyond it is a gap, never half an answer.
//!
//! - `place.rs` finds what a submission names, without leaving its folder; `address.rs` and `fetch.rs` get a repository
//!   that it names by its address.
//! - `codecommit.rs` takes a repository of CodeCommit from what was seen of the account.
//! - `folder.rs`, `zipped.rs`, `tarred.rs` and `repository.rs` each read one kind of thing into a [`collector`].
//! - `history.rs` reads the commits of a repository.

mod address;
mod codecommit;
mod collector;
mod context;
mod extracted;
mod failure;
mod fetch;
mod folder;
mod history;
mod limits;
mod names;
mod nested;
mod place;
mod repository;
mod tarred;
mod zipped;

#[cfg(test)]
mod tests;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use grader_core::{Access, Gap, GapReason, Observation, SourcePart, facts::SourceTree};

pub(crate) use codecommit::Repository;
pub(crate) use context::{Context, context};
use failure::SourceError;
use limits::Meter;
use place::{Kind, Place};

/// What a submission names as `part`.
fn named(part: SourcePart, access: &Access) -> Option<&str> {
    let named = match part {
        SourcePart::Microservices => &access.source.microservices,
        SourcePart::Deployment => &access.source.deployment,
    };
    named.as_deref()
}

/// The answer to a question about source code.
pub(crate) async fn look(part: SourcePart, access: &Access) -> Observation {
    let operation = format!("source:{}", part.name());
    let Some(named) = named(part, access).map(str::to_owned) else {
        return Observation::Gap(Gap::new(GapReason::NotProvided).operation(operation));
    };
    let (folder, local) = (access.folder.clone(), access.local);
    let (waiting, cancelled) = Waiting::begin();
    let read = tokio::task::spawn_blocking(move || {
        place::obtain(&folder, &named, local, &cancelled).and_then(|place| read(&place)).map_err(|e| e.gap(&named))
    });
    let read = read.await;
    drop(waiting);
    match read {
        Ok(Ok(tree)) => Observation::Source(Arc::new(tree)),
        Ok(Err(gap)) => Observation::Gap(gap.operation(operation)),
        // Only a panic of a decoder ends the task: the file is to blame, and the other questions go on.
        Err(_) => Observation::Gap(Gap::new(GapReason::Malformed).operation(operation)),
    }
}

/// Someone who waits for an answer: once nobody does, what is fetched for it is given up.
struct Waiting(Arc<AtomicBool>);

impl Waiting {
    fn begin() -> (Self, Arc<AtomicBool>) {
        let cancelled = Arc::new(AtomicBool::new(false));
        (Self(Arc::clone(&cancelled)), cancelled)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Reads what is at `place`, whatever kind of thing it is.
fn read(place: &Place) -> Result<SourceTree, SourceError> {
    let mut tree = read_path(&place.path)?;
    tree.address = place.fetched.as_ref().map(|(_, address)| address.clone());
    Ok(tree)
}

fn read_path(path: &Path) -> Result<SourceTree, SourceError> {
    let mut meter = Meter::start();
    match Kind::of(path)? {
        Kind::Folder => folder::read(path, &mut meter),
        Kind::BareRepository => repository::read_bare(path, &mut meter),
        Kind::Zip => zipped::read(path, &mut meter),
        Kind::Tar => tarred::read(path, false, &mut meter),
        Kind::TarGz => tarred::read(path, true, &mut meter),
    }
}
