//! Load balancers, their listeners and the rules of those; beside them the target groups and their health.

mod records;

use aws_sdk_elasticloadbalancingv2::types;
use futures::future::join_all;
use grader_core::{
    Gap, Seen,
    facts::{Elbv2, Listener, LoadBalancer, Rule, TargetGroup, TargetHealth},
};

use super::{Account, Call, failure::existing};

pub(crate) async fn look(aws: &Account) -> Elbv2 {
    let (load_balancers, target_groups) = futures::join!(load_balancers(aws), target_groups(aws));
    Elbv2 { load_balancers: load_balancers.into(), target_groups: target_groups.into() }
}

async fn load_balancers(aws: &Account) -> Result<Vec<LoadBalancer>, Gap> {
    let pages = aws.elbv2.describe_load_balancers().into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::DescribeLoadBalancers, pages, |page| page.load_balancers).await?;
    let all = join_all(found.into_iter().map(async |found| {
        let listeners = whole(listeners(aws, found.load_balancer_arn()).await)?;
        Some(LoadBalancer { listeners, ..records::load_balancer(found) })
    }));
    Ok(all.await.into_iter().flatten().collect())
}

async fn listeners(aws: &Account, load_balancer: Option<&str>) -> Result<Option<Vec<Listener>>, Gap> {
    let request = aws.elbv2.describe_listeners().set_load_balancer_arn(load_balancer.map(str::to_owned));
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let Some(found) = existing(aws.pages(Call::DescribeListeners, pages, |page| page.listeners).await)? else {
        return Ok(None);
    };
    let all = join_all(found.into_iter().map(async |found| {
        let rules = whole(rules(aws, found.listener_arn()).await)?;
        Some(Listener { rules, ..records::listener(found) })
    }));
    Ok(Some(all.await.into_iter().flatten().collect()))
}

async fn rules(aws: &Account, listener: Option<&str>) -> Result<Option<Vec<Rule>>, Gap> {
    let request = aws.elbv2.describe_rules().set_listener_arn(listener.map(str::to_owned));
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = existing(aws.pages(Call::DescribeRules, pages, |page| page.rules).await)?;
    Ok(found.map(|found| {
        let mut rules: Vec<_> = found.into_iter().map(records::rule).collect();
        // Priorities are numbers; the default rule, which has none, comes last.
        rules.sort_by_key(|rule| rule.priority.parse().unwrap_or(u32::MAX));
        rules
    }))
}

async fn target_groups(aws: &Account) -> Result<Vec<TargetGroup>, Gap> {
    let pages = aws.elbv2.describe_target_groups().into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::DescribeTargetGroups, pages, |page| page.target_groups).await?;
    let all = join_all(found.into_iter().map(async |found: types::TargetGroup| {
        let health = whole(health(aws, found.target_group_arn()).await)?;
        Some(TargetGroup { health, ..records::target_group(found) })
    }));
    Ok(all.await.into_iter().flatten().collect())
}

async fn health(aws: &Account, target_group: Option<&str>) -> Result<Option<Vec<TargetHealth>>, Gap> {
    let send = aws.elbv2.describe_target_health().set_target_group_arn(target_group.map(str::to_owned)).send();
    let answer = existing(aws.call(Call::DescribeTargetHealth, send).await)?;
    Ok(answer.map(|answer| {
        let targets = answer.target_health_descriptions.unwrap_or_default();
        targets.into_iter().map(records::target_health).collect()
    }))
}

/// None for the parts of something that was deleted meanwhile: it is left out as a whole.
fn whole<T>(parts: Result<Option<T>, Gap>) -> Option<Seen<T>> {
    parts.transpose().map(Seen::from)
}
