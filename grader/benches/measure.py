"""What a command took: seconds, processor time, and the peak of its resident memory, as the kernel counted them.

As a program, it prints that of one command as members of a JSON object; `kill.sh` uses it so.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

# Of a class: all graded, some failed, something invalid, something unseen.
ENDS = (0, 1, 3)


@dataclass(frozen=True)
class Took:
    """What one command took."""

    seconds: float
    cpu_seconds: float
    memory_mb: float


def run(command, ends=(0,), **options):
    """Runs a command to its end; one that ends otherwise than expected is an error."""
    options.setdefault("stdout", subprocess.DEVNULL)
    begin = time.monotonic()
    # By its own process, not by all children together: the peak of memory is this one's.
    child = subprocess.Popen([str(word) for word in command], **options)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ends:
        raise SystemExit(f"{command} ended with {child.returncode}")
    return Took(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def fastest(command, times, **options):
    """The fastest of several runs: what else the machine does only ever makes one slower."""
    return min((run(command, **options) for _ in range(times)), key=lambda took: took.seconds)


if __name__ == "__main__":
    took = run(sys.argv[1:], ends=ENDS)
    print(
        f'"seconds": {took.seconds:.2f}, "cpu_seconds": {took.cpu_seconds:.2f}, "memory_mb": {took.memory_mb:.1f}'
    )
