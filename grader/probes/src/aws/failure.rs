//! From the SDK's errors to gaps: one table, so that the same refusal reads the same for every service.

use std::error::Error;

use aws_smithy_runtime_api::client::{orchestrator::HttpResponse, result::SdkError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use grader_core::{Gap, GapReason, Redactor, Seen};

/// Why a call returned nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// As the report says it.
    pub(crate) gap: Gap,
    /// Whether what was asked about does not exist (any more): then its absence is a fact.
    pub(crate) gone: bool,
}

/// Error codes and what they mean; the first row that fits. A final `*` stands for any ending.
const REASONS: &[(&str, GapReason)] = &[
    ("AccessDenied*", GapReason::AccessDenied),
    ("UnauthorizedOperation", GapReason::AccessDenied),
    ("UnauthorizedAccess", GapReason::AccessDenied),
    ("NotAuthorized*", GapReason::AccessDenied),
    ("AuthorizationError*", GapReason::AccessDenied),
    ("Forbidden*", GapReason::AccessDenied),
    ("EncryptionKeyAccessDenied*", GapReason::AccessDenied),
    // The account cannot use the service at all: some are closed to new customers.
    ("OptInRequired*", GapReason::AccessDenied),
    ("SubscriptionRequired*", GapReason::AccessDenied),
    ("ExpiredToken*", GapReason::ExpiredCredentials),
    ("RequestExpired", GapReason::ExpiredCredentials),
    ("InvalidClientTokenId", GapReason::InvalidCredentials),
    ("UnrecognizedClientException", GapReason::InvalidCredentials),
    ("SignatureDoesNotMatch", GapReason::InvalidCredentials),
    ("InvalidSignature*", GapReason::InvalidCredentials),
    ("IncompleteSignature*", GapReason::InvalidCredentials),
    ("InvalidAccessKeyId", GapReason::InvalidCredentials),
    ("MissingAuthenticationToken*", GapReason::InvalidCredentials),
    ("AuthFailure", GapReason::InvalidCredentials),
    // A clock that is wrong: the detail says so.
    ("RequestTimeTooSkewed", GapReason::InvalidCredentials),
    ("Throttl*", GapReason::Throttled),
    ("TooManyRequests*", GapReason::Throttled),
    ("RequestLimitExceeded", GapReason::Throttled),
    ("RequestThrottled*", GapReason::Throttled),
    ("SlowDown", GapReason::Throttled),
    ("RequestTimeout*", GapReason::TimedOut),
    ("Internal*", GapReason::ServerError),
    ("ServiceUnavailable*", GapReason::ServerError),
    ("Unavailable", GapReason::ServerError),
    ("ServerException", GapReason::ServerError),
    ("FileTooLarge*", GapReason::TooLarge),
];

/// Error codes that say: no such thing.
const GONE: &[&str] = &[
    "ApplicationDoesNotExistException",
    "BlobIdDoesNotExistException",
    "BranchDoesNotExistException",
    "ClusterNotFoundException",
    "CommitDoesNotExistException",
    "CommitIdDoesNotExistException",
    "DeploymentDoesNotExistException",
    "DeploymentGroupDoesNotExistException",
    "ListenerNotFound",
    "LoadBalancerNotFound",
    "NotFoundException",
    "PipelineNotFoundException",
    "RepositoryDoesNotExistException",
    "RepositoryNotFoundException",
    "RepositoryPolicyNotFoundException",
    "ResourceNotFoundException",
    "TargetGroupNotFound",
];

impl Failure {
    /// Why the operation (an IAM action) failed. Masks secrets before it cuts the text, which could leave a half of one.
    pub(crate) fn new<E>(operation: &str, error: &SdkError<E, HttpResponse>, redactor: &Redactor) -> Self
    where
        E: ProvideErrorMetadata,
    {
        let gap = |reason: GapReason| Gap::new(reason).operation(operation);
        let gap = match error {
            SdkError::TimeoutError(_) => gap(GapReason::TimedOut),
            SdkError::DispatchFailure(failure) => {
                let reason = if failure.is_timeout() { GapReason::TimedOut } else { GapReason::Unreachable };
                match failure.as_connector_error() {
                    Some(error) => gap(reason).detail(root(error)),
                    None => gap(reason),
                }
            }
            SdkError::ResponseError(failure) => {
                let status = failure.raw().status().as_u16();
                gap(by_status(status).unwrap_or(GapReason::Malformed)).detail(format!("HTTP {status}"))
            }
            SdkError::ServiceError(failure) => {
                let (status, meta) = (failure.raw().status().as_u16(), failure.err().meta());
                let (code, message) = (meta.code().unwrap_or_default(), meta.message().unwrap_or_default());
                let reason = by_code(code).or_else(|| by_status(status)).unwrap_or(GapReason::ServerError);
                let gap = gap(reason).detail(redactor.text(&detail(status, code, message)));
                return Self { gap, gone: is_gone(code, message) };
            }
            // The request could not even be built.
            _ => gap(GapReason::Malformed).detail(error.to_string()),
        };
        Self { gap, gone: false }
    }
}

impl From<Failure> for Gap {
    fn from(failure: Failure) -> Self {
        failure.gap
    }
}

impl From<Gap> for Failure {
    fn from(gap: Gap) -> Self {
        Self { gap, gone: false }
    }
}

/// The answer, or none when what was asked about does not exist.
pub(crate) fn existing<T>(reply: Result<T, Failure>) -> Result<Option<T>, Gap> {
    match reply {
        Ok(answer) => Ok(Some(answer)),
        Err(failure) if failure.gone => Ok(None),
        Err(failure) => Err(failure.gap),
    }
}

/// The answers as records of ours, or the gap.
pub(crate) fn seen<T, U>(reply: Result<Vec<T>, Failure>, record: impl Fn(T) -> U) -> Seen<Vec<U>> {
    reply.map(|all| all.into_iter().map(record).collect()).map_err(Gap::from).into()
}

fn by_code(code: &str) -> Option<GapReason> {
    let fits = |pattern: &str| pattern.strip_suffix('*').map_or(code == pattern, |start| code.starts_with(start));
    REASONS.iter().find(|(pattern, _)| fits(pattern)).map(|&(_, reason)| reason)
}

/// For errors without a code that is known, such as the page of a proxy, or an error that is a success not understood.
const fn by_status(status: u16) -> Option<GapReason> {
    match status {
        200..300 => Some(GapReason::Malformed),
        401 | 403 => Some(GapReason::AccessDenied),
        408 => Some(GapReason::TimedOut),
        429 => Some(GapReason::Throttled),
        500.. => Some(GapReason::ServerError),
        _ => None,
    }
}

fn is_gone(code: &str, message: &str) -> bool {
    // ECS has no code of its own for a task definition that is not there.
    GONE.contains(&code) || code == "ClientException" && message.starts_with("Unable to describe task definition")
}

/// The code and what a person can read of the message: its first line (the request as signed follows when a signature is
/// wrong), without the long encoded text that EC2 appends to refusals.
fn detail(status: u16, code: &str, message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let message = message.split("Encoded authorization failure message").next().unwrap_or_default().trim();
    match (code, message) {
        ("", "") => format!("HTTP {status}"),
        ("", message) => format!("HTTP {status}: {message}"),
        (code, "") => code.to_owned(),
        (code, message) => format!("{code}: {message}"),
    }
}

/// The innermost cause, which is the one that names the obstacle.
pub(crate) fn root(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::{body::SdkBody, error::ErrorMetadata};

    use super::*;

    fn failure(status: u16, code: &str, message: &str) -> Failure {
        let meta = ErrorMetadata::builder().code(code).message(message).build();
        let raw = HttpResponse::new(StatusCode::try_from(status).expect("a status"), SdkBody::empty());
        Failure::new("ecs:ListClusters", &SdkError::service_error(meta, raw), &Redactor::default())
    }

    #[test]
    fn codes_are_told_apart() {
        for (code, reason) in [
            ("AccessDenied", GapReason::AccessDenied),
            ("AccessDeniedException", GapReason::AccessDenied),
            ("UnauthorizedOperation", GapReason::AccessDenied),
            ("ExpiredToken", GapReason::ExpiredCredentials),
            ("ExpiredTokenException", GapReason::ExpiredCredentials),
            ("RequestExpired", GapReason::ExpiredCredentials),
            ("InvalidClientTokenId", GapReason::InvalidCredentials),
            ("UnrecognizedClientException", GapReason::InvalidCredentials),
            ("SignatureDoesNotMatch", GapReason::InvalidCredentials),
            ("Throttling", GapReason::Throttled),
            ("ThrottlingException", GapReason::Throttled),
            ("RequestLimitExceeded", GapReason::Throttled),
            ("InternalFailure", GapReason::ServerError),
            ("ValidationError", GapReason::ServerError),
        ] {
            let Failure { gap, gone } = failure(400, code, "why");
            assert_eq!((gap.reason, gone), (reason, false), "{code}");
            assert_eq!(gap.operation.as_deref(), Some("ecs:ListClusters"));
            assert_eq!(gap.detail, Some(format!("{code}: why")));
        }
    }

    #[test]
    fn a_known_code_outranks_the_status() {
        assert_eq!(failure(503, "RequestLimitExceeded", "").gap.reason, GapReason::Throttled);
        assert_eq!(failure(502, "", "").gap.detail.as_deref(), Some("HTTP 502"));
        for (status, reason) in
            [(403, GapReason::AccessDenied), (429, GapReason::Throttled), (500, GapReason::ServerError)]
        {
            assert_eq!(failure(status, "", "").gap.reason, reason, "{status}");
        }
    }

    #[test]
    fn no_such_thing_is_not_a_refusal() {
        for code in GONE {
            assert!(failure(400, code, "").gone, "{code}");
        }
        assert!(failure(400, "ClientException", "Unable to describe task definition.").gone);
        assert!(!failure(400, "ClientException", "Too many attempts").gone);
        assert_eq!(existing::<()>(Err(failure(400, "ListenerNotFound", ""))), Ok(None));
        assert!(existing::<()>(Err(failure(403, "AccessDenied", ""))).is_err());
    }

    #[test]
    fn details_are_short() {
        let encoded = "You are not authorized. Encoded authorization failure message: 4vJ9";
        let detail = failure(403, "UnauthorizedOperation", encoded).gap.detail;
        assert_eq!(detail.as_deref(), Some("UnauthorizedOperation: You are not authorized."));
        let signed = "The signature does not match.\n\nThe Canonical String was\nx-amz-security-token: t";
        let detail = failure(403, "SignatureDoesNotMatch", signed).gap.detail;
        assert_eq!(detail.as_deref(), Some("SignatureDoesNotMatch: The signature does not match."));
    }

    #[test]
    fn without_an_answer() {
        let timeout = SdkError::<ErrorMetadata, HttpResponse>::timeout_error("slow");
        assert_eq!(Failure::new("op", &timeout, &Redactor::default()).gap.reason, GapReason::TimedOut);
        let raw = HttpResponse::new(StatusCode::try_from(200).expect("a status"), SdkBody::from("<"));
        let parse = SdkError::<ErrorMetadata, HttpResponse>::response_error("unfinished", raw);
        assert_eq!(Failure::new("op", &parse, &Redactor::default()).gap.reason, GapReason::Malformed);
    }
}
