//! Phrases about task definitions registered with ECS.

use grader_core::{
    Aspect, Remark, Shown, Subject, Topic,
    facts::{Container, Ecs, Logs, Rds, TaskDefinition},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named},
};

/// The container that the definition is about: the essential one.
pub(super) fn container(definition: &Named<TaskDefinition>) -> Result<&Container, Stop> {
    let containers = &definition.it.containers;
    let mut check = Check::of(Topic::Ecs, &definition.it.arn);
    let essential = containers.iter().find(|c| c.essential);
    check.that(essential.is_some(), (&definition.name, Aspect::Container), Shown::Present, Shown::Absent);
    check.done()?;
    essential.ok_or_else(|| Stop::Broken("a container that was there is gone".to_owned()))
}

phrase! {
    /// Finds a task definition.
    given "la définition de tâche {string}" | "the task definition {string}", ["\"customer-microservice\""],
    async fn the_task_definition(exam, family: String) {
        let ecs = exam.ask::<Ecs>().await?;
        let lab = exam.lab()?;
        let found = roles::task_definition(&ecs, lab, &family)?;
        let families = || {
            let mut all: Vec<&str> = ecs.task_definitions.known().into_iter().flatten().map(|d| d.family.as_str()).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let found = found.ok_or_else(|| Check::missing(Topic::Ecs, lab.name(&family), families()))?;
        exam.accept_name(&family, &found.family)?;
        exam.set_task_definition(&family, found.clone());
        Ok(())
    }
}

phrase! {
    /// `ACTIVE` or `INACTIVE`.
    then "la définition de tâche est dans l'état {string}" | "the task definition is in state {string}", ["\"ACTIVE\""],
    async fn definition_state(exam, state: String) {
        let definition = exam.task_definition()?;
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal((definition.name, Aspect::State), state, Some(&definition.it.status));
        Ok(check.done()?)
    }
}

phrase! {
    /// `FARGATE` among what it requires.
    then "la définition de tâche est compatible avec {string}" | "the task definition is compatible with {string}", ["\"FARGATE\""],
    async fn definition_compatibility(exam, compatibility: String) {
        let definition = exam.task_definition()?;
        let found = &definition.it.requires_compatibilities;
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        let subject = format!("{} requiresCompatibilities", definition.name);
        check.that(found.contains(&compatibility), subject, Shown::value(&compatibility), Shown::values(found));
        Ok(check.done()?)
    }
}

phrase! {
    /// `awsvpc`, …
    then "le mode réseau de la définition de tâche est {string}" | "the network mode of the task definition is {string}", ["\"awsvpc\""],
    async fn definition_network_mode(exam, mode: String) {
        let definition = exam.task_definition()?;
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal(format!("{} networkMode", definition.name), mode, definition.it.network_mode.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// CPU units of the whole task; 1024 are one virtual CPU.
    then "la définition de tâche réserve {int} unités de CPU" | "the task definition reserves {int} CPU units", ["512"],
    async fn definition_cpu(exam, units: u32) {
        let definition = exam.task_definition()?;
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal(format!("{} cpu", definition.name), units, definition.it.cpu.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// Memory of the whole task, MiB.
    then "la définition de tâche réserve {int} Mio de mémoire" | "the task definition reserves {int} MiB of memory", ["1024"],
    async fn definition_memory(exam, mebibytes: u32) {
        let definition = exam.task_definition()?;
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal(format!("{} memory", definition.name), mebibytes, definition.it.memory.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// Helpers beside it are welcome as long as they are not essential.
    then "la définition de tâche a un seul conteneur essentiel, nommé {string}" | "the task definition has one essential container, named {string}", ["\"customer\""],
    async fn definition_container(exam, name: String) {
        let definition = exam.task_definition()?;
        let essential: Vec<&str> = definition.it.containers.iter().filter(|c| c.essential).map(|c| c.name.as_str()).collect();
        let lab = exam.lab()?;
        let expected = lab.name(&name).to_owned();
        // A container that speaks of the same microservice is that microservice's.
        let same = |found: &str| found == expected || roles::Service::of(lab, &name).is_some_and(|s| s.owns(lab, found));
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        let holds = matches!(essential[..], [one] if same(one));
        check.that(holds, (&definition.name, Aspect::EssentialContainers), Shown::value(expected), Shown::values(&essential));
        check.done()?;
        essential.first().map_or(Ok(()), |found| exam.accept_name(&name, found))
    }
}

phrase! {
    /// Another port is right where the whole microservice uses it.
    then "le conteneur écoute sur le port {int} en TCP" | "the container listens on TCP port {int}", ["8080"],
    async fn definition_port(exam, port: u16) {
        let definition = exam.task_definition()?;
        let mappings = &container(&definition)?.port_mappings;
        let ports = mappings.iter().filter(|m| m.protocol.as_deref().unwrap_or("tcp") == "tcp").filter_map(|m| m.container_port);
        let ports: Vec<i32> = ports.collect();
        if !ports.contains(&i32::from(port)) && let [found] = ports[..] && used_by_service(exam, &definition, found).await? {
            let found = u16::try_from(found).unwrap_or_default();
            exam.remark(Remark::OtherPort { subject: definition.name, expected: port, found });
            return Ok(());
        }
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.that(ports.contains(&i32::from(port)), format!("{} containerPort", definition.name), Shown::value(port), Shown::values(ports));
        Ok(check.done()?)
    }
}

/// Whether the microservice's service sends its traffic to this port of the container.
async fn used_by_service(exam: &mut Exam, definition: &Named<TaskDefinition>, port: i32) -> Result<bool, Stop> {
    let ecs = exam.ask::<Ecs>().await?;
    let lab = exam.lab()?;
    let service = ecs.clusters.known()?.iter().find_map(|c| roles::service(c, lab, &definition.name).ok().flatten());
    Ok(service.is_some_and(|s| roles::current(s).load_balancers.iter().any(|entry| entry.container_port == Some(port))))
}

phrase! {
    /// The address of any database instance of the account.
    then "la variable {string} du conteneur est l'adresse de la base de données RDS" | "the variable {string} of the container is the address of the RDS database", ["\"APP_DB_HOST\""],
    async fn definition_database(exam, variable: String) {
        let definition = exam.task_definition()?;
        let found = container(&definition)?.environment.iter().find(|v| v.name == variable).map(|v| v.value.trim().to_owned());
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        let subject = format!("{} {variable}", definition.name);
        let Some(found) = found else {
            check.that(false, subject, Shown::Present, Shown::Absent);
            return Ok(check.done()?);
        };
        let rds = exam.ask::<Rds>().await?;
        let endpoints: Vec<&str> = rds.instances.known()?.iter().filter_map(|i| i.endpoint.as_deref()).collect();
        let expected = if endpoints.is_empty() { Shown::Present } else { Shown::values(&endpoints) };
        check.that(endpoints.iter().any(|e| e.eq_ignore_ascii_case(&found)), subject, expected, Shown::value(found));
        Ok(check.done()?)
    }
}

phrase! {
    /// A log group of another name is right when it exists.
    then "le conteneur journalise avec {string} dans le groupe {string}" | "the container logs with {string} to the group {string}", ["\"awslogs\"", "\"awslogs-capstone\""],
    async fn definition_logs(exam, driver: String, group: String) {
        let definition = exam.task_definition()?;
        let expected = exam.lab()?.name(&group).to_owned();
        let configuration = container(&definition)?.log_configuration.clone();
        let found = configuration.as_ref().and_then(|c| c.options.get("awslogs-group").cloned());
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal(format!("{} logDriver", definition.name), driver, configuration.as_ref().map(|c| &c.driver));
        check.that(found.is_some(), format!("{} awslogs-group", definition.name), Shown::value(&expected), Shown::maybe(found.as_ref()));
        check.done()?;
        let found = found.unwrap_or_default();
        if found == expected {
            return Ok(());
        }
        let logs = exam.ask::<Logs>().await?;
        let exists = logs.groups.known()?.iter().any(|g| g.name == found);
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.that(exists, format!("{} awslogs-group", definition.name), Shown::value(&expected), Shown::value(&found));
        check.done()?;
        exam.accept_name(&group, &found)
    }
}

phrase! {
    /// The region in which the deployment was looked at.
    then "les journaux du conteneur vont dans la région du déploiement" | "the container's logs go to the region of the deployment", [],
    async fn definition_log_region(exam) {
        let definition = exam.task_definition()?;
        let course = exam.lab()?.region.clone();
        let region = exam.submission()?.region.clone().unwrap_or_else(|| course.clone());
        let options = container(&definition)?.log_configuration.as_ref().map(|c| &c.options);
        let found = options.and_then(|o| o.get("awslogs-region"));
        let subject = Subject::from(format!("{} awslogs-region", definition.name));
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.equal(subject.clone(), &region, found);
        check.done()?;
        if region != course {
            exam.remark(Remark::OtherValue { subject, expected: course, found: region });
        }
        Ok(())
    }
}

phrase! {
    /// Any role: without one Fargate can neither pull images nor write logs.
    then "la définition de tâche a un rôle d'exécution" | "the task definition has an execution role", [],
    async fn definition_execution_role(exam) {
        let definition = exam.task_definition()?;
        let role = definition.it.execution_role_arn.as_deref().filter(|arn| !arn.is_empty());
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.that(role.is_some(), format!("{} executionRoleArn", definition.name), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}
