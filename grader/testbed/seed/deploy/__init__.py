"""Makes a plan real in one account, in the order of the lab, and says what tests need to know of it."""

from ..plan import Plan
from . import balancing, containers, delivery, images, network
from .account import Account

__all__ = ["Account", "deploy"]


def deploy(plan: Plan, account: Account) -> dict:
    """Deploys `plan`; returns addresses and identifiers, each `None` when the plan lacks the resource."""
    net = network.deploy(plan, account)
    images.deploy(plan, account)
    balance = balancing.deploy(plan, account, net)
    containers.deploy(plan, account, net, balance)
    delivery.deploy(plan, account, balance)
    return {
        "instance_id": net.instance_id,
        "monolith_ip": net.public_ip,
        "environment_id": net.environment,
        "database_host": net.database_host,
        "vpc_id": net.vpcs["lab"],
        "load_balancer_dns": balance.dns_name,
        "load_balancer_arn": balance.arn,
        "target_groups": balance.target_groups,
    }
