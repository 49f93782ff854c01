"""Log groups, the cluster, task definitions and services."""

import json
import time

from ..plan import DATABASE_HOST, Cluster, Plan, Service, TaskDefinition
from .account import Account, task_id
from .balancing import Balancing
from .network import IMAGE, Network


def deploy(plan: Plan, account: Account, net: Network, balance: Balancing) -> None:
    ecs = account.client("ecs")
    if plan.cluster:
        _cluster(plan.cluster, account, ecs)
    definitions = {key: _task_definition(ecs, definition, plan, account, net) for key, definition in plan.task_definitions.items()}
    for service in plan.services.values():
        _service(ecs, plan.cluster, service, definitions, net, balance)
    # Only now: services could not be made in a deleted cluster or with a deregistered definition.
    for key, definition in plan.task_definitions.items():
        if definition.deregistered:
            ecs.deregister_task_definition(taskDefinition=definitions[key])
    if plan.cluster and plan.cluster.deleted:
        ecs.delete_cluster(cluster=plan.cluster.name)
    _logs(plan, account)
    _scaling(plan, account)


def _logs(plan: Plan, account: Account) -> None:
    logs = account.client("logs")
    now = int(time.time() * 1000)
    for group in plan.log_groups:
        logs.create_log_group(logGroupName=group)
        for role, service in plan.services.items():
            definition = plan.task_definitions[service.task_definition]
            if definition.log_group != group or not definition.log_driver or not service.running:
                continue
            for index in range(service.desired):
                stream = f"awslogs-capstone/{definition.container}/{task_id(account, service.name, index)}"
                logs.create_log_stream(logGroupName=group, logStreamName=stream)
                line = {"timestamp": now, "message": f"{role} microservice listening on port {definition.port}"}
                logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[line])


def _scaling(plan: Plan, account: Account) -> None:
    for scaling in plan.scaling:
        client = account.client("application-autoscaling")
        target = {
            "ServiceNamespace": "ecs",
            "ResourceId": f"service/{plan.cluster.name}/{plan.services[scaling.service].name}",
            "ScalableDimension": "ecs:service:DesiredCount",
        }
        client.register_scalable_target(**target, MinCapacity=scaling.least, MaxCapacity=scaling.most)
        if scaling.policy:
            tracked = {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}
            client.put_scaling_policy(
                **target,
                PolicyName=f"{scaling.service}-cpu",
                PolicyType="TargetTrackingScaling",
                TargetTrackingScalingPolicyConfiguration={
                    "TargetValue": 60.0,
                    "PredefinedMetricSpecification": tracked,
                },
            )


def _cluster(cluster: Cluster, account: Account, ecs) -> None:
    ecs.create_cluster(clusterName=cluster.name, capacityProviders=cluster.capacity_providers)
    for _ in range(cluster.container_instances):
        ec2 = account.client("ec2")
        made = ec2.run_instances(ImageId=IMAGE, InstanceType="t3.small", MinCount=1, MaxCount=1)
        document = {"instanceId": made["Instances"][0]["InstanceId"], "region": account.region}
        ecs.register_container_instance(cluster=cluster.name, instanceIdentityDocument=json.dumps(document))


def _task_definition(ecs, definition: TaskDefinition, plan: Plan, account: Account, net: Network) -> str:
    optional = {}
    if definition.execution_role:
        optional["executionRoleArn"] = account.role(definition.execution_role)
    if definition.architecture:
        optional["runtimePlatform"] = {"cpuArchitecture": definition.architecture, "operatingSystemFamily": "LINUX"}
    containers = [_container(definition, plan, account, net)]
    if definition.sidecar:
        containers.append({"name": definition.sidecar, "image": "public.ecr.aws/docker/library/busybox", "essential": True})
    for _ in range(definition.revisions):
        made = ecs.register_task_definition(
            family=definition.family,
            networkMode=definition.network_mode,
            requiresCompatibilities=[definition.compatibility],
            cpu=definition.cpu,
            memory=definition.memory,
            containerDefinitions=containers,
            **optional,
        )
    return made["taskDefinition"]["taskDefinitionArn"]


def _container(definition: TaskDefinition, plan: Plan, account: Account, net: Network) -> dict:
    image = plan.repositories.get(definition.repository)
    name = image.name if image else definition.repository
    container = {
        "name": definition.container,
        "image": f"{account.number}.dkr.ecr.{plan.region}.amazonaws.com/{name}:latest",
        "essential": definition.essential,
        "portMappings": [
            {"containerPort": definition.port, "hostPort": definition.port, "protocol": definition.protocol}
        ],
        "environment": [],
    }
    if definition.db_host:
        host = net.database_host if definition.db_host == DATABASE_HOST else definition.db_host
        container["environment"].append({"name": "APP_DB_HOST", "value": host or "supplierdb.example.com"})
    if definition.log_driver:
        container["logConfiguration"] = {"logDriver": definition.log_driver}
    if definition.log_driver == "awslogs":
        container["logConfiguration"]["options"] = {
            "awslogs-create-group": "true",
            "awslogs-group": definition.log_group,
            "awslogs-region": definition.log_region or plan.region,
            "awslogs-stream-prefix": "awslogs-capstone",
        }
    return container


def _service(ecs, cluster: Cluster, service: Service, definitions: dict, net: Network, balance: Balancing) -> None:
    definition = definitions[service.task_definition]
    entries = []
    if service.target_group:
        arn = balance.target_groups[service.target_group]
        entries.append({"targetGroupArn": arn, "containerName": service.container, "containerPort": service.port})
    network = {
        "awsvpcConfiguration": {
            "subnets": [net.subnets[name] for name in service.subnets],
            "securityGroups": [net.security_groups[service.security_group]],
            "assignPublicIp": "ENABLED" if service.public_ip else "DISABLED",
        }
    }
    common = {"cluster": cluster.name, "launchType": service.launch_type, "networkConfiguration": network}
    ecs.create_service(
        serviceName=service.name,
        taskDefinition=definition,
        loadBalancers=entries,
        desiredCount=service.desired,
        schedulingStrategy=service.strategy,
        deploymentController={"type": service.controller},
        platformVersion="LATEST",
        **common,
    )
    if service.controller == "CODE_DEPLOY":
        made = ecs.create_task_set(
            service=service.name, taskDefinition=definition, loadBalancers=entries, externalId="d-0A1B2C3D4", **common
        )
        task_set = made["taskSet"]["taskSetArn"]
        ecs.update_service_primary_task_set(cluster=cluster.name, service=service.name, primaryTaskSet=task_set)
    if service.running:
        # The emulator starts no tasks; it takes the desired count of an update as what runs.
        ecs.update_service(cluster=cluster.name, service=service.name, desiredCount=service.desired)
    if service.deleted:
        ecs.delete_service(cluster=cluster.name, service=service.name, force=True)
