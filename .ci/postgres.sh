#!/usr/bin/env bash
# A PostgreSQL server of one's own, for the tests of the archive.
#
#     .ci/postgres.sh start FOLDER     prints its address; FOLDER is made, and holds everything
#     .ci/postgres.sh stop FOLDER      ends the server; FOLDER may be removed then
#
# It listens on a free port of 127.0.0.1 alone, with a password that nobody else knows. Where no
# server is installed, Debian's is, if this account may. Exits with 1, and says why, where there
# is no server to be had.
set -euo pipefail

fail() {
    echo "postgres.sh: $*" >&2
    exit 1
}

# Prints the folder of the newest server's programs.
programs() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V | tail -n 1 || true)
    if [[ -z $found ]] && command -v initdb >/dev/null; then
        found=$(dirname "$(readlink -f "$(command -v initdb)")")
    fi
    [[ -x $found/initdb && -x $found/pg_ctl ]] && echo "$found"
}

# Installs the server without starting the cluster that Debian would make.
install() {
    command -v apt-get >/dev/null || fail "there is no server, and no apt-get to install one"
    [[ $(id -u) == 0 ]] || fail "there is no server, and only root can install one"
    {
        mkdir -p /etc/postgresql-common
        [[ -e /etc/postgresql-common/createcluster.conf ]] ||
            echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
        apt-get -qq update &&
            DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql
    } >&2 || fail "postgresql could not be installed"
}

# Runs a program as the server's owner: it refuses to run as root.
as_owner() {
    if [[ $(id -u) == 0 ]]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

start() {
    local folder=$1 bin port password
    bin=$(programs) || { install && bin=$(programs); } || fail "there is no server"
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    (umask 077 && printf '%s\n' "$password" >"$folder/password")
    if [[ $(id -u) == 0 ]]; then
        chown -R postgres:postgres "$folder"
    fi
    as_owner test -w "$folder" ||
        fail "the account postgres cannot reach $folder; choose a folder that is not in a closed one"
    as_owner "$bin/initdb" -D "$folder/data" -U brief --pwfile="$folder/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 ||
        fail "initdb: $(tail -n 1 "$folder/initdb.log")"
    # What a crash would lose is not kept: the tests kill clients, never this server.
    as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 30 \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" \
        start >/dev/null 2>&1 || fail "the server did not start: $(tail -n 1 "$folder/data/server.log")"
    echo "postgresql://brief:$password@127.0.0.1:$port/postgres"
}

stop() {
    local bin
    bin=$(programs) || fail "there is no server"
    as_owner "$bin/pg_ctl" -D "$(cd "$1" && pwd)/data" -m immediate -w stop >/dev/null
}

[[ $# == 2 ]] || fail "usage: postgres.sh start|stop FOLDER"
case $1 in
start) start "$2" ;;
stop) stop "$2" ;;
*) fail "usage: postgres.sh start|stop FOLDER" ;;
esac
