"""Runs a command, and prints what it took as members of a JSON object: seconds, processor time, and the peak of memory."""

import resource
import subprocess
import sys
import time

# Of a class: all graded, something invalid, something unseen.
ENDS = (0, 3)

begin = time.monotonic()
ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
seconds = time.monotonic() - begin
if ended not in ENDS:
    sys.exit(f"{sys.argv[1:]} ended with {ended}")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    f'"seconds": {seconds:.2f}, "cpu_seconds": {used.ru_utime + used.ru_stime:.2f}, '
    f'"memory_mb": {used.ru_maxrss / 1024:.1f}'
)
