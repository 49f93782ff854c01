#!/bin/sh
# Starts MariaDB. At the first start it makes what the variables of the official image ask for:
#   MARIADB_ROOT_PASSWORD, MARIADB_DATABASE, MARIADB_USER, MARIADB_PASSWORD (or the same with MYSQL_),
#   MARIADB_ALLOW_EMPTY_ROOT_PASSWORD, MARIADB_RANDOM_ROOT_PASSWORD,
# then runs /docker-entrypoint-initdb.d/*.sql and *.sh.
set -eu

data=/var/lib/mysql
first_socket=/run/mysqld/first.sock

# The value of a setting under its MariaDB or its MySQL name.
setting() {
    eval "printf '%s' \"\${MARIADB_$1:-\${MYSQL_$1:-}}\""
}

# A text inside an SQL string.
quoted() {
    printf '%s' "$1" | sed -e 's/\\/\\\\/g' -e "s/'/''/g"
}

first_client() {
    mariadb --socket="$first_socket" --user=root "$@"
}

first_start() {
    root_password=$(setting ROOT_PASSWORD)
    if [ -n "$(setting RANDOM_ROOT_PASSWORD)" ]; then
        root_password=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
        echo "entrypoint: root password: $root_password"
    fi
    if [ -z "$root_password" ] && [ -z "$(setting ALLOW_EMPTY_ROOT_PASSWORD)" ]; then
        echo "entrypoint: expected MARIADB_ROOT_PASSWORD, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD or MARIADB_RANDOM_ROOT_PASSWORD, found none; set one" >&2
        exit 1
    fi

    cp -a /var/lib/mysql.new/. "$data"/
    # Without a port: nobody can connect before everything is there.
    mariadbd --skip-networking --socket="$first_socket" --character-set-server=utf8mb4 &
    server=$!
    until first_client --execute 'SELECT 1' >/dev/null 2>&1; do
        kill -0 "$server" || exit 1
        sleep 0.1
    done

    database=$(setting DATABASE)
    user=$(setting USER)
    {
        echo "CREATE USER healthcheck@'127.0.0.1'; CREATE USER healthcheck@'localhost';"
        if [ -n "$database" ]; then
            echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
        fi
        if [ -n "$user" ]; then
            echo "CREATE USER '$(quoted "$user")'@'%' IDENTIFIED BY '$(quoted "$(setting PASSWORD)")';"
            if [ -n "$database" ]; then
                echo "GRANT ALL ON \`$(printf '%s' "$database" | sed 's/[_%]/\\&/g')\`.* TO '$(quoted "$user")'@'%';"
            fi
        fi
    } | first_client

    for file in /docker-entrypoint-initdb.d/*; do
        case "$file" in
            *.sql) echo "entrypoint: $file"; first_client ${database:+"$database"} <"$file" ;;
            *.sh) echo "entrypoint: $file"; sh "$file" ;;
        esac
    done

    # Last, because from here on root needs its password.
    first_client --execute "CREATE USER root@'%' IDENTIFIED BY '$(quoted "$root_password")'; GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION; ALTER USER root@'localhost' IDENTIFIED BY '$(quoted "$root_password")'; SHUTDOWN;"
    wait "$server"
}

if [ ! -d "$data/mysql" ]; then
    # A start that was cut short leaves no half-made directory that would pass for a whole one.
    trap 'rm -rf "$data"/*' EXIT
    first_start
    trap - EXIT
fi

exec mariadbd --bind-address=0.0.0.0 --character-set-server=utf8mb4 "$@"
