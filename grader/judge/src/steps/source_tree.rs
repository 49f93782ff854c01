//! Phrases about the code of the services, now and in its history.

use std::sync::Arc;

use grader_core::{Aspect, Remark, Shown, SourcePart, facts::SourceTree};

use super::application;
use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Place},
};

/// The code of the services; what was not handed in is the student's to hand in.
async fn code(exam: &mut Exam) -> Result<Arc<SourceTree>, Stop> {
    let part = SourcePart::Microservices;
    match exam.source_maybe(part).await? {
        Some(tree) => Ok(tree),
        None => {
            let mut check = Check::file(part, "");
            check.that(false, format!("submission.toml [source] {}", part.name()), Shown::Present, Shown::NotHandedIn);
            Err(check.failed())
        }
    }
}

/// The directory of a microservice.
pub(super) async fn directory(exam: &mut Exam, name: &str) -> Result<Place, Stop> {
    let tree = code(exam).await?;
    if let Some(place) = roles::directory(&tree, exam.lab()?, name) {
        exam.accept_name(name, place.name())?;
        return Ok(place);
    }
    let mut check = Check::file(SourcePart::Microservices, "");
    let linked = tree.gitlinks.iter().find(|link| link.to_lowercase().contains(&name.to_lowercase()));
    let observed = match linked {
        Some(link) => Shown::value(format!("git submodule {link} without content")),
        None => Shown::values(tree.directories.iter().map(|d| &d.path).filter(|p| !p.contains('/')).take(10)),
    };
    check.that(false, format!("{name}/"), Shown::Present, observed);
    Err(check.failed())
}

/// Without a history, what lies there now has to do.
fn remark_history(exam: &mut Exam, tree: &SourceTree) {
    if roles::history(tree).is_none() {
        exam.remark(Remark::WithoutHistory { subject: SourcePart::Microservices.name().to_owned() });
    }
}

phrase! {
    /// Finds the code of the services.
    given "le code source des microservices" | "the source code of the microservices", [],
    async fn the_code(exam) {
        let tree = code(exam).await?;
        exam.set_source_tree("", tree);
        Ok(())
    }
}

phrase! {
    /// Names the private keys among these files and the deployment files, in a remark: no point is lost for one, but whoever
    /// reads the code has it.
    when "les clés privées parmi les fichiers sont signalées" | "private keys among the files are pointed out", [],
    async fn private_keys_named(exam) {
        let mut trees = vec![exam.source_tree()?.it];
        trees.extend(exam.source_maybe(SourcePart::Deployment).await.ok().flatten());
        for path in trees.iter().flat_map(|tree| &tree.private_keys) {
            exam.remark(Remark::PrivateKey { path: path.clone() });
        }
        Ok(())
    }
}

phrase! {
    /// One application holds all of these paths, in some commit or, without a history, now.
    then "un commit contient {string}" | "a commit holds {string}", ["\"index.js, views/\""],
    async fn commit_holds(exam, paths: String) {
        let tree = exam.source_tree()?.it;
        let wanted: Vec<&str> = paths.split(',').map(str::trim).collect();
        let held = roles::application_holding(&tree, &wanted);
        remark_history(exam, &tree);
        let mut check = Check::file(SourcePart::Microservices, "");
        if held.len() < wanted.len() {
            application::code_is_the_labs(exam.lab()?, &tree)?;
        }
        check.that(held.len() == wanted.len(), Aspect::Commit, Shown::values(&wanted), Shown::values(held));
        Ok(check.done()?)
    }
}

phrase! {
    /// Both directories had the same content once; without a history, both hold the application.
    then "un commit contient le même code de départ pour {string} et {string}" | "a commit holds the same starter code for {string} and {string}", ["\"customer\"", "\"employee\""],
    async fn same_start(exam, one: String, other: String) {
        let tree = exam.source_tree()?.it;
        let alike = roles::started_alike(&tree, exam.lab()?, &one, &other);
        let mut check = Check::file(SourcePart::Microservices, "");
        if alike != Some(true) {
            application::code_is_the_labs(exam.lab()?, &tree)?;
        }
        if let Some(alike) = alike {
            check.that(alike, Aspect::Commit, Shown::value(format!("{one}/ = {other}/")), Shown::Absent);
        } else {
            for name in [&one, &other] {
                let place = roles::directory(&tree, exam.lab()?, name);
                let files = place.iter().flat_map(Place::files).map(|(path, _)| path);
                check.that(roles::is_skeleton(files), format!("{name}/index.js, {name}/app/, {name}/views/"), Shown::Present, Shown::Absent);
            }
            remark_history(exam, &tree);
        }
        Ok(check.done()?)
    }
}

phrase! {
    /// Finds the directory of a microservice.
    given "le répertoire du microservice {string}" | "the directory of the microservice {string}", ["\"customer\""],
    async fn the_directory(exam, name: String) {
        let place = directory(exam, &name).await?;
        exam.set_directory(&name, place);
        Ok(())
    }
}

phrase! {
    /// The directory holds one of the files of a list.
    then "le répertoire contient au moins un des fichiers {string}" | "the directory holds at least one of the files {string}", ["\"index.js, package.json\""],
    async fn directory_holds(exam, files: String) {
        let place = exam.directory()?;
        let wanted: Vec<&str> = files.split(',').map(str::trim).collect();
        let mut check = Check::file(SourcePart::Microservices, &place.it.path);
        let held = wanted.iter().any(|file| place.it.file(file).is_some());
        let found = place.it.files().map(|(path, _)| path).filter(|path| !path.contains('/')).take(10);
        check.that(held, format!("{}/", place.name), Shown::values(&wanted), Shown::values(found));
        Ok(check.done()?)
    }
}
