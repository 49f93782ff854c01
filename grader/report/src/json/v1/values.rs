//! The published form of values, gaps, remarks and notices.

use std::borrow::Cow;

use grader_core::{Citation, Difference, Gap, Notice, Remark, Shown, TaskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::names::GapName;

/// Why something could not be seen; never the student's fault.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Gap")]
pub(super) struct GapView<'a> {
    pub(super) reason: GapName,
    /// The operation that met it: an IAM action, or `GET` and an address.
    pub(super) operation: Option<Cow<'a, str>>,
    /// What the other side said.
    pub(super) detail: Option<Cow<'a, str>>,
}

impl<'a> From<&'a Gap> for GapView<'a> {
    fn from(gap: &'a Gap) -> Self {
        Self {
            reason: gap.reason.into(),
            operation: gap.operation.as_deref().map(Into::into),
            detail: gap.detail.as_deref().map(Into::into),
        }
    }
}

/// One thing that is not as expected.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Difference")]
pub(super) struct DifferenceView<'a> {
    /// What was looked at, by a name that needs no translation; empty where the aspect says it all.
    pub(super) subject: Cow<'a, str>,
    /// What of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) aspect: Option<Cow<'a, str>>,
    pub(super) expected: ShownView<'a>,
    pub(super) observed: ShownView<'a>,
}

impl<'a> From<&'a Difference> for DifferenceView<'a> {
    fn from(d: &'a Difference) -> Self {
        Self {
            subject: (&d.subject.name).into(),
            aspect: d.subject.aspect.map(|aspect| aspect.name().into()),
            expected: (&d.expected).into(),
            observed: (&d.observed).into(),
        }
    }
}

/// A value.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "Shown")]
pub(super) enum ShownView<'a> {
    /// Nothing is there, or nothing should be.
    Absent,
    /// Something is there, or should be.
    Present,
    /// The student did not hand it in.
    NotHandedIn,
    /// One value.
    Value { value: Cow<'a, str> },
    /// Several values.
    Values { values: Cow<'a, [String]> },
}

impl<'a> From<&'a Shown> for ShownView<'a> {
    fn from(shown: &'a Shown) -> Self {
        match shown {
            Shown::Absent => Self::Absent,
            Shown::Present => Self::Present,
            Shown::NotHandedIn => Self::NotHandedIn,
            Shown::Value(value) => Self::Value { value: value.into() },
            Shown::Values(values) => Self::Values { values: values.into() },
        }
    }
}

/// One side of the differences as text, for programs that only show it.
pub(super) fn lines(differences: &[Difference], side: fn(&Difference) -> &Shown) -> Option<String> {
    let line = |d: &Difference| {
        let value = match side(d) {
            Shown::Absent => "absent".to_owned(),
            Shown::Present => "present".to_owned(),
            Shown::NotHandedIn => "not handed in".to_owned(),
            Shown::Value(value) => value.clone(),
            Shown::Values(values) => values.join(", "),
        };
        format!("{}: {value}", d.subject)
    };
    (!differences.is_empty()).then(|| differences.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// A place in the evidence.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Citation")]
pub(super) struct CitationView<'a> {
    /// What was asked: `aws:` and a service, or `GET` and an address.
    pub(super) question: String,
    /// The resource within the answer; empty for the whole answer.
    pub(super) resource: Cow<'a, str>,
}

impl<'a> From<&'a Citation> for CitationView<'a> {
    fn from(citation: &'a Citation) -> Self {
        Self { question: citation.question.to_string(), resource: (&citation.resource).into() }
    }
}

/// Something worth saying, without effect on the points.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[schemars(rename = "Remark")]
pub(super) enum RemarkView<'a> {
    /// Found by its role under another name than the course's.
    Renamed { expected: Cow<'a, str>, found: Cow<'a, str> },
    /// Another port than the course's, used consistently.
    OtherPort { subject: Cow<'a, str>, expected: u16, found: u16 },
    /// Another value than the course's, which does the job.
    OtherValue {
        subject: Cow<'a, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aspect: Option<Cow<'a, str>>,
        expected: Cow<'a, str>,
        found: Cow<'a, str>,
    },
    /// What the grader added for a round trip is still there, or may be.
    LeftBehind { name: Cow<'a, str>, list: Cow<'a, str> },
    /// Judged from the source code, because no container could be run.
    JudgedFromSource { subject: Cow<'a, str> },
    /// The code says one thing, and the running container does another, which counts.
    BehaviourCounts { subject: Cow<'a, str>, found: Cow<'a, str> },
    /// The Dockerfile declares another port than the one that is listened on.
    ExposesOther { subject: Cow<'a, str>, expected: u16, found: u16 },
    /// A private key lies among the source code.
    PrivateKey { path: Cow<'a, str> },
    /// Source code without a history: what lies there now has to do.
    WithoutHistory { subject: Cow<'a, str> },
    /// Customer and employee look swapped.
    LooksSwapped,
    /// The code does not tell, because it is in another language or works it out; a person judges.
    NotReadable { subject: Cow<'a, str>, found: Cow<'a, str> },
}

impl<'a> From<&'a Remark> for RemarkView<'a> {
    fn from(remark: &'a Remark) -> Self {
        match remark {
            Remark::Renamed { expected, found } => Self::Renamed { expected: expected.into(), found: found.into() },
            Remark::OtherPort { subject, expected, found } => {
                Self::OtherPort { subject: subject.into(), expected: *expected, found: *found }
            }
            Remark::OtherValue { subject, expected, found } => Self::OtherValue {
                subject: (&subject.name).into(),
                aspect: subject.aspect.map(|aspect| aspect.name().into()),
                expected: expected.into(),
                found: found.into(),
            },
            Remark::LeftBehind { name, list } => Self::LeftBehind { name: name.into(), list: list.into() },
            Remark::JudgedFromSource { subject } => Self::JudgedFromSource { subject: subject.into() },
            Remark::BehaviourCounts { subject, found } => {
                Self::BehaviourCounts { subject: subject.into(), found: found.into() }
            }
            Remark::ExposesOther { subject, expected, found } => {
                Self::ExposesOther { subject: subject.into(), expected: *expected, found: *found }
            }
            Remark::PrivateKey { path } => Self::PrivateKey { path: path.into() },
            Remark::WithoutHistory { subject } => Self::WithoutHistory { subject: subject.into() },
            Remark::LooksSwapped => Self::LooksSwapped,
            Remark::NotReadable { subject, found } => {
                Self::NotReadable { subject: subject.into(), found: found.into() }
            }
        }
    }
}

/// Something unusual about how the deployment was seen.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[schemars(rename = "Notice")]
pub(super) enum NoticeView<'a> {
    /// AWS was asked at an address that is not AWS's.
    CustomEndpoint { url: Cow<'a, str> },
    /// Addresses of the grader's own machine or network were allowed.
    LocalAddresses,
    /// Nobody signed the bundle, although the course has keys.
    Unsigned,
    /// The bundle is not signed with a key of the course.
    SignedByStranger { key: Cow<'a, str> },
    /// The bundle is signed with another key than the one before.
    SignedAnew { key: Cow<'a, str>, before: Cow<'a, str> },
    /// The evidence names another student.
    OtherStudent { found: Cow<'a, str> },
    /// The evidence is of another lab.
    OtherLab { found: Cow<'a, str> },
    /// An address that was handed in leads to none of the account's own hosts.
    OtherHost { address: Cow<'a, str>, found: Cow<'a, str>, own: Cow<'a, [String]> },
    /// Nothing was handed in: whatever else the grade holds, people gave it.
    NothingHandedIn,
    /// The class uses other services than the course.
    Rebased {
        /// The profile of the class.
        profile: Cow<'a, str>,
        /// The services of the course that the class does not use.
        unused: Cow<'a, [String]>,
        /// The tasks that are judged by other criteria than the course's, or by fewer, for the same points.
        #[schemars(with = "Vec<String>")]
        rebased: Cow<'a, [TaskId]>,
        /// The tasks of which nothing remains; the others of their phase have their points.
        #[schemars(with = "Vec<String>")]
        left_out: Cow<'a, [TaskId]>,
    },
}

impl<'a> From<&'a Notice> for NoticeView<'a> {
    fn from(notice: &'a Notice) -> Self {
        match notice {
            Notice::CustomEndpoint { url } => Self::CustomEndpoint { url: url.into() },
            Notice::LocalAddresses => Self::LocalAddresses,
            Notice::Unsigned => Self::Unsigned,
            Notice::SignedByStranger { key } => Self::SignedByStranger { key: key.to_string().into() },
            Notice::SignedAnew { key, before } => {
                Self::SignedAnew { key: key.to_string().into(), before: before.to_string().into() }
            }
            Notice::OtherStudent { found } => Self::OtherStudent { found: found.into() },
            Notice::OtherLab { found } => Self::OtherLab { found: found.into() },
            Notice::OtherHost { address, found, own } => {
                Self::OtherHost { address: address.into(), found: found.into(), own: own.into() }
            }
            Notice::NothingHandedIn => Self::NothingHandedIn,
            Notice::Rebased(r) => Self::Rebased {
                profile: (&r.profile).into(),
                unused: (&r.unused).into(),
                rebased: (&r.rebased).into(),
                left_out: (&r.left_out).into(),
            },
        }
    }
}
