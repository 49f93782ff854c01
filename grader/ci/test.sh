#!/usr/bin/env bash
# Everything that must hold, on a clean clone of a bare Debian machine with Rust: installs what it needs, then checks form,
# floors, documentation and the rubric, and runs every test.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."

# install PACKAGE…: installs Debian packages.
install() {
    echo "installing $*"
    if [ "$(id -u)" -ne 0 ]; then
        echo "these packages are needed and only root can install them: $*" >&2
        exit 1
    fi
    [ -n "${UPDATED:-}" ] || { apt-get update -qq && UPDATED=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
command -v cc >/dev/null || install gcc libc6-dev
# The fuzzing library is C++.
command -v c++ >/dev/null || install g++
command -v mmdebstrap >/dev/null || install mmdebstrap
command -v valgrind >/dev/null || install valgrind
command -v chromedriver >/dev/null || install chromium chromium-driver
python3 -c 'import venv, ensurepip' 2>/dev/null || install python3 python3-venv

step() { printf '\n== %s\n' "$*"; }

# Debian's packages for the images come over the network while the compiler works.
images=
if docker info >/dev/null 2>&1; then
    own_images=$(mktemp)
    grader/testbed/images/own.sh >"$own_images" 2>&1 &
    images=$!
fi

step form
cargo fmt --all --check
# `automod` finds these, and rustfmt does not.
rustfmt --check --edition 2024 grader/judge/src/steps/*.rs
step floors
grader/ci/floors.sh
step dependencies
grader/ci/dependencies.sh
step lints
cargo clippy --locked --workspace --all-targets -- -D warnings
cargo clippy --locked -p grader --no-default-features --lib --bins -- -D warnings
step documentation
RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps --quiet
# Before the tests: a build beside them would keep the engine from starting their containers in time.
if [ -n "$images" ]; then
    step images
    sample-app/images/build.sh
    wait "$images" || { cat "$own_images" >&2; exit 1; }
    cat "$own_images"
fi
step tests
cargo test --locked --workspace
step instructions
grader/ci/instructions.py
step fuzz
grader/ci/fuzz.sh 5
step rubric
# The program that the tests drove: `cargo run` would build it again, with the features of one package alone.
"${CARGO_TARGET_DIR:-target}/debug/grader" lint features
