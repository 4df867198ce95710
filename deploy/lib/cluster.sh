# The embedded Postgres of the folder $STATE: a cluster in pg/, reachable only by its unix socket in run/. A server refuses to run as
# root: there it belongs to $SERVICE_USER. Used by deploy/bin/up and, for tests, by deploy/lib/scratch.
postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] || die "no Postgres under /usr/lib/postgresql; install the package postgresql"
  printf '%s' "$found"
}

ensure_cluster() {
  local bin
  bin=$(postgres_bin)
  if [ ! -s "$STATE/pg/PG_VERSION" ]; then
    say "making the database cluster"
    rm -rf "$STATE/pg"
    (cd / && as_service "$bin/initdb" -D "$STATE/pg" -U postgres -A peer --locale=C.UTF-8 -E UTF8 --data-checksums --no-sync) >"$STATE/log/initdb.log" 2>&1 ||
      { tail -n 5 "$STATE/log/initdb.log" >&2; die "initdb failed; see $STATE/log/initdb.log"; }
    as_service tee -a "$STATE/pg/postgresql.conf" >/dev/null <<<"include 'artifio.conf'"
  fi
  write_cluster_settings
}

write_cluster_settings() {
  local name role
  as_service tee "$STATE/pg/artifio.conf" >/dev/null <<END
# Written by deploy/lib/cluster.sh.
listen_addresses = ''
unix_socket_directories = '$STATE/run'
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = '256MB'
effective_cache_size = '1GB'
max_wal_size = '2GB'
jit = off
temp_file_limit = '1GB'
timezone = 'UTC'
log_timezone = 'UTC'
# Parameters of statements can be secrets.
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_min_error_statement = panic
END
  echo 'local all all peer map=artifio' | as_service tee "$STATE/pg/pg_hba.conf" >/dev/null
  # One user of the machine runs every program, and each program logs in under the role that it needs. Root is let in to look after it.
  for name in $(printf '%s\n' "$(as_service id -un)" root | sort -u); do
    for role in postgres migrator authenticator service_authenticator worker monitor backup; do printf 'artifio %s %s\n' "$name" "$role"; done
  done | as_service tee "$STATE/pg/pg_ident.conf" >/dev/null
}
