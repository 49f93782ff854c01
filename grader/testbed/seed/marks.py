"""How seeding tells the emulator to hold a state that no AWS call leads to.

A target whose address ends in .66 is unhealthy; a load balancer whose access log prefix is `PROVISIONING_PREFIX` stays
in "provisioning".
"""

PROVISIONING_PREFIX = "testbed-provisioning"


def is_unhealthy(address: str) -> bool:
    return address.endswith(".66")


def unhealthy_address(index: int) -> str:
    return f"10.16.{10 + index}.66"


def healthy_address(index: int) -> str:
    return f"10.16.10.{20 + index}"
