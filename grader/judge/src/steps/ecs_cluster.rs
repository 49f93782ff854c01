//! Phrases about ECS clusters.

use grader_core::{Aspect, Shown, Topic, facts::Ecs};

use crate::{check::Check, phrase::phrase, roles};

phrase! {
    /// Finds a cluster.
    given "le cluster ECS {string}" | "the ECS cluster {string}", ["\"microservices-serverlesscluster\""],
    async fn the_cluster(exam, name: String) {
        let ecs = exam.ask::<Ecs>().await?;
        let clusters = ecs.clusters.known()?;
        let lab = exam.lab()?;
        let found = roles::cluster(clusters, lab, &name);
        let found = found.ok_or_else(|| Check::missing(Topic::Ecs, lab.name(&name), clusters.iter().map(|c| c.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_cluster(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// `ACTIVE`, …
    then "le cluster est dans l'état {string}" | "the cluster is in state {string}", ["\"ACTIVE\""],
    async fn cluster_state(exam, state: String) {
        let cluster = exam.cluster()?;
        let mut check = Check::of(Topic::Ecs, &cluster.it.arn);
        check.equal((cluster.name, Aspect::State), state, Some(&cluster.it.status));
        Ok(check.done()?)
    }
}

phrase! {
    /// No EC2 instance is part of it, and Fargate is not shut out: a list of providers without Fargate would do that.
    then "le cluster est sans serveur, avec Fargate" | "the cluster is serverless, with Fargate", [],
    async fn cluster_serverless(exam) {
        let cluster = exam.cluster()?;
        let mut check = Check::of(Topic::Ecs, &cluster.it.arn);
        check.equal((&cluster.name, Aspect::ContainerInstances), 0, Some(cluster.it.container_instances));
        let providers = &cluster.it.capacity_providers;
        let fargate = providers.is_empty() || providers.iter().any(|p| p.starts_with("FARGATE"));
        check.that(fargate, (&cluster.name, Aspect::CapacityProviders), Shown::value("FARGATE"), Shown::values(providers));
        Ok(check.done()?)
    }
}
