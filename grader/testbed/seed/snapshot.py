"""What the emulator answers about an account, comparable between accounts: proves that a variant reached it."""

import hashlib
import json
import re

from .deploy import Account

# Ids, random parts of ARNs and times differ from account to account.
_RANDOM = re.compile(
    r"(i|r|sg|sgr|vpc|subnet|eni|vol|rtb|acl|igw|eipalloc|eipassoc|eni-attach|dopt)-[0-9a-f]{8,17}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,64}|\d{13,}"
    r"|\d+\.\d+\.\d+\.\d+(?!/)|ip-\d+-\d+-\d+-\d+|ec2-\d+-\d+-\d+-\d+|[0-9a-f]{2}(:[0-9a-f]{2}){5}"
)
_TIMES = re.compile(r"(time|date|at|change|created|updated|lasteventtimestamp|timestamp)$", re.IGNORECASE)

_CALLS = [
    ("ec2", "describe_instances"),
    ("ec2", "describe_security_groups"),
    ("ecr", "describe_repositories"),
    ("rds", "describe_db_instances"),
    ("elbv2", "describe_load_balancers"),
    ("elbv2", "describe_target_groups"),
    ("ecs", "list_task_definitions"),
    ("logs", "describe_log_groups"),
    ("codedeploy", "list_applications"),
    ("codepipeline", "list_pipelines"),
]


def snapshot(account: Account, overlay: list[dict]) -> str:
    """A digest of what the read-only calls and the overlay answer, without what differs between any two accounts."""
    seen = [getattr(account.client(service), call)() for service, call in _CALLS]
    seen += list(_images(account.client("ecr"))) + list(_containers(account.client("ecs")))
    seen += list(_balancing(account.client("elbv2")))
    seen += list(_pipelines(account.client("codepipeline"))) + overlay
    text = json.dumps(seen, default=str)
    for identifier, name in _names(account).items():
        text = text.replace(identifier, name)
    text = json.dumps(_plain(json.loads(text)), sort_keys=True)
    text = _RANDOM.sub("*", text.replace(account.number, "*"))
    return hashlib.sha256(text.encode()).hexdigest()


def _names(account: Account) -> dict[str, str]:
    """Names in place of ids: what refers to what is compared, although ids are random."""
    ec2, elb = account.client("ec2"), account.client("elbv2")
    names = {group["GroupId"]: group["GroupName"] for group in ec2.describe_security_groups()["SecurityGroups"]}
    for subnet in ec2.describe_subnets()["Subnets"]:
        names[subnet["SubnetId"]] = _name(subnet, subnet["CidrBlock"])
    for vpc in ec2.describe_vpcs()["Vpcs"]:
        names[vpc["VpcId"]] = _name(vpc, "default")
    names |= {g["TargetGroupArn"]: g["TargetGroupName"] for g in elb.describe_target_groups()["TargetGroups"]}
    for balancer in elb.describe_load_balancers()["LoadBalancers"]:
        listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
        names |= {listener["ListenerArn"]: f"listener {listener['Port']}" for listener in listeners}
    ecr = account.client("ecr")
    for repository in ecr.describe_repositories()["repositories"]:
        name = repository["repositoryName"]
        images = ecr.describe_images(repositoryName=name)["imageDetails"]
        names |= {image["imageDigest"]: f"{name} {image.get('imageTags')}" for image in images}
    return names


def _name(resource: dict, otherwise: str) -> str:
    return next((tag["Value"] for tag in resource.get("Tags", []) if tag["Key"] == "Name"), otherwise)


def _plain(value):
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k != "ResponseMetadata" and not _TIMES.search(k)}
    if isinstance(value, list):
        # Sets come in any order; what matters here is what they hold.
        return sorted((_plain(v) for v in value), key=lambda v: _RANDOM.sub("*", json.dumps(v, sort_keys=True, default=str)))
    return value


def _images(ecr):
    for repository in ecr.describe_repositories()["repositories"]:
        name = repository["repositoryName"]
        images = ecr.describe_images(repositoryName=name)["imageDetails"]
        yield {"images": sorted(str(image.get("imageTags")) for image in images)}
        try:
            yield {"policy": ecr.get_repository_policy(repositoryName=name)["policyText"]}
        except ecr.exceptions.RepositoryPolicyNotFoundException:
            yield {"policy": None}


def _containers(ecs):
    for arn in ecs.list_task_definitions()["taskDefinitionArns"]:
        yield ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
    for arn in ecs.list_clusters()["clusterArns"]:
        yield ecs.describe_clusters(clusters=[arn])["clusters"]
        services = ecs.list_services(cluster=arn)["serviceArns"]
        if services:
            yield ecs.describe_services(cluster=arn, services=services)["services"]


def _pipelines(codepipeline):
    for pipeline in codepipeline.list_pipelines()["pipelines"]:
        yield codepipeline.get_pipeline(name=pipeline["name"])["pipeline"]["stages"]


def _balancing(elb):
    for group in elb.describe_target_groups()["TargetGroups"]:
        health = elb.describe_target_health(TargetGroupArn=group["TargetGroupArn"])["TargetHealthDescriptions"]
        yield {"health": [target["TargetHealth"]["State"] for target in health]}
    for balancer in elb.describe_load_balancers()["LoadBalancers"]:
        for listener in elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]:
            yield listener
            yield elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
