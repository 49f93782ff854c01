//! Phrases about the load balancer, its listeners and its rules.

use std::sync::Arc;

use grader_core::{
    Aspect, Lab, Remark, Shown, Subject, Topic,
    facts::{Ec2, Ecs, Elbv2, Listener, Rule, SecurityGroup},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, TargetGroups},
    steps::security_group,
};

phrase! {
    /// Finds a load balancer.
    given "l'équilibreur de charge {string}" | "the load balancer {string}", ["\"microservicesLB\""],
    async fn the_load_balancer(exam, name: String) {
        let elbv2 = exam.ask::<Elbv2>().await?;
        let balancers = elbv2.load_balancers.known()?;
        let lab = exam.lab()?;
        let found = roles::load_balancer(balancers, lab, &name);
        let found =
            found.ok_or_else(|| Check::missing(Topic::Elbv2, lab.name(&name), balancers.iter().map(|b| b.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_load_balancer(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// `internet-facing` or `internal`.
    then "le schéma de l'équilibreur est {string}" | "the scheme of the load balancer is {string}", ["\"internet-facing\""],
    async fn balancer_scheme(exam, scheme: String) {
        let balancer = exam.load_balancer()?;
        let mut check = Check::of(Topic::Elbv2, &balancer.it.arn);
        check.equal((&balancer.name, Aspect::Scheme), scheme, balancer.it.scheme.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// `active`, `provisioning`, …
    then "l'équilibreur est dans l'état {string}" | "the load balancer is in state {string}", ["\"active\""],
    async fn balancer_state(exam, state: String) {
        let balancer = exam.load_balancer()?;
        let mut check = Check::of(Topic::Elbv2, &balancer.it.arn);
        check.equal((&balancer.name, Aspect::State), state, balancer.it.state.as_ref());
        Ok(check.done()?)
    }
}

phrase! {
    /// In all of them; where the course's subnets do not exist, in at least as many others.
    then "l'équilibreur est dans les sous-réseaux {string}" | "the load balancer is in the subnets {string}", ["\"Public Subnet1, Public Subnet2\""],
    async fn balancer_subnets(exam, names: String) {
        let balancer = exam.load_balancer()?;
        let ec2 = exam.ask::<Ec2>().await?;
        let all = ec2.subnets.known()?;
        let name_of = |id: &String| match all.iter().find(|s| s.id == *id) {
            Some(subnet) if !subnet.name.is_empty() => format!("{} ({id})", subnet.name),
            _ => id.clone(),
        };
        let found: Vec<String> = balancer.it.subnets.iter().map(name_of).collect();
        let mut check = Check::of(Topic::Elbv2, &balancer.it.arn);
        let subject = Subject::from((&balancer.name, Aspect::Subnets));
        match roles::subnets(all, exam.lab()?, &names) {
            Some(wanted) => {
                let holds = wanted.iter().all(|s| balancer.it.subnets.contains(&s.id));
                check.that(holds, subject, Shown::values(wanted.iter().map(|s| name_of(&s.id))), Shown::values(found));
            }
            None => {
                let enough = found.len() >= names.split(',').count();
                check.that(enough, subject.clone(), Shown::value(&names), Shown::values(&found));
                exam.remark(Remark::OtherValue { subject, expected: names, found: found.join(", ") });
            }
        }
        Ok(check.done()?)
    }
}

/// The security groups that the load balancer carries.
async fn security_groups(exam: &mut Exam) -> Result<Vec<SecurityGroup>, Stop> {
    let balancer = exam.load_balancer()?.it;
    security_group::with_ids(exam, &balancer.security_groups).await
}

phrase! {
    /// A group of another name is right unless it is the VPC's default one.
    then "l'équilibreur porte le groupe de sécurité {string}" | "the load balancer carries the security group {string}", ["\"microservices-sg\""],
    async fn balancer_security_group(exam, name: String) {
        let balancer = exam.load_balancer()?;
        let groups = security_groups(exam).await?;
        let check = Check::of(Topic::Elbv2, &balancer.it.arn);
        // Which ports it admits is judged by itself.
        security_group::carries(exam, check, &balancer.name, &groups, &name, |_| true)
    }
}

phrase! {
    /// The groups of the balancer together, from every IPv4 address.
    then "ses groupes de sécurité admettent le port TCP {int} depuis toute adresse" | "its security groups admit TCP port {int} from any address", ["8080"],
    async fn balancer_admits(exam, port: u16) {
        let groups = security_groups(exam).await?;
        let mut check = Check::of(Topic::Ec2, groups.first().map_or("", |g| g.id.as_str()));
        let expected = Shown::value(format!("tcp {port} {}", roles::ANYWHERE));
        let subject = (format!("TCP {port}"), Aspect::Ingress);
        check.that(roles::admits(&groups, i32::from(port)), subject, expected, security_group::rules(&groups));
        Ok(check.done()?)
    }
}

/// The balancer's listener on `port`, and what else is needed to judge it.
pub(super) async fn listener(exam: &mut Exam, port: u16) -> Result<(Listener, Arc<Elbv2>, Option<Arc<Ecs>>), Stop> {
    let balancer = exam.load_balancer()?;
    let elbv2 = exam.ask::<Elbv2>().await?;
    let ecs = exam.ask_maybe::<Ecs>().await?;
    let listeners = balancer.it.listeners.known()?;
    let written = |l: &Listener| format!("{}:{}", l.protocol.as_deref().unwrap_or("?"), l.port.unwrap_or_default());
    let mut check = Check::of(Topic::Elbv2, &balancer.it.arn);
    let found = roles::listener(listeners, i32::from(port)).filter(|l| l.protocol.as_deref() == Some("HTTP"));
    let expected = Shown::value(format!("HTTP:{port}"));
    check.that(
        found.is_some(),
        (&balancer.name, Aspect::Listeners),
        expected,
        Shown::values(listeners.iter().map(written)),
    );
    check.done()?;
    let found = found.ok_or_else(|| Stop::Broken("a listener that was there is gone".to_owned()))?;
    Ok((found.clone(), elbv2, ecs))
}

/// Compares where requests go with the groups of a microservice: every group that gets traffic must be one of them.
fn forwards(
    exam: &Exam,
    elbv2: &Elbv2,
    ecs: Option<&Ecs>,
    what: impl Into<Subject>,
    at: &str,
    targets: &[&str],
    name: &str,
) -> Result<(), Stop> {
    let service = roles::Service::named(exam.lab()?, name)?;
    let all = elbv2.target_groups.known()?;
    let groups = TargetGroups::find(all, elbv2, ecs, exam.lab()?);
    let wanted: Vec<_> = groups.of(service).collect();
    let holds = !targets.is_empty() && targets.iter().all(|arn| wanted.iter().any(|g| g.arn == *arn));
    let name_of =
        |arn: &&str| all.iter().find(|g| g.arn == **arn).map_or_else(|| (*arn).to_owned(), |g| g.name.clone());
    let expected = if wanted.is_empty() { Shown::value(name) } else { Shown::values(wanted.iter().map(|g| &g.name)) };
    let mut check = Check::of(Topic::Elbv2, at);
    check.that(holds, what, expected, Shown::values(targets.iter().map(name_of)));
    Ok(check.done()?)
}

phrase! {
    /// Either of the microservice's two groups, or both by weight: a blue/green deployment swaps them.
    then "l'écouteur HTTP {int} achemine par défaut vers un groupe cible de {string}" | "the HTTP listener {int} forwards by default to a target group of {string}", ["8080", "\"customer\""],
    async fn listener_default(exam, port: u16, service: String) {
        let (listener, elbv2, ecs) = listener(exam, port).await?;
        let targets = roles::forwards_to(&listener.default_actions);
        forwards(exam, &elbv2, ecs.as_deref(), (format!("HTTP:{port}"), Aspect::DefaultAction), &listener.arn, &targets, &service)
    }
}

/// A rule in a few words: its priority and its paths.
fn described(rule: &Rule) -> String {
    let paths = rule.conditions.iter().filter(|c| c.field == "path-pattern").flat_map(|c| &c.values);
    format!("{}: {}", rule.priority, paths.cloned().collect::<Vec<_>>().join(", "))
}

/// The rule that decides about a path pattern.
fn rule<'a>(lab: &Lab, listener: &'a Listener, port: u16, pattern: &str) -> Result<&'a Rule, Stop> {
    let rules = listener.rules.known()?;
    let found = roles::rule_for(rules, lab, pattern);
    let written = |rule: &Rule| {
        let conditions = rule.conditions.iter().map(|c| format!("{} {}", c.field, c.values.join(" ")));
        format!("{}: {}", rule.priority, conditions.collect::<Vec<_>>().join(", "))
    };
    let mut check = Check::of(Topic::Elbv2, &listener.arn);
    let others = rules.iter().filter(|r| !r.is_default).map(written);
    check.that(
        found.is_some(),
        (format!("HTTP:{port}"), Aspect::Rules),
        Shown::value(format!("path-pattern {pattern}")),
        Shown::values(others),
    );
    check.done()?;
    found.ok_or_else(|| Stop::Broken("a rule that was there is gone".to_owned()))
}

phrase! {
    /// The first rule that takes these requests decides.
    then "l'écouteur HTTP {int} achemine {string} vers un groupe cible de {string}" | "the HTTP listener {int} forwards {string} to a target group of {string}", ["80", "\"/admin/*\"", "\"employee\""],
    async fn listener_rule(exam, port: u16, pattern: String, service: String) {
        let (listener, elbv2, ecs) = listener(exam, port).await?;
        let rule = rule(exam.lab()?, &listener, port, &pattern)?;
        let targets = roles::forwards_to(&rule.actions);
        forwards(exam, &elbv2, ecs.as_deref(), format!("HTTP:{port} {pattern}"), &rule.arn, &targets, &service)
    }
}

phrase! {
    /// Any range but everyone.
    then "l'écouteur HTTP {int} n'achemine {string} que pour certaines adresses" | "the HTTP listener {int} forwards {string} for certain addresses only", ["80", "\"/admin/*\""],
    async fn listener_source(exam, port: u16, pattern: String) {
        let (listener, ..) = listener(exam, port).await?;
        let rule = rule(exam.lab()?, &listener, port, &pattern)?;
        let ranges: Vec<&String> = rule.conditions.iter().filter(|c| c.field == "source-ip").flat_map(|c| &c.values).collect();
        let open = roles::open_ways(listener.rules.known()?, exam.lab()?, &pattern);
        let mut check = Check::of(Topic::Elbv2, &rule.arn);
        let subject = (format!("HTTP:{port} {pattern}"), Aspect::SourceAddresses);
        // Another rule that is open lets in whom this one keeps out.
        let others: Vec<String> = open.iter().filter(|other| other.arn != rule.arn).map(|other| described(other)).collect();
        let found = if others.is_empty() { Shown::values(ranges) } else { Shown::values(others) };
        check.that(open.is_empty() && roles::admits_some(rule), subject, Shown::Present, found);
        Ok(check.done()?)
    }
}
