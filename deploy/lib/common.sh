# Shared by the commands of deploy/bin: the state folder, the service's user, messages. Sourced with bash.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
SERVICE_USER=artifio

say() { printf '%s\n' "$*" >&2; }
die() { say "artifio: $*"; exit 1; }

# Runs a command as root: directly, or by sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "this needs root: $* (run me as root, or install sudo)"; fi
}

# Runs a command as the user that owns the installation: artifio when started by root, else the caller. HOME is the state folder.
as_service() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$SERVICE_USER" --regid="$(id -g "$SERVICE_USER")" --init-groups --reset-env env "ARTIFIO_SETTINGS=$STATE/settings.json" "$@"
  else ARTIFIO_SETTINGS=$STATE/settings.json "$@"; fi
}

# The pid in run/pids/NAME.pid when that process lives.
pid_of() {
  local pid
  pid=$(cat "$STATE/run/pids/$1.pid" 2>/dev/null) && [ -d "/proc/$pid" ] && printf '%s' "$pid"
}
