"""Labs that differ from the course and are right all the same."""

from ..catalogue import variation
from ..plan import Ingress, Plan, Rule, Scaling


@variation("")
def renamed_c_suffix(plan: Plan) -> None:
    """Every resource has the suffix -c, because the name was taken."""
    for part in (plan.repositories, plan.target_groups, plan.security_groups, plan.services):
        for resource in part.values():
            resource.name += "-c"
    for definition in plan.task_definitions.values():
        definition.family += "-c"
    for delivery in plan.deliveries.values():
        delivery.group += "-c"
        delivery.pipeline += "-c"
    plan.cluster.name += "-c"
    plan.balancer.name += "-c"
    plan.application += "-c"


@variation("6.1")
def blue_green_names(plan: Plan) -> None:
    """The target groups are called customer-blue-tg, customer-green-tg and so on."""
    for key, group in plan.target_groups.items():
        role, place = key.split("-")
        group.name = f"{role}-{'blue' if place == 'one' else 'green'}-tg"


@variation("2.1")
def monolith_renamed(plan: Plan) -> None:
    """The instance has another name and a public address."""
    plan.instance.name = "coffee-monolith"


def _tasks_in_one(plan: Plan) -> None:
    """A deployment has moved the tasks to the first groups."""
    for role in ("customer", "employee"):
        one, two = plan.target_groups[f"{role}-one"], plan.target_groups[f"{role}-two"]
        one.healthy, two.healthy = two.healthy, one.healthy


@variation("6.2")
def listeners_swapped(plan: Plan) -> None:
    """After a deployment: 80 forwards to the first groups, where the tasks are, 8080 to the second ones."""
    for port, place in ((80, "one"), (8080, "two")):
        plan.listeners[port].forward = [f"customer-{place}"]
        plan.listeners[port].rules[0].forward = [f"employee-{place}"]
    _tasks_in_one(plan)


@variation("6.2")
def listeners_both_one(plan: Plan) -> None:
    """After a deployment: both listeners forward to the first groups, where the tasks are."""
    for listener in plan.listeners.values():
        listener.forward = ["customer-one"]
        listener.rules[0].forward = ["employee-one"]
    _tasks_in_one(plan)


@variation("6.2")
def forward_weighted(plan: Plan) -> None:
    """Listeners and rules name both groups of a service with weights."""
    for port, places in ((80, ("two", "one")), (8080, ("one", "two"))):
        plan.listeners[port].forward = [f"customer-{place}" for place in places]
        plan.listeners[port].rules[0].forward = [f"employee-{place}" for place in places]


@variation("6.2")
def rule_more_paths(plan: Plan) -> None:
    """The rules are for /admin and /admin/*, and have other priorities."""
    for listener in plan.listeners.values():
        listener.rules[0].paths = ["/admin", "/admin/*"]
        listener.rules[0].priority = 10


@variation("6.2")
def rule_extra(plan: Plan) -> None:
    """A later rule sends /health to the customer service."""
    plan.listeners[80].rules.append(Rule(["customer-two"], ["/health"], [], priority=50))


@variation("6.2")
def sg_range(plan: Plan) -> None:
    """The security group admits 80 to 8080 in one rule."""
    plan.security_groups["microservices"].ingress = [Ingress(80, 8080)]


@variation("6.2")
def sg_all_traffic(plan: Plan) -> None:
    """The security group admits all traffic."""
    plan.security_groups["microservices"].ingress = [Ingress(0, 0, protocol="-1")]


@variation("9.1")
def source_ip_range(plan: Plan) -> None:
    """The rules admit a campus network and one more address."""
    for listener in plan.listeners.values():
        listener.rules[0].sources = ["198.51.100.0/24", "203.0.113.25/32"]


@variation("")
def region_eu_west_1(plan: Plan) -> None:
    """Everything is in eu-west-1, the log options included."""
    plan.region = "eu-west-1"


@variation("5.4")
def taskdef_arm64(plan: Plan) -> None:
    """The tasks run on ARM64."""
    for definition in plan.task_definitions.values():
        definition.architecture = "ARM64"


@variation("5.4")
def taskdef_revisions(plan: Plan) -> None:
    """Each family has three revisions; the services use the newest."""
    for definition in plan.task_definitions.values():
        definition.revisions = 3


@variation("5.4")
def log_group_other(plan: Plan) -> None:
    """The employee's log group has another name."""
    plan.task_definitions["employee"].log_group = "awslogs-employee"
    plan.log_groups.append("awslogs-employee")


@variation("5.1")
def ecr_more_tags(plan: Plan) -> None:
    """The repositories also hold older images."""
    for repository in plan.repositories.values():
        repository.tags = ["v1", "v2", "latest"]


@variation("5.1")
def ecr_policy_pull_only(plan: Plan) -> None:
    """The policies allow what a pull needs, in another spelling."""
    for repository in plan.repositories.values():
        repository.policy[0]["Principal"] = {"AWS": "*"}
        repository.policy[0]["Action"] = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]


@variation("4.6")
def employee_on_8081(plan: Plan) -> None:
    """The employee service uses 8081 everywhere: definition, target groups, service, security group."""
    plan.task_definitions["employee"].port = 8081
    plan.services["employee"].port = 8081
    for place in ("one", "two"):
        plan.target_groups[f"employee-{place}"].port = 8081
    plan.security_groups["microservices"].ingress.append(Ingress(8081, 8081))


@variation("9.5")
def scaled_by_policy(plan: Plan) -> None:
    """A policy scales the customer service between one and four tasks; two run now."""
    plan.services["customer"].desired = 2
    plan.target_groups["customer-two"].healthy = 2
    plan.scaling.append(Scaling("customer", least=1, most=4))
