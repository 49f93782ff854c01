//! Looking at source code that was handed in: a folder, a zip, a tar or a git repository, its history included.
//!
//! What is read was written by strangers. Nothing of it runs and nothing is followed: no link, no hook, no filter, no
//! setting of a repository. Everything has a bound ([`limits`]); what is beyond it is a gap, never half an answer.
//!
//! - `place.rs` finds what a submission names, without leaving its folder.
//! - `folder.rs`, `zipped.rs`, `tarred.rs` and `repository.rs` each read one kind of thing into a [`collector`].
//! - `history.rs` reads the commits of a repository.

mod collector;
mod context;
mod extracted;
mod failure;
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

use std::{path::Path, sync::Arc};

use grader_core::{Access, Gap, GapReason, Observation, SourcePart, facts::SourceTree};

pub(crate) use context::{Context, context};
use failure::SourceError;
use limits::Meter;
use place::Kind;

/// The answer to a question about source code.
pub(crate) async fn look(part: SourcePart, access: &Access) -> Observation {
    let named = match part {
        SourcePart::Microservices => &access.source.microservices,
        SourcePart::Deployment => &access.source.deployment,
    };
    let operation = format!("source:{}", part.name());
    let Some(named) = named.clone() else {
        return Observation::Gap(Gap::new(GapReason::NotProvided).operation(operation));
    };
    let (folder, local) = (access.folder.clone(), access.local);
    let read = tokio::task::spawn_blocking(move || {
        place::find(&folder, &named, local).and_then(|path| read(&path)).map_err(|e| e.gap(&named))
    });
    match read.await {
        Ok(Ok(tree)) => Observation::Source(Arc::new(tree)),
        Ok(Err(gap)) => Observation::Gap(gap.operation(operation)),
        // Only a panic of a decoder ends the task: the file is to blame, and the other questions go on.
        Err(_) => Observation::Gap(Gap::new(GapReason::Malformed).operation(operation)),
    }
}

/// Reads what is at `path`, whatever kind of thing it is.
fn read(path: &Path) -> Result<SourceTree, SourceError> {
    let mut meter = Meter::start();
    match Kind::of(path)? {
        Kind::Folder => folder::read(path, &mut meter),
        Kind::BareRepository => repository::read_bare(path, &mut meter),
        Kind::Zip => zipped::read(path, &mut meter),
        Kind::Tar => tarred::read(path, false, &mut meter),
        Kind::TarGz => tarred::read(path, true, &mut meter),
    }
}
