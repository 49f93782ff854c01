"""Faults of the cluster (task 5.2) and of the task definitions (task 5.4)."""

from ..catalogue import fault
from ..plan import Plan


@fault("5.2")
def cluster_missing(plan: Plan) -> None:
    """No cluster, hence no services and nothing to deploy to."""
    plan.cluster = None
    plan.services.clear()
    plan.deliveries.clear()


@fault("5.2")
def cluster_inactive(plan: Plan) -> None:
    """The cluster was deleted; AWS shows it as INACTIVE for a while."""
    plan.cluster.deleted = True
    plan.services.clear()
    plan.deliveries.clear()


@fault("5.2")
def cluster_container_instances(plan: Plan) -> None:
    """An EC2 instance is registered with the cluster."""
    plan.cluster.container_instances = 1


@fault("5.2")
def cluster_not_fargate(plan: Plan) -> None:
    """The cluster runs on EC2: two container instances, no Fargate provider, services of launch type EC2."""
    plan.cluster.capacity_providers = []
    plan.cluster.container_instances = 2
    for service in plan.services.values():
        service.launch_type = "EC2"


@fault("5.4")
def taskdef_missing(plan: Plan) -> None:
    """The employee's task definition was never registered, so that its service cannot exist."""
    for kept in (plan.task_definitions, plan.services, plan.deliveries):
        del kept["employee"]


@fault("5.4")
def taskdef_inactive(plan: Plan) -> None:
    """The customer's only revision was deregistered."""
    plan.task_definitions["customer"].deregistered = True


@fault("5.4")
def taskdef_ec2(plan: Plan) -> None:
    """The customer's definition is for EC2."""
    plan.task_definitions["customer"].compatibility = "EC2"


@fault("5.4")
def taskdef_network_bridge(plan: Plan) -> None:
    """The customer's definition uses the bridge network, which only EC2 allows."""
    plan.task_definitions["customer"].network_mode = "bridge"
    plan.task_definitions["customer"].compatibility = "EC2"


@fault("5.4")
def taskdef_cpu_256(plan: Plan) -> None:
    """The customer's definition has 256 CPU units."""
    plan.task_definitions["customer"].cpu = "256"


@fault("5.4")
def taskdef_memory_2048(plan: Plan) -> None:
    """The employee's definition has 2048 MiB."""
    plan.task_definitions["employee"].memory = "2048"


@fault("5.4")
def taskdef_container_name(plan: Plan) -> None:
    """The customer's container is called web, in the definition and in the service."""
    plan.task_definitions["customer"].container = "web"
    plan.services["customer"].container = "web"


@fault("5.4")
def taskdef_not_essential(plan: Plan) -> None:
    """The customer's container is not essential; another one is."""
    plan.task_definitions["customer"].essential = False
    plan.task_definitions["customer"].sidecar = "helper"


@fault("5.4")
def taskdef_port_80(plan: Plan) -> None:
    """The customer's container maps port 80."""
    plan.task_definitions["customer"].port = 80


@fault("5.4")
def taskdef_port_udp(plan: Plan) -> None:
    """The employee's port is a UDP one."""
    plan.task_definitions["employee"].protocol = "udp"


@fault("5.4")
def taskdef_no_db_host(plan: Plan) -> None:
    """The employee's definition does not say where the database is."""
    plan.task_definitions["employee"].db_host = None


@fault("5.4")
def taskdef_db_host_wrong(plan: Plan) -> None:
    """The customer's definition names another database."""
    plan.task_definitions["customer"].db_host = "otherdb.cabcdefghijk.us-east-1.rds.amazonaws.com"


@fault("5.4")
def taskdef_db_host_placeholder(plan: Plan) -> None:
    """The customer's definition still has the placeholder of the course."""
    plan.task_definitions["customer"].db_host = "<RDS-ENDPOINT>"


@fault("5.4")
def taskdef_no_awslogs(plan: Plan) -> None:
    """The customer's definition has no log configuration."""
    plan.task_definitions["customer"].log_driver = None


@fault("5.4")
def taskdef_log_driver(plan: Plan) -> None:
    """The employee's output goes to a JSON file."""
    plan.task_definitions["employee"].log_driver = "json-file"


@fault("5.4")
def taskdef_log_region(plan: Plan) -> None:
    """The customer's log group is looked for in another region than the lab's."""
    plan.task_definitions["customer"].log_region = "us-west-2"


@fault("5.4")
def taskdef_no_execution_role(plan: Plan) -> None:
    """The employee's definition has no execution role."""
    plan.task_definitions["employee"].execution_role = None
