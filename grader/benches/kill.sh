#!/usr/bin/env bash
# A recorded class whose grading is killed (kill -9) in the middle and goes on: nothing may be lost, nothing graded twice.
#
#     grader/benches/kill.sh GRADER [SIZE]
#
# Makes SIZE (2000) different recorded students, kills the program GRADER once half of the results are there, runs the same
# command again, and compares: every student has a result; the results from before the kill were not written again; and all
# are what a run without a kill gives. Prints times and the peak of memory. For the same over the emulator, see
# grader/tests/program/class_live.rs.
set -Eeuo pipefail
here=$(cd "$(dirname "$0")" && pwd)
grader=$(realpath "$1") size=${2:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/generate.py" "$here/../demo" "$size" "$work"
cd "$work"

results() { find out/students -name result.json 2>/dev/null | wc -l; }

begin=$(date +%s.%N)
"$grader" class roster.csv --out out --quiet >/dev/null 2>&1 &
child=$!
until [ "$(results)" -ge $((size / 2)) ]; do sleep 0.1; done
peak=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$child/status")
kill -9 "$child"
wait "$child" 2>/dev/null || true
killed=$(date +%s.%N)
find out/students -name result.json -printf '%P %T@\n' | sort >before
# Whatever is there is whole.
find out/students -name result.json -print0 | xargs -0 -n 200 python3 -c 'import json, sys; [json.load(open(f)) for f in sys.argv[1:]]'

again=$(python3 "$here/measure.py" "$grader" class roster.csv --out out --quiet)
find out/students -name result.json -printf '%P %T@\n' | sort >after
[ "$(wc -l <after)" -eq "$size" ] || { echo "lost: $(wc -l <after) of $size" >&2 && exit 1; }
twice=$(comm -23 before after | wc -l)
[ "$twice" -eq 0 ] || { echo "graded twice: $twice" >&2 && exit 1; }

python3 "$here/measure.py" "$grader" class roster.csv --out whole --quiet >/dev/null
python3 - <<'PYTHON'
import json, pathlib, sys
def results(folder):
    found = {}
    for path in pathlib.Path(folder, "students").glob("*/result.json"):
        result = json.loads(path.read_text(encoding="utf-8"))
        result.pop("run")
        found[path.parent.name] = result
    return found
if results("out") != results("whole"):
    sys.exit("the results are not those of a run without a kill")
PYTHON
printf '{"students": %d, "done_at_kill": %d, "seconds_to_kill": %.2f, "memory_mb_at_kill": %d, "rest": {%s}, "lost": 0, "twice": 0}\n' \
    "$size" "$(wc -l <before)" "$(awk "BEGIN {print $killed - $begin}")" "$peak" "$again"
