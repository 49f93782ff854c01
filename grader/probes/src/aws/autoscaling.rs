//! Application Auto Scaling of ECS: targets, and beside them the policies that scale them.

use aws_sdk_applicationautoscaling::types::{self, ServiceNamespace};
use grader_core::{
    Gap,
    facts::{Autoscaling, ScalableTarget, ScalingPolicy},
};

use super::{Account, Call, time::timestamp};

pub(crate) async fn look(aws: &Account) -> Autoscaling {
    let (targets, policies) = futures::join!(targets(aws), policies(aws));
    Autoscaling { targets: targets.into(), policies: policies.into() }
}

async fn targets(aws: &Account) -> Result<Vec<ScalableTarget>, Gap> {
    let request = aws.autoscaling.describe_scalable_targets().service_namespace(ServiceNamespace::Ecs);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::DescribeScalableTargets, pages, |page| page.scalable_targets).await?;
    Ok(found.into_iter().map(target).collect())
}

async fn policies(aws: &Account) -> Result<Vec<ScalingPolicy>, Gap> {
    let request = aws.autoscaling.describe_scaling_policies().service_namespace(ServiceNamespace::Ecs);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::DescribeScalingPolicies, pages, |page| page.scaling_policies).await?;
    Ok(found.into_iter().map(policy).collect())
}

fn target(found: types::ScalableTarget) -> ScalableTarget {
    let suspended = found.suspended_state.and_then(|state| state.dynamic_scaling_out_suspended);
    ScalableTarget {
        resource_id: found.resource_id,
        dimension: found.scalable_dimension.as_str().to_owned(),
        min_capacity: found.min_capacity,
        max_capacity: found.max_capacity,
        scaling_out_suspended: suspended.unwrap_or_default(),
        created_at: timestamp(Some(found.creation_time)),
    }
}

fn policy(found: types::ScalingPolicy) -> ScalingPolicy {
    let tracking = found.target_tracking_scaling_policy_configuration;
    let metric = tracking.as_ref().and_then(|tracking| tracking.predefined_metric_specification.as_ref());
    ScalingPolicy {
        name: found.policy_name,
        arn: found.policy_arn,
        resource_id: found.resource_id,
        dimension: found.scalable_dimension.as_str().to_owned(),
        kind: found.policy_type.as_str().to_owned(),
        metric: metric.map(|metric| metric.predefined_metric_type.as_str().to_owned()),
        target_value: tracking.as_ref().map(|tracking| tracking.target_value),
        alarms: found.alarms.unwrap_or_default().into_iter().map(|alarm| alarm.alarm_name).collect(),
        created_at: timestamp(Some(found.creation_time)),
    }
}
