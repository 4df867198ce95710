# ada's first pictures: real orders to the sandbox, once, so that a new installation has something to look at. With a real key in
# place nothing is ordered: that would cost money.
first_pictures() {
  local marker=$STATE/first-pictures token key prompt number=0
  [ ! -e "$marker" ] || return 0
  [ "$(jq '.providerKeys | length' "$STATE/secrets/secrets.json")" = 0 ] || return 0
  key=$(jq -r .anonKey "$STATE/secrets/secrets.json")
  token=$(ask "auth/v1/token?grant_type=password" "$key" "" "$(jq -c 'map(select(.email | startswith("ada@")))[0] | {email, password}' "$STATE/secrets/logins.json")" | jq -r '.access_token // empty')
  [ -n "$token" ] || { say "ada could not sign in for her first pictures"; return 0; }
  while IFS='|' read -r ratio prompt; do
    number=$((number + 1))
    ask functions/v1/generate-content "$key" "$token" "$(jq -nc --arg p "$prompt" --arg r "$ratio" '{model_record_id: "100@1", prompt: $p, model_parameters: {aspectRatio: $r}}')" "first-picture-$number" >/dev/null
  done <<'END'
16:9|a lighthouse on a cliff at dusk
1:1|dunes under two moons
9:16|aurora over a frozen lake
4:3|an old harbour in the morning fog
END
  as_service touch "$marker"
}

# POST with a JSON body to our own front door.
ask() {
  local path=$1 key=$2 token=$3 body=$4 idempotency=${5:-}
  curl -s --max-time 20 --cacert "$STATE/tls/ca.pem" "https://127.0.0.1:$PORT/$path" -H "apikey: $key" ${token:+-H "Authorization: Bearer $token"} \
    ${idempotency:+-H "Idempotency-Key: $idempotency"} -H 'Content-Type: application/json' -d "$body"
}
