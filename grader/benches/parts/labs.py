"""The labs that the live parts look at: the program `labs` of the examples, driven by its standard input."""

import json
import subprocess
from contextlib import contextmanager

from figures import Skipped


class Labs:
    """A class in the emulator, each student behind a proxy of their own."""

    def __init__(self, process, folder):
        self.process, self.folder = process, folder

    def _say(self, order):
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()
        return self._hear()

    def _hear(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the labs have ended")
        return json.loads(line)

    def latency(self, milliseconds):
        """Adds this time to every AWS call from now on, and forgets the calls so far."""
        self._say(f"latency {milliseconds}")

    def calls(self):
        """The calls since then, student by student."""
        return self._say("calls")


@contextmanager
def labs(bench, size):
    """Labs of `size` students, until the block ends."""
    program = bench.target / "debug" / "examples" / "labs"
    if not program.exists():
        raise Skipped("no labs: cargo build --locked --workspace --all-targets")
    folder = bench.folder(f"labs-{size}")
    process = subprocess.Popen(
        [program, folder, str(size)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        if process.stdout.readline().strip() != '"ready"':
            raise Skipped(f"no labs: {process.stderr.read().strip()[-300:]}")
        yield Labs(process, folder)
    finally:
        process.stdin.close()
        process.wait()
