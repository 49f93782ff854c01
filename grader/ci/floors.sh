#!/usr/bin/env bash
# Proves the floors of ARCHITECTURE.md: judging and reporting need no network, no SDK and no container engine, and the
# three crates of the middle floor never import one another.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."

# refuse PACKAGE PATTERN [CARGO TREE OPTIONS…]: fails when PACKAGE depends on a crate whose name matches PATTERN.
refuse() {
    local package=$1 pattern=$2 tree found
    shift 2
    tree=$(cargo tree --locked -p "$package" -e normal,build --prefix none --format '{p}' "$@" | cut -d' ' -f1 | sort -u)
    found=$(grep -E "^($pattern)$" <<<"$tree" || true)
    if [ -n "$found" ]; then
        echo "floors: $package must not depend on:" $found >&2
        return 1
    fi
}

world='tokio|reqwest|hyper|aws-.*|testcontainers|bollard'
refuse grader-core "$world|cucumber|grader-(judge|report|probes)"
refuse grader-documents "$world|cucumber|grader-(judge|probes|report)"
refuse grader-page "$world|cucumber|grader-(judge|probes|report)"
refuse grader-judge "$world|grader-(report|probes)"
refuse grader-report "$world|cucumber|grader-(judge|probes)"
refuse grader-probes 'cucumber|grader-(judge|report)'
refuse grader "$world|grader-probes" --no-default-features
echo 'floors: as drawn'
