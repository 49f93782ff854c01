//! Why a question has no answer. A gap is never a fault of the student's: it leaves points open.

use serde::{Deserialize, Serialize};

/// The reason why something could not be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What kind of obstacle it was.
    pub reason: GapReason,
    /// The operation that met it: an IAM action (`elasticloadbalancing:DescribeRules`) or `GET <url>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// What the other side said, shortened and redacted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Kinds of obstacles. Published names: never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// The submission says nothing about where to look (no `[aws]` table, no URL).
    NotProvided,
    /// The identity may not perform the operation.
    AccessDenied,
    /// The session token is no longer valid; a new one is needed.
    ExpiredCredentials,
    /// The credentials are not accepted, or none could be found.
    InvalidCredentials,
    /// The service kept answering "too many requests".
    Throttled,
    /// No answer in time.
    TimedOut,
    /// The host answered that nothing listens on the port.
    ConnectionRefused,
    /// No connection (name not resolved, connection reset, TLS error).
    Unreachable,
    /// The address guard forbids this address.
    ForbiddenAddress,
    /// Only certain addresses are let in, and the grader's is one of them: what others see could not be seen.
    AddressAllowed,
    /// Only certain addresses are let in, and the grader's is not one of them: what those inside see could not be seen.
    AddressRefused,
    /// The grader was told to change nothing, and only a change would show it.
    ReadOnly,
    /// The service kept answering with an error of its own.
    ServerError,
    /// The answer is larger than what is read.
    TooLarge,
    /// The answer could not be understood.
    Malformed,
    /// What the submission names cannot be used: there is no such file, or it is none of what is read.
    NotUsable,
    /// No container engine.
    NoDocker,
    /// No git program, or one that is too old.
    NoGit,
    /// The evidence holds no answer to this question.
    NotRecorded,
}

impl Gap {
    /// A gap with neither operation nor detail.
    #[must_use]
    pub const fn new(reason: GapReason) -> Self {
        Self { reason, operation: None, detail: None }
    }

    /// Names the operation that met the obstacle.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Adds what the other side said, cut to 300 characters.
    #[must_use]
    pub fn detail(mut self, detail: impl AsRef<str>) -> Self {
        self.detail = Some(detail.as_ref().chars().take(300).collect());
        self
    }
}
