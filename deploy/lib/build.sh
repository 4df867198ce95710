# The Swift programs: built from the tree, copied into the state folder.
CONFIGURATION=${ARTIFIO_CONFIGURATION:-release}
PROGRAMS="artifio artifio-responder artifio-worker artifio-sandbox"

ensure_toolchain() {
  command -v swift >/dev/null || for place in /opt/swift/usr/bin "$HOME/.local/share/swiftly/bin" /usr/share/swift/usr/bin; do
    [ -x "$place/swift" ] && PATH=$place:$PATH
  done
  command -v swift >/dev/null || die "no Swift 6 toolchain in the path. Get one from https://www.swift.org/install/linux/ (Debian 12):
    curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz && tar zxf swiftly-\$(uname -m).tar.gz && ./swiftly init && . ~/.local/share/swiftly/env.sh
then run me again."
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\..*/\1/p' | head -1)
  [ "${version:-0}" -ge 6 ] || die "Swift 6 or newer is needed; $(command -v swift) is ${version:-unknown}"
}

build_programs() {
  local options=(-c "$CONFIGURATION")
  [ "$CONFIGURATION" = debug ] || options+=(--static-swift-stdlib)
  say "building ($CONFIGURATION)"
  # A root that builds in another's tree must not leave files there that the owner cannot remove.
  (cd "$ROOT" && swift build "${options[@]}" >"$STATE/log/build.log" 2>&1) || { tail -n 40 "$STATE/log/build.log" >&2; die "the build failed; all of it is in $STATE/log/build.log"; }
  BUILT=$(cd "$ROOT" && swift build "${options[@]}" --show-bin-path)
}

# Copies to a new file and renames, so that a running program keeps its own.
install_programs() {
  local name
  for name in $PROGRAMS; do
    [ -x "$BUILT/$name" ] || die "the build made no $name"
    cmp -s "$BUILT/$name" "$STATE/bin/$name" && continue
    cp "$BUILT/$name" "$STATE/bin/$name.new"
    chmod 755 "$STATE/bin/$name.new"
    mv "$STATE/bin/$name.new" "$STATE/bin/$name"
  done
  # A debug build finds the Swift library by its own path; nothing more is needed there.
}
