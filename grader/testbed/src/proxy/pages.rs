//! Pages of a list that hold nothing but the promise of another page.

use hyper::body::Bytes;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{Answer, call::Protocol};

/// What asks for the next page.
const TOKEN: &str = "grader-testbed-next-page";
/// What the members are called that hold it, in requests and in answers.
const NAMES: [&str; 4] = ["nextToken", "NextToken", "NextMarker", "Marker"];

/// An empty page of the list that `operation` (as IAM names it) gives.
pub(super) fn empty(protocol: Protocol, operation: &str) -> Answer {
    let action = operation.rsplit(':').next().unwrap_or_default();
    match protocol {
        // Each service knows one of the names, and passes over the other.
        Protocol::Json => Answer::json(json!({ "nextToken": TOKEN, "NextToken": TOKEN }).to_string()),
        Protocol::Cbor => Answer::cbor(&json!({ "NextToken": TOKEN })),
        Protocol::Ec2 => Answer::xml(format!("<{action}Response><nextToken>{TOKEN}</nextToken></{action}Response>")),
        Protocol::Query => Answer::xml(format!(
            "<{action}Response><{action}Result><NextMarker>{TOKEN}</NextMarker><Marker>{TOKEN}</Marker></{action}Result>\
             </{action}Response>"
        )),
    }
}

/// The request for the first page, if `body` asks for the page after an empty one.
pub(super) fn first(protocol: Protocol, body: &[u8]) -> Option<Bytes> {
    if !body.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()) {
        return None;
    }
    Some(match protocol {
        Protocol::Json => {
            let mut request: Value = serde_json::from_slice(body).ok()?;
            let members = request.as_object_mut()?;
            NAMES.iter().for_each(|name| drop(members.remove(*name)));
            request.to_string().into()
        }
        // The overlay answers it, whatever it asks.
        Protocol::Cbor => Bytes::copy_from_slice(body),
        Protocol::Ec2 | Protocol::Query => {
            let pairs = form_urlencoded::parse(body).filter(|(name, _)| !NAMES.contains(&name.as_ref()));
            form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().into()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_the_page_after_an_empty_one_asks_for_the_first() {
        let json = format!(r#"{{"cluster":"c","nextToken":"{TOKEN}"}}"#);
        assert_eq!(first(Protocol::Json, json.as_bytes()).expect("a request"), r#"{"cluster":"c"}"#);
        let form = format!("Action=DescribeRules&Marker={TOKEN}&ListenerArn=a%2Fb");
        assert_eq!(
            first(Protocol::Query, form.as_bytes()).expect("a request"),
            "Action=DescribeRules&ListenerArn=a%2Fb"
        );
        assert_eq!(first(Protocol::Query, b"Action=DescribeRules&Marker=another"), None);
    }
}
