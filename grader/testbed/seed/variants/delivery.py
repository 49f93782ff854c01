"""Faults and variations of the deployment groups and of the pipelines (phases 8 and 9)."""

from ..catalogue import fault, variation
from ..plan import Plan


@fault("8.1")
def codedeploy_missing(plan: Plan) -> None:
    """No CodeDeploy application, hence no groups and no pipelines."""
    plan.application = None


@fault("8.1")
def codedeploy_server_platform(plan: Plan) -> None:
    """The application deploys to servers."""
    plan.platform = "Server"


@fault("8.1")
def codedeploy_no_employee_group(plan: Plan) -> None:
    """The employee has no deployment group, hence no pipeline."""
    del plan.deliveries["employee"]


@fault("8.1")
def codedeploy_wrong_service(plan: Plan) -> None:
    """The customer's group deploys the employee service."""
    plan.deliveries["customer"].service = "employee"


@fault("8.1")
def codedeploy_listeners_swapped(plan: Plan) -> None:
    """In the customer's group 8080 is production and 80 is for tests."""
    plan.deliveries["customer"].production, plan.deliveries["customer"].test = 8080, 80


@fault("8.1")
def codedeploy_wait_60(plan: Plan) -> None:
    """The employee's blue tasks are kept for an hour."""
    plan.deliveries["employee"].wait_minutes = 60


@fault("8.1")
def codedeploy_in_place(plan: Plan) -> None:
    """The customer's group deploys in place."""
    plan.deliveries["customer"].style = "IN_PLACE"


@fault("8.2")
def pipeline_customer_missing(plan: Plan) -> None:
    """The customer has no pipeline."""
    plan.deliveries["customer"].pipeline = None


@fault("8.4")
def pipeline_employee_missing(plan: Plan) -> None:
    """The employee has no pipeline."""
    plan.deliveries["employee"].pipeline = None


@variation("8.2")
def pipeline_with_build(plan: Plan) -> None:
    """The pipelines also have a stage with CodeBuild."""
    for delivery in plan.deliveries.values():
        delivery.builds = True


@fault("8.2")
def pipeline_ecs_deploy(plan: Plan) -> None:
    """The customer's pipeline deploys with ECS itself."""
    plan.deliveries["customer"].deploys_by = "ECS"


@fault("8.2")
def pipeline_no_ecr(plan: Plan) -> None:
    """The customer's pipeline has no image among its sources."""
    plan.deliveries["customer"].image_source = False


@fault("8.4")
def pipeline_wrong_placeholder(plan: Plan) -> None:
    """The employee's pipeline replaces another placeholder than the one in the file."""
    plan.deliveries["employee"].placeholder = "IMAGE_NAME"


@fault("8.3")
def pipeline_customer_failed(plan: Plan) -> None:
    """The customer's only execution failed."""
    plan.deliveries["customer"].last_status = "Failed"


@fault("8.5")
def pipeline_employee_failed(plan: Plan) -> None:
    """The employee's last execution failed; the one before it succeeded."""
    plan.deliveries["employee"].last_status = "Failed"


@fault("8.6")
def listeners_not_switched(plan: Plan) -> None:
    """The customer's current tasks are in the group that production traffic does not go to."""
    plan.services["customer"].primary = "customer-one"


@fault("9.2")
def employee_not_pushed_again(plan: Plan) -> None:
    """The employee's image was not pushed after the first deployment."""
    plan.deliveries["employee"].updated = False


@fault("9.3")
def employee_old_image_runs(plan: Plan) -> None:
    """The last execution delivered an older image of the employee's than the one that is latest."""
    plan.deliveries["employee"].stale = True
