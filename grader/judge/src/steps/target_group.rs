//! Phrases about target groups.

use grader_core::{
    Aspect, Question, Shown, Topic,
    facts::{Ec2, Ecs, Elbv2, TargetGroup},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Named, TargetGroups},
    steps::scaling,
};

/// The groups that play the parts of `names`, a comma-separated list; those that are missing are left out.
async fn find(exam: &mut Exam, names: &str) -> Result<Vec<Named<TargetGroup>>, Stop> {
    let elbv2 = exam.ask::<Elbv2>().await?;
    let ecs = exam.ask_maybe::<Ecs>().await?;
    let all = elbv2.target_groups.known()?;
    let groups = TargetGroups::find(all, &elbv2, ecs.as_deref(), exam.lab()?);
    let mut found = Vec::new();
    for name in names.split(',').map(str::trim) {
        if let Some(group) = groups.named(name) {
            exam.accept_name(name, &group.name)?;
            found.push(Named { name: name.to_owned(), it: group.clone() });
        }
    }
    if found.is_empty() {
        return Err(Check::missing(Topic::Elbv2, names, all.iter().map(|g| g.name.as_str())).into());
    }
    Ok(found)
}

/// Compares one attribute of every group, and shows all that differ.
fn each<T: std::fmt::Display>(
    exam: &Exam,
    attribute: Aspect,
    expected: impl std::fmt::Display,
    read: impl Fn(&TargetGroup) -> Option<T>,
) -> Result<(), Stop> {
    let groups = exam.target_groups()?;
    let mut check = Check::of(Topic::Elbv2, groups.it.first().map_or("", |g| g.it.arn.as_str()));
    for Named { name, it } in &groups.it {
        check.cite(Question::Aws(Topic::Elbv2), &it.arn);
        check.equal((name, attribute), &expected, read(it));
    }
    Ok(check.done()?)
}

phrase! {
    /// Finds groups; those of the list that are missing are another criterion's complaint.
    given "les groupes cibles {string}" | "the target groups {string}", ["\"customer-tg-one, customer-tg-two\""],
    async fn the_target_groups(exam, names: String) {
        let found = find(exam, &names).await?;
        exam.set_target_groups(&names, found);
        Ok(())
    }
}

phrase! {
    /// The group was found.
    then "le groupe cible {string} existe" | "the target group {string} exists", ["\"customer-tg-one\""],
    async fn target_group_exists(exam, name: String) {
        find(exam, &name).await.map(drop)
    }
}

phrase! {
    /// Where health is asked; a final slash makes no difference to the application.
    then "leur chemin de vérification d'état est {string}" | "their health check path is {string}", ["\"/admin/suppliers\""],
    async fn health_check_path(exam, path: String) {
        let trimmed = |p: &str| if p.len() > 1 { p.trim_end_matches('/').to_owned() } else { p.to_owned() };
        each(exam, Aspect::HealthCheckPath, trimmed(&path), |g| g.health_check_path.as_deref().map(trimmed))
    }
}

phrase! {
    /// `ip`, `instance`, …
    then "leur type de cible est {string}" | "their target type is {string}", ["\"ip\""],
    async fn target_type(exam, kind: String) {
        each(exam, Aspect::TargetType, kind, |g| g.target_type.clone())
    }
}

phrase! {
    /// `HTTP`, …
    then "leur protocole est {string}" | "their protocol is {string}", ["\"HTTP\""],
    async fn target_protocol(exam, protocol: String) {
        each(exam, Aspect::Protocol, protocol, |g| g.protocol.clone())
    }
}

phrase! {
    /// The default port; tasks may be registered on another one. A group that sends to the port which its service registers
    /// fits what runs, and a service on another port is another criterion's complaint.
    then "leur port est {int}" | "their port is {int}", ["8080"],
    async fn target_port(exam, port: i32) {
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let lab = exam.lab()?.clone();
        let fits = |group: &Named<TargetGroup>| {
            let registered = roles::Service::of(&lab, &group.name).and_then(|s| roles::port_of(ecs.as_deref()?, &lab, s));
            group.it.port.filter(|found| Some(*found) == registered)
        };
        let groups = exam.target_groups()?;
        let mut check = Check::of(Topic::Elbv2, groups.it.first().map_or("", |g| g.it.arn.as_str()));
        for group in &groups.it {
            check.cite(Question::Aws(Topic::Elbv2), &group.it.arn);
            check.equal((&group.name, Aspect::Port), fits(group).unwrap_or(port), group.it.port);
        }
        Ok(check.done()?)
    }
}

phrase! {
    /// A VPC of another name is right when the load balancer lives there.
    then "ils sont dans le VPC {string}" | "they are in the VPC {string}", ["\"LabVPC\""],
    async fn target_vpc(exam, name: String) {
        let ec2 = exam.ask::<Ec2>().await?;
        let elbv2 = exam.ask::<Elbv2>().await?;
        let lab = exam.lab()?;
        let balancers = elbv2.load_balancers.known().map(Vec::as_slice).unwrap_or_default();
        let home = roles::load_balancer(balancers, lab, &lab.resources.load_balancer).and_then(|b| b.vpc_id.as_deref());
        let vpcs = ec2.vpcs.known()?;
        let vpc = roles::vpc(vpcs, lab, &name, home);
        let vpc = vpc.ok_or_else(|| Check::missing(Topic::Ec2, lab.name(&name), vpcs.iter().map(|v| v.name.as_str())))?;
        exam.accept_name(&name, &vpc.name)?;
        each(exam, Aspect::Vpc, &vpc.id, |g| g.vpc_id.clone())
    }
}

phrase! {
    /// What runs in the account tells: a task that is healthy on a port was made from an image that listens there. Before
    /// there is one, only a person can look at the image.
    then "le microservice {string} déployé répond sur le port {int}, ou une personne en juge" | "the deployed microservice {string} answers on port {int}, or a person judges", ["\"employee\"", "8080"],
    async fn deployed_port(exam, name: String, port: i32) {
        let elbv2 = exam.ask::<Elbv2>().await?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let groups = TargetGroups::find(elbv2.target_groups.known()?, &elbv2, ecs.as_deref(), exam.lab()?);
        let mut ports = std::collections::BTreeSet::new();
        for group in groups.of(roles::Service::named(exam.lab()?, &name)?) {
            ports.extend(group.health.known()?.iter().filter(|t| t.state == "healthy").filter_map(|t| t.port));
        }
        if ports.is_empty() {
            return Err(Stop::Manual);
        }
        let mut check = Check::of(Topic::Elbv2, "");
        check.that(ports.contains(&port), (&name, Aspect::Port), Shown::value(port), Shown::values(ports));
        Ok(check.done()?)
    }
}

phrase! {
    /// Different targets that are healthy in the groups, each counted once; of another AWS says why. Fewer are right where a policy of Application Auto
    /// Scaling asks for fewer tasks.
    then "au moins {int} cibles y sont saines" | "at least {int} targets are healthy there", ["3"],
    async fn healthy_targets(exam, count: usize) {
        let groups = exam.target_groups()?;
        let mut healthy = std::collections::BTreeSet::new();
        let mut states = Vec::new();
        let mut check = Check::of(Topic::Elbv2, groups.it.first().map_or("", |g| g.it.arn.as_str()));
        for Named { it, .. } in &groups.it {
            check.cite(Question::Aws(Topic::Elbv2), &it.arn);
            for target in it.health.known()? {
                // The state comes last: by it a report knows what is only starting.
                let words = [Some(target.id.as_str()), target.reason.as_deref(), Some(target.state.as_str())];
                states.push(words.into_iter().flatten().collect::<Vec<_>>().join(" "));
                if target.state == "healthy" {
                    healthy.insert((&target.id, target.port));
                }
            }
        }
        let wanted = match groups.it.first() {
            Some(group) if healthy.len() < count => scaling::wanted_targets(exam, &group.name, count).await?,
            _ => count,
        };
        let expected = Shown::value(format!("≥ {wanted}"));
        check.that(healthy.len() >= wanted, (groups.name, Aspect::HealthyTargets), expected, Shown::values(states));
        Ok(check.done()?)
    }
}
