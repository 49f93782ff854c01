"""Classes of recorded students, the whole process: bundles read, judged, and every result written.

Every bundle is another one, two of three are the right lab, the third is half done; see `generate.py`. The larger classes
say whether time is linear and memory flat; the largest needs 12 GB of disk for a while.
"""

import shutil

import measure as clock

SIZES = (200, 2_000, 20_000)


def measure(bench, part):
    took = {}
    for size in SIZES:
        out = bench.work / "out"
        roster = bench.recorded_class(size)
        took[size] = clock.run([bench.grader, "class", roster, "--out", out, "--quiet"], ends=clock.ENDS)
        there = sum(1 for _ in (out / "students").glob("*/result.json"))
        if there != size:
            raise SystemExit(f"{there} results for {size} students")
        if size == SIZES[1]:
            # What a class keeps is compressed.
            packed = roster.with_name("packed.csv")
            kept = "../out/students"
            lines = [line.replace(",work/", f",{kept}/").replace(".json", "/evidence.json.zst") for line in open(roster)]
            packed.write_text("".join(lines))
            again = clock.run([bench.grader, "class", packed, "--out", bench.work / "again", "--quiet"], ends=clock.ENDS)
            shutil.rmtree(bench.work / "again")
        shutil.rmtree(out)
        if size != SIZES[1]:
            shutil.rmtree(roster.parent)
    few, many, most = (took[size] for size in SIZES)
    part.at_least("2,000 students", SIZES[1] / many.seconds, 300, "students/s")
    part.plain("2,000 students, processor", many.cpu_seconds / SIZES[1] * 1000, "ms each")
    part.plain("2,000 students, from compressed bundles", SIZES[1] / again.seconds, "students/s")
    # The rules are read once, and that counts most in the smallest class.
    part.at_most("20,000 students: time of one, to one of 2,000", most.seconds / many.seconds / 10, 1.15, "ratio")
    part.plain("200 students: time of one, to one of 2,000", few.seconds / many.seconds * 10, "ratio")
    for size in SIZES:
        part.at_most(f"{size:,} students, memory", took[size].memory_mb, 150, "MB")
