# The Python of the tests, in .venv of the repository.
VENV=$ROOT/.venv

ensure_python() {
  local stamp
  stamp=$(sha256sum "$ROOT/deploy/lib/requirements.txt" | cut -c1-16)
  [ "$(cat "$VENV/.stamp" 2>/dev/null)" = "$stamp" ] && return 0
  say "installing Python packages of the tests"
  [ -x "$VENV/bin/python" ] || python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --disable-pip-version-check -r "$ROOT/deploy/lib/requirements.txt" >&2 || die "pip could not install deploy/lib/requirements.txt"
  echo "$stamp" >"$VENV/.stamp"
}
