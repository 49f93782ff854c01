#!/usr/bin/env python3
"""Guards the hot paths by what no other program on the machine disturbs: the number of instructions, counted by callgrind.

    grader/ci/instructions.py [--update] [PROGRAM]

Grades recorded students with the program that the tests drove (no build of its own) and compares what each hot path takes
with `instructions.json`. More than a tenth above it fails: make the path cheaper again, or accept the price with --update.
More than a tenth below fails too, so that the next slow-down is seen. It is a build without optimisation, so the numbers say
nothing of times; they say when a path does more than it did.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = HERE / "instructions.json"
TOLERANCE = 0.10
# Two students: what the first one finds and the second one need not do again is guarded as well.
STUDENTS = 2
# What is guarded, and the function that does it.
PATHS = {
    "reading the rules": "grader_judge::run::Judge::new",
    "making the phrases ready": "cucumber::World::collection",
    "opening a bundle": "grader::bundle::parse",
    "judging a student": "grader::grading::replay",
    "writing the page": "grader_report::html::render",
    "writing the result": "grader_report::json::v1::render",
    "compressing the evidence": "grader::bundle::compressed",
}


def counted(program):
    """Instructions of each path, all its calls together."""
    with tempfile.TemporaryDirectory() as work:
        made = [sys.executable, ROOT / "grader/benches/generate.py", ROOT / "grader/demo", str(STUDENTS), f"{work}/class"]
        subprocess.run(made, check=True)
        out = f"{work}/callgrind"
        valgrind = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}"]
        grade = [program, "class", f"{work}/class/roster.csv", "--out", f"{work}/out", "--jobs", "1", "--quiet"]
        # The second student is half done, so not all points are earned.
        if subprocess.run([*valgrind, *grade], stdout=subprocess.DEVNULL).returncode not in (0, 1):
            raise SystemExit("the program did not grade the class")
        annotate = ["callgrind_annotate", "--inclusive=yes", "--threshold=100", out]
        said = subprocess.run(annotate, check=True, capture_output=True, text=True).stdout
    found = {}
    for line in said.splitlines():
        # `1,234 (5.00%)  FILE:FUNCTION [OBJECT]`: a function stands there once for each file that it has lines of.
        matched = re.match(r"\s*([\d,]+) \([^)]*\)\s+\S*?:(\S+)(?: \(\d+x\))?(?: \[|$)", line)
        if matched:
            number = int(matched[1].replace(",", ""))
            found[matched[2]] = max(number, found.get(matched[2], 0))
    missing = [function for function in PATHS.values() if function not in found]
    if missing:
        raise SystemExit(f"not seen, renamed or compiled away: {', '.join(missing)}")
    return {path: found[function] for path, function in PATHS.items()}


def main():
    words = [word for word in sys.argv[1:] if word != "--update"]
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    now = counted(words[0] if words else target / "debug" / "grader")
    if "--update" in sys.argv:
        KEPT.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
        return
    before = json.loads(KEPT.read_text(encoding="utf-8"))
    off = 0
    for path, count in now.items():
        ratio = count / before[path] if path in before else float("inf")
        strays = abs(ratio - 1) > TOLERANCE
        off += strays
        print(f"{path:<26} {count / 1e6:>9.1f} M  {ratio:>6.3f} of what it was{'  <-- ' * strays}")
    if off:
        sys.exit(f"{off} paths strayed by more than {TOLERANCE:.0%}: see the head of {Path(__file__).name}")


if __name__ == "__main__":
    main()
