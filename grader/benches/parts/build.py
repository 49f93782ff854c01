"""From a clean clone to a first report, cold; and from an edited step to what its tests say.

Crates are not downloaded again: how long that takes is a matter of the network. Both begin with an empty target folder, so
this part compiles for minutes; it is for a machine that does nothing else.
"""

import os
import subprocess

import measure as clock

STEP = "grader/judge/src/steps/alarm.rs"


def measure(bench, part):
    clone = bench.work / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", bench.root, clone], check=True)
    env = os.environ | {"CARGO_TARGET_DIR": str(bench.work / "cold")}
    took = clock.run("cargo demo --out demo".split(), cwd=clone, env=env)
    part.at_most("clean clone to the first report", took.seconds, 180, "s")

    # The program that graders run, with live deployments, in a target folder of its own.
    env["CARGO_TARGET_DIR"] = str(bench.work / "cold-live")
    took = clock.run("cargo run --quiet --locked -p grader -- demo --out live".split(), cwd=clone, env=env)
    part.at_most("the same with live deployments", took.seconds, 600, "s")

    env["CARGO_TARGET_DIR"] = str(bench.work / "cold")
    test = "cargo test --quiet --locked -p grader-judge --test catalogue".split()
    clock.run(test, cwd=clone, env=env)
    step = clone / STEP
    step.write_text(step.read_text() + "\n/// Changes what is compiled.\npub(super) const EDITED: u8 = 1;\n")
    took = clock.run(test, cwd=clone, env=env)
    part.at_most("an edited step to its tests", took.seconds, 15, "s")
