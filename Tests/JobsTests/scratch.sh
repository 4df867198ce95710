#!/usr/bin/env bash
# start REPOSITORY DIR: a throw-away Postgres with our schema. watch PID DIR: takes it down when that process has ended.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
case $1 in
  start)
    repository=$2 dir=$3
    mkdir -p "$dir/run"
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$dir"; fi
    cd /
    as "$bin/initdb" -D "$dir/pg" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >/dev/null
    as "$bin/pg_ctl" -D "$dir/pg" -l "$dir/run/log" -w -s -o "-k '$dir/run' -c listen_addresses= -c fsync=off -c max_connections=120" start
    sql="psql -h $dir/run -q -v ON_ERROR_STOP=1"
    $sql -U postgres -c 'create database artifio'
    $sql -U postgres -d artifio -f "$repository/sql/bootstrap.sql"
    for file in "$repository"/sql/migrations/*.sql; do $sql -U migrator -d artifio -c 'set role artifio_owner' -f "$file"; done
    for file in "$repository"/sql/functions/*/*.sql; do $sql -U migrator -d artifio -1 -f "$file"; done
    for file in "$repository"/sql/policies/*.sql; do $sql -U migrator -d artifio -1 -f "$file"; done
    ;;
  watch)
    while kill -0 "$2" 2>/dev/null; do sleep 1; done
    cd /
    as "$bin/pg_ctl" -D "$3/pg" -m immediate -s stop || true
    rm -rf "$3" "$3.log"
    ;;
esac
