"""Every variant of the lab, by the phase that it concerns; importing this package registers them all."""

from . import balancer, containers, groups, images, labs, monolith, services, variations  # noqa: F401
