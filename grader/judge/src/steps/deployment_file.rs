//! Finding deployment files. The phrases about their content are in the files of their kinds.

use grader_core::{Shown, SourcePart};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    roles::{self, SourceFileAt},
};

/// The deployment file called `name`, and the part it was found in: the deployment files, or else the services' code.
pub(super) async fn find(exam: &mut Exam, name: &str) -> Result<(SourcePart, SourceFileAt), Stop> {
    let mut handed_in = false;
    let mut linked = None;
    for part in [SourcePart::Deployment, SourcePart::Microservices] {
        let Some(tree) = exam.source_maybe(part).await? else { continue };
        handed_in = true;
        if let Some(found) = roles::deployment_file(&tree, exam.lab()?, name) {
            let file = found.path.rsplit('/').next().unwrap_or_default().to_owned();
            exam.accept_name(name, &file)?;
            return Ok((part, found));
        }
        linked = linked.or_else(|| tree.gitlinks.iter().find(|link| link.contains("deploy")).cloned());
    }
    let mut check = Check::file(SourcePart::Deployment, "");
    if handed_in {
        let observed =
            linked.map_or(Shown::Absent, |link| Shown::value(format!("git submodule {link} without content")));
        check.that(false, exam.lab()?.name(name), Shown::Present, observed);
    } else {
        let subject = format!("submission.toml [source] {}", SourcePart::Deployment.name());
        check.that(false, subject, Shown::Present, Shown::NotHandedIn);
    }
    Err(check.failed())
}
