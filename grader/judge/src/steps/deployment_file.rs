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
    let observed = match linked {
        Some(link) => Shown::value(format!("git submodule {link} without content")),
        None if handed_in => Shown::Absent,
        None => Shown::NotHandedIn,
    };
    let mut check = Check::file(SourcePart::Deployment, "");
    check.that(false, exam.lab()?.name(name), Shown::Present, observed);
    Err(check.failed())
}
