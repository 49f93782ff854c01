//! Reading the documents of a submission: files of people who may want to harm whoever opens them.
//!
//! A format is known by its content, never by the name of the file. Every size, depth and count is bounded; nothing is
//! fetched, no entity is expanded, and each document is read on a thread of its own that may fail or be late without
//! touching anything else. What no reader here understands is for a person to look at, not a fault.

mod answers;
mod diagram;
mod estimate;
mod fault;
mod file;
mod pdf;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use std::{path::Path, time::Duration};

use grader_core::{Access, DocumentKind, Gap, GapReason, Observation};

use fault::Fault;

/// How many bytes of a file are read, and how many it may hold when unpacked.
const BYTES: usize = 20 << 20;
/// How long one document may take.
const TIME: Duration = Duration::from_secs(30);
/// The stack of the reading thread: deep documents are bounded, but not by the two megabytes that are usual.
const STACK: usize = 32 << 20;

/// The document `kind` of the submission that `access` opens.
pub(crate) async fn observe(kind: DocumentKind, access: &Access) -> Observation {
    let documents = &access.documents;
    let path = match kind {
        DocumentKind::Diagram => &documents.diagram,
        DocumentKind::Estimate => &documents.estimate,
        DocumentKind::Answers => &documents.answers,
    };
    let Some(path) = path.clone().filter(|path| !path.as_os_str().is_empty()) else {
        return Observation::Gap(Gap::new(GapReason::NotProvided).operation(format!("documents.{}", kind.name())));
    };
    let (folder, free) = (access.folder.clone(), access.local);
    let (tell, told) = tokio::sync::oneshot::channel();
    let reader = std::thread::Builder::new().name(kind.name().to_owned()).stack_size(STACK);
    let started = reader.spawn(move || {
        // Nobody listens any more when the time is up.
        let _ = tell.send(look(kind, &folder, &path, free));
    });
    let stopped = || Gap::new(GapReason::Malformed).detail("the reader of this format stopped: a defect of the grader");
    Observation::Gap(match (started, tokio::time::timeout(TIME, told).await) {
        (Ok(_), Ok(Ok(observation))) => return observation,
        (Ok(_), Ok(Err(_))) => stopped(),
        (Ok(_), Err(_)) => Gap::new(GapReason::TimedOut).operation(format!("documents.{}", kind.name())),
        (Err(error), _) => stopped().detail(error.to_string()),
    })
}

fn look(kind: DocumentKind, folder: &Path, path: &Path, free: bool) -> Observation {
    let name = file::name(path);
    let read = file::read(folder, path, free).and_then(|bytes| parse(kind, &name, &bytes));
    read.unwrap_or_else(|fault| Observation::Gap(fault.gap(&name)))
}

/// What the content `bytes` of the file called `name` says.
fn parse(kind: DocumentKind, name: &str, bytes: &[u8]) -> Result<Observation, Fault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::malformed(1, "the file is empty"));
    }
    Ok(match kind {
        DocumentKind::Diagram => Observation::Diagram(diagram::read(name, bytes)?.into()),
        DocumentKind::Estimate => Observation::Estimate(estimate::read(name, bytes)?.into()),
        DocumentKind::Answers => Observation::Answers(answers::read(name, bytes)?.into()),
    })
}
