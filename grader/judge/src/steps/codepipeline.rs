//! Phrases about pipelines and their executions.

use grader_core::{
    Aspect, Shown, Topic,
    facts::{Codecommit, Codedeploy, Codepipeline, Ecr, Ecs, Image, Pipeline, PipelineAction},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named},
};

phrase! {
    /// Finds a pipeline.
    given "le pipeline {string}" | "the pipeline {string}", ["\"update-customer-microservice\""],
    async fn the_pipeline(exam, name: String) {
        let codepipeline = exam.ask::<Codepipeline>().await?;
        let all = codepipeline.pipelines.known()?;
        let lab = exam.lab()?;
        let found = roles::pipeline(all, lab, &name);
        let found =
            found.ok_or_else(|| Check::missing(Topic::Codepipeline, lab.name(&name), all.iter().map(|p| p.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_pipeline(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// The pipeline was found.
    then "le pipeline existe" | "the pipeline exists", [],
    async fn pipeline_exists(exam) {
        exam.pipeline().map(drop)
    }
}

/// The action of this category and provider; its absence shows what there is instead.
fn action<'a>(pipeline: &'a Named<Pipeline>, category: &str, provider: &str) -> Result<&'a PipelineAction, Stop> {
    roles::action(&pipeline.it, category, provider).ok_or_else(|| {
        let all = pipeline.it.stages.iter().flat_map(|s| &s.actions).map(|a| format!("{} {}", a.category, a.provider));
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        check.that(false, pipeline.name.clone(), Shown::value(format!("{category} {provider}")), Shown::values(all));
        check.failed()
    })
}

/// Whether the branch `found` of a repository is the one that stands for the branch called `name`.
async fn stands_for(exam: &mut Exam, name: &str, repository: Option<&str>, found: Option<&str>) -> Result<bool, Stop> {
    let codecommit = exam.ask::<Codecommit>().await?;
    let repository = codecommit.repositories.known()?.iter().find(|r| Some(r.name.as_str()) == repository);
    let Some(repository) = repository else { return Ok(false) };
    let default = repository.default_branch.as_deref();
    let its = roles::branch(repository.branches.known()?, default, exam.lab()?, name);
    Ok(its.is_some_and(|branch| Some(branch.name.as_str()) == found))
}

phrase! {
    /// Another branch is right when the repository has no such branch.
    then "il prend ses fichiers dans la branche {string} du référentiel CodeCommit {string}" | "it takes its files from the branch {string} of the CodeCommit repository {string}", ["\"dev\"", "\"deployment\""],
    async fn pipeline_code_source(exam, branch: String, repository: String) {
        let pipeline = exam.pipeline()?;
        let source = action(&pipeline, "Source", "CodeCommit")?;
        let found = |key: &str| source.configuration.get(key).cloned();
        let (name, on) = (found("RepositoryName"), found("BranchName"));
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        let speaks = name.as_ref().is_some_and(|n| n.to_lowercase().contains(&repository.to_lowercase()));
        let exact = exam.lab()?.name(&repository).to_owned();
        let wanted = exam.lab()?.name(&branch).to_owned();
        check.that(speaks || name.as_ref() == Some(&exact), format!("{} RepositoryName", pipeline.name), Shown::value(&exact), Shown::maybe(name.as_ref()));
        let usual = on.as_deref().is_some_and(|b| b == wanted || matches!(b, "main" | "master"));
        let right = usual || stands_for(exam, &branch, name.as_deref(), on.as_deref()).await?;
        check.that(right, format!("{} BranchName", pipeline.name), Shown::value(&wanted), Shown::maybe(on.as_ref()));
        check.done()?;
        for (expected, found) in [(&repository, name), (&branch, on)] {
            if let Some(found) = found {
                exam.accept_name(expected, &found)?;
            }
        }
        Ok(())
    }
}

/// How CodePipeline calls sources that are git repositories, and their setting of a branch.
const GIT: [(&str, &str); 4] = [
    ("CodeStarSourceConnection", "BranchName"),
    ("CodeConnections", "BranchName"),
    ("GitHub", "Branch"),
    ("CodeCommit", "BranchName"),
];

phrase! {
    /// Whoever hosts it, and whatever its name; `main` or `master` do as well.
    then "il prend ses fichiers dans la branche {string} d'un dépôt Git" | "it takes its files from the branch {string} of a git repository", ["\"dev\""],
    async fn pipeline_git_source(exam, branch: String) {
        let pipeline = exam.pipeline()?;
        let source = GIT.iter().find_map(|(provider, setting)| {
            roles::action(&pipeline.it, "Source", provider).map(|action| action.configuration.get(*setting).cloned())
        });
        let Some(on) = source else { return action(&pipeline, "Source", "CodeStarSourceConnection").map(drop) };
        let wanted = exam.lab()?.name(&branch).to_owned();
        let usual = on.as_deref().is_some_and(|b| b == wanted || matches!(b, "main" | "master"));
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        check.that(usual, (&pipeline.name, Aspect::Branch), Shown::value(&wanted), Shown::maybe(on.as_ref()));
        check.done()?;
        on.map_or(Ok(()), |found| exam.accept_name(&branch, &found))
    }
}

phrase! {
    /// The repository by its role, the tag by its text.
    then "il prend l'image {string} du référentiel ECR {string} comme artefact {string}" | "it takes the image {string} of the ECR repository {string} as the artifact {string}", ["\"latest\"", "\"customer\"", "\"image-customer\""],
    async fn pipeline_image_source(exam, tag: String, repository: String, artifact: String) {
        let pipeline = exam.pipeline()?;
        let source = action(&pipeline, "Source", "ECR")?.clone();
        let ecr = exam.ask_maybe::<Ecr>().await?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let known = ecr.as_ref().and_then(|e| e.repositories.known().ok().cloned()).unwrap_or_default();
        let wanted = roles::repository(&known, ecs.as_deref(), exam.lab()?, &repository).map_or(repository.clone(), |r| r.name.clone());
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        check.equal(format!("{} RepositoryName", pipeline.name), wanted, source.configuration.get("RepositoryName"));
        // AWS takes "latest" where no tag is given.
        let found = source.configuration.get("ImageTag").map_or("latest", String::as_str);
        check.equal(format!("{} ImageTag", pipeline.name), tag, Some(found));
        check.that(!source.outputs.is_empty(), (&pipeline.name, Aspect::OutputArtifact), Shown::value(&artifact), Shown::Absent);
        check.done()?;
        source.outputs.first().map_or(Ok(()), |found| exam.accept_name(&artifact, found))
    }
}

phrase! {
    /// The deploy action's own settings against the application and group that exist.
    then "il déploie par le groupe {string} de l'application CodeDeploy {string}" | "it deploys through the group {string} of the CodeDeploy application {string}", ["\"microservices-customer\"", "\"microservices\""],
    async fn pipeline_deploys(exam, group: String, application: String) {
        let pipeline = exam.pipeline()?;
        let deploy = action(&pipeline, "Deploy", "CodeDeployToECS")?.clone();
        let codedeploy = exam.ask::<Codedeploy>().await?;
        let lab = exam.lab()?;
        let all = codedeploy.applications.known()?;
        let found = roles::application(&codedeploy, lab, &application);
        let its = found.map(|a| roles::deployment_group(all, a, lab, &group)).transpose()?.flatten();
        let wanted_group = its.map_or(lab.name(&group), |(_, group)| &group.name);
        let wanted = its.map(|(application, _)| application).or(found).map_or(lab.name(&application), |a| &a.name);
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        check.equal(format!("{} ApplicationName", pipeline.name), wanted, deploy.configuration.get("ApplicationName"));
        check.equal(format!("{} DeploymentGroupName", pipeline.name), wanted_group, deploy.configuration.get("DeploymentGroupName"));
        Ok(check.done()?)
    }
}

/// Compares settings of the deploy action.
fn deploy_settings(exam: &Exam, settings: &[(&str, &str)]) -> Result<(), Stop> {
    let pipeline = exam.pipeline()?;
    let deploy = action(&pipeline, "Deploy", "CodeDeployToECS")?;
    let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
    for (key, wanted) in settings {
        check.equal(format!("{} {key}", pipeline.name), wanted, deploy.configuration.get(*key));
    }
    Ok(check.done()?)
}

phrase! {
    /// The two files that it fills in, wherever they lie; other names are right where they say which file of which service it
    /// is.
    then "ses modèles sont {string} et {string}" | "its templates are {string} and {string}", ["\"taskdef-customer.json\"", "\"appspec-customer.yaml\""],
    async fn pipeline_templates(exam, definition: String, appspec: String) {
        let pipeline = exam.pipeline()?;
        let deploy = action(&pipeline, "Deploy", "CodeDeployToECS")?;
        // AWS names the AppSpec file by itself where no path is given.
        let settings = [("TaskDefinitionTemplatePath", &definition), ("AppSpecTemplatePath", &appspec)];
        let found = settings.map(|(key, name)| (key, name, deploy.configuration.get(key)));
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        for (key, name, found) in &found {
            let lab = exam.lab()?;
            let fits = found.is_some_and(|path| roles::fit_of_deployment_file(lab, name, path).is_some());
            check.that(fits, format!("{} {key}", pipeline.name), Shown::value(lab.name(name)), Shown::maybe(*found));
        }
        check.done()?;
        for (_, name, found) in found {
            if let Some(file) = found.and_then(|path| path.rsplit('/').next()) {
                exam.accept_name(name, file)?;
            }
        }
        Ok(())
    }
}

phrase! {
    /// Without the angle brackets that surround it in the file.
    then "il remplace {string} par l'image" | "it replaces {string} by the image", ["\"IMAGE1_NAME\""],
    async fn pipeline_placeholder(exam, placeholder: String) {
        deploy_settings(exam, &[("Image1ContainerName", &placeholder)])
    }
}

phrase! {
    /// The newest that has ended; one that is under way is neither.
    then "sa dernière exécution a réussi" | "its last execution succeeded", [],
    async fn pipeline_last_execution(exam) {
        let pipeline = exam.pipeline()?;
        let mut all: Vec<_> = pipeline.it.executions.known()?.iter().collect();
        all.sort_by_key(|e| std::cmp::Reverse(e.started_at));
        let ended = all.iter().find(|e| matches!(e.status.as_str(), "Succeeded" | "Failed" | "Stopped"));
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        let observed = Shown::maybe(ended.or(all.first()).map(|e| e.status.clone()));
        check.that(ended.is_some_and(|e| e.status == "Succeeded"), (&pipeline.name, Aspect::Execution), Shown::value("Succeeded"), observed);
        Ok(check.done()?)
    }
}

/// When the image with this tag was pushed.
pub(super) async fn pushed_at(exam: &mut Exam, tag: &str, repository: &str) -> Result<Option<jiff::Timestamp>, Stop> {
    Ok(image(exam, tag, repository).await?.and_then(|i| i.pushed_at))
}

/// The image with this tag.
pub(super) async fn image(exam: &mut Exam, tag: &str, repository: &str) -> Result<Option<Image>, Stop> {
    let ecr = exam.ask::<Ecr>().await?;
    let ecs = exam.ask_maybe::<Ecs>().await?;
    let found = roles::repository(ecr.repositories.known()?, ecs.as_deref(), exam.lab()?, repository);
    let Some(found) = found else { return Ok(None) };
    Ok(found.images.known()?.iter().find(|i| i.tags.iter().any(|t| t == tag)).cloned())
}

phrase! {
    /// Any execution that began after the push and succeeded.
    then "une exécution commencée après l'envoi de l'image {string} du référentiel ECR {string} a réussi" | "an execution that began after the push of the image {string} of the ECR repository {string} succeeded", ["\"latest\"", "\"employee\""],
    async fn pipeline_after_push(exam, tag: String, repository: String) {
        let pipeline = exam.pipeline()?;
        let pushed = pushed_at(exam, &tag, &repository).await?;
        let executions = pipeline.it.executions.known()?;
        let mut check = Check::of(Topic::Codepipeline, &pipeline.it.name);
        let later = executions.iter().filter(|e| pushed.is_some() && e.started_at > pushed);
        let seen: Vec<String> = later.map(|e| e.status.clone()).collect();
        let holds = seen.iter().any(|status| status == "Succeeded");
        check.that(holds, (&pipeline.name, Aspect::Execution), Shown::value("Succeeded"), Shown::values(seen));
        Ok(check.done()?)
    }
}
