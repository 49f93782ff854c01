"""Labs that are wrong as a whole."""

from ..catalogue import fault
from ..plan import Plan


@fault("")
def empty_account(plan: Plan) -> None:
    """Nothing but the VPC that every lab starts with."""
    plan.instance = plan.ide = plan.database = plan.cluster = plan.balancer = plan.application = None
    parts = (plan.repositories, plan.task_definitions, plan.target_groups, plan.listeners, plan.services, plan.deliveries)
    for part in (*parts, plan.code_repositories, plan.log_groups):
        part.clear()


@fault("")
def half_done(plan: Plan) -> None:
    """The student got as far as phase 6: no services, no delivery, no source-ip condition, no targets."""
    plan.services.clear()
    plan.deliveries.clear()
    plan.application = None
    plan.log_groups.clear()
    for listener in plan.listeners.values():
        listener.rules[0].sources = []
    for group in plan.target_groups.values():
        group.healthy = 0


@fault("")
def services_swapped(plan: Plan) -> None:
    """Customer and employee are swapped: the services run each other's task definition and container."""
    for role, other in (("customer", "employee"), ("employee", "customer")):
        plan.services[role].task_definition = other
        plan.services[role].container = other
