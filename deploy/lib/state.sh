# The state folder: everything that an installation owns, in one place.
prepare_state() {
  mkdir -p "$STATE" 2>/dev/null || die "cannot make $STATE; name another folder with --state DIR"
  STATE=$(cd "$STATE" && pwd)
  # The longest socket name is run/.s.PGSQL.5432.lock; a unix socket's path ends at 107 bytes.
  [ ${#STATE} -le 80 ] || die "$STATE is too long for unix sockets (80 characters at most); name a shorter one with --state DIR, for example /var/lib/artifio"
  if [ "$(id -u)" = 0 ]; then
    getent passwd "$SERVICE_USER" >/dev/null || useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$SERVICE_USER"
    chown "$SERVICE_USER:" "$STATE"
    setpriv --reuid="$SERVICE_USER" --regid="$(id -g "$SERVICE_USER")" --init-groups test -x "$STATE" ||
      die "the user $SERVICE_USER cannot enter $STATE; name a folder outside of private ones with --state DIR, for example /var/lib/artifio"
  fi
  [ -w "$STATE" ] || die "$STATE is not writable; name another folder with --state DIR"
  local folder
  for folder in bin secrets run run/pids nginx nginx/temp nginx/nchan-temp nginx/cache media media/thumbs spool log tls www share; do mkdir -p "$STATE/$folder"; done
  own_state
}

# After root has written files: they belong to the service's user.
own_state() {
  [ "$(id -u)" = 0 ] || { chmod 700 "$STATE/secrets"; return 0; }
  # Not pg and media: they are the service's own already and may be large.
  find "$STATE" -path "$STATE/pg" -prune -o -path "$STATE/media" -prune -o \( ! -user "$SERVICE_USER" -exec chown -h "$SERVICE_USER:" {} + \)
  chown "$SERVICE_USER:" "$STATE/media" "$STATE/media/thumbs"
  chmod 700 "$STATE/secrets"
}

# Static files and SQL are used where they lie when the service's user can read them there, else copied.
share_tree() {
  local name
  for name in static sql; do
    [ -d "$ROOT/$name" ] || die "$ROOT/$name is missing"
    if as_service test -r "$ROOT/$name/." && as_service find "$ROOT/$name" -quit >/dev/null 2>&1; then rm -rf "$STATE/share/$name"; ln -s "$ROOT/$name" "$STATE/share/$name"
    else rm -rf "$STATE/share/$name"; cp -R "$ROOT/$name" "$STATE/share/$name"; chmod -R a+rX "$STATE/share/$name"; fi
  done
}
