"""Faults of the target groups (task 6.1)."""

from ..catalogue import fault
from ..plan import Plan


@fault("6.1")
def tg_missing(plan: Plan) -> None:
    """No target groups, hence no listeners, services or deployment groups."""
    for part in (plan.target_groups, plan.listeners, plan.services, plan.deliveries):
        part.clear()


@fault("6.1")
def tg_employee_missing(plan: Plan) -> None:
    """The employee has only one target group, used on both listeners."""
    del plan.target_groups["employee-one"], plan.deliveries["employee"]
    plan.listeners[8080].rules[0].forward = ["employee-two"]


@fault("6.1")
def tg_port_80(plan: Plan) -> None:
    """The customer's first target group has port 80."""
    plan.target_groups["customer-one"].port = 80


@fault("6.1")
def tg_type_instance(plan: Plan) -> None:
    """The employee's second target group takes instances."""
    plan.target_groups["employee-two"].kind = "instance"


@fault("6.1")
def tg_protocol_https(plan: Plan) -> None:
    """The customer's second target group speaks HTTPS."""
    plan.target_groups["customer-two"].protocol = "HTTPS"


@fault("6.1")
def tg_health_path(plan: Plan) -> None:
    """The employee's first target group asks for / , which is a 404 there."""
    plan.target_groups["employee-one"].health_path = "/"


@fault("6.1")
def tg_health_path_customer(plan: Plan) -> None:
    """The customer's second target group asks for the employee's page."""
    plan.target_groups["customer-two"].health_path = "/admin/suppliers"


@fault("6.1")
def tg_other_vpc(plan: Plan) -> None:
    """The customer's first target group is in the default VPC."""
    plan.target_groups["customer-one"].vpc = "default"


@fault("9.5")
def targets_two_healthy(plan: Plan) -> None:
    """Only two of the customer's three targets are healthy."""
    plan.target_groups["customer-two"].healthy = 2
    plan.target_groups["customer-two"].unhealthy = 1


@fault("9.5")
def targets_none(plan: Plan) -> None:
    """No target is registered anywhere."""
    for group in plan.target_groups.values():
        group.healthy = 0
