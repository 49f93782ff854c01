//! The SDK's records of load balancing as ours.

use aws_sdk_elasticloadbalancingv2::types;
use grader_core::{
    Seen,
    facts::{Action, Condition, Listener, LoadBalancer, Rule, TargetGroup, TargetHealth, WeightedTarget},
};

use crate::aws::{text::text, time::timestamp};

pub(super) fn load_balancer(found: types::LoadBalancer) -> LoadBalancer {
    let zones = found.availability_zones.unwrap_or_default();
    LoadBalancer {
        name: found.load_balancer_name.unwrap_or_default(),
        arn: found.load_balancer_arn.unwrap_or_default(),
        dns_name: found.dns_name,
        scheme: text(found.scheme),
        kind: text(found.r#type),
        state: text(found.state.and_then(|state| state.code)),
        vpc_id: found.vpc_id,
        subnets: zones.into_iter().filter_map(|zone| zone.subnet_id).collect(),
        security_groups: found.security_groups.unwrap_or_default(),
        created_at: timestamp(found.created_time),
        listeners: Seen::default(),
    }
}

pub(super) fn listener(found: types::Listener) -> Listener {
    Listener {
        arn: found.listener_arn.unwrap_or_default(),
        port: found.port,
        protocol: text(found.protocol),
        default_actions: found.default_actions.unwrap_or_default().into_iter().map(action).collect(),
        rules: Seen::default(),
    }
}

pub(super) fn rule(found: types::Rule) -> Rule {
    Rule {
        arn: found.rule_arn.unwrap_or_default(),
        priority: found.priority.unwrap_or_default(),
        is_default: found.is_default.unwrap_or_default(),
        conditions: found.conditions.unwrap_or_default().into_iter().map(condition).collect(),
        actions: found.actions.unwrap_or_default().into_iter().map(action).collect(),
    }
}

/// AWS writes simple conditions twice, in `Values` and in the configuration of the field; rules made long ago or by an
/// emulator have only one of them. A header and a regular expression are told from plain values by a prefix.
fn condition(found: types::RuleCondition) -> Condition {
    let mut values = found.values.unwrap_or_default();
    let mut regexes = found.regex_values.unwrap_or_default();
    if let Some(host) = found.host_header_config {
        values.extend(host.values.unwrap_or_default());
        regexes.extend(host.regex_values.unwrap_or_default());
    }
    if let Some(path) = found.path_pattern_config {
        values.extend(path.values.unwrap_or_default());
        regexes.extend(path.regex_values.unwrap_or_default());
    }
    if let Some(header) = found.http_header_config {
        let name = header.http_header_name.unwrap_or_default();
        values.extend(header.values.unwrap_or_default().into_iter().map(|value| format!("{name}: {value}")));
        regexes.extend(header.regex_values.unwrap_or_default().into_iter().map(|value| format!("{name}: {value}")));
    }
    let pairs = found.query_string_config.and_then(|query| query.values).unwrap_or_default();
    values.extend(pairs.into_iter().map(|pair| {
        let value = pair.value.unwrap_or_default();
        pair.key.map_or(value.clone(), |key| format!("{key}={value}"))
    }));
    values.extend(found.http_request_method_config.and_then(|method| method.values).unwrap_or_default());
    values.extend(found.source_ip_config.and_then(|source| source.values).unwrap_or_default());
    values.extend(regexes.into_iter().map(|regex| format!("regex:{regex}")));

    let mut once = Vec::with_capacity(values.len());
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    Condition { field: found.field.unwrap_or_default(), values: once }
}

fn action(found: types::Action) -> Action {
    let weighted = found.forward_config.and_then(|forward| forward.target_groups).unwrap_or_default();
    let mut targets: Vec<_> = weighted
        .into_iter()
        .filter_map(|target| Some(WeightedTarget { arn: target.target_group_arn?, weight: target.weight }))
        .collect();
    // AWS repeats a single target at the top level, and may leave out the weighted list.
    if targets.is_empty() {
        targets.extend(found.target_group_arn.map(|arn| WeightedTarget { arn, weight: None }));
    }
    Action {
        kind: text(found.r#type).unwrap_or_default(),
        order: found.order,
        targets,
        fixed_status: found.fixed_response_config.and_then(|fixed| fixed.status_code),
        redirect: found.redirect_config.map(redirect),
    }
}

/// What is left out of a redirect is kept from the request, which AWS writes `#{protocol}`.
fn redirect(found: types::RedirectActionConfig) -> String {
    let part = |part: Option<String>, default: &str| part.unwrap_or_else(|| default.to_owned());
    let (protocol, host) = (part(found.protocol, "#{protocol}"), part(found.host, "#{host}"));
    let (port, path) = (part(found.port, "#{port}"), part(found.path, "/#{path}"));
    format!("{protocol}://{host}:{port}{path}?{}", part(found.query, "#{query}"))
}

pub(super) fn target_group(found: types::TargetGroup) -> TargetGroup {
    TargetGroup {
        name: found.target_group_name.unwrap_or_default(),
        arn: found.target_group_arn.unwrap_or_default(),
        target_type: text(found.target_type),
        protocol: text(found.protocol),
        protocol_version: found.protocol_version,
        port: found.port,
        vpc_id: found.vpc_id,
        health_check_path: found.health_check_path,
        health_check_port: found.health_check_port,
        health_check_protocol: text(found.health_check_protocol),
        health_check_interval_s: found.health_check_interval_seconds,
        health_check_timeout_s: found.health_check_timeout_seconds,
        matcher: found.matcher.and_then(|matcher| matcher.http_code.or(matcher.grpc_code)),
        load_balancers: found.load_balancer_arns.unwrap_or_default(),
        health: Seen::default(),
    }
}

pub(super) fn target_health(found: types::TargetHealthDescription) -> TargetHealth {
    let (id, port) = found.target.map_or((None, None), |target| (target.id, target.port));
    let (state, reason, description) =
        found.target_health.map_or((None, None, None), |health| (health.state, health.reason, health.description));
    TargetHealth {
        id: id.unwrap_or_default(),
        port,
        state: text(state).unwrap_or_default(),
        reason: text(reason),
        description,
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_elasticloadbalancingv2::types::{
        ActionTypeEnum, ForwardActionConfig, PathPatternConditionConfig, SourceIpConditionConfig, TargetGroupTuple,
    };

    use super::*;

    #[test]
    fn values_written_twice_are_kept_once() {
        let path = PathPatternConditionConfig::builder().values("/admin/*").values("/admin").build();
        let both = types::RuleCondition::builder().field("path-pattern").values("/admin/*").path_pattern_config(path);
        assert_eq!(condition(both.build()).values, ["/admin/*", "/admin"]);
    }

    #[test]
    fn values_in_the_fields_configuration_alone_are_found() {
        let source = SourceIpConditionConfig::builder().values("192.0.2.1/32").build();
        let found = condition(types::RuleCondition::builder().field("source-ip").source_ip_config(source).build());
        assert_eq!(found, Condition { field: "source-ip".into(), values: vec!["192.0.2.1/32".into()] });
    }

    #[test]
    fn a_rule_may_forward_by_weights_alone() {
        let target = |arn: &str, weight| TargetGroupTuple::builder().target_group_arn(arn).weight(weight).build();
        let forward = ForwardActionConfig::builder().target_groups(target("one", 1)).target_groups(target("two", 0));
        let found = types::Action::builder().r#type(ActionTypeEnum::Forward).forward_config(forward.build()).build();
        let expected = [("one", 1), ("two", 0)];
        let expected = expected.map(|(arn, weight)| WeightedTarget { arn: arn.into(), weight: Some(weight) });
        assert_eq!(action(found).targets, expected);
    }

    #[test]
    fn a_target_at_the_top_level_counts_once() {
        let repeated = ForwardActionConfig::builder()
            .target_groups(TargetGroupTuple::builder().target_group_arn("one").weight(1).build());
        let found = types::Action::builder().r#type(ActionTypeEnum::Forward).target_group_arn("one");
        assert_eq!(action(found.clone().forward_config(repeated.build()).build()).targets.len(), 1);
        assert_eq!(action(found.build()).targets, [WeightedTarget { arn: "one".into(), weight: None }]);
    }

    #[test]
    fn unknown_kinds_keep_their_name() {
        let found = types::Action::builder().r#type(ActionTypeEnum::from("teleport")).build();
        assert_eq!(action(found).kind, "teleport");
    }
}
