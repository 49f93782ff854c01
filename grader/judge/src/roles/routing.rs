//! What a listener does with a request: the first rule that matches, in the order of priorities.

use grader_core::{
    Lab,
    facts::{Action, Listener, Rule},
};
use ipnet::Ipv4Net;
use wildmatch::WildMatch;

/// How "every IPv4 address" is written.
pub(crate) const ANYWHERE: &str = "0.0.0.0/0";

/// The rule that decides where requests below `pattern` (such as `/admin/*`) go, whatever their source.
///
/// A rule with a condition on anything but path and source leaves some of these requests out, and one that also takes
/// another microservice's pages is not about `pattern`; neither counts.
pub(crate) fn rule_for<'a>(rules: &'a [Rule], lab: &Lab, pattern: &str) -> Option<&'a Rule> {
    let service = lab.microservices.iter().find(|s| s.path.as_deref() == Some(pattern));
    let inside = pages_of(lab, pattern);
    let others = lab.microservices.iter().filter(|other| service.is_some_and(|s| s != *other));
    let outside: Vec<&String> = others.flat_map(|other| &other.pages).collect();
    by_path_and_source(rules)
        .find(|rule| inside.iter().all(|path| takes(rule, path)) && !outside.iter().any(|path| takes(rule, path)))
}

/// The rules that have no condition but on path and source.
fn by_path_and_source(rules: &[Rule]) -> impl Iterator<Item = &Rule> {
    let plain = |rule: &Rule| rule.conditions.iter().all(|c| matches!(c.field.as_str(), "path-pattern" | "source-ip"));
    rules.iter().filter(move |rule| !rule.is_default && plain(rule))
}

/// Pages below `pattern`: those of the microservice that it belongs to, else two that a listener treats alike only if its
/// rule is about the whole of the pattern.
fn pages_of(lab: &Lab, pattern: &str) -> Vec<String> {
    let service = lab.microservices.iter().find(|s| s.path.as_deref() == Some(pattern));
    let any_two = || ["a", "b/1"].map(|part| pattern.replace('*', part)).to_vec();
    service.map(|s| s.pages.clone()).filter(|pages| !pages.is_empty()).unwrap_or_else(any_two)
}

/// The rules by which everyone gets pages below `pattern` from where the rule about it leads: that rule itself, or another
/// one beside it that is open.
pub(crate) fn open_ways<'a>(rules: &'a [Rule], lab: &Lab, pattern: &str) -> Vec<&'a Rule> {
    let own = rule_for(rules, lab, pattern).map(|rule| forwards_to(&rule.actions)).unwrap_or_default();
    let pages = pages_of(lab, pattern);
    let leads_there = |rule: &&Rule| forwards_to(&rule.actions).iter().any(|target| own.contains(target));
    let is_open = |rule: &&Rule| !admits_some(rule) && pages.iter().any(|path| takes(rule, path));
    by_path_and_source(rules).filter(leads_there).filter(is_open).collect()
}

/// Whether a rule is for certain addresses only.
pub(crate) fn admits_some(rule: &Rule) -> bool {
    rule.conditions.iter().any(|c| c.field == "source-ip" && !covers_everyone(&c.values))
}

/// Whether the page `path` is for certain addresses only.
pub(crate) fn is_reserved(rules: &[Rule], lab: &Lab, path: &str) -> bool {
    let pattern = pattern_of(lab, path);
    let rule = pattern.and_then(|pattern| rule_for(rules, lab, pattern));
    rule.is_some_and(admits_some) && pattern.is_some_and(|pattern| open_ways(rules, lab, pattern).is_empty())
}

/// The rule of the microservice to which the page `path` belongs, by its pattern.
pub(crate) fn rule_about<'a>(rules: &'a [Rule], lab: &Lab, path: &str) -> Option<&'a Rule> {
    pattern_of(lab, path).and_then(|pattern| rule_for(rules, lab, pattern))
}

/// The path pattern of the microservice to which the page `path` belongs.
fn pattern_of<'a>(lab: &'a Lab, path: &str) -> Option<&'a str> {
    let mut patterns = lab.microservices.iter().filter_map(|service| service.path.as_deref());
    patterns.find(|pattern| WildMatch::new(pattern).matches(path))
}

/// Whether the path conditions of a rule let `path` in. AWS matches paths with their case; `*` is any text, `?` any
/// character.
fn takes(rule: &Rule, path: &str) -> bool {
    let conditions = || rule.conditions.iter().filter(|c| c.field == "path-pattern");
    conditions().all(|c| c.values.iter().any(|pattern| WildMatch::new(pattern).matches(path)))
}

/// The target groups that get any of the requests.
pub(crate) fn forwards_to(actions: &[Action]) -> Vec<&str> {
    let targets = actions.iter().filter(|a| a.kind == "forward").flat_map(|a| &a.targets);
    targets.filter(|t| t.weight != Some(0)).map(|t| t.arn.as_str()).collect()
}

/// What a listener does by default.
pub(crate) fn default_targets(listener: &Listener) -> Vec<&str> {
    forwards_to(&listener.default_actions)
}

/// Whether the ranges together hold every IPv4 address.
pub(crate) fn covers_everyone<'a>(ranges: impl IntoIterator<Item = &'a String>) -> bool {
    let ranges: Vec<Ipv4Net> = ranges.into_iter().filter_map(|r| r.parse().ok()).collect();
    Ipv4Net::aggregate(&ranges).iter().any(|range| range.prefix_len() == 0)
}

#[cfg(test)]
mod tests {
    use grader_core::facts::Condition;

    use super::*;

    fn rule(priority: &str, conditions: &[(&str, &[&str])]) -> Rule {
        let condition = |(field, values): &(&str, &[&str])| Condition {
            field: (*field).to_owned(),
            values: values.iter().map(ToString::to_string).collect(),
        };
        Rule { priority: priority.into(), conditions: conditions.iter().map(condition).collect(), ..Rule::default() }
    }

    fn found(rules: &[Rule]) -> Option<&str> {
        rule_for(rules, &super::super::service::two_services(), "/admin/*").map(|r| r.priority.as_str())
    }

    #[test]
    fn any_pattern_that_takes_the_whole_of_admin_counts() {
        for pattern in [&["/admin/*"][..], &["/admin*"], &["/admi?/*"], &["/x", "/admin/*"]] {
            assert_eq!(found(&[rule("1", &[("path-pattern", pattern)])]), Some("1"), "{pattern:?}");
        }
    }

    #[test]
    fn a_pattern_that_takes_less_or_more_does_not() {
        for pattern in [&["/admin"][..], &["/admin/suppliers"], &["/Admin/*"], &["/*"], &["*"], &["/employee/*"]] {
            assert_eq!(found(&[rule("1", &[("path-pattern", pattern)])]), None, "{pattern:?}");
        }
    }

    #[test]
    fn the_first_rule_that_matches_decides_and_its_source_does_not_matter() {
        let restricted = rule("1", &[("path-pattern", &["/admin/*"]), ("source-ip", &["203.0.113.7/32"])]);
        let get_only = rule("0", &[("path-pattern", &["/admin/*"]), ("http-request-method", &["GET"])]);
        let open = rule("2", &[("path-pattern", &["/admin/*"])]);
        assert_eq!(found(&[get_only, restricted, open]), Some("1"));
    }
}
