//! Phrases about Dockerfiles.

use std::sync::Arc;

use grader_core::{Aspect, Shown, SourcePart};

use super::source_tree;
use crate::{check::Check, exam::Exam, exam::Stop, files::Dockerfile, phrase::phrase};

/// The Dockerfile at hand, and a check that cites it.
fn at_hand(exam: &Exam) -> Result<(Arc<Dockerfile>, Check, String), Stop> {
    let file = exam.dockerfile()?;
    let check = Check::file(SourcePart::Microservices, &file.name);
    Ok((file.it, check, file.name))
}

phrase! {
    /// Finds the Dockerfile of a microservice and reads it.
    given "le Dockerfile du microservice {string}" | "the Dockerfile of the microservice {string}", ["\"customer\""],
    async fn the_dockerfile(exam, name: String) {
        let place = source_tree::directory(exam, &name).await?;
        let mut check = Check::file(SourcePart::Microservices, &place.path);
        let subject = format!("{}/Dockerfile", place.name());
        let file = place.file("Dockerfile");
        let Some(text) = file.and_then(|f| f.text.as_deref()) else {
            let others = place.files().map(|(path, _)| path).filter(|p| p.to_lowercase().contains("dockerfile"));
            check.that(false, subject, Shown::Present, Shown::values(others));
            return Err(check.failed());
        };
        match Dockerfile::parse(text) {
            Ok(parsed) => exam.set_dockerfile(&subject, Arc::new(parsed)),
            Err(error) => {
                check.that(false, (subject, Aspect::Error), Shown::Absent, Shown::value(error));
                return Err(check.failed());
            }
        }
        Ok(())
    }
}

phrase! {
    /// A Dockerfile that can be read has one.
    then "le Dockerfile part d'une image de base" | "the Dockerfile starts from a base image", [],
    async fn base_image(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(!file.image().is_empty(), format!("{name} FROM"), Shown::Present, Shown::value(file.image()));
        Ok(check.done()?)
    }
}

phrase! {
    /// `WORKDIR`, in the last stage or in what it is based on.
    then "le Dockerfile fixe un répertoire de travail" | "the Dockerfile sets a working directory", [],
    async fn working_directory(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(file.workdir().is_some(), format!("{name} WORKDIR"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// `COPY` or `ADD`.
    then "le Dockerfile copie le code de l'application" | "the Dockerfile copies the application's code", [],
    async fn copies(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(file.copies(), format!("{name} COPY"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// A `RUN` that installs what the application needs, or builds it.
    then "le Dockerfile installe les dépendances" | "the Dockerfile installs the dependencies", [],
    async fn installs(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(file.installs(), format!("{name} RUN npm install"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// `EXPOSE` is documentation: it opens nothing, and says where the application should be listening.
    then "le Dockerfile déclare le port {int}" | "the Dockerfile declares port {int}", ["8080"],
    async fn exposes(exam, port: u16) {
        let (file, mut check, name) = at_hand(exam)?;
        let ports = file.ports();
        check.that(ports.contains(&port), format!("{name} EXPOSE"), Shown::value(port), Shown::values(ports));
        Ok(check.done()?)
    }
}

phrase! {
    /// `EXPOSE` with any port.
    then "le Dockerfile déclare un port" | "the Dockerfile declares a port", [],
    async fn exposes_something(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(!file.ports().is_empty(), format!("{name} EXPOSE"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// `CMD` or `ENTRYPOINT`; that of the base image starts no application.
    then "le Dockerfile fixe la commande de démarrage" | "the Dockerfile sets the start command", [],
    async fn start_command(exam) {
        let (file, mut check, name) = at_hand(exam)?;
        check.that(file.start().is_some(), format!("{name} CMD"), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}
