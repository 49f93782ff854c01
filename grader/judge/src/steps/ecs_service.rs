//! Phrases about ECS services.

use grader_core::{
    Aspect, Remark, Shown, Topic,
    facts::{Ecs, Elbv2, Task},
};

use crate::{
    check::Check,
    phrase::phrase,
    roles::{self, TargetGroups},
    steps::{codepipeline::image, security_group},
};

phrase! {
    /// Finds a service in the cluster of the lab.
    given "le service ECS {string} du cluster {string}" | "the ECS service {string} of the cluster {string}", ["\"customer-microservice\"", "\"microservices-serverlesscluster\""],
    async fn the_service(exam, name: String, cluster: String) {
        let ecs = exam.ask::<Ecs>().await?;
        let clusters = ecs.clusters.known()?;
        let lab = exam.lab()?;
        let found = roles::cluster(clusters, lab, &cluster);
        let found = found.ok_or_else(|| Check::missing(Topic::Ecs, lab.name(&cluster), clusters.iter().map(|c| c.name.as_str())))?;
        let services = found.services.known()?;
        let service = roles::service(found, lab, &name)?;
        let service =
            service.ok_or_else(|| Check::missing(Topic::Ecs, lab.name(&name), services.iter().map(|s| s.name.as_str())))?;
        exam.accept_name(&name, &service.name)?;
        exam.set_service(&name, service.clone());
        Ok(())
    }
}

phrase! {
    /// `ACTIVE`, `DRAINING`, …
    then "le service est dans l'état {string}" | "the service is in state {string}", ["\"ACTIVE\""],
    async fn service_state(exam, state: String) {
        let service = exam.service()?;
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        check.equal((service.name, Aspect::State), state, Some(&service.it.status));
        Ok(check.done()?)
    }
}

phrase! {
    /// By launch type or by capacity providers.
    then "le service s'exécute sur Fargate" | "the service runs on Fargate", [],
    async fn service_fargate(exam) {
        let service = exam.service()?;
        let observed = match roles::current(&service.it).launch_type {
            Some(launch_type) => Shown::value(launch_type),
            None => Shown::values(&service.it.capacity_providers),
        };
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let subject = format!("{} launchType", service.name);
        check.that(roles::runs_on_fargate(&service.it), subject, Shown::value("FARGATE"), observed);
        Ok(check.done()?)
    }
}

phrase! {
    /// `REPLICA` or `DAEMON`.
    then "sa stratégie de planification est {string}" | "its scheduling strategy is {string}", ["\"REPLICA\""],
    async fn service_strategy(exam, strategy: String) {
        let service = exam.service()?;
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        check.equal(format!("{} schedulingStrategy", service.name), strategy, service.it.scheduling_strategy.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// `CODE_DEPLOY`, `ECS`, …; AWS leaves out the latter.
    then "son contrôleur de déploiement est {string}" | "its deployment controller is {string}", ["\"CODE_DEPLOY\""],
    async fn service_controller(exam, controller: String) {
        let service = exam.service()?;
        let found = service.it.deployment_controller.as_deref().unwrap_or("ECS");
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        check.equal(format!("{} deploymentController", service.name), controller, Some(found));
        Ok(check.done()?)
    }
}

phrase! {
    /// Another port is right where the task definition uses it too.
    then "le service enregistre le conteneur {string} sur le port {int} dans un de ses groupes cibles" | "the service registers the container {string} on port {int} in one of its target groups", ["\"customer\"", "8080"],
    async fn service_registration(exam, container: String, port: u16) {
        let service = exam.service()?;
        let role = roles::Service::named(exam.lab()?, &container)?;
        let ecs = exam.ask::<Ecs>().await?;
        let elbv2 = exam.ask::<Elbv2>().await?;
        let all = elbv2.target_groups.known()?;
        let groups: Vec<_> = TargetGroups::find(all, &elbv2, Some(&ecs), exam.lab()?).of(role).collect();
        let current = roles::current(&service.it);
        let entry = current.load_balancers.first();
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let group = entry.and_then(|e| e.target_group_arn.as_deref());
        let name_of = |arn: &str| all.iter().find(|g| g.arn == arn).map_or_else(|| arn.to_owned(), |g| g.name.clone());
        let expected = if groups.is_empty() { Shown::Present } else { Shown::values(groups.iter().map(|g| &g.name)) };
        let registered = group.is_some_and(|arn| groups.iter().any(|g| g.arn == arn));
        check.that(registered, (&service.name, Aspect::TargetGroup), expected, Shown::maybe(group.map(name_of)));
        let found = entry.and_then(|e| e.container_name.as_deref());
        let expected = exam.lab()?.name(&container);
        let lab = exam.lab()?;
        let same = found.is_some_and(|name| name == expected || role.owns(lab, name));
        check.that(same, (&service.name, Aspect::Container), Shown::value(expected), Shown::maybe(found));
        let on = entry.and_then(|e| e.container_port).and_then(|p| u16::try_from(p).ok());
        let defined = roles::task_definition(&ecs, exam.lab()?, &service.name)?.into_iter().flat_map(|d| &d.containers);
        let defined = defined.flat_map(|c| &c.port_mappings).any(|m| m.container_port == on.map(i32::from));
        check.that(on == Some(port) || (on.is_some() && defined), format!("{} containerPort", service.name), Shown::value(port), Shown::maybe(on));
        check.done()?;
        if let Some(found) = on.filter(|found| *found != port) {
            exam.remark(Remark::OtherPort { subject: service.name.clone(), expected: port, found });
        }
        found.map_or(Ok(()), |found| exam.accept_name(&container, found))
    }
}

phrase! {
    /// Different subnets of its tasks.
    then "ses tâches couvrent au moins {int} sous-réseaux" | "its tasks cover at least {int} subnets", ["2"],
    async fn service_subnets(exam, count: usize) {
        let service = exam.service()?;
        let mut subnets = roles::current(&service.it).subnets.to_vec();
        subnets.sort();
        subnets.dedup();
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let seen = match subnets.len() {
            0 => Shown::value(0),
            n => Shown::value(format!("{n} ({})", subnets.join(", "))),
        };
        check.that(subnets.len() >= count, (&service.name, Aspect::Subnets), Shown::value(format!("≥ {count}")), seen);
        Ok(check.done()?)
    }
}

phrase! {
    /// A group of another name is right where it lets the load balancer in: it opens the port of the container.
    then "ses tâches portent le groupe de sécurité {string}" | "its tasks carry the security group {string}", ["\"microservices-sg\""],
    async fn service_security_group(exam, name: String) {
        let service = exam.service()?;
        let groups = security_group::with_ids(exam, roles::current(&service.it).security_groups).await?;
        let check = Check::of(Topic::Ecs, &service.it.arn);
        let port = roles::registered_port(&service.it);
        let serves = |group: &_| port.is_none_or(|port| roles::opens([group], port));
        security_group::carries(exam, check, &service.name, &groups, &name, serves)
    }
}

phrase! {
    /// Without it tasks in public subnets cannot pull their image.
    then "ses tâches reçoivent une adresse IP publique" | "its tasks get a public IP address", [],
    async fn service_public_ip(exam) {
        let service = exam.service()?;
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        check.equal(format!("{} assignPublicIp", service.name), "ENABLED", roles::current(&service.it).assign_public_ip);
        Ok(check.done()?)
    }
}

phrase! {
    /// By digest: what the running tasks say, those of the primary task set where ECS tells which they are, or for want of that
    /// what their task definition names.
    then "ses tâches exécutent l'image {string} du référentiel ECR {string}" | "its tasks run the image {string} of the ECR repository {string}", ["\"latest\"", "\"employee\""],
    async fn service_image(exam, tag: String, repository: String) {
        let service = exam.service()?;
        let wanted = image(exam, &tag, &repository).await?.map(|i| i.digest);
        let ecs = exam.ask::<Ecs>().await?;
        let group = format!("service:{}", service.it.name);
        let serving = service.it.task_sets.iter().find(|set| set.status == "PRIMARY").map(|set| set.id.as_str());
        let mut digests = std::collections::BTreeSet::new();
        for cluster in ecs.clusters.known()? {
            let running = |t: &&Task| t.group.as_ref() == Some(&group) && t.last_status == "RUNNING";
            let tasks: Vec<&Task> = cluster.tasks.known()?.iter().filter(running).collect();
            // Those of the set that serves; the others are on their way in or out.
            let serve = |t: &&&Task| serving.is_some() && t.started_by.as_deref() == serving;
            let of_serving: Vec<&Task> = tasks.iter().filter(serve).copied().collect();
            let tasks = if of_serving.is_empty() { tasks } else { of_serving };
            digests.extend(tasks.into_iter().flat_map(|t| &t.containers).filter_map(|c| c.image_digest.clone()));
        }
        if digests.is_empty() {
            let current = roles::current(&service.it).task_definition;
            let definitions = ecs.task_definitions.known()?.iter().filter(|d| Some(d.arn.as_str()) == current);
            let named = definitions.flat_map(|d| &d.containers).filter_map(|c| c.image.split_once('@'));
            digests.extend(named.map(|(_, digest)| digest.to_owned()));
        }
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let holds = wanted.as_ref().is_some_and(|digest| digests.contains(digest));
        let expected = wanted.as_ref().map_or(Shown::Present, Shown::value);
        check.that(holds, (&service.name, Aspect::Image), expected, Shown::values(digests));
        Ok(check.done()?)
    }
}
