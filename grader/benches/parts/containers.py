"""Both microservices of a submission, built and tried in containers: what that takes beyond the sum of building and starting
them, which the engine's own command line does here, one after the other, with the same images."""

import os
import subprocess
import time

import measure as clock
from figures import Skipped
from parts.labs import labs

RUNS = 3
SERVICES = ("customer", "employee")


def measure(bench, part):
    bench.needs_live()
    if subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        raise Skipped("no Docker Engine")
    made = subprocess.run([bench.root / "grader/testbed/images/own.sh"], capture_output=True, text=True)
    if made.returncode != 0:
        raise Skipped(f"no images: {made.stderr.strip()[-300:]}")
    database, base = made.stdout.split()
    with labs(bench, 1) as lab:
        work = lab.folder / "work" / "s0"
        plain = sum(by_hand(work / "microservices" / name, database, base) for name in SERVICES)
        features = own_features(bench, database, base)
        look = [bench.grader, "grade", work, "--out", bench.work / "tried", "--local", "--only", "4", "--quiet"]
        took = clock.fastest([*look, "--features", features], RUNS, ends=clock.ENDS)
    part.plain("build and start of both, and of a database each, by hand", plain, "s")
    part.plain("both tried by the grader, whole process", took.seconds, "s")
    part.at_most("tried by the grader, to the sum by hand", took.seconds / plain, 2, "ratio")


def own_features(bench, database, base):
    """The rules with images that this machine has."""
    folder = bench.work / "features"
    subprocess.run(["cp", "-R", bench.root / "features", folder], check=True)
    lab = (folder / "lab.toml").read_text(encoding="utf-8")
    lab = lab.replace('"mariadb:11"', f'"{database}"').replace('"bridge"', '"none"')
    names = f'[containers.base_images]\n"node:20-alpine" = "{base}"'
    (folder / "lab.toml").write_text(lab.replace("[containers.base_images]", names), encoding="utf-8")
    return folder


def by_hand(folder, database, base):
    """Seconds that the engine takes to build one microservice, and to start it and a database beside it."""
    name = f"grader-bench-{os.getpid()}"
    dockerfile = (folder / "Dockerfile").read_text(encoding="utf-8")
    lines = [f"FROM {base}" if line.startswith("FROM") else line for line in dockerfile.splitlines()]
    begin = time.monotonic()
    try:
        build = ["docker", "build", "--quiet", "--no-cache", "--network", "none", "--tag", name, "--file", "-", folder]
        subprocess.run(build, input="\n".join(lines), text=True, check=True, capture_output=True)
        settings = ["MARIADB_ROOT_PASSWORD=coffee", "MARIADB_DATABASE=COFFEE"]
        setting = [word for text in settings for word in ("--env", text)]
        run = ["docker", "run", "--detach", "--rm", "--network", "none"]
        subprocess.run([*run, "--name", f"{name}-database", *setting, database], check=True, capture_output=True)
        subprocess.run([*run, "--name", f"{name}-service", name], check=True, capture_output=True)
        ready = ["docker", "exec", f"{name}-database", "mariadb-admin", "ping", "-pcoffee", "--silent"]
        while subprocess.run(ready, capture_output=True).returncode != 0 and time.monotonic() - begin < 60:
            time.sleep(0.05)
        return time.monotonic() - begin
    finally:
        for part in (f"{name}-service", f"{name}-database"):
            subprocess.run(["docker", "rm", "--force", part], capture_output=True)
        subprocess.run(["docker", "rmi", "--force", name], capture_output=True)
