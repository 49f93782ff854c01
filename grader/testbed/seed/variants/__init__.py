"""Every variant of the lab, by the phase that it concerns; importing this package registers them all."""

from . import balancer, containers, delivery, groups, images, labs, monolith, services, sources, variations  # noqa: F401
