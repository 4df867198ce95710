# services.json: what the supervisor runs, in order.
write_plan() {
  local pgbin families
  pgbin=$(postgres_bin)
  families='["auth","rest","functions","sync","storage","share","admin"]'
  jq -n --arg state "$STATE" --arg pgbin "$pgbin" --argjson families "$families" '
    def nginx(name; extra): ["/bin/sh", "-c", (extra + "exec /usr/sbin/nginx -e stderr -p \"$0/nginx\" -c \"$0/nginx/" + name + ".conf\""), $state];
    {stateDirectory: $state, services: ([
      {name: "postgres", command: [$pgbin + "/postgres", "-D", ($state + "/pg")], stop: "INT", graceSeconds: 30,
       ready: [$pgbin + "/pg_isready", "-q", "-h", ($state + "/run")]},
      {name: "migrate", command: [$state + "/bin/artifio", "migrate", "--sql", ($state + "/share/sql")], once: true},
      {name: "seed", command: [$state + "/bin/artifio", "seed", "--sql", ($state + "/share/sql"), "--logins", ($state + "/secrets/logins.json")], once: true},
      {name: "nchan", command: nginx("nchan"; "rm -f \"$0\"/run/nchan-pub.sock \"$0\"/run/nchan-sub.sock; "), stop: "QUIT", graceSeconds: 5},
      {name: "sandbox", command: [$state + "/bin/artifio-sandbox"], socket: ($state + "/run/sandbox.sock")}]
      + ($families | map({name: ("responder-" + .), command: [$state + "/bin/artifio-responder", .], socket: ($state + "/run/" + . + ".sock"), rolls: true, graceSeconds: 40}))
      + [{name: "worker", command: [$state + "/bin/artifio-worker"], rolls: true, graceSeconds: 40},
         {name: "nginx", command: nginx("nginx"; ""), stop: "QUIT", graceSeconds: 8}])}' >"$STATE/services.json"
}
