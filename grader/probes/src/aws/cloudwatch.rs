//! CloudWatch: alarms, and beside them the metrics that ECS services had lately.

use aws_sdk_cloudwatch::types::{self, AlarmType, RecentlyActive};
use grader_core::{
    Gap,
    facts::{Alarm, Cloudwatch, KeyValue, Metric},
};

use super::{Account, Call, text::text, time::timestamp};

/// Where ECS writes what it measures of every service.
const SERVICES: &str = "AWS/ECS";

pub(crate) async fn look(aws: &Account) -> Cloudwatch {
    let (alarms, metrics) = futures::join!(alarms(aws), metrics(aws));
    Cloudwatch { alarms: alarms.into(), metrics: metrics.into() }
}

async fn alarms(aws: &Account) -> Result<Vec<Alarm>, Gap> {
    let request = aws.cloudwatch.describe_alarms().alarm_types(AlarmType::MetricAlarm);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::DescribeAlarms, pages, |page| page.metric_alarms).await?;
    Ok(found.into_iter().map(alarm).collect())
}

async fn metrics(aws: &Account) -> Result<Vec<Metric>, Gap> {
    let request = aws.cloudwatch.list_metrics().namespace(SERVICES).recently_active(RecentlyActive::Pt3H);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::ListMetrics, pages, |page| page.metrics).await?;
    Ok(found.into_iter().map(metric).collect())
}

fn alarm(found: types::MetricAlarm) -> Alarm {
    let own = types::Metric::builder().set_namespace(found.namespace).set_metric_name(found.metric_name);
    let own = own.set_dimensions(found.dimensions).build();
    let parts = found.metrics.unwrap_or_default().into_iter().filter_map(|query| query.metric_stat?.metric);
    let metrics = Some(own).filter(|own| own.metric_name.is_some()).into_iter().chain(parts);
    Alarm {
        name: found.alarm_name.unwrap_or_default(),
        arn: found.alarm_arn.unwrap_or_default(),
        metrics: metrics.map(metric).collect(),
        statistic: text(found.statistic).or(found.extended_statistic),
        period_s: found.period,
        threshold: found.threshold,
        comparison: text(found.comparison_operator),
        state: text(found.state_value),
        actions_enabled: found.actions_enabled.unwrap_or_default(),
        actions: found.alarm_actions.unwrap_or_default(),
        updated_at: timestamp(found.alarm_configuration_updated_timestamp),
    }
}

fn metric(found: types::Metric) -> Metric {
    let dimension = |found: types::Dimension| KeyValue {
        name: found.name.unwrap_or_default(),
        value: found.value.unwrap_or_default(),
    };
    Metric {
        namespace: found.namespace.unwrap_or_default(),
        name: found.metric_name.unwrap_or_default(),
        dimensions: found.dimensions.unwrap_or_default().into_iter().map(dimension).collect(),
    }
}
