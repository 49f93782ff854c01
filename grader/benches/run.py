#!/usr/bin/env python3
"""The benchmark suite: prints a table, and writes the same as JSON.

    grader/benches/run.py [--grader FILE] [--json FILE] [--class-size N] [PART…]

Without a PART it measures all of them, one after the other, each beside what it is compared with, so that the ratios hold
on any machine. What a part needs and this machine lacks (Docker, the emulator's labs, a compiler at rest) skips that part
with a word. Without --grader it builds the release build without live deployments; `live`, `class-live`, `sources` and
`containers` need a program that has them (`cargo build --release --locked --workspace --bins`), and the labs, which are
among what `cargo build --locked --workspace --all-targets` builds.

A missed goal is no failure of this program: the table says `NO`. No test asserts a time.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from figures import HEAD, Part, Skipped, as_json

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = ["start", "judging", "recorded", "reports", "sources", "live", "class-live", "containers", "build"]


class Bench:
    """What the parts have in common: the program, a folder to work in, and Python packages."""

    def __init__(self, options, work):
        self.root, self.here, self.work = ROOT, HERE, work
        self.class_size = options.class_size
        self.target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
        self.grader = Path(options.grader).resolve() if options.grader else self._built()

    def _built(self):
        """The release build without live deployments, in a folder of its own: its features are others."""
        target = self.target / "bench"
        build = "cargo build --quiet --release --locked --no-default-features -p grader --bin grader --target-dir"
        subprocess.run([*build.split(), str(target)], cwd=ROOT, check=True)
        return target / "release" / "grader"

    def folder(self, name):
        """A new folder."""
        path = self.work / name
        path.mkdir()
        return path

    def python(self, *packages):
        """An interpreter that has these packages, installed once in the target folder."""
        venv = self.target / "bench-venv"
        python = venv / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        if subprocess.run(pip).returncode != 0:
            raise Skipped(f"{' and '.join(packages)} cannot be installed")
        return python

    def needs_live(self):
        """Skips the part where the program cannot look at deployments."""
        asked = [self.grader, "--lang", "en", "doctor", "--local"]
        said = subprocess.run(asked, capture_output=True, text=True, cwd=self.work)
        if "this build cannot look at deployments" in said.stderr:
            raise Skipped("this program was built without live deployments")

    def recorded_class(self, size):
        """The class list of `size` different recorded students."""
        folder = self.work / f"class-{size}"
        if not folder.exists():
            subprocess.run(
                [sys.executable, HERE / "generate.py", ROOT / "grader" / "demo", str(size), folder], check=True
            )
        return folder / "roster.csv"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grader", metavar="FILE", help="the program; without it, one is built")
    parser.add_argument("--json", metavar="FILE", help="where the figures go as JSON")
    parser.add_argument("--class-size", metavar="N", type=int, default=200, help="students of class-live [200]")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")

    figures, skipped = [], {}
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as work:
        bench = Bench(options, Path(work))
        print(HEAD)
        for name in options.parts or PARTS:
            part = Part(name)
            try:
                importlib.import_module(f"parts.{name.replace('-', '_')}").measure(bench, part)
            except Skipped as why:
                skipped[name] = str(why)
                print(f"{name:<11} skipped: {why}", flush=True)
            figures += part.figures
    missed = [f"{figure.part}: {figure.name}" for figure in figures if figure.met is False]
    print(f"{sum(figure.met is True for figure in figures)} goals met, {len(missed)} missed, {len(skipped)} parts skipped")
    if options.json:
        document = {
            "machine": machine(),
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "figures": as_json(figures),
            "skipped": skipped,
        }
        Path(options.json).write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine():
    """What it was measured on."""
    names = [line for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")]
    return {
        "processor": names[0].split(":")[1].strip() if names else platform.processor(),
        "processors": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": platform.platform(),
    }


if __name__ == "__main__":
    main()
