//! Phrases about CodeDeploy applications, deployment groups and deployments.

use grader_core::{
    Aspect, Question, Shown, Topic,
    facts::{CodeDeployment, Codedeploy, DeploymentGroup, Ecs, Elbv2},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named, TargetGroups},
    steps::codepipeline::pushed_at,
};

phrase! {
    /// Finds an application.
    given "l'application CodeDeploy {string}" | "the CodeDeploy application {string}", ["\"microservices\""],
    async fn the_application(exam, name: String) {
        let codedeploy = exam.ask::<Codedeploy>().await?;
        let all = codedeploy.applications.known()?;
        let lab = exam.lab()?;
        let found = roles::application(&codedeploy, lab, &name);
        let found =
            found.ok_or_else(|| Check::missing(Topic::Codedeploy, lab.name(&name), all.iter().map(|a| a.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_application(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// `ECS`, `Server`, `Lambda`.
    then "sa plateforme est {string}" | "its platform is {string}", ["\"ECS\""],
    async fn application_platform(exam, platform: String) {
        let application = exam.application()?;
        let mut check = Check::of(Topic::Codedeploy, &application.it.name);
        check.equal(format!("{} computePlatform", application.name), platform, application.it.platform.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// Finds groups, a comma-separated list, in another application where this one has none; those that are missing are another criterion's complaint.
    given "ses groupes de déploiement {string}" | "its deployment groups {string}", ["\"microservices-customer, microservices-employee\""],
    async fn the_deployment_groups(exam, names: String) {
        let application = exam.application()?;
        let codedeploy = exam.ask::<Codedeploy>().await?;
        let applications = codedeploy.applications.known()?;
        let all = application.it.groups.known()?;
        let mut found = Vec::new();
        for name in names.split(',').map(str::trim) {
            if let Some((of, group)) = roles::deployment_group(applications, &application.it, exam.lab()?, name)? {
                exam.accept_name(&application.name, &of.name)?;
                exam.accept_name(name, &group.name)?;
                found.push(Named { name: name.to_owned(), it: group.clone() });
            }
        }
        if found.is_empty() {
            return Err(Check::missing(Topic::Codedeploy, &names, all.iter().map(|g| g.name.as_str())).into());
        }
        exam.set_deployment_groups(&names, found);
        Ok(())
    }
}

/// Compares something of every group, and shows all that differ.
pub(super) fn each(
    exam: &Exam,
    mut compare: impl FnMut(&mut Check, &Named<DeploymentGroup>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let groups = exam.deployment_groups()?;
    let mut check = Check::of(Topic::Codedeploy, groups.it.first().map_or("", |g| g.it.name.as_str()));
    for group in &groups.it {
        check.cite(Question::Aws(Topic::Codedeploy), &group.it.name);
        compare(&mut check, group)?;
    }
    Ok(check.done()?)
}

phrase! {
    /// The service and its cluster, found by their roles.
    then "ils déploient le service ECS {string} du cluster {string}" | "they deploy the ECS service {string} of the cluster {string}", ["\"customer-microservice\"", "\"microservices-serverlesscluster\""],
    async fn groups_deploy(exam, service: String, cluster: String) {
        let ecs = exam.ask::<Ecs>().await?;
        let lab = exam.lab()?;
        let cluster = roles::cluster(ecs.clusters.known()?, lab, &cluster);
        let wanted = cluster.map(|c| roles::service(c, lab, &service)).transpose()?.flatten();
        let (cluster, service) = (cluster.map_or("", |c| c.name.as_str()), wanted.map_or(service.as_str(), |s| s.name.as_str()));
        each(exam, |check, group| {
            check.equal(format!("{} clusterName", group.name), cluster, group.it.cluster.as_ref());
            check.equal(format!("{} serviceName", group.name), service, group.it.service.as_ref());
            Ok(())
        })
    }
}

phrase! {
    /// A role of another name that CodeDeploy can take on is right as well.
    then "leur rôle de service est {string}" | "their service role is {string}", ["\"DeployRole\""],
    async fn groups_role(exam, role: String) {
        let mut others = Vec::new();
        each(exam, |check, group| {
            let found = group.it.service_role_arn.as_deref().and_then(|arn| arn.rsplit('/').next()).filter(|r| !r.is_empty());
            check.that(found.is_some(), format!("{} serviceRole", group.name), Shown::value(&role), Shown::Absent);
            others.extend(found.map(str::to_owned));
            Ok(())
        })?;
        others.iter().try_for_each(|found| exam.accept_name(&role, found))
    }
}

phrase! {
    /// Blue/green, with CodeDeploy switching the traffic.
    then "ils déploient en bleu-vert avec contrôle du trafic" | "they deploy blue-green with traffic control", [],
    async fn groups_blue_green(exam) {
        each(exam, |check, group| {
            check.equal(format!("{} deploymentType", group.name), "BLUE_GREEN", group.it.deployment_type.as_ref());
            check.equal(format!("{} deploymentOption", group.name), "WITH_TRAFFIC_CONTROL", group.it.deployment_option.as_ref());
            Ok(())
        })
    }
}

/// Compares the listeners of every group with the load balancer's listener on `port`.
async fn listeners(
    exam: &mut Exam,
    what: Aspect,
    port: u16,
    read: impl Fn(&DeploymentGroup) -> &[String],
) -> Result<(), Stop> {
    let elbv2 = exam.ask::<Elbv2>().await?;
    let balancers = elbv2.load_balancers.known()?;
    let all: Vec<_> = balancers.iter().map(|b| b.listeners.known()).collect::<Result<_, _>>()?;
    let port_of = |arn: &String| {
        all.iter()
            .copied()
            .flatten()
            .find(|l| l.arn == *arn)
            .and_then(|l| l.port)
            .map_or_else(|| arn.clone(), |port| format!("HTTP:{port}"))
    };
    let wanted = format!("HTTP:{port}");
    each(exam, |check, group| {
        let found: Vec<String> = read(&group.it).iter().map(port_of).collect();
        check.that(found == [wanted.clone()], (&group.name, what), Shown::value(&wanted), Shown::values(&found));
        Ok(())
    })
}

phrase! {
    /// By the port of the listener.
    then "leur trafic de production passe par l'écouteur HTTP {int}" | "their production traffic goes through the HTTP listener {int}", ["80"],
    async fn groups_production(exam, port: u16) {
        listeners(exam, Aspect::ProductionListener, port, |g| &g.production_listeners).await
    }
}

phrase! {
    /// By the port of the listener.
    then "leur trafic de test passe par l'écouteur HTTP {int}" | "their test traffic goes through the HTTP listener {int}", ["8080"],
    async fn groups_test(exam, port: u16) {
        listeners(exam, Aspect::TestListener, port, |g| &g.test_listeners).await
    }
}

phrase! {
    /// The two groups of the microservice that each deploys, in whichever order.
    then "chacun déploie sur les deux groupes cibles de son microservice" | "each deploys to both target groups of its microservice", [],
    async fn groups_targets(exam) {
        let elbv2 = exam.ask::<Elbv2>().await?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let groups = TargetGroups::find(elbv2.target_groups.known()?, &elbv2, ecs.as_deref(), exam.lab()?);
        each(exam, |check, group| {
            let role = roles::Service::named(exam.lab()?, &group.name)?;
            let wanted: std::collections::BTreeSet<&str> = groups.of(role).map(|g| g.name.as_str()).collect();
            let found: std::collections::BTreeSet<&str> = group.it.target_groups.iter().map(String::as_str).collect();
            let holds = found.len() == 2 && found == wanted;
            check.that(holds, (&group.name, Aspect::TargetGroups), Shown::values(&wanted), Shown::values(&found));
            Ok(())
        })
    }
}

phrase! {
    /// `CodeDeployDefault.ECSAllAtOnce`, …
    then "leur configuration de déploiement est {string}" | "their deployment configuration is {string}", ["\"CodeDeployDefault.ECSAllAtOnce\""],
    async fn groups_configuration(exam, name: String) {
        each(exam, |check, group| {
            check.equal(format!("{} deploymentConfig", group.name), &name, group.it.deployment_config.as_ref());
            Ok(())
        })
    }
}

phrase! {
    /// Minutes until the blue tasks end.
    then "ils terminent les anciennes tâches après {int} minutes" | "they terminate the old tasks after {int} minutes", ["5"],
    async fn groups_termination(exam, minutes: i32) {
        each(exam, |check, group| {
            check.equal((&group.name, Aspect::TerminateAction), "TERMINATE", group.it.terminate_action.as_ref());
            check.equal((&group.name, Aspect::TerminateWait), minutes, group.it.terminate_wait_minutes);
            Ok(())
        })
    }
}

/// The newest deployment first.
fn newest(group: &DeploymentGroup) -> Result<Vec<&CodeDeployment>, Stop> {
    let mut all: Vec<&CodeDeployment> = group.deployments.known()?.iter().collect();
    all.sort_by_key(|d| std::cmp::Reverse(d.created_at));
    Ok(all)
}

phrase! {
    /// The newest that has ended; one that is under way is neither.
    then "leur dernier déploiement a réussi" | "their last deployment succeeded", [],
    async fn groups_last_deployment(exam) {
        each(exam, |check, group| {
            let all = newest(&group.it)?;
            let ended = all.iter().find(|d| matches!(d.status.as_str(), "Succeeded" | "Failed" | "Stopped"));
            let observed = ended.or(all.first()).map(|d| format!("{} {}", d.id, d.status));
            let succeeded = ended.is_some_and(|d| d.status == "Succeeded");
            check.that(succeeded, (&group.name, Aspect::Deployment), Shown::value("Succeeded"), Shown::maybe(observed));
            Ok(())
        })
    }
}

phrase! {
    /// The first deployment that succeeded ended before the image came.
    then "l'image {string} du référentiel ECR {string} a été envoyée après leur premier déploiement réussi" | "the image {string} of the ECR repository {string} was pushed after their first successful deployment", ["\"latest\"", "\"employee\""],
    async fn pushed_after_deployment(exam, tag: String, repository: String) {
        let pushed = pushed_at(exam, &tag, &repository).await?;
        each(exam, |check, group| {
            let succeeded = group.it.deployments.known()?.iter().filter(|d| d.status == "Succeeded");
            let first = succeeded.filter_map(|d| d.completed_at.or(d.created_at)).min();
            let holds = first.is_some() && pushed > first;
            let expected = first.map_or(Shown::Present, |time| Shown::value(format!("> {time}")));
            check.that(holds, (format!("{repository}:{tag}"), Aspect::PushTime), expected, Shown::maybe(pushed));
            Ok(())
        })
    }
}
