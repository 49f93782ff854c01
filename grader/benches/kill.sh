#!/usr/bin/env bash
# A recorded class whose grading is killed (kill -9) again and again and goes on: nothing may be lost, half-written or graded
# twice.
#
#     grader/benches/kill.sh GRADER [SIZE [KILLS]]
#
# Makes SIZE (2000) different recorded students, kills the program GRADER KILLS times (once), at moments that chance chooses
# and that are spread over the class, and runs the same command again each time. After each kill, and at the end, what is there
# is compared with a run without a kill: every result and every bundle that is there is whole, and none from before was written
# again. Prints times and the peak of memory. For the same over the emulator, see grader/tests/program/class_live.rs.
set -Eeuo pipefail
here=$(cd "$(dirname "$0")" && pwd)
grader=$(realpath "$1") size=${2:-2000} kills=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/generate.py" "$here/../demo" "$size" "$work"
cd "$work"

results() { find out/students -name result.json 2>/dev/null | wc -l; }
stamps() { find out/students -name result.json -printf '%P %T@\n' | sort; }

# What is there is what the run without a kill has there.
cat >compare.py <<'PYTHON'
import json, pathlib, sys
def result(path):
    found = json.loads(path.read_text(encoding="utf-8"))
    found.pop("run")
    return found
there = 0
for folder in pathlib.Path("out/students").iterdir():
    whole = pathlib.Path("whole/students", folder.name)
    if (folder / "result.json").exists():
        there += 1
        if result(folder / "result.json") != result(whole / "result.json"):
            sys.exit(f"{folder}: not the result of a run without a kill")
        if not (folder / "report.html").exists() or not (folder / "evidence.json.zst").exists():
            sys.exit(f"{folder}: a result without the rest")
    evidence = folder / "evidence.json.zst"
    if evidence.exists() and evidence.read_bytes() != (whole / evidence.name).read_bytes():
        sys.exit(f"{folder}: not the evidence of a run without a kill")
# The list may be missing; half of one may not be there.
if pathlib.Path("out/class.json").exists():
    json.loads(pathlib.Path("out/class.json").read_text(encoding="utf-8"))
print(there)
PYTHON

python3 "$here/measure.py" "$grader" class roster.csv --out whole --quiet >/dev/null

begin=$(date +%s.%N) peak=0 early=0 twice=0
: >before
for ((kill = 1; kill <= kills; kill++)); do
    "$grader" class roster.csv --out out --quiet >/dev/null 2>&1 &
    child=$!
    # The share of the class that this kill waits for, then up to 100 ms more.
    until [ "$(results)" -ge $((size * kill / (kills + 1))) ] || ! kill -0 "$child" 2>/dev/null; do sleep 0.02; done
    sleep "0.$(printf '%03d' $((RANDOM % 100)))"
    now=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$child/status" 2>/dev/null || true)
    [ "${now:-0}" -le "$peak" ] || peak=$now
    kill -9 "$child" 2>/dev/null || early=$((early + 1))
    wait "$child" 2>/dev/null || true
    mkdir -p out/students
    python3 compare.py >done
    stamps >after
    twice=$((twice + $(comm -23 before after | wc -l)))
    mv after before
done
killed=$(date +%s.%N) at_kill=$(cat done)

again=$(python3 "$here/measure.py" "$grader" class roster.csv --out out --quiet)
stamps >after
twice=$((twice + $(comm -23 before after | wc -l)))
[ "$(wc -l <after)" -eq "$size" ] || { echo "lost: $(wc -l <after) of $size" >&2 && exit 1; }
[ "$twice" -eq 0 ] || { echo "graded twice: $twice" >&2 && exit 1; }
python3 compare.py >done
printf '{"students": %d, "kills": %d, "ended_before_the_kill": %d, "done_at_kill": %d, "seconds_to_kill": %.2f, "memory_mb_at_kill": %d, "rest": {%s}, "lost": 0, "twice": 0}\n' \
    "$size" "$kills" "$early" "$at_kill" "$(awk "BEGIN {print $killed - $begin}")" "$peak" "$again"
