# Called by run: DIRECTORY DATABASE. Twenty orders of 75 at once on 500 credits: six are accepted. Fifty at once with one key: one
# charge and fifty equal answers. Refunds and cancels of one generation at once: one refund. Forty refreshes at once: one rotation.
set -euo pipefail
directory=$1 database=$2
ask() { psql -X -q -At -h "$directory/run" -U postgres -d "$database" -c "$1" 2>&1; }
together() { for _ in $(seq "$1"); do ask "$2" >>"$directory/answers" & done; wait; }
check() { [ "$2" = "$3" ] || { echo "$1: got $2, wanted $3" >&2; exit 1; }; }

claims=$(ask "select test.claims('ada')")
: >"$directory/answers"
together 20 "select api.start_generation('$claims', test.ord(75))"
check "accepted" "$(ask "select count(*) from generations")" 6
check "refused for want of credits" "$(grep -c 'Not enough credits' "$directory/answers")" 14
check "balance" "$(ask "select test.balance('ada')")" 50

claims=$(ask "select test.claims('bob')")
: >"$directory/answers"
together 50 "select api.start_generation('$claims', test.ord(5, 'one key'))::jsonb - 'replayed'"
check "answers" "$(wc -l <"$directory/answers")" 50
check "different answers" "$(sort -u "$directory/answers" | wc -l)" 1
check "balance" "$(ask "select test.balance('bob')")" 95

id=$(ask "select id from generations where user_id = test.id('bob')")
job=$(ask "select j ->> 'job_id' from jobs.lease('w', 50) j where j #>> '{generation,id}' = '$id'")
ask "select api.cancel_generation('$claims', '$id')" >/dev/null &
for _ in $(seq 8); do ask "select jobs.fail_generation('$job', 'w', 'E004', 'refused', 'No.', null)" >/dev/null & done
for _ in $(seq 8); do ask "update generations set status = 'failed' where id = '$id' and status in ('pending', 'processing')" >/dev/null & done
wait
check "refunds" "$(ask "select count(*) from credit_transactions where generation_id = '$id' and transaction_type = 'refund'")" 1
check "balance after the refund" "$(ask "select test.balance('bob')")" 100

session=$(ask "select '$claims'::jsonb ->> 'session_id'")
: >"$directory/answers"
together 40 "select api.refresh_session('$session', 1, 10) ->> 'outcome'"
check "rotations" "$(grep -c rotated "$directory/answers")" 1
check "forgiven" "$(grep -c active "$directory/answers")" 39
check "drift" "$(ask "select count(*) from ledger_drift()")" 0
