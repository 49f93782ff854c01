"""What one account holds, as data: the whole end state of the lab. Variants change it before it is deployed.

`None` for a resource means that the account lacks it. Cross references use our own keys ("customer-one"), so renaming
a resource never breaks one.
"""

from dataclasses import dataclass, field

from . import sources

# Stands for the endpoint of the lab's database, known only once that exists.
DATABASE_HOST = "@database-host"

# Where the lab's create-service files and rules let the world in.
ANYWHERE = "0.0.0.0/0"


@dataclass
class Ingress:
    """What a security group admits; protocol "-1" is all traffic."""

    first: int
    last: int
    protocol: str = "tcp"
    source: str = ANYWHERE


@dataclass
class SecurityGroup:
    name: str
    ingress: list[Ingress]


@dataclass
class Instance:
    name: str = "MonolithicAppServer"
    state: str = "running"
    public_ip: bool = True


@dataclass
class Ide:
    """A Cloud9 environment; its instance is another one than the monolith's."""

    name: str = "MicroservicesIDE"
    kind: str = "ec2"
    connection: str = "CONNECT_SSH"
    instance_type: str = "t3.small"
    subnet: str = "Public Subnet1"
    security_group: str = "ide"


@dataclass
class CodeRepository:
    """A CodeCommit repository with one branch, or with none when there are no files."""

    name: str
    files: dict[str, str]
    branch: str = "dev"
    # What was committed before, the oldest first.
    earlier: list[dict[str, str]] = field(default_factory=list)


@dataclass
class Database:
    identifier: str = "supplierdb"
    engine: str = "mysql"


@dataclass
class Repository:
    """An image repository; `policy` is the list of its statements, `tags` one image each."""

    name: str
    tags: list[str] = field(default_factory=lambda: ["latest"])
    policy: list[dict] | None = field(
        default_factory=lambda: [{"Effect": "Allow", "Principal": "*", "Action": "ecr:*"}]
    )


@dataclass
class Cluster:
    name: str = "microservices-serverlesscluster"
    capacity_providers: list[str] = field(default_factory=lambda: ["FARGATE", "FARGATE_SPOT"])
    container_instances: int = 0
    deleted: bool = False


@dataclass
class TaskDefinition:
    family: str
    container: str
    repository: str
    cpu: str = "512"
    memory: str = "1024"
    port: int = 8080
    protocol: str = "tcp"
    compatibility: str = "FARGATE"
    network_mode: str = "awsvpc"
    architecture: str | None = None
    execution_role: str | None = "PipelineRole"
    db_host: str | None = DATABASE_HOST
    log_driver: str | None = "awslogs"
    log_group: str = "awslogs-capstone"
    log_region: str | None = None
    essential: bool = True
    sidecar: str | None = None
    revisions: int = 1
    deregistered: bool = False


@dataclass
class TargetGroup:
    name: str
    health_path: str
    port: int = 8080
    kind: str = "ip"
    protocol: str = "HTTP"
    vpc: str = "lab"
    healthy: int = 0
    unhealthy: int = 0


@dataclass
class Rule:
    forward: list[str]
    paths: list[str] = field(default_factory=lambda: ["/admin/*"])
    sources: list[str] = field(default_factory=lambda: ["203.0.113.25/32"])
    priority: int = 1


@dataclass
class Listener:
    """`forward` holds keys of target groups; more than one are weighted, none is a fixed response."""

    forward: list[str]
    rules: list[Rule]
    protocol: str = "HTTP"


@dataclass
class LoadBalancer:
    name: str = "microservicesLB"
    scheme: str = "internet-facing"
    subnets: list[str] = field(default_factory=lambda: ["Public Subnet1", "Public Subnet2"])
    security_group: str = "microservices"
    provisioning: bool = False


@dataclass
class Service:
    name: str
    task_definition: str
    container: str
    target_group: str | None
    port: int = 8080
    desired: int = 1
    running: bool = True
    launch_type: str = "FARGATE"
    strategy: str = "REPLICA"
    controller: str = "CODE_DEPLOY"
    subnets: list[str] = field(default_factory=lambda: ["Public Subnet1", "Public Subnet2"])
    security_group: str = "microservices"
    public_ip: bool = True
    deleted: bool = False
    # Where the primary task set is registered: by default where production traffic goes.
    primary: str | None = None


@dataclass
class Delivery:
    """What delivers one service: its deployment group and its pipeline, and what came of them."""

    group: str
    pipeline: str | None
    # The key of the service that the group deploys, unless it is the delivery's own.
    service: str | None = None
    style: str = "BLUE_GREEN"
    wait_minutes: int = 5
    production: int = 80
    test: int = 8080
    image_source: bool = True
    builds: bool = False
    deploys_by: str = "CodeDeployToECS"
    placeholder: str = "IMAGE1_NAME"
    # Whether the image was pushed again after the first deployment, and delivered again.
    updated: bool = False
    last_status: str = "Succeeded"
    # Whether the last run delivered an older image than the one that is `latest` now.
    stale: bool = False


@dataclass
class Alarm:
    """Watches one metric."""

    name: str
    namespace: str
    metric: str
    dimensions: dict[str, str]
    threshold: float = 80.0
    state: str = "OK"


@dataclass
class Scaling:
    """What scales a service by itself: its bounds, and a policy that tracks the use of its processors."""

    service: str
    least: int
    most: int
    policy: bool = True


@dataclass
class Plan:
    region: str
    instance: Instance | None
    ide: Ide | None
    database: Database | None
    repositories: dict[str, Repository]
    cluster: Cluster | None
    task_definitions: dict[str, TaskDefinition]
    target_groups: dict[str, TargetGroup]
    security_groups: dict[str, SecurityGroup]
    balancer: LoadBalancer | None
    listeners: dict[int, Listener]
    services: dict[str, Service]
    code_repositories: dict[str, CodeRepository]
    application: str | None
    platform: str
    deliveries: dict[str, Delivery]
    log_groups: list[str]
    alarms: list[Alarm]
    scaling: list[Scaling]


def admin_rule(target: str) -> list[Rule]:
    return [Rule(forward=[target])]


def correct() -> Plan:
    """The end state of all nine phases."""
    roles = ("customer", "employee")
    paths = {"customer": "/", "employee": "/admin/suppliers"}
    groups = {
        f"{role}-{colour}": TargetGroup(f"{role}-tg-{colour}", paths[role]) for role in roles for colour in ("one", "two")
    }
    groups["customer-two"].healthy = 3
    groups["employee-two"].healthy = 1
    web = [Ingress(80, 80), Ingress(8080, 8080)]
    return Plan(
        region="us-east-1",
        instance=Instance(),
        ide=Ide(),
        database=Database(),
        repositories={role: Repository(role) for role in roles},
        cluster=Cluster(),
        task_definitions={role: TaskDefinition(f"{role}-microservice", role, role) for role in roles},
        target_groups=groups,
        security_groups={
            "monolith": SecurityGroup("MonolithicAppSG", [Ingress(80, 80)]),
            "microservices": SecurityGroup("microservices-sg", web),
            "ide": SecurityGroup("aws-cloud9-MicroservicesIDE-InstanceSecurityGroup", [Ingress(8080, 8081)]),
            "other": SecurityGroup("other-sg", [Ingress(22, 22)]),
        },
        balancer=LoadBalancer(),
        listeners={
            80: Listener(["customer-two"], admin_rule("employee-two")),
            8080: Listener(["customer-one"], admin_rule("employee-one")),
        },
        services={
            "customer": Service("customer-microservice", "customer", "customer", "customer-two", desired=3),
            "employee": Service("employee-microservice", "employee", "employee", "employee-two"),
        },
        code_repositories={
            "microservices": CodeRepository("microservices", sources.microservices(), earlier=[sources.starter()]),
            "deployment": CodeRepository("deployment", sources.deployment()),
        },
        application="microservices",
        platform="ECS",
        deliveries={
            role: Delivery(f"microservices-{role}", f"update-{role}-microservice", updated=role == "employee")
            for role in roles
        },
        log_groups=["awslogs-capstone"],
        alarms=[
            Alarm(
                "customer-cpu",
                "AWS/ECS",
                "CPUUtilization",
                {"ClusterName": "microservices-serverlesscluster", "ServiceName": "customer-microservice"},
            )
        ],
        scaling=[],
    )
