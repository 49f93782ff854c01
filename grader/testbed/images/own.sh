#!/usr/bin/env bash
# Makes the images that a trial in containers needs where nothing can be pulled, and prints their names: the database's, then
# the one that stands for the base image of students' Dockerfiles, with Node.js and the packages of their application from
# Debian. Each is tagged with a digest of its sources, so it is built once.
set -euo pipefail
cd "$(dirname "$0")/../../.."

database=$(sample-app/images/database.sh | tail -n 1)
sources=grader/testbed/images

# One at a time: tests may call this from several processes.
exec 8>"${TMPDIR:-/tmp}/grader-testbed-images.lock"
flock 8

digest=$(find "$sources" -type f -print0 | sort -z | xargs -0 cat | sha256sum | cut -c1-12)
image=grader-testbed-node:$digest
if ! docker image inspect "$image" >/dev/null 2>&1; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cp -R "$sources/node/." "$work"
    mmdebstrap --quiet --variant=minbase --include=nodejs,node-express,node-mysql,node-mustache \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
        bookworm "$work/rootfs.tar" >&2
    docker build --quiet --tag "$image" "$work" >&2
fi
echo "$database"
echo "$image"
