"""Faults of the security group, the load balancer, its listeners and rules (tasks 6.2 and 9.1)."""

from ..catalogue import fault
from ..plan import ANYWHERE, Plan


@fault("6.2")
def sg_no_8080(plan: Plan) -> None:
    """The security group admits port 80 only."""
    del plan.security_groups["microservices"].ingress[1]


@fault("6.2")
def sg_no_80(plan: Plan) -> None:
    """The security group admits port 8080 only."""
    del plan.security_groups["microservices"].ingress[0]


@fault("6.2")
def sg_empty(plan: Plan) -> None:
    """The security group admits nothing."""
    plan.security_groups["microservices"].ingress.clear()


@fault("6.2")
def sg_udp(plan: Plan) -> None:
    """The security group admits UDP instead of TCP."""
    for rule in plan.security_groups["microservices"].ingress:
        rule.protocol = "udp"


@fault("6.2")
def alb_missing(plan: Plan) -> None:
    """No load balancer, hence no listeners; target groups without one cannot serve services."""
    plan.balancer = None
    for part in (plan.listeners, plan.services, plan.deliveries):
        part.clear()


@fault("6.2")
def alb_internal(plan: Plan) -> None:
    """The load balancer is internal."""
    plan.balancer.scheme = "internal"


@fault("6.2")
def alb_not_active(plan: Plan) -> None:
    """The load balancer is still being provisioned."""
    plan.balancer.provisioning = True


@fault("6.2")
def alb_other_subnets(plan: Plan) -> None:
    """The load balancer is in one public and one private subnet."""
    plan.balancer.subnets = ["Public Subnet1", "Private Subnet2"]


@fault("6.2")
def alb_other_sg(plan: Plan) -> None:
    """The load balancer has another security group, which admits SSH only."""
    plan.balancer.security_group = "other"


@fault("6.2")
def no_listener_80(plan: Plan) -> None:
    """There is no listener on port 80."""
    del plan.listeners[80]
    plan.deliveries.clear()


@fault("6.2")
def no_listener_8080(plan: Plan) -> None:
    """There is no listener on port 8080."""
    del plan.listeners[8080]
    plan.deliveries.clear()


@fault("6.2")
def listener_https(plan: Plan) -> None:
    """The listener on port 80 speaks HTTPS."""
    plan.listeners[80].protocol = "HTTPS"


@fault("6.2")
def listener_default_employee(plan: Plan) -> None:
    """The listener on port 80 forwards to the employee service by default."""
    plan.listeners[80].forward = ["employee-two"]


@fault("6.2")
def listener_8080_default_employee(plan: Plan) -> None:
    """The listener on port 8080 forwards to the employee service by default."""
    plan.listeners[8080].forward = ["employee-one"]


@fault("6.2")
def listener_fixed_response(plan: Plan) -> None:
    """The listener on port 8080 answers 404 by default."""
    plan.listeners[8080].forward = []


@fault("6.2")
def rule_missing(plan: Plan) -> None:
    """The listener on port 80 has no rule for the employee's pages."""
    plan.listeners[80].rules.clear()


@fault("6.2")
def rule_missing_8080(plan: Plan) -> None:
    """The listener on port 8080 has no rule for the employee's pages."""
    plan.listeners[8080].rules.clear()


@fault("6.2")
def rule_wrong_path(plan: Plan) -> None:
    """The rule on port 80 is for /employee/*."""
    plan.listeners[80].rules[0].paths = ["/employee/*"]


@fault("6.2")
def rule_wrong_target(plan: Plan) -> None:
    """The rule on port 8080 forwards to the customer service."""
    plan.listeners[8080].rules[0].forward = ["customer-one"]


@fault("9.1")
def rule_without_source_ip(plan: Plan) -> None:
    """Neither rule has a source-ip condition."""
    for listener in plan.listeners.values():
        listener.rules[0].sources = []


@fault("9.1")
def rule_without_source_ip_80(plan: Plan) -> None:
    """The rule on port 80 has no source-ip condition."""
    plan.listeners[80].rules[0].sources = []


@fault("9.1")
def rule_without_source_ip_8080(plan: Plan) -> None:
    """The rule on port 8080 has no source-ip condition."""
    plan.listeners[8080].rules[0].sources = []


@fault("9.1")
def rule_source_ip_any(plan: Plan) -> None:
    """The source-ip condition of the rule on port 80 admits everyone."""
    plan.listeners[80].rules[0].sources = [ANYWHERE]
