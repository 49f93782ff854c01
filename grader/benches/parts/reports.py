"""Every document of a class of 2,000: how long it takes, and how large it is."""

import shutil

import measure as clock

SIZE = 2_000
FORMATS = [
    *("csv", "xlsx", "markdown", "moodle", "canvas"),
    *("html", "junit", "messages", "gradescope", "prairielearn", "autolab", "vocareum", "ags"),
]


def measure(bench, part):
    out = bench.work / "results"
    roster = bench.recorded_class(SIZE)
    clock.run([bench.grader, "class", roster, "--out", out, "--quiet"], ends=clock.ENDS)
    seen = set()
    for name in FORMATS:
        seen |= export(bench, part, out, name)
    if missing := export(bench, part, out, "all") - seen:
        raise SystemExit(f"this part does not know the format of {sorted(missing)[:3]}")
    shutil.rmtree(out)


def export(bench, part, results, name):
    """Measures one format; the files that it wrote."""
    exported = bench.work / "exported"
    command = [bench.grader, "export", results, "--format", name, "--out", exported, "--quiet"]
    took = clock.run(command, ends=clock.ENDS)
    files = [path for path in exported.rglob("*") if path.is_file()]
    part.plain(f"{name}, time", took.seconds, "s")
    part.plain(f"{name}, size", sum(path.stat().st_size for path in files) / 2**20, "MiB")
    shutil.rmtree(exported)
    return {path.relative_to(exported) for path in files}
