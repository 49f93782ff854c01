"""Faults of the image repositories (task 5.1)."""

from ..catalogue import fault
from ..plan import Plan


@fault("5.1")
def ecr_missing(plan: Plan) -> None:
    """Neither repository exists; the pipelines, which need them, do not either."""
    plan.repositories.clear()
    plan.deliveries.clear()


@fault("5.1")
def ecr_employee_missing(plan: Plan) -> None:
    """There is no repository for the employee service."""
    del plan.repositories["employee"], plan.deliveries["employee"]


@fault("5.1")
def ecr_no_images(plan: Plan) -> None:
    """Both repositories are empty."""
    for repository in plan.repositories.values():
        repository.tags = []


@fault("5.1")
def ecr_no_latest(plan: Plan) -> None:
    """The employee's image is tagged v1 only."""
    plan.repositories["employee"].tags = ["v1"]


@fault("5.1")
def ecr_no_policy(plan: Plan) -> None:
    """The customer's repository has no policy."""
    plan.repositories["customer"].policy = None


@fault("5.1")
def ecr_policy_no_pull(plan: Plan) -> None:
    """The customer's policy allows reading lists, not pulling."""
    plan.repositories["customer"].policy[0]["Action"] = ["ecr:DescribeImages", "ecr:ListImages"]


@fault("5.1")
def ecr_policy_deny(plan: Plan) -> None:
    """The customer's policy denies everything."""
    plan.repositories["customer"].policy[0]["Effect"] = "Deny"


@fault("5.1")
def ecr_policy_other_account(plan: Plan) -> None:
    """The customer's policy lets only another account in."""
    plan.repositories["customer"].policy[0]["Principal"] = {"AWS": "arn:aws:iam::999999999999:root"}
