"""Looking at one student's deployment, with time added to every AWS call as the way to a cloud adds it.

How many round trips follow one another is what the time grows by when the added time grows. Beside it, a plain script that
makes the same calls with boto3, one after the other; see `sequential.py`.
"""

import collections
import json

import measure as clock
from parts.labs import labs

RUNS = 3
ADDED = (0, 50, 150)
# All tasks; microservices are not run in containers, which have a part of their own, and nothing is changed.
LOOK = ["--local", "--read-only", "--only", "1,2,3,5,6,7,8,9", "--quiet"]
# What reads the content of repositories, of which there is more the more a student has committed.
CONTENT = {"GetBlob", "GetBranch", "GetCommit", "GetFolder", "ListBranches", "ListFileCommitHistory"}


def measure(bench, part):
    bench.needs_live()
    with labs(bench, 1) as lab:
        work = lab.folder / "work" / "s0"
        look = [bench.grader, "grade", work, "--out", bench.work / "looked", *LOOK]
        clock.run(look, ends=clock.ENDS)
        took = {}
        for added in ADDED:
            runs = []
            for _ in range(RUNS):
                # The calls of this run alone.
                lab.latency(added)
                runs.append(clock.run(look, ends=clock.ENDS).seconds)
            took[added] = min(runs)
            part.plain(f"whole process, {added} ms added", took[added] * 1000, "ms")
        chain = (took[150] - took[50]) / 0.1
        part.at_most("round trips that follow one another", chain, 10)

        (calls,) = lab.calls()
        part.plain("calls", len(calls))
        plain = [call for call in calls if call["operation"].partition(":")[2] not in CONTENT]
        part.at_most("calls without the content of repositories", len(plain), 60)
        asked = collections.Counter((call["operation"], bytes(call["request"])) for call in calls)
        part.at_most("calls made twice", sum(count - 1 for count in asked.values()), 0)
        part.plain("bytes answered", sum(call["answered"] or 0 for call in calls) / 1024, "KiB")

        python = bench.python("boto3==1.44.5")
        (bench.work / "calls.json").write_text(json.dumps(calls))
        plainly = [python, bench.here / "sequential.py", work / "submission.toml", bench.work / "calls.json"]
        for added in (0, 50):
            lab.latency(added)
            theirs = clock.run(plainly)
            (again,) = lab.calls()
            if sorted(call["operation"] for call in again) != sorted(call["operation"] for call in calls):
                raise SystemExit("the plain script made other calls")
            part.plain(f"plain boto3 script, {added} ms added", theirs.seconds * 1000, "ms")
        part.at_least("plain script to ours, 50 ms added", theirs.seconds / took[50], 20, "times")
