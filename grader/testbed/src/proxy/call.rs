//! Which operation a request is, and in which protocol it speaks.

use std::{ops::Range, time::Duration};

use hyper::{HeaderMap, header};
use url::form_urlencoded;

/// A request that the proxy saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The operation as IAM names it: `elasticloadbalancing:DescribeRules`; `?:?` when it cannot be told.
    pub operation: String,
    /// The status answered; none when the connection was closed instead.
    pub status: Option<u16>,
    /// Whether it was refused because it would write.
    pub refused: bool,
    /// The body of the request.
    pub request: Vec<u8>,
    /// How many bytes the body of the answer has, where that is known.
    pub answered: Option<u64>,
    /// When the request came and when its answer went, counted from the start of the proxy.
    pub at: Range<Duration>,
}

/// How the service of a request writes its answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// JSON, version 1.0 or 1.1.
    Json,
    /// CBOR of CloudWatch, with the operation in the path.
    Cbor,
    /// XML of EC2.
    Ec2,
    /// XML of the other services that take forms.
    Query,
}

/// The operation and the protocol of a request.
///
/// The service is the one that the request is signed for, which is also IAM's name of it; but CloudWatch is signed as
/// `monitoring`.
pub(super) fn identify(headers: &HeaderMap, path: &str, body: &[u8]) -> (String, Protocol) {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let service = text(header::AUTHORIZATION.as_str()).and_then(signed_service).unwrap_or("?");
    let service = if service == "monitoring" { "cloudwatch" } else { service };
    if let (Some("rpc-v2-cbor"), Some((_, action))) = (text("smithy-protocol"), path.rsplit_once('/')) {
        return (format!("{service}:{action}"), Protocol::Cbor);
    }
    if let Some((_, action)) = text("x-amz-target").and_then(|target| target.rsplit_once('.')) {
        return (format!("{service}:{action}"), Protocol::Json);
    }
    let action = form_urlencoded::parse(body).find(|(name, _)| name == "Action").map(|(_, value)| value);
    let protocol = if service == "ec2" { Protocol::Ec2 } else { Protocol::Query };
    (format!("{service}:{}", action.as_deref().unwrap_or("?")), protocol)
}

/// The service in `… Credential=<key>/<date>/<region>/<service>/aws4_request, …`.
fn signed_service(authorization: &str) -> Option<&str> {
    authorization.split_once("Credential=")?.1.split([',', ' ']).next()?.split('/').nth(3)
}

/// Whether an operation only reads. Assuming a role changes nothing in the account.
pub(super) fn reads(operation: &str) -> bool {
    let action = operation.rsplit(':').next().unwrap_or_default();
    let prefixes = ["Describe", "List", "Get", "BatchGet", "BatchDescribe", "Lookup", "Filter"];
    prefixes.iter().any(|prefix| action.starts_with(prefix)) || operation == "sts:AssumeRole"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_named_as_iam_does() {
        let signed =
            |service: &str| format!("AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/{service}/aws4_request, S=1");
        let headers = |service: &str, target: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, signed(service).parse().expect("ASCII"));
            if let Some(target) = target {
                headers.insert("x-amz-target", target.parse().expect("ASCII"));
            }
            headers
        };
        let rules = identify(&headers("elasticloadbalancing", None), "/", b"Version=2015-12-01&Action=DescribeRules");
        assert_eq!(rules, ("elasticloadbalancing:DescribeRules".to_owned(), Protocol::Query));
        let images = identify(&headers("ecr", Some("AmazonEC2ContainerRegistry_V20150921.DescribeImages")), "/", b"{}");
        assert_eq!(images, ("ecr:DescribeImages".to_owned(), Protocol::Json));
        assert_eq!(identify(&headers("ec2", None), "/", b"Action=DescribeVpcs").1, Protocol::Ec2);
        let mut cbor = headers("monitoring", None);
        cbor.insert("smithy-protocol", "rpc-v2-cbor".parse().expect("ASCII"));
        let alarms = identify(&cbor, "/service/GraniteServiceVersion20100801/operation/DescribeAlarms", &[0xa0]);
        assert_eq!(alarms, ("cloudwatch:DescribeAlarms".to_owned(), Protocol::Cbor));
        assert_eq!(identify(&HeaderMap::new(), "/", b"").0, "?:?");
    }

    #[test]
    fn only_reads_are_let_through() {
        for operation in ["ecs:DescribeServices", "ecr:BatchGetImage", "sts:GetCallerIdentity", "sts:AssumeRole"] {
            assert!(reads(operation), "{operation}");
        }
        for operation in ["ecs:UpdateService", "logs:PutLogEvents", "iam:AssumeRole", "?:?"] {
            assert!(!reads(operation), "{operation}");
        }
    }
}
