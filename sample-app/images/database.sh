#!/usr/bin/env bash
# Makes sure that there is a database image, and prints its name on the last line of standard output.
#
# SAMPLE_APP_DATABASE_IMAGE names an image to use as it is (`mariadb:11`, `mysql:8`). Otherwise `mariadb:11` is used if this machine
# has it or can pull it, and failing that an image is built from Debian's packages. The built image is tagged with a digest of its
# sources, so it is built once.
set -euo pipefail
cd "$(dirname "$0")/database"

official=mariadb:11
own=sample-app-database

has() { docker image inspect "$1" >/dev/null 2>&1; }
say() { echo "database.sh: $*" >&2; }

# Prints the image's name and ends; compose.yaml finds it under our own name.
use() {
    docker tag "$1" "$own:latest"
    echo "$1"
    exit
}

# One at a time: tests may call this from several processes.
exec 9>"${TMPDIR:-/tmp}/sample-app-database.lock"
flock 9

if [ -n "${SAMPLE_APP_DATABASE_IMAGE:-}" ]; then
    has "$SAMPLE_APP_DATABASE_IMAGE" || docker pull --quiet "$SAMPLE_APP_DATABASE_IMAGE" >&2
    use "$SAMPLE_APP_DATABASE_IMAGE"
fi

digest=$(cat Dockerfile entrypoint.sh ../database.sh | sha256sum | cut -c1-12)
for image in "$official" "$own:$digest"; do
    if has "$image"; then use "$image"; fi
done
if timeout 60 docker pull --quiet "$official" >/dev/null 2>&1; then use "$official"; fi

say "$official cannot be pulled; building $own:$digest from Debian's packages (about a minute)"
if [ "$(id -u)" != 0 ]; then
    say "expected to run as root (mmdebstrap makes a root file system), found user $(id -un); run it with sudo, or set SAMPLE_APP_DATABASE_IMAGE"
    exit 1
fi
if ! command -v mmdebstrap >/dev/null; then
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends mmdebstrap >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp Dockerfile entrypoint.sh "$work"
mmdebstrap --quiet --variant=minbase --include=mariadb-server-core,mariadb-client-core \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='chroot "$1" groupadd --system --gid 999 mysql' \
    --customize-hook='chroot "$1" useradd --system --uid 999 --gid mysql --home-dir /var/lib/mysql --shell /usr/sbin/nologin mysql' \
    --customize-hook='mkdir -p "$1/var/lib/mysql"' \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
    bookworm "$work/rootfs.tar" >&2
docker build --quiet --tag "$own:$digest" "$work" >&2
use "$own:$digest"
