# settings.json and www/config.json, written anew at each start from the defaults of deploy/env, .env and the options.
write_settings() {
  local callback="$PUBLIC_URL" sandbox="http://127.0.0.1:$SANDBOX_PORT"
  jq -n --arg public "$PUBLIC_URL" --arg state "$STATE" --arg sandbox "$sandbox" --arg welcome "$ARTIFIO_WELCOME_CREDITS" --arg markup "$ARTIFIO_MARKUP" \
    --arg own "${ARTIFIO_OPENAI_BASE_URL-}" \
    --argjson limits "$([ "$LIMITS" = off ] && echo false || echo true)" --argjson autoconfirm "$ARTIFIO_AUTOCONFIRM" \
    --slurpfile pools "$ROOT/deploy/env/pools.json" '{
      publicURL: $public, stateDirectory: $state, database: {host: ($state + "/run"), name: "artifio"},
      mediaDirectory: ($state + "/media"), spoolDirectory: ($state + "/spool"), secretsFile: ($state + "/secrets/secrets.json"),
      callbackBase: $public, callbackCAFile: ($state + "/tls/ca.pem"), nchanPublishSocket: ($state + "/run/nchan-pub.sock"),
      providers: ({
        kie_ai: {baseURL: ($sandbox + "/kie"), uploadURL: ($sandbox + "/kie-upload"), sandbox: true},
        runware: {baseURL: ($sandbox + "/runware"), sandbox: true},
        lovable_ai_sync: {baseURL: ($sandbox + "/lovable"), sandbox: true}}
        + (if $own == "" then {} elif $own == "sandbox" then {openai_compatible: {baseURL: ($sandbox + "/openai"), sandbox: true}}
           else {openai_compatible: {baseURL: $own, sandbox: false}} end)),
      auth: {autoconfirm: $autoconfirm, minimumPasswordLength: 6, accessTokenSeconds: 3600, reuseIntervalSeconds: 10},
      welcomeCredits: $welcome, markup: ($markup | split(" ") | map(select(. != "") | split("=") | {(.[0]): .[1]}) | add // {}),
      limits: $limits, pools: $pools[0].pools, worker: $pools[0].worker}' >"$STATE/settings.json.new"
  chmod 644 "$STATE/settings.json.new"
  mv "$STATE/settings.json.new" "$STATE/settings.json"
}

ensure_secrets() {
  [ -s "$STATE/secrets/secrets.json" ] || as_service "$STATE/bin/artifio" keys "$STATE/secrets/secrets.json"
  [ -s "$STATE/secrets/logins.json" ] || (
    umask 077
    for name in ada bob grace; do printf '%s %s\n' "$name@example.test" "$(openssl rand -hex 8)"; done |
      jq -Rn '[inputs | split(" ") | {email: .[0], password: .[1]}]' >"$STATE/secrets/logins.json"
  )
}

# What a page may know.
write_page_settings() {
  local version
  version=$(git -C "$ROOT" rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
  jq --arg public "$PUBLIC_URL" --arg version "$version" \
    '{anonKey, publicURL: $public, sandbox: (.providerKeys | length == 0), version: $version, maxUploadBytes: 26214400, registration: true}' \
    "$STATE/secrets/secrets.json" >"$STATE/www/config.json"
  chmod 644 "$STATE/www/config.json"
}

# The models' documentation and llms.txt, as this build and this installation's markup have them.
write_model_pages() {
  (cd "$STATE/www" && as_service "$STATE/bin/artifio" models docs --out "$STATE/www" >"$STATE/log/docs.log" 2>&1) || die "the models' pages were not written; see $STATE/log/docs.log"
}
