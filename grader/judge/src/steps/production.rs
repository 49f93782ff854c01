//! Phrases about what a blue/green deployment changes: where production traffic goes, and what the student saw of it.

use std::collections::BTreeSet;

use grader_core::{
    Aspect, DocumentKind, Question, Remark, Shown, Topic,
    facts::{Codedeploy, Ecs, Elbv2, Listener, TargetGroup},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles::{self, Service, TargetGroups},
    steps::{
        answers::{given, says},
        codedeploy::each,
        load_balancer,
    },
};

const ANSWERS: Question = Question::Document(DocumentKind::Answers);

/// The name of a target group, or for want of one its ARN.
fn name_of<'a>(all: &'a [TargetGroup], arn: &'a str) -> &'a str {
    all.iter().find(|group| group.arn == arn).map_or(arn, |group| group.name.as_str())
}

phrase! {
    /// To the one where the tasks of the deployed service are registered: those of its primary task set.
    then "l'écouteur de production de chacun achemine vers le groupe cible des tâches actuelles" | "the production listener of each forwards to the target group of the current tasks", [],
    async fn production_follows(exam) {
        let elbv2 = exam.ask::<Elbv2>().await?;
        let ecs = exam.ask::<Ecs>().await?;
        let all = elbv2.target_groups.known()?;
        each(exam, |check, group| {
            let lab = exam.lab()?;
            let service = Service::named(lab, &group.name)?;
            let current = roles::primary(&ecs, lab, &group.it)?;
            let gets = roles::production(&elbv2, lab, &group.it, service)?;
            check.cite(Question::Aws(Topic::Elbv2), group.it.production_listeners.first().map_or("", String::as_str));
            check.cite(Question::Aws(Topic::Ecs), group.it.service.as_deref().unwrap_or_default());
            let names = |arns: &[&str]| Shown::values(arns.iter().map(|arn| name_of(all, arn)).collect::<BTreeSet<_>>());
            let follows = !gets.is_empty() && gets.iter().all(|arn| current.contains(arn));
            let subject = (&group.name, Aspect::ProductionTraffic);
            let expected = if current.is_empty() { Shown::Present } else { names(&current) };
            check.that(follows, subject, expected, names(&gets));
            Ok(())
        })
    }
}

/// The target groups of a microservice, and what an answer says of them.
struct Told {
    /// The names of the microservice's groups.
    groups: BTreeSet<String>,
    /// Those that get its requests at the listener.
    serving: BTreeSet<String>,
}

impl Told {
    async fn of(exam: &mut Exam, service: Service, listener: &Listener) -> Result<Self, Stop> {
        let elbv2 = exam.ask::<Elbv2>().await?;
        let ecs = exam.ask_maybe::<Ecs>().await?;
        let all = elbv2.target_groups.known()?;
        let lab = exam.lab()?;
        let groups = TargetGroups::find(all, &elbv2, ecs.as_deref(), lab);
        let serving = roles::targets_of(listener, lab, service)?.into_iter().map(|arn| name_of(all, arn).to_owned());
        Ok(Self { groups: groups.of(service).map(|group| group.name.clone()).collect(), serving: serving.collect() })
    }

    /// The group that an answer names, when it names one of them and no other. Of two names of which one holds the
    /// other, the longer one is meant.
    fn named_in(&self, answer: &str) -> Option<&String> {
        let said: Vec<&String> = self.groups.iter().filter(|name| says(answer, name)).collect();
        let outermost = |name: &&&String| !said.iter().any(|other| other != *name && says(other, name));
        roles::only(said.iter().filter(outermost)).copied()
    }
}

/// Notes that an answer is another than `wanted`.
fn compare(holds: bool, key: &str, wanted: &BTreeSet<String>, answer: &str, listener: &Listener) -> Result<(), Stop> {
    let mut check = Check::answer(ANSWERS);
    check.cite(Question::Aws(Topic::Elbv2), &listener.arn);
    check.that(holds, key, Shown::values(wanted), Shown::value(answer));
    Ok(check.done()?)
}

phrase! {
    /// Each deployment swaps the two groups: after several, the answer may be about an earlier one, and either is right.
    then "la réponse {string} est le groupe cible de {string} qui reçoit les requêtes de l'écouteur HTTP {int}" | "the answer {string} is the target group of {string} that gets the requests of the HTTP listener {int}", ["\"deployment.production_after\"", "\"customer\"", "80"],
    async fn answer_is_serving(exam, key: String, name: String, port: u16) {
        let answer = given(exam, &key)?;
        let service = Service::named(exam.lab()?, &name)?;
        let (listener, ..) = load_balancer::listener(exam, port).await?;
        let told = Told::of(exam, service, &listener).await?;
        let said = told.named_in(&answer);
        let Some(earlier) = said.filter(|said| !told.serving.contains(*said)) else {
            return compare(said.is_some(), &key, &told.serving, &answer, &listener);
        };
        let codedeploy = exam.ask::<Codedeploy>().await?;
        if roles::successes(&codedeploy, exam.lab()?, service)? < 2 {
            return compare(false, &key, &told.serving, &answer, &listener);
        }
        let expected = told.serving.iter().cloned().collect::<Vec<_>>().join(", ");
        exam.remark(Remark::OtherValue { subject: key.into(), expected, found: earlier.clone() });
        Ok(())
    }
}

phrase! {
    /// The one of the two groups that the other answer does not name; without that answer, the one without traffic.
    then "la réponse {string} est l'autre groupe cible de {string} que la réponse {string}, sur l'écouteur HTTP {int}" | "the answer {string} is the other target group of {string} than the answer {string}, on the HTTP listener {int}", ["\"deployment.production_before\"", "\"customer\"", "\"deployment.production_after\"", "80"],
    async fn answer_is_other(exam, key: String, name: String, after: String, port: u16) {
        let answer = given(exam, &key)?;
        let service = Service::named(exam.lab()?, &name)?;
        let (listener, ..) = load_balancer::listener(exam, port).await?;
        let told = Told::of(exam, service, &listener).await?;
        let other = exam.answers()?.it.answers.get(&after).and_then(|text| told.named_in(text)).cloned();
        let taken = other.map_or_else(|| told.serving.clone(), |other| BTreeSet::from([other]));
        let wanted: BTreeSet<String> = told.groups.difference(&taken).cloned().collect();
        let holds = told.named_in(&answer).is_some_and(|said| wanted.contains(said));
        compare(holds, &key, &wanted, &answer, &listener)
    }
}
