#!/usr/bin/env bash
# fuzz.sh [SECONDS]: builds the fuzz targets with the coverage that libFuzzer steers by, and runs each for SECONDS
# [default: 10], starting from what it found before (`grader/fuzz/corpus/`, kept on this machine only) and from samples of
# the repository. `cargo fuzz run TARGET --fuzz-dir grader/fuzz` does the same with the sanitizers of a nightly compiler.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}

export RUSTFLAGS='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1 --cfg fuzzing'
host=$(rustc -vV | sed -n 's/^host: //p')
target=${CARGO_TARGET_DIR:-target}/fuzz
# With --target, build scripts and macros stay without instrumentation.
cargo build --locked --quiet --manifest-path grader/fuzz/Cargo.toml --target "$host" --target-dir "$target"

# seed TARGET FILE…: samples to start from.
seed() {
    local to=grader/fuzz/corpus/$1
    mkdir -p "$to"
    shift
    for file in "$@"; do cp "$file" "$to/$(basename "$(dirname "$file")")-$(basename "$file")"; done
}
# seed_document CHOICE NAME: a document to start from; its first byte chooses the reader (targets/documents.rs).
seed_document() {
    mkdir -p grader/fuzz/corpus/documents
    { printf "\\x0$1"; cat "grader/testbed/documents/$2"; } >"grader/fuzz/corpus/documents/$2"
}
seed bundle grader/tests/labs/links/evidence.json
seed settings features/lab.toml grader/tests/labs/links/lab.toml reports/example/class/classe.csv grader/words/submission.fr.toml
seed rubric features/phase-6-alb/*.feature features/ledgers/6.*.toml
seed roster grader/tests/rosters/*.csv reports/example/class/classe.csv
seed page reports/example/student/report.html
seed code features/phase-4-conteneurs/4.3*.feature
seed result reports/example/student/result.json
seed_document 0 diagram.drawio
seed_document 0 diagram-deflated.drawio
seed_document 1 diagram.svg
seed_document 1 diagram.drawio.svg
seed_document 2 diagram.drawio.png
seed_document 2 diagram-text.drawio.png
seed_document 3 diagram.pdf
seed_document 4 estimate.json
seed_document 5 estimate.csv
seed_document 6 estimate.pdf
seed_document 7 estimate.url
seed_document 8 answers.toml

for program in bundle settings rubric roster page code documents result; do
    echo "fuzz: $program"
    log=$(mktemp)
    # At most 2 GiB, ten seconds an input: more is a finding.
    if ! "$target/$host/debug/$program" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -max_len=65536 \
        -artifact_prefix="grader/fuzz/found-$program-" "grader/fuzz/corpus/$program" >"$log" 2>&1; then
        tail -n 60 "$log"
        exit 1
    fi
    grep -E '^Done|^#[0-9]+.*DONE' "$log" || true
    rm -f "$log"
done
