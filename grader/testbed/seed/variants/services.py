"""Faults of the services (tasks 7.1, 7.2 and 9.5)."""

from ..catalogue import fault
from ..plan import Plan


@fault("7.1")
def service_missing(plan: Plan) -> None:
    """There is no customer service."""
    del plan.services["customer"], plan.deliveries["customer"]


@fault("7.2")
def service_employee_missing(plan: Plan) -> None:
    """There is no employee service."""
    del plan.services["employee"], plan.deliveries["employee"]


@fault("7.1")
def service_inactive(plan: Plan) -> None:
    """The customer service was deleted; AWS shows it as INACTIVE for a while."""
    plan.services["customer"].deleted = True


@fault("7.1")
def service_ecs_controller(plan: Plan) -> None:
    """The customer service is deployed by ECS itself."""
    plan.services["customer"].controller = "ECS"


@fault("7.2")
def service_employee_ecs_controller(plan: Plan) -> None:
    """The employee service is deployed by ECS itself."""
    plan.services["employee"].controller = "ECS"


@fault("7.1")
def service_launch_type_ec2(plan: Plan) -> None:
    """The customer service runs on EC2."""
    plan.services["customer"].launch_type = "EC2"


@fault("7.1")
def service_daemon(plan: Plan) -> None:
    """The customer service is a DAEMON."""
    plan.services["customer"].strategy = "DAEMON"


@fault("7.1")
def service_no_load_balancer(plan: Plan) -> None:
    """The customer service is registered nowhere."""
    plan.services["customer"].target_group = None


@fault("7.1")
def service_wrong_target_group(plan: Plan) -> None:
    """The customer service is registered in a target group of the employee's."""
    plan.services["customer"].target_group = "employee-one"


@fault("7.2")
def service_employee_wrong_target_group(plan: Plan) -> None:
    """The employee service is registered in a target group of the customer's."""
    plan.services["employee"].target_group = "customer-one"


@fault("7.1")
def service_port_80(plan: Plan) -> None:
    """The customer service registers port 80 of its container."""
    plan.services["customer"].port = 80


@fault("7.1")
def service_one_subnet(plan: Plan) -> None:
    """The customer service has one subnet."""
    del plan.services["customer"].subnets[1]


@fault("7.1")
def service_other_sg(plan: Plan) -> None:
    """The customer service has another security group."""
    plan.services["customer"].security_group = "other"


@fault("7.1")
def service_no_public_ip(plan: Plan) -> None:
    """The tasks of the customer service get no public address."""
    plan.services["customer"].public_ip = False


@fault("7.2")
def service_employee_no_public_ip(plan: Plan) -> None:
    """The tasks of the employee service get no public address."""
    plan.services["employee"].public_ip = False


@fault("9.5")
def service_desired_1(plan: Plan) -> None:
    """The customer service was never scaled."""
    plan.services["customer"].desired = 1
    plan.target_groups["customer-two"].healthy = 1


@fault("9.5")
def service_none_running(plan: Plan) -> None:
    """The customer service wants three tasks and none runs."""
    plan.services["customer"].running = False
    plan.target_groups["customer-two"].healthy = 0
