"""How soon the program answers at all, and how large it is."""

import measure as clock

RUNS = 51


def measure(bench, part):
    took = clock.fastest([bench.grader, "--version"], RUNS)
    part.at_most("grader --version", took.seconds * 1000, 10, "ms")
    part.plain("program", bench.grader.stat().st_size / 2**20, "MiB")
