//! What the phrases about load balancers, services and environments share about the security groups they carry.

use grader_core::{
    Aspect, Shown,
    facts::{Ec2, SecurityGroup},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
};

/// The groups with these ids.
pub(super) async fn with_ids(exam: &mut Exam, ids: &[String]) -> Result<Vec<SecurityGroup>, Stop> {
    let ec2 = exam.ask::<Ec2>().await?;
    Ok(ec2.security_groups.known()?.iter().filter(|g| ids.contains(&g.id)).cloned().collect())
}

/// The rules for what comes in of all groups, each with its protocol, its ports and whom it lets in.
pub(super) fn rules(groups: &[SecurityGroup]) -> Shown {
    Shown::values(groups.iter().flat_map(|g| &g.ingress).map(|rule| {
        let number = |port: Option<i32>| port.map_or_else(|| "*".to_owned(), |p| p.to_string());
        let (from, to) = (number(rule.from_port), number(rule.to_port));
        let ports = if from == to { from } else { format!("{from}-{to}") };
        format!("{} {ports} {}", rule.protocol, rule.ipv4.join(" ")).trim_end().to_owned()
    }))
}

/// Accepts the group called `name` among `groups`, or in its place any that is not the VPC's default one and `serves`.
pub(super) fn carries(
    exam: &mut Exam,
    mut check: Check,
    owner: &str,
    groups: &[SecurityGroup],
    name: &str,
    serves: impl Fn(&SecurityGroup) -> bool,
) -> Result<(), Stop> {
    let expected = exam.lab()?.name(name).to_owned();
    let mut others = groups.iter().filter(|g| g.name != "default" && serves(g));
    let found = groups.iter().find(|g| g.name == expected).or_else(|| others.next()).map(|g| g.name.clone());
    let subject = (owner, Aspect::SecurityGroup);
    check.that(found.is_some(), subject, Shown::value(expected), Shown::values(groups.iter().map(|g| &g.name)));
    check.done()?;
    found.map_or(Ok(()), |found| exam.accept_name(name, &found))
}
