#!/usr/bin/env bash
# Installs Debian's PostgreSQL and pgvector, for `npm run test:postgres`. Needs root, or sudo without a password.
# Debian 12 has no package of pgvector: there Debian 13's source is compiled for the installed PostgreSQL.
set -euo pipefail
MIRROR=http://deb.debian.org/debian
WITH_PGVECTOR=trixie

sudo=$([ "$(id -u)" = 0 ] || echo 'sudo -n')
install() { $sudo timeout 600 apt-get install -y --no-install-recommends "$@"; }

ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || {
  $sudo timeout 300 apt-get update
  install postgresql
}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
version=$(basename "$(dirname "$bin")")
[ ! -e "/usr/share/postgresql/$version/extension/vector.control" ] || exit 0

$sudo timeout 300 apt-get update
if apt-cache show "postgresql-$version-pgvector" >/dev/null 2>&1; then
  install "postgresql-$version-pgvector"
  exit 0
fi

install "postgresql-server-dev-$version" dpkg-dev gcc make
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/lists"
echo "deb-src $MIRROR $WITH_PGVECTOR main" >"$folder/sources.list"
# With lists of its own: what this machine installs from stays as it is.
apt_source() {
  timeout 300 apt-get -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o "Dir::State::Lists=$folder/lists" "$@"
}
cd "$folder"
apt_source update
apt_source source --only-source pgvector
cd pgvector-*
# For any processor of this kind: the compiled extension may be kept in an image.
make OPTFLAGS='' PG_CONFIG="$bin/pg_config"
$sudo make install PG_CONFIG="$bin/pg_config"
