//! Phrases about what the tasks write to CloudWatch Logs.

use std::collections::BTreeSet;

use grader_core::{
    Aspect, Gap, GapReason, Lab, Shown, Topic,
    facts::{Ecs, LogGroup, LogStream, Logs},
};
use jiff::Timestamp;

use crate::{check::Check, exam::Stop, phrase::phrase, roles, steps::task_definition::container};

/// How many streams of a group are seen at most.
const SEEN: usize = 50;

/// What a stream is judged by: the tasks that run, and since when the service has been there.
struct Now {
    tasks: BTreeSet<String>,
    since: Option<Timestamp>,
}

impl Now {
    /// The service of the microservice called `name`.
    fn of(ecs: &Ecs, lab: &Lab, name: &str) -> Result<Self, Stop> {
        let (mut tasks, mut since) = (BTreeSet::new(), None);
        for cluster in ecs.clusters.known()? {
            let Some(service) = roles::service(cluster, lab, name)? else { continue };
            let group = format!("service:{}", service.name);
            let own = cluster.tasks.known()?.iter().filter(|task| task.group.as_ref() == Some(&group));
            tasks.extend(own.filter_map(|task| task.arn.rsplit('/').next().map(str::to_owned)));
            // CodeDeploy begins a set of tasks with each deployment.
            let begun = service.task_sets.iter().filter_map(|set| set.created_at).min();
            since = service.created_at.or(begun);
        }
        Ok(Self { tasks, since })
    }

    /// Whether a stream is one of a task that runs.
    fn runs(&self, stream: &LogStream) -> bool {
        stream.name.rsplit('/').next().is_some_and(|task| self.tasks.contains(task))
    }

    /// Whether a stream is one of a task that runs, or has lines from after the service was made.
    fn has(&self, stream: &LogStream) -> bool {
        // AWS tells the last event late; before that, the stream's own beginning will do.
        let last = stream.last_event_at.max(stream.created_at);
        self.runs(stream) || last.is_some_and(|last| self.since.is_none_or(|since| last >= since))
    }
}

/// The streams of the container called `name`, which ECS calls `<prefix>/<container>/<task>`, and those of tasks that run.
fn streams<'a>(group: &'a LogGroup, name: &str, now: &Now) -> Result<Vec<&'a LogStream>, Stop> {
    let all = group.streams.known()?;
    let own: Vec<_> = all.iter().filter(|s| s.name.rsplit('/').nth(1) == Some(name) || now.runs(s)).collect();
    if own.is_empty() && all.len() >= SEEN {
        let gap = Gap::new(GapReason::TooLarge).operation("logs:DescribeLogStreams");
        return Err(gap.detail(format!("the {SEEN} newest streams of {} are of other tasks", group.name)).into());
    }
    Ok(own)
}

phrase! {
    /// Of a task that runs, or newer than the service: streams of an earlier attempt are not enough.
    then "son groupe de journaux existe, et les tâches du service y écrivent" | "its log group exists, and the tasks of the service write to it", [],
    async fn tasks_write_logs(exam) {
        let definition = exam.task_definition()?;
        let container = container(&definition)?;
        let name = container.log_configuration.as_ref().and_then(|c| c.options.get("awslogs-group"));
        let mut check = Check::of(Topic::Ecs, &definition.it.arn);
        check.that(name.is_some(), format!("{} awslogs-group", definition.name), Shown::Present, Shown::Absent);
        check.done()?;
        let name = name.map(String::as_str).unwrap_or_default();
        let logs = exam.ask::<Logs>().await?;
        let groups = logs.groups.known()?;
        let group = groups.iter().find(|g| g.name == name);
        let group = group.ok_or_else(|| Check::missing(Topic::Logs, name, groups.iter().map(|g| g.name.as_str())))?;
        let ecs = exam.ask::<Ecs>().await?;
        let now = Now::of(&ecs, exam.lab()?, &definition.name)?;
        let streams = streams(group, &container.name, &now)?;
        let recent = streams.iter().any(|stream| now.has(stream));
        let found = streams.iter().filter_map(|stream| stream.last_event_at.max(stream.created_at)).max();
        let mut check = Check::of(Topic::Logs, name);
        let expected = now.since.map_or(Shown::Present, |since| Shown::value(format!("≥ {since}")));
        check.that(recent, (format!("{name} {}", container.name), Aspect::LastEvent), expected, Shown::maybe(found));
        Ok(check.done()?)
    }
}
