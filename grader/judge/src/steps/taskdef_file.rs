//! Phrases about task definition files.

use std::sync::Arc;

use grader_core::{Aspect, Shown, SourcePart};

use super::deployment_file;
use crate::{check::Check, files::TaskDefinitionFile, phrase::phrase, roles};

phrase! {
    /// Finds a task definition file and reads it.
    given "le fichier de définition de tâche {string}" | "the task definition file {string}", ["\"taskdef-customer.json\""],
    async fn the_task_definition_file(exam, name: String) {
        let (part, file) = deployment_file::find(exam, &name).await?;
        match TaskDefinitionFile::parse(&file.text) {
            Ok(parsed) => {
                exam.set_task_definition_file(&name, Arc::new(parsed));
                Ok(())
            }
            Err(error) => {
                let mut check = Check::file(part, &file.path);
                check.that(false, (name, Aspect::Error), Shown::Absent, Shown::value(error));
                Err(check.failed())
            }
        }
    }
}

phrase! {
    /// By that name, or by another one that speaks of the same microservice.
    then "la famille du fichier de définition de tâche est {string}" | "the family of the task definition file is {string}", ["\"customer-microservice\""],
    async fn family(exam, expected: String) {
        let file = exam.task_definition_file()?;
        let lab = exam.lab()?;
        let (wanted, found) = (lab.name(&expected).to_owned(), file.it.family().map(str::to_owned));
        let speaks = |family: &String| roles::Service::of(lab, &expected).is_some_and(|service| service.owns(lab, family));
        let holds = found.as_ref().is_some_and(|family| *family == wanted || speaks(family));
        let mut check = Check::file(SourcePart::Deployment, &file.name);
        check.that(holds, format!("{} family", file.name), Shown::value(wanted), Shown::maybe(found.as_ref()));
        check.done()?;
        found.map_or(Ok(()), |family| exam.accept_name(&expected, &family))
    }
}

phrase! {
    /// The image of one of the containers, which the pipeline fills in.
    then "l'image du fichier de définition de tâche est {string}" | "the image of the task definition file is {string}", ["\"<IMAGE1_NAME>\""],
    async fn image(exam, expected: String) {
        let file = exam.task_definition_file()?;
        let images = file.it.images();
        let mut check = Check::file(SourcePart::Deployment, &file.name);
        // A sidecar has an image of its own, first or last.
        let right = images.contains(&expected.as_str());
        check.that(right, (&file.name, Aspect::Image), Shown::value(expected), Shown::values(images));
        Ok(check.done()?)
    }
}

phrase! {
    /// What the course tells students to fill in is filled in.
    then "aucun autre repère que {string} ne reste dans le fichier de définition de tâche" | "no other placeholder than {string} is left in the task definition file", ["\"<IMAGE1_NAME>\""],
    async fn placeholders(exam, allowed: String) {
        let file = exam.task_definition_file()?;
        let left: Vec<String> = file.it.placeholders().into_iter().filter(|p| *p != allowed).collect();
        let mut check = Check::file(SourcePart::Deployment, &file.name);
        check.that(left.is_empty(), (file.name, Aspect::Placeholders), Shown::Absent, Shown::values(left));
        Ok(check.done()?)
    }
}
