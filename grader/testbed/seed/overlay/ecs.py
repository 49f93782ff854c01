"""The tasks that run, which the emulator does not start, and the services with the task sets of their deployments."""

from ..deploy import Account
from ..deploy.account import task_id
from ..marks import healthy_address
from ..plan import Plan
from .history import Run, current
from .rules import answer, plain


def rules(plan: Plan, account: Account, target_groups: dict[str, str], history: dict[str, list[Run]]) -> list[dict]:
    if not plan.cluster or plan.cluster.deleted or not plan.services:
        return []
    ecs = account.client("ecs")
    arn = ecs.describe_clusters(clusters=[plan.cluster.name])["clusters"][0]["clusterArn"]
    names = [service.name for service in plan.services.values()]
    described = plain(ecs.describe_services(cluster=arn, services=names))["services"]
    services = {service["serviceName"]: service for service in described}
    tasks = []
    for role, planned in plan.services.items():
        service, run = services[planned.name], current(history.get(role, []))
        primary = target_groups.get(_primary(plan, role) or "")
        _task_sets(service, run, primary)
        tasks += [_task(plan, account, arn, role, service, run, index) for index in range(service["runningCount"])]
    here = {"cluster": arn}
    return [
        answer("ecs:DescribeServices", {"services": described, "failures": []}, here, ("services", "services", "serviceArn")),
        answer("ecs:ListTasks", {"taskArns": [t["taskArn"] for t in tasks]}, here | {"desiredStatus": "RUNNING"}),
        answer("ecs:ListTasks", {"taskArns": []}, here | {"desiredStatus": "STOPPED"}),
        answer("ecs:DescribeTasks", {"tasks": tasks, "failures": []}, here, ("tasks", "tasks", "taskArn")),
    ]


def _primary(plan: Plan, role: str) -> str | None:
    """The key of the target group of the tasks that serve production: the one that production traffic goes to."""
    delivery = plan.deliveries.get(role)
    service, listener = plan.services[role], plan.listeners.get(delivery.production if delivery else 80)
    if service.primary:
        return service.primary
    # Nothing is deployed into a group of another service: the tasks stay where the service was created.
    if service.target_group and not service.target_group.startswith(role):
        return service.target_group
    routes = [listener.forward, *(rule.forward for rule in listener.rules)] if listener else []
    served = [keys[0] for keys in routes if keys and keys[0].startswith(role)]
    return served[0] if served else service.target_group


def _task_sets(service: dict, run: Run | None, target_group: str | None) -> None:
    for task_set in service.get("taskSets", []):
        running = service["runningCount"]
        task_set |= {"computedDesiredCount": service["desiredCount"], "runningCount": running, "pendingCount": 0}
        task_set["stabilityStatus"] = "STEADY_STATE" if running == service["desiredCount"] else "STABILIZING"
        if run and run.deployment:
            task_set |= {"externalId": run.deployment, "createdAt": run.started}
        for entry in task_set.get("loadBalancers", []):
            entry["targetGroupArn"] = target_group or entry["targetGroupArn"]


def _task(plan: Plan, account: Account, cluster: str, role: str, service: dict, run: Run | None, index: int) -> dict:
    definition = plan.task_definitions[plan.services[role].task_definition]
    image = plan.repositories.get(definition.repository)
    name = f"{image.name if image else definition.repository}:latest"
    arn = cluster.replace(":cluster/", ":task/") + "/" + task_id(account, service["serviceName"], index)
    container = {
        "containerArn": arn.replace(":task/", ":container/"),
        "taskArn": arn,
        "name": definition.container,
        "image": f"{account.number}.dkr.ecr.{plan.region}.amazonaws.com/{name}",
        "lastStatus": "RUNNING",
        "networkInterfaces": [{"privateIpv4Address": healthy_address(index)}],
        "healthStatus": "UNKNOWN",
    }
    if run and run.image:
        container["imageDigest"] = run.image
    times = {"createdAt": run.started, "startedAt": run.ended} if run else {}
    return {
        "taskArn": arn,
        "clusterArn": cluster,
        "group": f"service:{service['serviceName']}",
        "taskDefinitionArn": _definition(service),
        "lastStatus": "RUNNING",
        "desiredStatus": "RUNNING",
        "healthStatus": "UNKNOWN",
        "connectivity": "CONNECTED",
        "launchType": plan.services[role].launch_type,
        "containers": [container],
        **times,
    }


def _definition(service: dict) -> str:
    """The revision that runs: a service that CodeDeploy deploys names it in its task sets only."""
    return next((s["taskDefinition"] for s in service.get("taskSets", [])), None) or service["taskDefinition"]
