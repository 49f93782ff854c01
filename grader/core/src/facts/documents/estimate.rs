//! Facts of a cost estimate of the AWS Pricing Calculator.

use serde::{Deserialize, Serialize};

/// An estimate. Amounts are in hundredths of the currency.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Estimate {
    /// The file's name.
    pub file: String,
    /// `json`, `csv`, `pdf`, `link`, or the name's ending of what the grader cannot read.
    pub format: String,
    /// Nothing of it can be read: a link, a picture, or a format that the grader does not know. A person judges it.
    pub opaque: bool,
    /// The estimate's name.
    pub name: Option<String>,
    /// `USD`, …
    pub currency: Option<String>,
    /// The address at which AWS shows it.
    pub share_url: Option<String>,
    /// Its totals.
    pub total: Costs,
    /// Its services, those of all groups, in the order of the file.
    pub services: Vec<EstimatedService>,
    /// Lines of a format without a table of services.
    pub lines: Vec<String>,
}

/// What something costs, in hundredths of the currency; nothing where the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Costs {
    /// Each month.
    pub monthly: Option<i64>,
    /// Once.
    pub upfront: Option<i64>,
    /// Twelve months, with what is paid once.
    pub twelve_months: Option<i64>,
}

/// One service of an estimate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EstimatedService {
    /// Its name, as the calculator writes it in the student's language.
    pub name: String,
    /// What the student wrote about it.
    pub description: Option<String>,
    /// Its region, as the calculator writes it: `US East (N. Virginia)`.
    pub region: Option<String>,
    /// The groups that it is in, outermost first, separated by ` > `.
    pub group: Option<String>,
    /// What it costs.
    pub cost: Costs,
    /// Its settings in one line, at most 500 characters.
    pub summary: Option<String>,
}
