//! Phrases about what CloudWatch measures of the services, and what its alarms watch.

use grader_core::{
    Aspect, Lab, Shown, Topic,
    facts::{Alarm, Cloudwatch, Ecs, Elbv2, Metric},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Service},
};

/// What ECS measures of every service.
const MEASURED: [&str; 2] = ["CPUUtilization", "MemoryUtilization"];

/// The value of a metric's dimension.
fn dimension<'a>(metric: &'a Metric, name: &str) -> Option<&'a str> {
    metric.dimensions.iter().find(|d| d.name == name).map(|d| d.value.as_str())
}

/// Whether the ECS service called `name` runs this microservice. Its name tells only where services could not be seen: an alarm
/// on what is not there watches nothing.
fn runs(ecs: Option<&Ecs>, lab: &Lab, role: Service, name: &str) -> bool {
    let clusters = ecs.and_then(|ecs| ecs.clusters.known().ok());
    let all_seen = clusters.is_some_and(|all| all.iter().all(|cluster| cluster.services.known().is_ok()));
    let called = role.of_lab(lab).map(|s| s.name.as_str()).unwrap_or_default();
    let own = |cluster| roles::service(cluster, lab, called).ok().flatten().is_some_and(|s| s.name == name);
    !all_seen && role.owns(lab, name) || clusters.into_iter().flatten().any(own)
}

/// Whether a metric is about a microservice, its cluster, or what balances the load of both.
fn is_of_deployment(metric: &Metric, lab: &Lab, ecs: Option<&Ecs>, elbv2: Option<&Elbv2>) -> bool {
    let of_service = |name: &str| Service::all(lab).any(|role| runs(ecs, lab, role, name));
    let clusters = || ecs.and_then(|ecs| ecs.clusters.known().ok());
    let of_cluster = |name: &str| {
        clusters().and_then(|all| roles::cluster(all, lab, &lab.resources.cluster)).is_some_and(|c| c.name == name)
    };
    // `app/<name>/<id>` and `targetgroup/<name>/<id>`: what an ARN ends in.
    let balancers = elbv2.and_then(|facts| facts.load_balancers.known().ok()).into_iter().flatten();
    let groups = elbv2.and_then(|facts| facts.target_groups.known().ok()).into_iter().flatten();
    let mut arns = balancers.map(|b| &b.arn).chain(groups.map(|g| &g.arn));
    match metric.namespace.as_str() {
        "AWS/ECS" | "ECS/ContainerInsights" => match dimension(metric, "ServiceName") {
            Some(name) => of_service(name),
            None => dimension(metric, "ClusterName").is_some_and(of_cluster),
        },
        "AWS/ApplicationELB" => {
            let named = ["LoadBalancer", "TargetGroup"].into_iter().filter_map(|name| dimension(metric, name));
            let named: Vec<&str> = named.filter(|value| !value.is_empty()).collect();
            arns.any(|arn| named.iter().any(|value| arn.ends_with(value)))
        }
        _ => false,
    }
}

/// What an alarm watches, in short.
fn watched(alarm: &Alarm) -> String {
    let metrics: Vec<_> = alarm.metrics.iter().map(|m| format!("{} {}", m.namespace, m.name)).collect();
    format!("{} ({})", alarm.name, metrics.join(", "))
}

/// What keeps some of the services, or the balancer, from being seen: one whose name says nothing is known by what it runs.
async fn all_seen(exam: &mut Exam) -> Result<(), Stop> {
    let ecs = exam.ask::<Ecs>().await?;
    for cluster in ecs.clusters.known()? {
        cluster.services.known()?;
    }
    let elbv2 = exam.ask::<Elbv2>().await?;
    elbv2.load_balancers.known()?;
    elbv2.target_groups.known()?;
    Ok(())
}

phrase! {
    /// Of the processor or memory of a service, of the balancer's errors, times or unhealthy targets, …: any of its metrics.
    then "une alarme CloudWatch surveille un des services ou leur équilibreur de charge" | "a CloudWatch alarm watches one of the services or their load balancer", [],
    async fn alarm_watches(exam) {
        let facts = exam.ask::<Cloudwatch>().await?;
        let alarms = facts.alarms.known()?;
        let (ecs, elbv2) = (exam.ask_maybe::<Ecs>().await?, exam.ask_maybe::<Elbv2>().await?);
        let lab = exam.lab()?;
        let about = |metric: &Metric| is_of_deployment(metric, lab, ecs.as_deref(), elbv2.as_deref());
        if alarms.iter().any(|alarm| alarm.metrics.iter().any(about)) {
            return Ok(());
        }
        all_seen(exam).await?;
        let mut check = Check::of(Topic::Cloudwatch, "");
        check.that(false, Aspect::Alarm, Shown::Present, Shown::values(alarms.iter().map(watched)));
        Ok(check.done()?)
    }
}

phrase! {
    /// The processor and the memory, within the last hours: what ECS measures of a service whose tasks run.
    then "CloudWatch mesure le processeur et la mémoire de chaque service" | "CloudWatch measures the processor and the memory of each service", [],
    async fn services_measured(exam) {
        let facts = exam.ask::<Cloudwatch>().await?;
        let metrics = facts.metrics.known()?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let lab = exam.lab()?;
        let mut check = Check::of(Topic::Cloudwatch, "");
        for role in Service::all(lab) {
            let own = |m: &&Metric| dimension(m, "ServiceName").is_some_and(|name| runs(ecs.as_deref(), lab, role, name));
            let found: Vec<&str> = metrics.iter().filter(own).map(|m| m.name.as_str()).collect();
            let name = role.of_lab(lab).map(|s| s.name.clone()).unwrap_or_default();
            let all = MEASURED.iter().all(|wanted| found.contains(wanted));
            check.that(all, name, Shown::values(MEASURED), Shown::values(found));
        }
        if let Err(finding) = check.done() {
            all_seen(exam).await?;
            return Err(finding.into());
        }
        Ok(())
    }
}
