//! What the lab file says that feature files do not take up.

use std::collections::BTreeSet;

use gherkin::Feature;
use grader_core::{Lab, Resources};

use super::{FeatureFile, ProblemKind, read::all_steps};

/// The keys for which the lab has values, for a message.
pub(super) fn keys(lab: &Lab) -> String {
    lab.values.keys().map(String::as_str).chain(["region"]).collect::<Vec<_>>().join(", ")
}

/// Whether every value and every name of the class's is for something that the feature files mention. What is wrong goes
/// to `report` with its path in the lab file.
pub(super) fn check(
    lab: &Lab,
    files: &[&FeatureFile],
    features: &[Feature],
    mut report: impl FnMut(&[&str], ProblemKind),
) {
    for key in lab.values.keys() {
        let written = format!("{{{key}}}");
        if !files.iter().any(|file| file.text.contains(&written)) {
            report(&["values", key], ProblemKind::UnusedValue { key: key.clone() });
        }
    }
    let mut names = BTreeSet::new();
    // A quoted text may be a list of names.
    let quoted = features.iter().flat_map(all_steps).flat_map(|step| step.value.split('"').skip(1).step_by(2));
    names.extend(quoted.flat_map(|text| std::iter::once(text).chain(text.split(',').map(str::trim))));
    let Resources { monolith, load_balancer, cluster } = &lab.resources;
    names.extend([monolith, load_balancer, cluster].map(String::as_str));
    names.extend(lab.microservices.iter().flat_map(|s| &s.target_groups).map(String::as_str));
    for name in lab.names.aliases.keys().filter(|name| !names.contains(name.as_str())) {
        let nearest = names.iter().max_by(|a, b| alike(name, a).total_cmp(&alike(name, b))).copied();
        let nearest = nearest.unwrap_or_default().to_owned();
        report(&["names", "aliases", name], ProblemKind::UnknownAlias { name: name.clone(), nearest });
    }
}

/// How much of one name is in the other: the share of pairs of neighbouring letters.
fn alike(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(one, other)
}
