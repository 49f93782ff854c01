//! Phrases about how many tasks a service has. Whoever lets a policy of Application Auto Scaling choose the number has scaled
//! the service too: what counts then is that it may reach the number, and runs what the policy asks for now.

use grader_core::{
    GapReason, Remark, Shown, Topic,
    facts::{Autoscaling, Ecs, ScalableTarget, Service},
};

use crate::{
    check::Check,
    exam::{Exam, Stop},
    phrase::phrase,
    roles,
};

/// What is scaled of an ECS service.
const DESIRED: &str = "ecs:service:DesiredCount";

/// The target that scales `service` by itself and may reach `count`, where there is one.
fn scaling<'a>(
    autoscaling: &'a Autoscaling,
    service: &Service,
    count: i32,
) -> Result<Option<&'a ScalableTarget>, Stop> {
    let is_of = |resource: &str, dimension: &str| {
        resource.rsplit('/').next() == Some(service.name.as_str()) && dimension == DESIRED
    };
    let target = autoscaling.targets.known()?.iter().find(|t| is_of(&t.resource_id, &t.dimension));
    let Some(target) = target.filter(|t| t.max_capacity >= count && !t.scaling_out_suspended) else { return Ok(None) };
    // Without a policy nothing ever changes the number, except to what is the least.
    let moved = target.min_capacity >= count
        || autoscaling.policies.known()?.iter().any(|p| is_of(&p.resource_id, &p.dimension));
    Ok(moved.then_some(target))
}

/// Whether a policy chooses how many tasks `service` has, and may choose `count`; said in a remark.
async fn is_scaled(exam: &mut Exam, service: &Service, count: i32) -> Result<bool, Stop> {
    // It is asked in any case, so that evidence holds it.
    let autoscaling = exam.ask::<Autoscaling>().await;
    if service.desired_count == count {
        return Ok(false);
    }
    let autoscaling = match autoscaling {
        // What was recorded before this was asked is judged by the number alone.
        Err(Stop::Unseen(gap)) if gap.reason == GapReason::NotRecorded => return Ok(false),
        seen => seen?,
    };
    let Some(target) = scaling(&autoscaling, service, count)? else { return Ok(false) };
    exam.remark(Remark::OtherValue {
        subject: format!("{} desiredCount", service.name).into(),
        expected: count.to_string(),
        found: format!("Application Auto Scaling {}-{}", target.min_capacity, target.max_capacity),
    });
    Ok(true)
}

/// How many tasks of `service` there should be now: `count`, or those that a policy asks for.
async fn wanted(exam: &mut Exam, service: &Service, count: i32) -> Result<i32, Stop> {
    let scaled = is_scaled(exam, service, count).await?;
    Ok(if scaled { service.desired_count.clamp(1, count) } else { count })
}

/// How many healthy targets the microservice called `name` should have now.
pub(super) async fn wanted_targets(exam: &mut Exam, name: &str, count: usize) -> Result<usize, Stop> {
    let ecs = exam.ask::<Ecs>().await?;
    let limit = i32::try_from(count).unwrap_or(i32::MAX);
    for cluster in ecs.clusters.known()? {
        if let Some(service) = roles::service(cluster, exam.lab()?, name)? {
            let wanted = wanted(exam, service, limit).await?;
            return Ok(usize::try_from(wanted).unwrap_or(count));
        }
    }
    Ok(count)
}

phrase! {
    /// The desired count; another one is right where a policy of Application Auto Scaling chooses it.
    then "le service demande {int} tâches" | "the service asks for {int} tasks", ["3"],
    async fn service_desired(exam, count: i32) {
        let service = exam.service()?;
        let desired = service.it.desired_count;
        let scaled = is_scaled(exam, &service.it, count).await?;
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let subject = format!("{} desiredCount", service.name);
        check.that(desired == count || scaled, subject, Shown::value(count), Shown::value(desired));
        Ok(check.done()?)
    }
}

phrase! {
    /// Running tasks; a deployment under way may run more, and a policy of Application Auto Scaling may ask for fewer.
    then "au moins {int} tâches du service sont en cours d'exécution" | "at least {int} tasks of the service are running", ["3"],
    async fn service_running(exam, count: i32) {
        let service = exam.service()?;
        let wanted = wanted(exam, &service.it, count).await?;
        let running = service.it.running_count;
        let mut check = Check::of(Topic::Ecs, &service.it.arn);
        let subject = format!("{} runningCount", service.name);
        check.that(running >= wanted, subject, Shown::value(wanted), Shown::value(running));
        Ok(check.done()?)
    }
}
