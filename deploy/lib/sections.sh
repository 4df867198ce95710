# The sections of deploy/bin/test. Each runs whatever is there and fails when a test fails; the closing lines are repeated at the end.
begin_sections() {
  read_options
  BEGAN=$(date +%s)
  SCRATCH=$(mktemp -d /tmp/artifio-test.XXXXXX)
  chmod 755 "$SCRATCH"
  CLOSING=() FAILED=()
  trap tidy_sections EXIT
  ensure_packages
  ensure_toolchain
}

tidy_sections() {
  [ ! -s "$SCRATCH/state/settings.json" ] || "$ROOT/deploy/bin/down" --state "$SCRATCH/state" >/dev/null 2>&1 || true
  if [ ${#FAILED[@]} -gt 0 ]; then say "logs are kept in $SCRATCH"; else rm -rf "$SCRATCH"; fi
}

run_section() {
  local name=$1 start code=0
  start=$(date +%s)
  declare -F "section_$name" >/dev/null
  if ! "has_$name"; then say "== $name: nothing here"; return 0; fi
  say "== $name"
  LINE=
  "section_$name" || code=1
  CLOSING+=("$(printf '%-12s %-6s %4ss  %s' "$name" "$([ $code = 0 ] && echo ok || echo FAILED)" $(($(date +%s) - start)) "$LINE")")
  [ $code = 0 ] || FAILED+=("$name")
}

end_sections() {
  printf '\n'
  printf '%s\n' "${CLOSING[@]}"
  printf 'total %ss\n' $(($(date +%s) - BEGAN))
  [ ${#FAILED[@]} = 0 ]
}

# Runs a command with its output on the screen and in a file; the last line that matches a pattern becomes the closing line.
record() {
  local pattern=$1 file=$SCRATCH/output.$RANDOM code=0
  shift
  "$@" 2>&1 | tee "$file" || code=1
  LINE=$(sed 's/\x1b\[[0-9;]*m//g' "$file" | grep -E "$pattern" | tail -1 | tr -s ' =' | sed 's/^ *//')
  return $code
}

has_docs() { [ -x "$ROOT/deploy/lib/check-conformance" ]; }
section_docs() { record '.' "$ROOT/deploy/lib/check-conformance"; }

has_swift() { true; }
section_swift() { build_tests && record 'Test run with' swift test --skip-build; }

# A part of the swift section by itself.
has_sql() { true; }
section_sql() { build_tests && record 'Test run with' swift test --skip-build --filter SQLTests; }

build_tests() {
  cd "$ROOT"
  swift build --build-tests --explicit-target-dependency-import-check error >"$SCRATCH/swift-build.log" 2>&1 || { tail -n 60 "$SCRATCH/swift-build.log"; LINE="swift build failed"; return 1; }
  if grep -E "^$ROOT/(Sources|Tests).*warning:" "$SCRATCH/swift-build.log"; then LINE="the build has warnings"; return 1; fi
}

has_static() { [ -x "$ROOT/deploy/bin/lint" ]; }
section_static() { record '.' "$ROOT/deploy/bin/lint"; }

has_nginx() { [ -d "$ROOT/Tests/nginx" ]; }
section_nginx() { with_stack on Tests/nginx; }

has_clients() { [ -d "$ROOT/Tests/clients" ]; }
section_clients() { with_stack off Tests/clients; }

has_http() { [ -d "$ROOT/Tests/http" ]; }
section_http() { with_stack off Tests/http; }

has_models() { [ -d "$ROOT/Tests/models" ]; }
section_models() { with_stack off Tests/models; }

has_reliability() { [ -d "$ROOT/Tests/reliability" ]; }
section_reliability() { with_stack off Tests/reliability; }

has_browser() { [ -d "$ROOT/Tests/browser" ]; }
# The path of a user on the real installation; what needs a catalogue and a history of a known size on a stand-in of it.
section_browser() {
  local code=0 line
  with_stack off Tests/browser --ignore=Tests/browser/stand_in || code=1
  line=$LINE
  record '(passed|failed|error|no tests)' run_stand_in Tests/browser/stand_in || code=1
  LINE="$line; on the stand-in $LINE"
  return $code
}

run_stand_in() (
  cd "$ROOT"
  ASSETS=$SCRATCH/state/www/assets "$VENV/bin/python" -m pytest -q -p no:cacheprovider --timeout 300 "$@"
)

# Runs the tests of a folder against an installation of their own kind: with the limits on or off.
with_stack() {
  local limits=$1 port
  shift
  ensure_python
  if [ "${STACK_LIMITS:-}" != "$limits" ]; then
    [ -z "${STACK_LIMITS:-}" ] || "$ROOT/deploy/bin/down" --state "$SCRATCH/state"
    STACK_LIMITS=
    port=${ARTIFIO_TEST_PORT:-$(free_port)}
    "$ROOT/deploy/bin/up" --state "$SCRATCH/state" --port "$port" --limits "$limits" --detach || { LINE="the installation did not come up"; return 1; }
    STACK_LIMITS=$limits
  fi
  record '(passed|failed|error|no tests)' run_pytest "$@"
}

run_pytest() (
  set -a
  eval "$("$ROOT/deploy/bin/env" --state "$SCRATCH/state")"
  STATE=$SCRATCH/state
  SSL_CERT_FILE=$TLS_CA_FILE
  cd "$ROOT"
  "$VENV/bin/python" -m pytest -q -p no:cacheprovider --timeout 300 "$@"
)

# A port that is free, with the next one.
free_port() {
  python3 - <<'PY'
import random, socket
while True:
    port = random.randrange(20000, 32000, 2)
    try:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", port)); two.bind(("127.0.0.1", port + 1))
    except OSError:
        continue
    print(port)
    break
PY
}
