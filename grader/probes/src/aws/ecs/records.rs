//! The SDK's records of containers as ours.

use aws_sdk_ecs::types;
use grader_core::{
    Seen,
    facts::{
        Cluster, Container, Deployment, KeyValue, LoadBalancerEntry, LogConfiguration, PortMapping, Service,
        ServiceEvent, Task, TaskContainer, TaskDefinition, TaskSet,
    },
};

use crate::aws::{text::text, time::timestamp};

/// How many events of a service are kept.
const EVENTS: usize = 10;

pub(super) fn cluster(found: types::Cluster) -> Cluster {
    Cluster {
        name: found.cluster_name.unwrap_or_default(),
        arn: found.cluster_arn.unwrap_or_default(),
        status: found.status.unwrap_or_default(),
        capacity_providers: found.capacity_providers.unwrap_or_default(),
        container_instances: found.registered_container_instances_count,
        running_tasks: found.running_tasks_count,
        pending_tasks: found.pending_tasks_count,
        services: Seen::default(),
        tasks: Seen::default(),
    }
}

pub(super) fn service(found: types::Service) -> Service {
    let network = Network::of(found.network_configuration);
    let strategy = found.capacity_provider_strategy.unwrap_or_default();
    Service {
        name: found.service_name.unwrap_or_default(),
        arn: found.service_arn.unwrap_or_default(),
        status: found.status.unwrap_or_default(),
        launch_type: text(found.launch_type),
        capacity_providers: strategy.into_iter().map(|item| item.capacity_provider).collect(),
        scheduling_strategy: text(found.scheduling_strategy),
        deployment_controller: text(found.deployment_controller.map(|controller| controller.r#type)),
        // Services whose task sets carry it have an empty text here.
        task_definition: found.task_definition.filter(|arn| !arn.is_empty()),
        desired_count: found.desired_count,
        running_count: found.running_count,
        pending_count: found.pending_count,
        load_balancers: load_balancers(found.load_balancers),
        subnets: network.subnets,
        security_groups: network.security_groups,
        assign_public_ip: network.assign_public_ip,
        platform_version: found.platform_version,
        deployments: found.deployments.unwrap_or_default().into_iter().map(deployment).collect(),
        task_sets: found.task_sets.unwrap_or_default().into_iter().map(task_set).collect(),
        events: found.events.unwrap_or_default().into_iter().take(EVENTS).map(event).collect(),
        created_at: timestamp(found.created_at),
    }
}

fn deployment(found: types::Deployment) -> Deployment {
    Deployment {
        id: found.id.unwrap_or_default(),
        status: found.status.unwrap_or_default(),
        task_definition: found.task_definition,
        desired_count: found.desired_count,
        running_count: found.running_count,
        rollout_state: text(found.rollout_state),
        rollout_state_reason: found.rollout_state_reason,
    }
}

fn task_set(found: types::TaskSet) -> TaskSet {
    let network = Network::of(found.network_configuration);
    TaskSet {
        id: found.id.unwrap_or_default(),
        arn: found.task_set_arn.unwrap_or_default(),
        status: found.status.unwrap_or_default(),
        external_id: found.external_id,
        task_definition: found.task_definition,
        launch_type: text(found.launch_type),
        stability_status: text(found.stability_status),
        running_count: found.running_count,
        pending_count: found.pending_count,
        computed_desired_count: found.computed_desired_count,
        load_balancers: load_balancers(found.load_balancers),
        subnets: network.subnets,
        security_groups: network.security_groups,
        assign_public_ip: network.assign_public_ip,
        created_at: timestamp(found.created_at),
    }
}

/// The network of tasks in awsvpc mode; empty in other modes.
#[derive(Default)]
struct Network {
    subnets: Vec<String>,
    security_groups: Vec<String>,
    assign_public_ip: Option<String>,
}

impl Network {
    fn of(found: Option<types::NetworkConfiguration>) -> Self {
        let vpc = found.and_then(|network| network.awsvpc_configuration);
        vpc.map_or_else(Self::default, |vpc| Self {
            subnets: vpc.subnets,
            security_groups: vpc.security_groups.unwrap_or_default(),
            assign_public_ip: text(vpc.assign_public_ip),
        })
    }
}

fn load_balancers(found: Option<Vec<types::LoadBalancer>>) -> Vec<LoadBalancerEntry> {
    let entry = |entry: types::LoadBalancer| LoadBalancerEntry {
        target_group_arn: entry.target_group_arn,
        container_name: entry.container_name,
        container_port: entry.container_port,
    };
    found.unwrap_or_default().into_iter().map(entry).collect()
}

fn event(found: types::ServiceEvent) -> ServiceEvent {
    ServiceEvent { at: timestamp(found.created_at), message: found.message.unwrap_or_default() }
}

pub(super) fn task(found: types::Task) -> Task {
    Task {
        arn: found.task_arn.unwrap_or_default(),
        group: found.group,
        last_status: found.last_status.unwrap_or_default(),
        desired_status: found.desired_status,
        health_status: text(found.health_status),
        task_definition: found.task_definition_arn.unwrap_or_default(),
        started_by: found.started_by,
        stopped_reason: found.stopped_reason,
        started_at: timestamp(found.started_at),
        containers: found.containers.unwrap_or_default().into_iter().map(task_container).collect(),
    }
}

fn task_container(found: types::Container) -> TaskContainer {
    let interfaces = found.network_interfaces.unwrap_or_default();
    TaskContainer {
        name: found.name.unwrap_or_default(),
        image: found.image,
        image_digest: found.image_digest,
        last_status: found.last_status,
        exit_code: found.exit_code,
        reason: found.reason,
        private_ip: interfaces.into_iter().find_map(|interface| interface.private_ipv4_address),
    }
}

pub(super) fn task_definition(found: types::TaskDefinition) -> TaskDefinition {
    let compatibilities = found.requires_compatibilities.unwrap_or_default();
    TaskDefinition {
        arn: found.task_definition_arn.unwrap_or_default(),
        family: found.family.unwrap_or_default(),
        revision: found.revision,
        status: text(found.status).unwrap_or_default(),
        requires_compatibilities: compatibilities.iter().map(|name| name.as_str().to_owned()).collect(),
        network_mode: text(found.network_mode),
        cpu: found.cpu,
        memory: found.memory,
        execution_role_arn: found.execution_role_arn,
        task_role_arn: found.task_role_arn,
        cpu_architecture: text(found.runtime_platform.and_then(|platform| platform.cpu_architecture)),
        containers: found.container_definitions.unwrap_or_default().into_iter().map(container).collect(),
        registered_at: timestamp(found.registered_at),
    }
}

fn container(found: types::ContainerDefinition) -> Container {
    let variable = |pair: types::KeyValuePair| KeyValue {
        name: pair.name.unwrap_or_default(),
        value: pair.value.unwrap_or_default(),
    };
    let secret = |secret: types::Secret| KeyValue { name: secret.name, value: secret.value_from };
    let port = |port: types::PortMapping| PortMapping {
        container_port: port.container_port,
        host_port: port.host_port,
        protocol: text(port.protocol),
    };
    Container {
        name: found.name.unwrap_or_default(),
        image: found.image.unwrap_or_default(),
        essential: found.essential.unwrap_or(true),
        cpu: found.cpu,
        memory: found.memory,
        port_mappings: found.port_mappings.unwrap_or_default().into_iter().map(port).collect(),
        environment: found.environment.unwrap_or_default().into_iter().map(variable).collect(),
        secrets: found.secrets.unwrap_or_default().into_iter().map(secret).collect(),
        log_configuration: found.log_configuration.map(|log| LogConfiguration {
            driver: log.log_driver.as_str().to_owned(),
            options: log.options.unwrap_or_default().into_iter().collect(),
        }),
        command: found.command.unwrap_or_default(),
        entry_point: found.entry_point.unwrap_or_default(),
    }
}
