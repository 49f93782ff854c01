"""Faults of the monolith's instance and of the database (phase 2)."""

from ..catalogue import fault
from ..plan import Plan


@fault("2.1")
def monolith_missing(plan: Plan) -> None:
    """No instance at all."""
    plan.instance = None


@fault("2.1")
def monolith_stopped(plan: Plan) -> None:
    """The instance is stopped."""
    plan.instance.state = "stopped"


@fault("2.1")
def monolith_terminated(plan: Plan) -> None:
    """The instance was terminated; AWS shows it for a while."""
    plan.instance.state = "terminated"


@fault("2.1")
def monolith_no_public_ip(plan: Plan) -> None:
    """The instance has no public address."""
    plan.instance.public_ip = False


@fault("5.4")
def database_missing(plan: Plan) -> None:
    """No database instance; the task definitions name a host that is not there."""
    plan.database = None
