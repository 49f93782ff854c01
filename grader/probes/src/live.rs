//! The observer that looks at the world, and remembers what it saw.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use futures::future::{BoxFuture, Either, select};
use grader_core::{
    Access, AwsAccess, Entry, Evidence, Gap, GapReason, Lab, Notice, Observation, Observer, Question, Recorder,
    Redactor, RoundTripRequest, SourcePart, Submission, Topic, facts::ContainerRun,
};
use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::{OnceCell, watch};
use url::Url;

use crate::{
    Call, Limits,
    aws::{self, Account},
    container, documents,
    http::{self, Web},
    source,
};

/// Looks at one submission. Each question is asked of the world once, however many ask it and whenever they do.
#[derive(Debug)]
pub struct Live {
    submission: Submission,
    access: Access,
    lab_region: String,
    lab: Option<Lab>,
    containers: OnceCell<Result<BTreeMap<String, ContainerRun>, Gap>>,
    limits: Limits,
    deadline: Option<Instant>,
    stopped: watch::Sender<bool>,
    redactor: Redactor,
    web: Web,
    account: OnceCell<Result<Account, Gap>>,
    answers: Mutex<BTreeMap<Question, Arc<OnceCell<Answer>>>>,
}

#[derive(Clone, Debug)]
struct Answer {
    observed_at: Timestamp,
    observation: Observation,
}

impl Live {
    /// An observer of `submission`, which `access` opens; `lab_region` is the AWS region of submissions that name none.
    ///
    /// Nothing is asked, and no file of credentials is read, before the first question.
    #[must_use]
    pub fn new(submission: &Submission, access: Access, lab_region: &str) -> Self {
        Self {
            submission: submission.clone(),
            redactor: Redactor::new(access.aws.iter().flat_map(secrets)),
            web: Web::new(access.local),
            access,
            lab_region: lab_region.to_owned(),
            lab: None,
            containers: OnceCell::new(),
            limits: Limits::default(),
            deadline: None,
            stopped: watch::Sender::new(false),
            account: OnceCell::new(),
            answers: Mutex::default(),
        }
    }

    /// Other bounds than the default ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Stops looking at `deadline`: a question that has no answer by then has none for good.
    #[must_use]
    pub fn with_deadline(self, deadline: Option<Instant>) -> Self {
        Self { deadline, ..self }
    }

    /// Also tries the microservices in containers, as `lab` says.
    #[must_use]
    pub fn with_containers(self, lab: &Lab) -> Self {
        Self { lab: Some(lab.clone()), ..self }
    }

    /// Stops looking now, and clears up: what has no answer yet has none for good.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Everything that was asked so far, in the order of the questions.
    #[must_use]
    pub fn evidence(&self, recorder: Recorder) -> Evidence {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = answers.iter().filter_map(|(question, cell)| {
            let Answer { observed_at, observation } = cell.get()?.clone();
            Some(Entry { question: question.clone(), observed_at, observation })
        });
        Evidence { recorder, submission: self.submission.clone(), notices: self.notices(), entries: entries.collect() }
    }

    /// How often each AWS call was made so far: pages count, further attempts at the same page do not.
    #[must_use]
    pub fn calls(&self) -> BTreeMap<Call, u32> {
        self.account.get().and_then(|account| account.as_ref().ok()).map(Account::counts).unwrap_or_default()
    }

    pub(crate) const fn submission(&self) -> &Submission {
        &self.submission
    }

    /// The account, connected to when it is first needed.
    pub(crate) async fn account(&self) -> Result<&Account, Gap> {
        let Some(access) = &self.access.aws else { return Err(Gap::new(GapReason::NotProvided)) };
        let connect = || aws::connect(access, &self.lab_region, self.access.local, self.limits.clone());
        self.account.get_or_init(connect).await.as_ref().map_err(Gap::clone)
    }

    /// What a reader must know of where the answers come from: only what was used, not what was merely allowed.
    fn notices(&self) -> Vec<Notice> {
        if !self.access.local {
            return Vec::new();
        }
        let endpoint = self.access.aws.as_ref().and_then(|aws| aws.endpoint_url.as_ref());
        let code = [&self.access.source.microservices, &self.access.source.deployment];
        let mut code = code.into_iter().flatten().filter_map(|named| named.parse::<Url>().ok());
        let own = self.web.asked_own()
            || endpoint.is_some_and(|url| http::is_own(url.host()))
            || code.any(|url| http::is_own(url.host()));
        let endpoint = endpoint.map(|url| Notice::CustomEndpoint { url: self.redactor.text(url.as_str()) });
        endpoint.into_iter().chain(own.then_some(Notice::LocalAddresses)).collect()
    }

    /// A round trip, unless nothing may be changed.
    async fn round_trip(&self, request: &RoundTripRequest) -> Observation {
        if self.access.read_only {
            return Observation::Gap(Gap::new(GapReason::ReadOnly).operation(format!("POST {}", request.writer)));
        }
        Observation::RoundTrip(Arc::new(http::round_trip(&self.web, request, self.end()).await))
    }

    /// Comes at the deadline, or when the looking is stopped.
    async fn end(&self) {
        let mut stopped = self.stopped.subscribe();
        let stopped = stopped.wait_for(|stopped| *stopped);
        match self.deadline {
            Some(deadline) => drop(tokio::time::timeout_at(deadline.into(), stopped).await),
            None => drop(stopped.await),
        }
    }

    /// Looks until the end.
    async fn look_in_time(&self, question: &Question) -> Answer {
        // A round trip that is cut off would leave what it made behind: it stops by itself.
        if matches!(question, Question::RoundTrip(_)) {
            return self.look(question).await;
        }
        match select(pin!(self.end()), pin!(self.look(question))).await {
            Either::Right((answer, _)) => answer,
            Either::Left(_) => {
                let late = "the time for this submission was over before the answer came";
                let gap = Gap::new(GapReason::TimedOut).operation(question.to_string()).detail(late);
                Answer { observed_at: Timestamp::now(), observation: Observation::Gap(gap) }
            }
        }
    }

    /// Source code that was handed in. A repository of CodeCommit is one of those that are seen in the account.
    async fn source(&self, part: SourcePart) -> Observation {
        let Some(repository) = source::Repository::handed_in(part, &self.access) else {
            return source::look(part, &self.access).await;
        };
        match (self.ask(&Question::Aws(Topic::Codecommit)).await, self.account().await) {
            (Observation::Codecommit(seen), Ok(account)) => repository.observed(&seen, account.region()),
            (Observation::Gap(gap), _) | (_, Err(gap)) => Observation::Gap(gap),
            _ => Observation::Gap(Gap::new(GapReason::Malformed).operation(Question::Source(part).to_string())),
        }
    }

    /// What the microservice `name` did in a container. All of them are tried together, once.
    async fn container(&self, name: &str) -> Observation {
        let operation = format!("container:{name}");
        let gap = |reason| Gap::new(reason).operation(&operation);
        let Some(lab) = &self.lab else { return Observation::Gap(gap(GapReason::NotProvided)) };
        let Some(settings) = &lab.containers else { return Observation::Gap(gap(GapReason::NotProvided)) };
        if source::Repository::handed_in(SourcePart::Microservices, &self.access).is_some() {
            let why = "a repository of CodeCommit is read, not built; hand in a clone, a zip or a tar in its place";
            return Observation::Gap(gap(GapReason::NotProvided).detail(why));
        }
        let tree = match self.ask(&Question::Source(SourcePart::Microservices)).await {
            Observation::Source(tree) => tree,
            Observation::Gap(gap) => return Observation::Gap(gap),
            _ => return Observation::Gap(gap(GapReason::Malformed)),
        };
        let folder = |name: &String| match tree.directory_of(lab, name)? {
            (None, folder) => Some((name.clone(), folder.to_owned())),
            (Some(_), _) => None,
        };
        let folders: BTreeMap<_, _> = settings.services.keys().filter_map(folder).collect();
        if !folders.contains_key(name) {
            return Observation::Gap(gap(GapReason::NotProvided).detail("not among the files that are checked out"));
        }
        let tried = self.containers.get_or_init(|| container::observe(settings, &folders, &self.access)).await;
        match tried {
            Ok(all) => all.get(name).map_or_else(
                || Observation::Gap(gap(GapReason::NotRecorded)),
                |facts| Observation::Container(Arc::new(facts.clone())),
            ),
            Err(gap) => Observation::Gap(gap.clone()),
        }
    }

    async fn look(&self, question: &Question) -> Answer {
        let seen = match question {
            Question::Aws(topic) => match self.account().await {
                Ok(account) => account.observe(*topic).await,
                Err(gap) => Observation::Gap(gap),
            },
            Question::Http(request) => self.web.fetch(request).await,
            Question::RoundTrip(request) => self.round_trip(request).await,
            Question::Container(name) => self.container(name).await,
            Question::Source(part) => self.source(*part).await,
            Question::Document(kind) => documents::observe(*kind, &self.access).await,
        };
        Answer { observed_at: Timestamp::now(), observation: self.redactor.observation(&seen) }
    }
}

impl Observer for Live {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        Box::pin(async move {
            let cell = {
                let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
                Arc::clone(answers.entry(question.clone()).or_default())
            };
            cell.get_or_init(|| self.look_in_time(question)).await.observation.clone()
        })
    }
}

fn secrets(access: &AwsAccess) -> impl Iterator<Item = SecretString> {
    let id = access.access_key_id.as_deref().map(SecretString::from);
    [id, access.secret_access_key.clone(), access.session_token.clone()].into_iter().flatten()
}
