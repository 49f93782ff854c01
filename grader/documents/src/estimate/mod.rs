//! Cost estimates of the AWS Pricing Calculator: one file for each of its exports.

mod amount;
mod csv;
mod json;
mod printed;

use std::sync::LazyLock;

use grader_core::facts::Estimate;
use regex::Regex;

use super::{diagram::ending, fault::Fault, pdf, text::decode};

/// How many services are kept.
const SERVICES: usize = 1_000;

/// The address at which AWS shows a saved estimate.
static SHARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"https://calculator\.aws/#/estimate\?(?:[a-z_]+=[A-Za-z0-9_-]*&)*id=[0-9a-f]{40}\b")
        .expect("the pattern is a constant")
});

/// The estimate in `bytes`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Estimate, Fault> {
    let opaque = |format: &str| Estimate {
        file: name.to_owned(),
        format: format.to_owned(),
        opaque: true,
        ..Estimate::default()
    };
    let ending = ending(name);
    if pdf::is_one(bytes) {
        let lines = pdf::lines(bytes)?;
        let read = if lines.is_empty() { opaque("pdf") } else { printed::read(lines) };
        return Ok(Estimate { file: name.to_owned(), ..read });
    }
    let text = decode(bytes);
    let begin = text.trim_start();
    if ending == "json" || begin.starts_with('{') {
        let read = json::read(&text)?.unwrap_or_else(|| opaque("json"));
        return Ok(Estimate { file: name.to_owned(), ..read });
    }
    if let Some(read) = csv::read(&text)? {
        return Ok(Estimate { file: name.to_owned(), ..read });
    }
    match shared(&text) {
        Some(url) => Ok(Estimate { share_url: Some(url), ..opaque("link") }),
        None => Ok(opaque(&ending)),
    }
}

/// The share address in a text.
fn shared(text: &str) -> Option<String> {
    SHARED.find(text).map(|found| found.as_str().to_owned())
}
