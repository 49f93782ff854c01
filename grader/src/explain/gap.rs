//! Why something was not seen, in the words of the reports.

use grader::{core::Gap, report::Words};

use crate::app::shown;

/// What kept the thing called `name` from being seen, and what to do about it.
pub(crate) fn gap(reports: &Words, gap: &Gap, name: &str) -> [String; 2] {
    // The published name of a reason, as message keys spell it.
    let reason = serde_json::to_value(gap.reason).ok();
    let key = format!("gap-{}", reason.as_ref().and_then(|r| r.as_str()).unwrap_or_default().replace('_', "-"));
    let operation = gap.operation.as_deref().map_or_else(|| name.to_owned(), shown);
    let args = [("operation", operation.into())];
    [key.clone(), key + "-todo"].map(|key| reports.with(&key, &args))
}
