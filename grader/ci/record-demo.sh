#!/usr/bin/env bash
# Records the submissions of `grader demo` anew: after a change of what the grader asks, or of the seeded labs.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."
cargo run --quiet -p grader --example record_demo
cargo demo --out target/demo
