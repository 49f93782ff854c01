//! The SDK's records of deployments as ours.

use aws_sdk_codedeploy::types;
use grader_core::{
    Seen,
    facts::{Application, CodeDeployment, DeploymentGroup},
};

use crate::aws::{text::text, time::timestamp};

pub(super) fn application(found: types::ApplicationInfo) -> Application {
    Application {
        name: found.application_name.unwrap_or_default(),
        platform: text(found.compute_platform),
        groups: Seen::default(),
    }
}

pub(super) fn group(found: types::DeploymentGroupInfo) -> DeploymentGroup {
    let style = found.deployment_style;
    let (terminate, ready) = found
        .blue_green_deployment_configuration
        .map(|blue_green| {
            (blue_green.terminate_blue_instances_on_deployment_success, blue_green.deployment_ready_option)
        })
        .unwrap_or_default();
    // An ECS deployment group has one service and one pair of target groups.
    let service = found.ecs_services.unwrap_or_default().into_iter().next();
    let balancing = found.load_balancer_info;
    let pair = balancing.and_then(|info| info.target_group_pair_info_list).and_then(|pairs| pairs.into_iter().next());
    let (groups, production, test) =
        pair.map(|pair| (pair.target_groups, pair.prod_traffic_route, pair.test_traffic_route)).unwrap_or_default();
    DeploymentGroup {
        name: found.deployment_group_name.unwrap_or_default(),
        service_role_arn: found.service_role_arn,
        deployment_config: found.deployment_config_name,
        deployment_type: text(style.as_ref().and_then(|style| style.deployment_type())),
        deployment_option: text(style.as_ref().and_then(|style| style.deployment_option())),
        cluster: service.as_ref().and_then(|service| service.cluster_name.clone()),
        service: service.and_then(|service| service.service_name),
        production_listeners: listeners(production),
        test_listeners: listeners(test),
        target_groups: groups.unwrap_or_default().into_iter().filter_map(|group| group.name).collect(),
        terminate_action: text(terminate.as_ref().and_then(|option| option.action())),
        terminate_wait_minutes: terminate.map(|option| option.termination_wait_time_in_minutes),
        ready_action: text(ready.and_then(|option| option.action_on_timeout)),
        deployments: Seen::default(),
    }
}

fn listeners(route: Option<types::TrafficRoute>) -> Vec<String> {
    route.and_then(|route| route.listener_arns).unwrap_or_default()
}

pub(super) fn deployment(found: types::DeploymentInfo) -> CodeDeployment {
    CodeDeployment {
        id: found.deployment_id.unwrap_or_default(),
        status: text(found.status).unwrap_or_default(),
        creator: text(found.creator),
        created_at: timestamp(found.create_time),
        completed_at: timestamp(found.complete_time),
        error: found.error_information.and_then(error),
        external_id: found.external_id,
    }
}

fn error(found: types::ErrorInformation) -> Option<String> {
    let parts: Vec<_> = text(found.code).into_iter().chain(found.message).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}
