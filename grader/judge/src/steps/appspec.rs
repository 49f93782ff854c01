//! Phrases about AppSpec files.

use std::sync::Arc;

use grader_core::{Aspect, Remark, Shown, SourcePart};

use super::deployment_file;
use crate::{
    check::Check,
    exam::{Exam, Stop},
    files::{AppSpec, TaskDefinitionFile},
    phrase::phrase,
    roles,
};

/// The AppSpec file at hand, and a check that cites it.
fn at_hand(exam: &Exam) -> Result<(Arc<AppSpec>, Check, String), Stop> {
    let file = exam.appspec()?;
    let check = Check::file(SourcePart::Deployment, &file.name);
    Ok((file.it, check, file.name))
}

phrase! {
    /// Finds an AppSpec file and reads it.
    given "le fichier AppSpec {string}" | "the AppSpec file {string}", ["\"appspec-customer.yaml\""],
    async fn the_appspec(exam, name: String) {
        let (part, file) = deployment_file::find(exam, &name).await?;
        match AppSpec::parse(&file.text) {
            Ok(parsed) => {
                exam.set_appspec(&name, Arc::new(parsed));
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
    /// `version`.
    then "la version du fichier AppSpec est {string}" | "the version of the AppSpec file is {string}", ["\"0.0\""],
    async fn version(exam, expected: String) {
        let (file, mut check, name) = at_hand(exam)?;
        check.equal(format!("{name} version"), expected, Some(file.version()));
        Ok(check.done()?)
    }
}

phrase! {
    /// One target, of this type.
    then "le fichier AppSpec a une seule cible, de type {string}" | "the AppSpec file has one target, of type {string}", ["\"AWS::ECS::Service\""],
    async fn target(exam, kind: String) {
        let (file, mut check, name) = at_hand(exam)?;
        let kinds: Vec<&str> = file.targets().iter().map(|t| t.r#type.as_deref().unwrap_or_default()).collect();
        let others: Vec<&str> = file.resource_names().into_iter().filter(|name| *name != "TargetService").collect();
        check.that(others.is_empty(), format!("{name} Resources"), Shown::value("TargetService"), Shown::values(others));
        check.that(kinds == [kind.as_str()], format!("{name} TargetService"), Shown::value(kind), Shown::values(kinds));
        Ok(check.done()?)
    }
}

phrase! {
    /// What stands for the task definition, which the pipeline fills in.
    then "la définition de tâche du fichier AppSpec est {string}" | "the task definition of the AppSpec file is {string}", ["\"<TASK_DEFINITION>\""],
    async fn task_definition(exam, expected: String) {
        let (file, mut check, name) = at_hand(exam)?;
        let found = file.targets().first().and_then(|t| t.task_definition());
        check.that(found == Some(&expected), format!("{name} TaskDefinition"), Shown::value(expected), Shown::maybe(found));
        Ok(check.done()?)
    }
}

phrase! {
    /// Another port or container name is right when the task definition file has the same: the service's own is another
    /// criterion's.
    then "le fichier AppSpec envoie le trafic au conteneur {string} sur le port {int}" | "the AppSpec file sends traffic to the container {string} on port {int}", ["\"customer\"", "8080"],
    async fn container(exam, expected: String, port: u16) {
        let (file, mut check, name) = at_hand(exam)?;
        let targets = file.targets();
        let target = targets.first();
        let definition = definition_of(exam, &expected).await?;
        let called = target.and_then(|t| t.container_name()).map(str::to_owned);
        let wanted = exam.lab()?.name(&expected).to_owned();
        let defined = |called: &String| definition.as_ref().is_some_and(|d| d.container_names().contains(&called.as_str()));
        let fits = called.as_ref().is_some_and(|called| *called == wanted || defined(called));
        check.that(fits, format!("{name} ContainerName"), Shown::value(wanted), Shown::maybe(called.as_ref()));
        let found = target.and_then(|t| t.container_port());
        let other = found.as_ref().and_then(|p| p.parse::<u16>().ok()).filter(|p| *p != port);
        match other {
            Some(other) if definition.as_ref().is_some_and(|d| d.container_ports() == [u64::from(other)]) => {
                exam.remark(Remark::OtherPort { subject: expected.clone(), expected: port, found: other });
            }
            _ => check.equal(format!("{name} ContainerPort"), port, found),
        }
        check.done()?;
        called.map_or(Ok(()), |called| exam.accept_name(&expected, &called))
    }
}

/// The task definition file of a service; nothing when there is no such file that can be read.
async fn definition_of(exam: &mut Exam, service: &str) -> Result<Option<TaskDefinitionFile>, Stop> {
    let name = format!("taskdef-{service}.json");
    for part in [SourcePart::Deployment, SourcePart::Microservices] {
        let Some(tree) = exam.source_maybe(part).await? else { continue };
        if let Some(file) = roles::deployment_file(&tree, exam.lab()?, &name) {
            return Ok(TaskDefinitionFile::parse(&file.text).ok());
        }
    }
    Ok(None)
}
