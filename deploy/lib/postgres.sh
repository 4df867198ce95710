# An embedded Postgres in a state folder: DIR/pg (data), DIR/run (unix socket, no TCP), DIR/log/postgres.log. For `source`.
#
#   postgres_start DIR            makes the cluster when there is none, starts it, waits until it answers
#   postgres_stop DIR             stops it and waits for that
#   postgres_create DIR NAME      an empty database with roles and schemas (bootstrap.sql), ready for the migrator
#   postgres_migrate DIR NAME     applies migrations, functions and policies by psql alone, to a database that has none yet
#   postgres_psql DIR NAME [...]  psql as superuser
#
# A server refuses to run as root: root's clusters belong to the user `artifio` (made when missing). Whoever calls this is
# superuser `postgres` by peer authentication; the service user is mapped to the project's roles only.
# POSTGRES_SCRATCH=1 trades durability for speed, for tests.

postgres_bin() {
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -n "$newest" ]; then echo "$newest"; else dirname "$(command -v initdb)"; fi
}

postgres_user() {
  if [ "$(id -u)" -ne 0 ]; then id -un; return; fi
  getent passwd artifio >/dev/null || useradd --system --no-create-home --shell /usr/sbin/nologin artifio >/dev/null 2>&1 || true
  if getent passwd artifio >/dev/null; then echo artifio; else echo postgres; fi
}

postgres_as_user() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid="$(postgres_user)" --regid="$(id -g "$(postgres_user)")" --clear-groups "$@"; else "$@"; fi
}

postgres_start() {
  local dir=$1 bin
  bin=$(postgres_bin)
  mkdir -p "$dir/run" "$dir/log"
  [ "$(id -u)" -ne 0 ] || chown "$(postgres_user)" "$dir/run" "$dir/log"
  [ -s "$dir/pg/PG_VERSION" ] || postgres_init "$dir" || return 1
  # Roles of the operating system may have changed since the cluster was made.
  postgres_map "$dir"
  if postgres_as_user "$bin/pg_ctl" -D "$dir/pg" status >/dev/null 2>&1; then return 0; fi
  (cd / && postgres_as_user "$bin/pg_ctl" -D "$dir/pg" -l "$dir/log/postgres.log" -w -t 120 -s start) || {
    echo "Postgres did not start; see $dir/log/postgres.log" >&2
    return 1
  }
}

postgres_stop() {
  local dir=$1
  [ -s "$dir/pg/postmaster.pid" ] || return 0
  (cd / && postgres_as_user "$(postgres_bin)/pg_ctl" -D "$dir/pg" -m fast -w -t 60 -s stop) || true
}

postgres_init() {
  local dir=$1 quick=()
  [ -z "${POSTGRES_SCRATCH:-}" ] || quick=(--no-sync)
  mkdir -p "$dir/pg" && chmod 700 "$dir/pg"
  [ "$(id -u)" -ne 0 ] || chown "$(postgres_user)" "$dir/pg"
  (cd / && postgres_as_user "$(postgres_bin)/initdb" -D "$dir/pg" -U postgres -E UTF8 --locale=C.UTF-8 --data-checksums \
    --auth=peer --no-instructions "${quick[@]}" >"$dir/log/initdb.log" 2>&1) || {
    cat "$dir/log/initdb.log" >&2
    return 1
  }
  postgres_settings "$dir" >>"$dir/pg/postgresql.conf"
  echo "local all all peer map=artifio" >"$dir/pg/pg_hba.conf"
}

postgres_settings() {
  cat <<CONF
listen_addresses = ''
unix_socket_directories = '$1/run'
unix_socket_permissions = 0770
max_connections = 120
shared_buffers = 128MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
password_encryption = 'scram-sha-256'
# Statements carry password hashes and prompts: they stay out of the log, also when they fail.
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_min_duration_statement = -1
wal_level = replica
max_wal_size = 1GB
checkpoint_completion_target = 0.9
random_page_cost = 1.1
autovacuum_naptime = 15s
CONF
  [ -z "${POSTGRES_SCRATCH:-}" ] || cat <<CONF
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 64MB
CONF
}

postgres_map() {
  local dir=$1 service caller role
  service=$(postgres_user)
  caller=$(id -un)
  {
    for role in migrator authenticator service_authenticator worker monitor backup; do
      echo "artifio $service $role"
      [ "$caller" = "$service" ] || echo "artifio $caller $role"
    done
    echo "artifio $caller postgres"
  } >"$dir/pg/pg_ident.conf.new"
  [ "$(id -u)" -ne 0 ] || chown "$service" "$dir/pg/pg_ident.conf.new"
  mv "$dir/pg/pg_ident.conf.new" "$dir/pg/pg_ident.conf"
  [ ! -s "$dir/pg/postmaster.pid" ] || postgres_psql "$dir" postgres -qAtc 'select pg_reload_conf()' >/dev/null 2>&1 || true
}

postgres_psql() {
  local dir=$1 name=$2
  shift 2
  "$(postgres_bin)/psql" -X -q -v ON_ERROR_STOP=1 -h "$dir/run" -U postgres -d "$name" "$@"
}

postgres_create() {
  local dir=$1 name=$2
  [ -n "$(postgres_psql "$dir" postgres -Atc "select 1 from pg_database where datname = '$name'")" ] ||
    postgres_psql "$dir" postgres -c "create database \"$name\""
  PGOPTIONS='-c client_min_messages=warning' postgres_psql "$dir" "$name" -1 -f "$(postgres_sources)/bootstrap.sql"
}

postgres_migrate() {
  local dir=$1 name=$2 sql file
  sql=$(postgres_sources)
  {
    echo "set client_min_messages = warning; begin; set local role artifio_owner;"
    cat "$sql"/migrations/*.sql
    echo "reset role;"
    for file in "$sql"/migrations/*.sql; do
      echo "insert into migration.applied (name, checksum) values ('$(basename "$file")', '$(sha256sum <"$file" | cut -d' ' -f1)');"
    done
    find "$sql/functions" -name '*.sql' | LC_ALL=C sort | xargs cat
    cat "$sql"/policies/*.sql
    echo "commit;"
  } | "$(postgres_bin)/psql" -X -q -v ON_ERROR_STOP=1 -h "$dir/run" -U migrator -d "$name" -o /dev/null
}

postgres_sources() { cd "$(dirname "${BASH_SOURCE[0]}")/../../sql" && pwd; }
