"""Figures: what a part of the suite measured, and the goal beside each that has one."""

from dataclasses import asdict, dataclass


class Skipped(Exception):
    """Why a part cannot be measured here."""


@dataclass(frozen=True)
class Figure:
    """A measured value."""

    part: str
    name: str
    value: float
    unit: str
    goal: str = ""
    # Whether the goal is met; nothing where there is none.
    met: bool | None = None


class Part:
    """The figures of one part, in their order."""

    def __init__(self, name):
        self.name = name
        self.figures = []

    def plain(self, name, value, unit=""):
        """A value without a goal."""
        self._add(name, value, unit, "", None)

    def at_most(self, name, value, limit, unit=""):
        """A value that should not be above its limit."""
        self._add(name, value, unit, f"≤ {limit:g}", value <= limit)

    def at_least(self, name, value, limit, unit=""):
        """A value that should not be below its limit."""
        self._add(name, value, unit, f"≥ {limit:g}", value >= limit)

    def _add(self, name, value, unit, goal, met):
        figure = Figure(self.name, name, round(float(value), 4), unit, goal, met)
        self.figures.append(figure)
        print(row(figure), flush=True)


HEAD = f"{'part':<11} {'figure':<52} {'value':>12} {'unit':<10} {'goal':>8}  met"


def row(figure):
    """A figure as a line of the table."""
    met = {None: "", True: "yes", False: "NO"}[figure.met]
    value = f"{figure.value:,.3f}".rstrip("0").rstrip(".")
    return f"{figure.part:<11} {figure.name:<52} {value:>12} {figure.unit:<10} {figure.goal:>8}  {met}"


def as_json(figures):
    """Figures as JSON objects."""
    return [asdict(figure) for figure in figures]
