"""One recorded submission, judged by all criteria in a cold process; beside it, the same number of scenarios and steps with
empty bodies in the runners of Python.

What they are given is made of our own features: as many scenarios in as many files, with as many steps, that do nothing.
The grader reads evidence, judges it and writes reports in the same time.
"""

import subprocess

import measure as clock
from figures import Skipped

RUNS = 11

# Reads our features as Cucumber does, and writes files with as many scenarios and steps.
EMPTY = '''
import sys
from pathlib import Path
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

features, out = map(Path, sys.argv[1:])
scenarios = steps = 0
for number, path in enumerate(sorted(features.rglob("*.feature"))):
    document = Parser().parse(path.read_text(encoding="utf-8")) | {"uri": str(path)}
    lines = [f"Feature: {number}"]
    for pickle in Compiler().compile(document):
        scenarios += 1
        lines.append(f"  Scenario: {scenarios}")
        for _ in pickle["steps"]:
            steps += 1
            lines.append(f"    Given step {steps}")
    (out / f"f{number}.feature").write_text("\\n".join(lines) + "\\n", encoding="utf-8")
print(scenarios, steps)
'''

BEHAVE = '''
from behave import given


@given("step {number}")
def step(context, number):
    pass
'''

PYTEST = '''
from pytest_bdd import given, parsers, scenarios

scenarios("features")


@given(parsers.parse("step {number}"))
def step(number):
    pass
'''


def measure(bench, part):
    grade = [bench.grader, "grade", bench.root / "grader/demo/right.json", "--out", bench.work / "judged", "--quiet"]
    ours = clock.fastest(grade, RUNS, ends=clock.ENDS)
    part.at_most("a recorded submission, cold process", ours.seconds * 1000, 100, "ms")
    part.at_most("its memory", ours.memory_mb, 40, "MB")

    python = bench.python("behave==1.3.3", "pytest-bdd==8.1.0", "pytest==8.4.2")
    folder = bench.folder("empty")
    features = folder / "features"
    (features / "steps").mkdir(parents=True)
    script = folder / "empty.py"
    script.write_text(EMPTY)
    made = subprocess.run(
        [python, script, bench.root / "features", features], check=True, capture_output=True, text=True
    )
    scenarios, steps = map(int, made.stdout.split())
    part.plain("scenarios", scenarios)
    part.plain("steps", steps)
    (features / "steps" / "steps.py").write_text(BEHAVE)
    (folder / "test_empty.py").write_text(PYTEST)
    for name, command in {
        "behave": [python, "-m", "behave", "--format", "progress", "--no-color"],
        "pytest-bdd": [python, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
    }.items():
        theirs = clock.fastest(command, 3, cwd=folder)
        part.plain(f"{name}, empty steps", theirs.seconds * 1000, "ms")
        part.at_least(f"{name} to ours", theirs.seconds / ours.seconds, 3, "times")
