# Starting, waiting, and what is said at the end.
ensure_assets() {
  [ -x "$ROOT/deploy/lib/assets" ] || { [ ! -e "$ROOT/deploy/lib/assets.sh" ] || die "deploy/lib/assets.sh must be executable as deploy/lib/assets"; return 0; }
  # A start that was interrupted may have left half a virtual environment.
  [ -x "$STATE/venv/bin/pip" ] || rm -rf "$STATE/venv"
  "$ROOT/deploy/lib/assets" "$STATE" >"$STATE/log/assets.log" 2>&1 || { tail -n 20 "$STATE/log/assets.log" >&2; die "the pages' assets could not be made; see $STATE/log/assets.log"; }
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_everything() {
  local port
  for port in "$PORT" "$SANDBOX_PORT"; do port_is_free "$port" || die "port $port is in use; name another with --port N"; done
  say "starting"
  # A session of its own, so that Ctrl-C reaches this script, which then stops everything in order.
  as_service setsid "$STATE/bin/artifio" supervise "$STATE/services.json" >>"$STATE/log/supervisor.log" 2>&1 </dev/null &
  SUPERVISOR=$!
}

# Everything runs already: take in the new programs, functions and nginx files without losing a request.
renew_everything() {
  say "already running; renewing"
  SUPERVISOR=$(pid_of supervisor)
  as_service "$STATE/bin/artifio" migrate --sql "$STATE/share/sql" >>"$STATE/log/migrate.log" 2>&1 || die "the migration failed; see $STATE/log/migrate.log"
  as_service "$STATE/bin/artifio" roll >&2
  as_root kill -HUP "$(pid_of nginx)"
}

wait_healthy() {
  local url="https://127.0.0.1:$PORT/health/ready" tries
  for tries in $(seq 900); do
    if curl -fsS --cacert "$STATE/tls/ca.pem" --max-time 5 -o /dev/null "$url" 2>/dev/null; then return 0; fi
    [ -d "/proc/$SUPERVISOR" ] || { explain; die "it did not start; see the files in $STATE/log"; }
    sleep 0.1
  done
  explain
  "$ROOT/deploy/bin/down" --state "$STATE"
  die "it was not healthy within 90 s; see the files in $STATE/log"
}

# The last lines of whatever complained.
explain() {
  local file
  tail -n 5 "$STATE/log/supervisor.log" >&2 || true
  for file in migrate seed postgres responder-admin nginx; do
    [ -s "$STATE/log/$file.log" ] && { say "--- $file"; tail -n 5 "$STATE/log/$file.log" >&2; }
  done
  return 0
}

greet() {
  printf '\nArtifio is up: %s\n' "$PUBLIC_URL"
  jq -r '.[] | "  \(.email)  \(.password)"' "$STATE/secrets/logins.json"
  printf '  (certificate authority: %s)\n' "$STATE/tls/ca.pem"
}

# In the foreground until Ctrl-C, or until everything has been stopped from elsewhere.
stay() {
  printf '  Ctrl-C stops everything.\n'
  trap '"$ROOT/deploy/bin/down" --state "$STATE"; exit 0' INT TERM
  while [ -d "/proc/$SUPERVISOR" ]; do sleep 0.5; done
}
