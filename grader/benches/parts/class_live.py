"""A class of live deployments over one emulator, with 50 ms added to every AWS call: what its calls come to beside what the
emulator can answer at all, and whether all students are looked at alike.

The limit is measured by `load.py`: the calls of one student, ready as they go over the wire, through the same proxy without
time added. The emulator is one program of Python, so this is where a class stops here; AWS has other limits.
"""

import json
import statistics
import subprocess
from datetime import datetime

import measure as clock
from figures import Skipped
from parts.labs import labs
from parts.live import LOOK

THROTTLED = 429
CLIENTS = (8, 32)


def measure(bench, part):
    bench.needs_live()
    size = bench.class_size
    if size < 2:
        raise Skipped("a class has two students at least")
    python = bench.python("boto3==1.44.5")
    with labs(bench, size) as lab:
        # The calls of one student, ready to be sent.
        work, raw = lab.folder / "work" / "s0", bench.work / "raw.json"
        lab.latency(0)
        clock.run([bench.grader, "grade", work, "--out", bench.work / "one", *LOOK], ends=clock.ENDS)
        (bench.work / "calls.json").write_text(json.dumps(lab.calls()[0]))
        script = [python, bench.here / "sequential.py", work / "submission.toml", bench.work / "calls.json", raw]
        clock.run(script)
        limit = 0.0
        for clients in CLIENTS:
            load = [python, bench.here / "load.py", raw, str(clients), "3"]
            limit = max(limit, float(subprocess.run(load, check=True, capture_output=True, text=True).stdout))
        part.plain("emulator's own limit", limit, "calls/s")

        lab.latency(50)
        out = bench.work / "class"
        took = clock.run(
            [bench.grader, "class", lab.folder / "roster.csv", "--out", out, *LOOK], ends=clock.ENDS
        )
        calls = [call for student in lab.calls() for call in student]
        part.plain(f"{size} students, 50 ms added", took.seconds, "s")
        part.plain("students", size / took.seconds, "per s")
        part.at_least("calls of the class, to the emulator's limit", len(calls) / took.seconds / limit, 0.8, "ratio")
        part.plain("memory", took.memory_mb, "MB")
        part.plain("processor", took.cpu_seconds / size * 1000, "ms each")
        part.at_most("calls refused because there were too many", sum(c["status"] in (THROTTLED, 503) for c in calls), 0)
        seconds = sorted(span(path) for path in (out / "students").glob("*/result.json"))
        if len(seconds) != size:
            raise SystemExit(f"{len(seconds)} results for {size} students")
        part.plain("one student, median", statistics.median(seconds), "s")
        part.at_most("slowest student to the median one", seconds[-1] / statistics.median(seconds), 2, "times")


def span(path):
    """How long the student of this result took."""
    run = json.loads(path.read_text(encoding="utf-8"))["run"]
    began, ended = (datetime.fromisoformat(run[name]) for name in ("started_at", "finished_at"))
    return (ended - began).total_seconds()
