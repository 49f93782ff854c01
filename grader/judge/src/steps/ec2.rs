//! Phrases about EC2 instances.

use grader_core::{Aspect, Shown, Topic, facts::Ec2};

use crate::{check::Check, phrase::phrase, roles};

phrase! {
    /// Finds an instance.
    given "l'instance EC2 {string}" | "the EC2 instance {string}", ["\"MonolithicAppServer\""],
    async fn the_instance(exam, name: String) {
        let ec2 = exam.ask::<Ec2>().await?;
        let instances = ec2.instances.known()?;
        let (lab, urls) = (exam.lab()?, &exam.submission()?.urls);
        let found = roles::instance(instances, lab, urls, &name);
        let found = found.ok_or_else(|| Check::missing(Topic::Ec2, lab.name(&name), instances.iter().map(|i| i.name.as_str())))?;
        exam.accept_name(&name, &found.name)?;
        exam.set_instance(&name, found.clone());
        Ok(())
    }
}

phrase! {
    /// `running`, `stopped`, …
    then "l'instance est dans l'état {string}" | "the instance is in state {string}", ["\"running\""],
    async fn instance_state(exam, state: String) {
        let subject = exam.instance()?;
        let mut check = Check::of(Topic::Ec2, &subject.it.id);
        check.equal((subject.name, Aspect::State), state, Some(&subject.it.state));
        Ok(check.done()?)
    }
}

phrase! {
    /// An address that the internet can reach.
    then "l'instance a une adresse IPv4 publique" | "the instance has a public IPv4 address", [],
    async fn instance_public_address(exam) {
        let subject = exam.instance()?;
        let mut check = Check::of(Topic::Ec2, &subject.it.id);
        check.that(subject.it.public_ip.is_some(), (&subject.name, Aspect::PublicAddress), Shown::Present, Shown::Absent);
        Ok(check.done()?)
    }
}
