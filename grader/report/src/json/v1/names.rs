//! The published names of statuses, gaps and provenances.

use grader_core::{GapReason, Provenance, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares the published twin of an enum of names; a name added to ours does not compile until it is published.
macro_rules! names {
    ($(#[$doc:meta])* $view:ident of $ours:ident { $($(#[$says:meta])* $name:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub(super) enum $view { $($(#[$says])* $name,)+ }

        impl From<$ours> for $view {
            fn from(ours: $ours) -> Self {
                match ours { $($ours::$name => Self::$name,)+ }
            }
        }

        impl From<$view> for $ours {
            fn from(published: $view) -> Self {
                match published { $($view::$name => Self::$name,)+ }
            }
        }
    };
}

pub(super) use names;

names! {
    /// A verdict in one word.
    StatusName of Status {
        /// The student is excused from it.
        Excused,
        /// As expected.
        Passed,
        /// Not as expected.
        Failed,
        /// Not as expected, because something it builds on is not.
        Blocked,
        /// Could not be seen; its points stay open.
        Inconclusive,
        /// For a person to judge; its points stay open.
        Manual,
        /// A defect of the grader or of the rubric; its points stay open.
        Broken,
    }
}

names! {
    /// Who saw the evidence.
    ProvenanceName of Provenance {
        /// A grading run looked at the deployment itself.
        Observed,
        /// The student's own self-check recorded it.
        Attested,
        /// A sample that ships with the grader.
        Sample,
    }
}

names! {
    /// What kind of obstacle it was.
    GapName of GapReason {
        /// The submission does not say where to look.
        NotProvided,
        /// The identity may not perform the operation.
        AccessDenied,
        /// The session token is no longer valid.
        ExpiredCredentials,
        /// The credentials are not accepted, or there are none.
        InvalidCredentials,
        /// Too many requests.
        Throttled,
        /// No answer in time.
        TimedOut,
        /// No connection.
        Unreachable,
        /// The machine answers, but nothing listens on that port.
        ConnectionRefused,
        /// The grader does not visit this address.
        ForbiddenAddress,
        AddressAllowed,
        AddressRefused,
        ReadOnly,
        /// The other side kept answering with an error of its own.
        ServerError,
        /// The answer is larger than what is read.
        TooLarge,
        /// The answer could not be understood.
        Malformed,
        /// What the submission names cannot be used.
        NotUsable,
        /// No container engine.
        NoDocker,
        /// No git program, or one that is too old.
        NoGit,
        /// The evidence holds no answer to this question.
        NotRecorded,
    }
}
