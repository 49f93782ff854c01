//! Phrases about Cloud9 environments and their instances.

use grader_core::{
    Aspect, Remark, Shown, Topic,
    facts::{Cloud9, Ec2, Instance},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles,
    steps::security_group,
};

phrase! {
    /// Finds an environment: the one of that name, then the only one.
    given "l'environnement Cloud9 {string}" | "the Cloud9 environment {string}", ["\"MicroservicesIDE\""],
    async fn the_environment(exam, name: String) {
        let cloud9 = exam.ask::<Cloud9>().await?;
        let all = cloud9.environments.known()?;
        let lab = exam.lab()?;
        let found = all.iter().find(|e| e.name == lab.name(&name)).or_else(|| roles::only(all.iter()));
        let found = found.ok_or_else(|| Check::missing(Topic::Cloud9, lab.name(&name), all.iter().map(|e| e.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_environment(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// The environment was found.
    then "l'environnement existe" | "the environment exists", [],
    async fn environment_exists(exam) {
        exam.environment().map(drop)
    }
}

phrase! {
    /// `CONNECT_SSH` or `CONNECT_SSM`.
    then "sa connexion est {string}" | "its connection is {string}", ["\"CONNECT_SSH\""],
    async fn environment_connection(exam, connection: String) {
        let environment = exam.environment()?;
        let mut check = Check::of(Topic::Cloud9, &environment.it.arn);
        check.equal((&environment.name, Aspect::Connection), connection, environment.it.connection.as_ref());
        Ok(check.done()?)
    }
}

/// The environment's instance, which AWS tags with the environment's id.
async fn instance(exam: &mut Exam) -> Result<Instance, Stop> {
    let environment = exam.environment()?;
    let ec2 = exam.ask::<Ec2>().await?;
    let tagged = |i: &&Instance| i.tags.get("aws:cloud9:environment").is_some_and(|id| *id == environment.it.id);
    let found = ec2.instances.known()?.iter().find(tagged).cloned();
    found.ok_or_else(|| {
        let subject = (&environment.name, Aspect::Instance);
        let mut check = Check::of(Topic::Cloud9, &environment.it.arn);
        check.that(false, subject, Shown::Present, Shown::Absent);
        check.failed()
    })
}

phrase! {
    /// `t3.small`, …
    then "son instance est de type {string}" | "its instance is of type {string}", ["\"t3.small\""],
    async fn environment_instance_type(exam, kind: String) {
        let instance = instance(exam).await?;
        let mut check = Check::of(Topic::Ec2, &instance.id);
        check.equal(Aspect::InstanceType, kind, Some(instance.instance_type));
        Ok(check.done()?)
    }
}

phrase! {
    /// The subnet by its name; where it does not exist, any other of that VPC, or, where that does not exist either, of any.
    then "son instance est dans le sous-réseau {string} du VPC {string}" | "its instance is in the subnet {string} of the VPC {string}", ["\"Public Subnet1\"", "\"LabVPC\""],
    async fn environment_subnet(exam, name: String, vpc: String) {
        let instance = instance(exam).await?;
        let ec2 = exam.ask::<Ec2>().await?;
        let all = ec2.subnets.known()?;
        let wanted = roles::subnets(all, exam.lab()?, &name).and_then(|found| found.first().map(|s| s.id.clone()));
        let mut check = Check::of(Topic::Ec2, &instance.id);
        let Some(wanted) = wanted else {
            let Some(vpc) = roles::vpc(ec2.vpcs.known()?, exam.lab()?, &vpc, None) else { return Ok(()) };
            check.equal((&vpc.name, Aspect::Vpc), &vpc.id, instance.vpc_id.as_ref());
            check.done()?;
            let found = instance.subnet_id.unwrap_or_default();
            exam.remark(Remark::OtherValue { subject: Aspect::Subnets.into(), expected: name, found });
            return Ok(());
        };
        check.equal(name, wanted, instance.subnet_id);
        Ok(check.done()?)
    }
}

phrase! {
    /// Any rule that covers the port, from wherever.
    then "les groupes de sécurité de son instance admettent le port TCP {int}" | "the security groups of its instance admit TCP port {int}", ["8081"],
    async fn environment_port(exam, port: u16) {
        let instance = instance(exam).await?;
        let groups = security_group::with_ids(exam, &instance.security_groups).await?;
        let mut check = Check::of(Topic::Ec2, &instance.id);
        let (subject, expected) = ((format!("TCP {port}"), Aspect::Ingress), Shown::value(format!("tcp {port}")));
        check.that(roles::opens(&groups, i32::from(port)), subject, expected, security_group::rules(&groups));
        Ok(check.done()?)
    }
}
