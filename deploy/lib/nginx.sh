# Fills in the templates of nginx/ and has nginx check them.
APP_ROUTES='auth|create|create-workflow|storyboard|dashboard/history|history|settings|admin|admin/ai-models|admin/users|admin/[a-z-]+'

render_nginx() {
  local rates
  if [ "$LIMITS" = off ]; then
    rates="RATE_ADDRESS=1000000r/s RATE_BEARER=1000000r/s RATE_SIGNING=1000000r/s RATE_SHARING=1000000r/s RATE_WEBHOOKS=1000000r/s
      BURST_ADDRESS=1000000 BURST_BEARER=1000000 BURST_SIGNING=1000000 BURST_SHARING=1000000 BURST_WEBHOOKS=1000000 CONNECTIONS=10000"
  else
    rates="RATE_ADDRESS=60r/s RATE_BEARER=30r/s RATE_SIGNING=30r/m RATE_SHARING=30r/s RATE_WEBHOOKS=100r/s
      BURST_ADDRESS=200 BURST_BEARER=120 BURST_SIGNING=40 BURST_SHARING=60 BURST_WEBHOOKS=400 CONNECTIONS=200"
  fi
  local hosts="localhost 127.0.0.1"
  [ "$HOST" = localhost ] || hosts="$hosts $HOST"
  local script="s|@STATE@|$STATE|g;s|@PORT@|$PORT|g;s|@SANDBOX_PORT@|$SANDBOX_PORT|g;s|@LISTEN@|$LISTEN|g;s|@HOSTS@|$hosts|g;s|@STATIC@|$STATE/share/static|g"
  local pair
  for pair in $rates; do script="$script;s|@${pair%%=*}@|${pair#*=}|g"; done
  local file target
  (cd "$ROOT/nginx" && find . -name '*.conf') | while read -r file; do
    target=$STATE/nginx/${file#./}
    mkdir -p "$(dirname "$target")"
    sed "$script;s#@APP_ROUTES@#$APP_ROUTES#g" "$ROOT/nginx/$file" >"$target"
  done
  chmod 755 "$STATE/nginx" "$STATE/nginx/temp" "$STATE/nginx/nchan-temp"
  own_state
  local config
  for config in nginx nchan; do
    as_service /usr/sbin/nginx -t -q -e stderr -p "$STATE/nginx" -c "$STATE/nginx/$config.conf" || die "nginx refuses nginx/$config.conf"
  done
}
