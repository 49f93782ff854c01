#!/usr/bin/env bash
# How fast a class of recorded students is graded, and what that takes: bundles read, judged, and every result written, by
# the whole program.
#
#     grader/benches/class.sh [--grader FILE] [--jobs N] [SIZE…]
#
# Makes classes of SIZE students (200, 2000 and 20000 unless told) from the recorded demonstration: every bundle is another
# one, with a student, an account and addresses of its own; two of three are the right lab, the third is half done. Each class is
# graded from bundles as they are (JSON) and from compressed ones (zstd), as `grader class` does without other options. Prints a
# table, and on the last line the same as JSON. Memory is the peak of resident memory that the kernel counted for the
# process. Without --grader, it builds the release build of the program without live deployments.
set -Eeuo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
grader="" jobs=()
while [ $# -gt 0 ]; do
    case $1 in
    --grader) grader=$(realpath "$2") && shift 2 ;;
    --jobs) jobs=(--jobs "$2") && shift 2 ;;
    -*) echo "unknown option $1" >&2 && exit 2 ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] || set -- 200 2000 20000
if [ -z "$grader" ]; then
    target=${CARGO_TARGET_DIR:-$root/target}/bench
    (cd "$root" && cargo build --quiet --release --locked --no-default-features -p grader --bin grader --target-dir "$target")
    grader=$target/release/grader
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=()

# measure SIZE KIND ROSTER OUT: grades a class and keeps what it took.
measure() {
    local size=$1 kind=$2 roster=$3 out=$4 took
    took=$(python3 "$(dirname "$0")/measure.py" "$grader" class "$roster" --out "$out" --quiet "${jobs[@]}")
    local there
    there=$(find "$out/students" -name result.json | wc -l)
    [ "$there" -eq "$size" ] || { echo "$there results for $size students" >&2 && exit 1; }
    rows+=("$(printf '{"students": %d, "bundles": "%s", %s}' "$size" "$kind" "$took")")
}

for size in "$@"; do
    python3 "$(dirname "$0")/generate.py" "$root/grader/demo" "$size" "$work/$size"
    measure "$size" json "$work/$size/roster.csv" "$work/$size/out"
    # The evidence that a class keeps is compressed.
    sed 's|work/\([^,]*\)\.json$|out/students/\1/evidence.json.zst|' "$work/$size/roster.csv" >"$work/$size/packed.csv"
    measure "$size" zstd "$work/$size/packed.csv" "$work/$size/again"
    rm -rf "${work:?}/$size"
done

printf '%s\n' "${rows[@]}" | python3 -c '
import json, os, sys
rows = [json.loads(line) for line in sys.stdin]
for row in rows:
    row["per_second"] = round(row["students"] / row["seconds"], 1)
heads = ["students", "bundles", "seconds", "per_second", "cpu_seconds", "memory_mb"]
for line in [heads, *([row[head] for head in heads] for row in rows)]:
    print("".join(f"{value:>12}" for value in line))
print(json.dumps({"processors": len(os.sched_getaffinity(0)), "runs": rows}))
'
