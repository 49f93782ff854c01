#!/usr/bin/env bash
# Records the submissions of `grader demo` anew: after a change of what the grader asks, or of the seeded labs.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."
# All of the workspace at once, as the tests build it: alone, the example would have every AWS crate built again.
cargo build --quiet --workspace --all-targets
"${CARGO_TARGET_DIR:-target}/debug/examples/record_demo"
cargo demo --out target/demo
