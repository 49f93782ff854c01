//! Why something could not be seen, and what to do about it.

use grader_core::{Gap, GapReason};

use super::Phrases;
use crate::{cause::Cause, plain::plain};

impl Phrases {
    /// Why something could not be seen.
    pub fn gap(&self, gap: &Gap) -> String {
        self.of_gap(gap, gap_keys(gap.reason).0)
    }

    /// The operation that met the gap, where the sentence does not name it.
    pub fn operation(&self, gap: &Gap) -> Option<String> {
        gap.operation.as_deref().filter(|_| gap.reason != GapReason::AccessDenied).map(plain)
    }

    /// `136 criteria for one reason (87.5 points)`.
    pub fn alike(&self, cause: &Cause<'_>) -> String {
        let worth = self.counted("worth", cause.points());
        self.with("unseen-alike", &[("n", cause.criteria.len().into()), ("worth", worth.into())])
    }

    /// What to do about it.
    pub fn todo(&self, gap: &Gap) -> String {
        self.of_gap(gap, gap_keys(gap.reason).1)
    }

    fn of_gap(&self, gap: &Gap, key: &str) -> String {
        let operation = gap.operation.as_deref().map_or_else(|| self.get("gap-some-operation"), plain);
        self.about(key, "operation", &operation)
    }
}

/// The messages that say why, and what to do.
const fn gap_keys(reason: GapReason) -> (&'static str, &'static str) {
    match reason {
        GapReason::NotProvided => ("gap-not-provided", "gap-not-provided-todo"),
        GapReason::AccessDenied => ("gap-access-denied", "gap-access-denied-todo"),
        GapReason::ExpiredCredentials => ("gap-expired-credentials", "gap-expired-credentials-todo"),
        GapReason::InvalidCredentials => ("gap-invalid-credentials", "gap-invalid-credentials-todo"),
        GapReason::Throttled => ("gap-throttled", "gap-throttled-todo"),
        GapReason::TimedOut => ("gap-timed-out", "gap-timed-out-todo"),
        GapReason::ConnectionRefused => ("gap-connection-refused", "gap-connection-refused-todo"),
        GapReason::Unreachable => ("gap-unreachable", "gap-unreachable-todo"),
        GapReason::ForbiddenAddress => ("gap-forbidden-address", "gap-forbidden-address-todo"),
        GapReason::AddressAllowed => ("gap-address-allowed", "gap-address-allowed-todo"),
        GapReason::AddressRefused => ("gap-address-refused", "gap-address-refused-todo"),
        GapReason::ReadOnly => ("gap-read-only", "gap-read-only-todo"),
        GapReason::ServerError => ("gap-server-error", "gap-server-error-todo"),
        GapReason::TooLarge => ("gap-too-large", "gap-too-large-todo"),
        GapReason::Malformed => ("gap-malformed", "gap-malformed-todo"),
        GapReason::NotUsable => ("gap-not-usable", "gap-not-usable-todo"),
        GapReason::NoDocker => ("gap-no-docker", "gap-no-docker-todo"),
        GapReason::NoGit => ("gap-no-git", "gap-no-git-todo"),
        GapReason::NotRecorded => ("gap-not-recorded", "gap-not-recorded-todo"),
    }
}
