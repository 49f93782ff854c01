//! The failures of a cloud, in the wire format of each protocol.

use std::time::Duration;

use serde_json::{Value, json};

use super::{call::Protocol, cbor, pages};

/// What the proxy does instead of (or besides) forwarding a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The identity may not do this.
    AccessDenied,
    /// Too many requests.
    Throttled,
    /// The session token has expired.
    ExpiredToken,
    /// The service failed (500).
    ServerError,
    /// The answer comes after this time.
    Delay(Duration),
    /// The connection is closed without an answer.
    Reset,
    /// The connection is closed in the middle of the body.
    Truncated,
    /// The answer is what no parser takes.
    Malformed,
    /// The caller's clock is wrong: its signatures are too old.
    SkewedClock,
    /// The first page of a list is empty, and says that there is another one: it holds the whole list. Only for lists.
    EmptyPage,
    /// Every page of a list is empty, and says that there is another one. Only for lists.
    EndlessPages,
    /// A hand-made answer: a page with a next token, or what the emulator lacks.
    Answer(Answer),
}

/// An answer of the proxy's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The value of `content-type`.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A successful answer of a JSON service.
    #[must_use]
    pub fn json(body: impl Into<String>) -> Self {
        Self { status: 200, content_type: "application/x-amz-json-1.1".to_owned(), body: body.into().into_bytes() }
    }

    /// A successful answer of an XML service.
    #[must_use]
    pub fn xml(body: impl Into<String>) -> Self {
        Self { status: 200, content_type: "text/xml".to_owned(), body: body.into().into_bytes() }
    }

    /// A successful answer of a service that speaks CBOR.
    #[must_use]
    pub fn cbor(body: &Value) -> Self {
        Self { status: 200, content_type: "application/cbor".to_owned(), body: cbor::encode(body) }
    }

    /// An error in the words of a protocol.
    pub(super) fn error(protocol: Protocol, status: u16, code: &str, message: &str) -> Self {
        // Messages hold operation names of the caller's, the rest is ours: nothing here needs escaping once this is gone.
        let message: String = message.chars().filter(|c| !matches!(c, '<' | '>' | '&' | '"' | '\\')).collect();
        let id = "00000000-0000-4000-8000-000000000000";
        let mut answer = match protocol {
            Protocol::Json => Self::json(format!(r#"{{"__type":"{code}","message":"{message}"}}"#)),
            Protocol::Cbor => Self::cbor(&json!({ "__type": code, "message": message })),
            Protocol::Ec2 => Self::xml(format!(
                "<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>\
                 <RequestID>{id}</RequestID></Response>"
            )),
            Protocol::Query => Self::xml(format!(
                "<ErrorResponse><Error><Type>{}</Type><Code>{code}</Code><Message>{message}</Message></Error>\
                 <RequestId>{id}</RequestId></ErrorResponse>",
                if status < 500 { "Sender" } else { "Receiver" }
            )),
        };
        answer.status = status;
        answer
    }
}

impl Fault {
    /// What is answered at once in place of the emulator's answer, if this fault is of that kind.
    pub(super) fn answer(&self, protocol: Protocol, operation: &str) -> Option<Answer> {
        let (status, code, message) = match (self, protocol) {
            (Self::AccessDenied, Protocol::Json | Protocol::Cbor) => (400, "AccessDeniedException", denied(operation)),
            (Self::AccessDenied, Protocol::Ec2) => (403, "UnauthorizedOperation", denied(operation)),
            (Self::AccessDenied, Protocol::Query) => (403, "AccessDenied", denied(operation)),
            (Self::Throttled, Protocol::Json | Protocol::Cbor) => {
                (400, "ThrottlingException", "Rate exceeded".to_owned())
            }
            (Self::Throttled, Protocol::Ec2) => (503, "RequestLimitExceeded", "Request limit exceeded.".to_owned()),
            (Self::Throttled, Protocol::Query) => (400, "Throttling", "Rate exceeded".to_owned()),
            (Self::ExpiredToken, Protocol::Json | Protocol::Cbor) => (400, "ExpiredTokenException", expired()),
            (Self::ExpiredToken, Protocol::Ec2) => (400, "RequestExpired", "Request has expired.".to_owned()),
            (Self::ExpiredToken, Protocol::Query) => (403, "ExpiredToken", expired()),
            (Self::ServerError, Protocol::Ec2) => (500, "InternalError", internal()),
            (Self::ServerError, _) => (500, "InternalFailure", internal()),
            (Self::Malformed, Protocol::Json) => return Some(Answer::json(r#"{"unfinished": ["#)),
            // A map of two members that ends after its first key.
            (Self::Malformed, Protocol::Cbor) => {
                return Some(Answer { body: vec![0xa2, 0x61, b'a'], ..Answer::cbor(&json!({})) });
            }
            (Self::Malformed, _) => return Some(Answer::xml("<Unfinished><Part></Unfinished>")),
            (Self::SkewedClock, Protocol::Json | Protocol::Cbor) => (403, "InvalidSignatureException", skewed()),
            (Self::SkewedClock, Protocol::Ec2) => (401, "AuthFailure", skewed()),
            (Self::SkewedClock, Protocol::Query) => (403, "SignatureDoesNotMatch", skewed()),
            (Self::EndlessPages, _) => return Some(pages::empty(protocol, operation)),
            (Self::Answer(answer), _) => return Some(answer.clone()),
            (Self::Delay(_) | Self::Reset | Self::Truncated | Self::EmptyPage, _) => return None,
        };
        Some(Answer::error(protocol, status, code, &message))
    }
}

fn denied(operation: &str) -> String {
    format!("User: arn:aws:sts::123456789012:assumed-role/voclabs/student is not authorized to perform: {operation}")
}

fn expired() -> String {
    "The security token included in the request is expired".to_owned()
}

fn skewed() -> String {
    "Signature expired: 20300101T000000Z is now earlier than 20300101T001000Z (20300101T001500Z - 5 min.)".to_owned()
}

fn internal() -> String {
    "An internal error has occurred".to_owned()
}
