#!/usr/bin/env bash
# Makes the images that a trial in containers needs where nothing can be pulled, and prints their names: the database's, then
# the one that stands for the base image of students' Dockerfiles.
set -euo pipefail
cd "$(dirname "$0")/../../.."

target=${CARGO_TARGET_DIR:-target}
database=$(sample-app/images/database.sh | tail -n 1)

# One at a time: tests may call this from several processes.
exec 8>"${TMPDIR:-/tmp}/grader-testbed-base.lock"
flock 8

# The services are only run here; the sample application's own tests keep them up to date.
[ -x "$target/sample-app-images/employee/employee" ] || sample-app/images/build.sh customer employee >&2
digest=$({ echo "$database"; cat grader/testbed/images/base/*; sha256sum <"$target/sample-app-images/customer/customer"; sha256sum <"$target/sample-app-images/employee/employee"; } | sha256sum | cut -c1-12)
image=grader-testbed-base:$digest
if ! docker image inspect "$image" >/dev/null 2>&1; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cp grader/testbed/images/base/* "$target/sample-app-images/customer/customer" "$target/sample-app-images/employee/employee" "$work"
    docker build --quiet --build-arg "DATABASE=$database" --tag "$image" "$work" >&2
fi
echo "$database"
echo "$image"
