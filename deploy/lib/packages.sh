# Debian packages: installs what is missing, and touches apt only then.
missing_packages() {
  grep -v '^#' "$ROOT/deploy/lib/packages.txt" | while read -r name; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' || printf '%s\n' "$name"
  done
}

ensure_packages() {
  command -v dpkg-query >/dev/null || die "this is not Debian; install what deploy/lib/packages.txt names and put a dpkg-query in the path"
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  say "installing Debian packages:" $missing
  # Debian would create and start a cluster of its own.
  as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  # Debian would start an nginx of its own on port 80.
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e $policy ]; then ours=1; printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null; as_root chmod +x $policy; fi
  local code=0
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >&2 || code=$?
  [ -z "$ours" ] || as_root rm -f $policy
  [ $code = 0 ] || die "apt-get could not install: $missing"
}

# Nchan asks for nginx's compiled-in folder whatever the configuration says. Any nginx that root starts makes it; ours is not root's.
ensure_nginx_folder() {
  [ -d /var/lib/nginx/body ] || as_root mkdir -p /var/lib/nginx/body
}
