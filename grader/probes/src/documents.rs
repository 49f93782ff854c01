//! Opening the documents of a submission: each is read on a thread of its own, which may fail or be late without touching
//! anything else.

#[cfg(test)]
mod tests;

use std::{path::Path, time::Duration};

use grader_core::{Access, DocumentKind, Gap, GapReason, Observation};
use grader_documents as documents;

/// How long one document may take.
const TIME: Duration = Duration::from_secs(30);

/// The document `kind` of the submission that `access` opens.
pub(crate) async fn observe(kind: DocumentKind, access: &Access) -> Observation {
    let named = &access.documents;
    let path = match kind {
        DocumentKind::Diagram => &named.diagram,
        DocumentKind::Estimate => &named.estimate,
        DocumentKind::Answers => &named.answers,
    };
    let Some(path) = path.clone().filter(|path| !path.as_os_str().is_empty()) else {
        return Observation::Gap(Gap::new(GapReason::NotProvided).operation(format!("documents.{}", kind.name())));
    };
    let (folder, free) = (access.folder.clone(), access.local);
    let (tell, told) = tokio::sync::oneshot::channel();
    let reader = std::thread::Builder::new().name(kind.name().to_owned()).stack_size(documents::STACK);
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
    let name = documents::name(path);
    let read = documents::open(folder, path, free).and_then(|bytes| documents::read(kind, &name, &bytes));
    read.unwrap_or_else(|fault| Observation::Gap(fault.gap(&name)))
}
