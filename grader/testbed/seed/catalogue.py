"""The register of variants. A variant is a small function that changes a plan; its name is its id, with hyphens, and
its docstring is its note."""

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .plan import Plan, correct


class UnknownVariant(ValueError):
    """An id that no variant has."""


class Ineffective(ValueError):
    """A variant that leaves the plan as it was, and so would test nothing."""


@dataclass(frozen=True)
class Variant:
    id: str
    kind: str
    # The task whose clause a fault breaks, or that a variation concerns; empty for the lab as a whole.
    task: str
    note: str
    change: Callable[[Plan], None]


_VARIANTS: dict[str, Variant] = {}


def _register(kind: str, task: str) -> Callable:
    def decorate(change: Callable[[Plan], None]) -> Callable[[Plan], None]:
        identifier = change.__name__.replace("_", "-")
        if identifier in _VARIANTS:
            raise ValueError(f"two variants are called {identifier}")
        _VARIANTS[identifier] = Variant(identifier, kind, task, " ".join((change.__doc__ or "").split()), change)
        return change

    return decorate


def fault(task: str) -> Callable:
    """A change after which the lab is wrong."""
    return _register("fault", task)


def variation(task: str) -> Callable:
    """A change after which the lab is unusual and still right."""
    return _register("variation", task)


def variants() -> list[Variant]:
    """All variants, in the order of the files."""
    from . import variants as _  # noqa: F401  (importing the package registers them)

    return list(_VARIANTS.values())


def planned(identifiers: Iterable[str]) -> Plan:
    """The correct lab with these variants applied in turn."""
    known = {variant.id: variant for variant in variants()}
    plan = correct()
    for identifier in identifiers:
        if identifier not in known:
            raise UnknownVariant(f"no variant is called {identifier!r}; `python -m seed list` shows them all")
        before = copy.deepcopy(plan)
        known[identifier].change(plan)
        if plan == before:
            raise Ineffective(f"the variant {identifier!r} changes nothing here")
    return plan
