//! What came back over HTTP.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use url::Url;

use super::Page;

/// An HTTP request and what came back, redirects followed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// The address that answered in the end.
    pub url: Url,
    /// The redirects on the way.
    pub redirects: Vec<Redirect>,
    /// The status of the answer.
    pub status: u16,
    /// `content-type`, `server`, `x-powered-by` and `location`, by lower-case name.
    pub headers: BTreeMap<String, String>,
    /// How much of the body was read, bytes, after decompression.
    pub body_bytes: u64,
    /// Whether the body was longer than what is read.
    pub truncated: bool,
    /// The page, when the body is HTML.
    pub page: Option<Page>,
    /// The beginning of the body as text, at most 4,096 characters.
    pub excerpt: String,
}

/// One redirect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Redirect {
    /// 301, 302, …
    pub status: u16,
    /// Where to, as the header said.
    pub location: String,
}
