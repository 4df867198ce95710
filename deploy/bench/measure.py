"""Runs each contestant in turn, several rounds, the order reversed every other round, and prints medians and ratios.

Called by deploy/bin/bench, which has started everything. Environment: BENCH_DIR, BENCH_STATE, BENCH_PORT, BENCH_KEY, BENCH_ANON, BENCH_USER.
"""

import base64
import hashlib
import hmac
import json
import os
import pathlib
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent
DIR = pathlib.Path(os.environ["BENCH_DIR"])
RUN = os.environ["BENCH_STATE"] + "/run"
PORT = int(os.environ["BENCH_PORT"])
ROUNDS, SECONDS, CLIENTS = int(os.environ.get("BENCH_ROUNDS", 3)), int(os.environ.get("BENCH_SECONDS", 5)), 32


def psql(*words):
    return subprocess.run(["psql", "-qAtX", "-h", RUN, "-U", "postgres", "artifio", *words], check=True, capture_output=True, text=True).stdout


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(claims):
    message = encoded(b'{"alg":"HS256","kid":"%s","typ":"JWT"}' % os.environ["BENCH_KEY_ID"].encode()) + "." + encoded(claims.encode())
    return message + "." + encoded(hmac.new(os.environ["BENCH_KEY"].encode(), message.encode(), hashlib.sha256).digest())


def prepare():
    psql("-f", str(FOLDER / "prepare.sql"))
    people = [json.dumps(json.loads(line), separators=(",", ":")) for line in psql("-c", "select claims from bench.people order by n").splitlines()]
    (DIR / "tokens").write_text("\n".join(map(token, people)))
    (DIR / "token").write_text(token(people[0]))
    (DIR / "anon").write_text(os.environ["BENCH_ANON"])
    owner = json.loads(people[0])["sub"]
    (DIR / "ids").write_text(psql("-c", f"select id from public.generations where user_id = '{owner}' order by random() limit 500"))


def wrk(port, path, script, run=""):
    answer = subprocess.run(
        ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "--latency", "-s", str(FOLDER / script), f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, env={**os.environ, "BENCH_RUN": run}, check=True).stdout
    rate, errors, p50, p99 = [line for line in answer.splitlines() if line.startswith("RESULT")][0].split()[1:]
    if int(errors):
        print(f"warning: {errors} answers of {path or 'poll'} on {port} were errors", file=sys.stderr)
    return float(rate), float(p50), float(p99), int(errors)


def pgbench():
    answer = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-c10", "-j2", f"-T{SECONDS}", "-f", str(FOLDER / "accept.sql"), "-h", RUN, "-U", "authenticator", "artifio"],
        capture_output=True, text=True, check=True, cwd="/").stdout
    lines = {line.split("=")[0].strip(): line.split("=")[1].split()[0] for line in answer.splitlines() if " = " in line}
    return float(lines["tps"]), float(lines["latency average"]), 0.0, 0


def memory():
    """Resident kB of every responder now, the largest first."""
    sizes = {}
    for file in pathlib.Path(RUN, "pids").glob("responder-*.pid"):
        status = pathlib.Path("/proc", file.read_text().strip(), "status")
        if status.exists():
            sizes[file.stem] = int(next(line for line in status.read_text().splitlines() if line.startswith("VmRSS")).split()[1])
    return sorted(sizes.items(), key=lambda item: -item[1])


def contest(title, contestants, before=lambda: None):
    results = {name: [] for name, _ in contestants}
    for number in range(ROUNDS):
        for name, measure in contestants if number % 2 == 0 else contestants[::-1]:
            before()
            results[name].append(measure())
    print(f"\n{title}\n{'':34}{'per second':>12}{'min':>9}{'max':>9}{'p50 ms':>9}{'p99 ms':>9}")
    for name, rows in results.items():
        rates = [row[0] for row in rows]
        middle = [statistics.median(row[column] for row in rows) for column in (0, 1, 2)]
        print(f"{name:34}{middle[0]:12.0f}{min(rates):9.0f}{max(rates):9.0f}{middle[1]:9.2f}{middle[2]:9.2f}")
    return {name: statistics.median(row[0] for row in rows) for name, rows in results.items()}


def verdict(what, ratio, least):
    print(f"{what}: {ratio:.2f} (wanted {least}) {'ok' if ratio >= least else 'MISSED'}")
    return ratio >= least


def main():
    prepare()
    ours, plain, fastapi = PORT, PORT + 1, PORT + 2
    for port, name in ((plain, "C"), (ours, "ours"), (fastapi, "FastAPI")):
        wrk(port, "", "poll.lua")  # warm up
    hello = contest("(a) hello", [
        ("C, libfcgi", lambda: wrk(plain, "/hello", "hello.lua")), ("ours", lambda: wrk(ours, "/health/live", "hello.lua"))])
    catalogue = contest("(e) catalogue of all models, packed", [
        ("our hello", lambda: wrk(ours, "/health/live", "hello.lua")), ("our catalogue", lambda: wrk(ours, "/functions/v1/models", "catalogue.lua"))])
    poll = contest("(b) status poll: token, row security, one row of 100,000", [
        ("C, libfcgi and libpq", lambda: wrk(plain, "", "poll.lua")), ("ours", lambda: wrk(ours, "", "poll.lua")),
        ("FastAPI, asyncpg, 2 processes", lambda: wrk(fastapi, "", "poll.lua"))])
    under_load = memory()
    count = iter(range(10**6))
    accept = contest("(c) accept of a generation", [
        ("pgbench, the same SQL call", pgbench),
        ("ours", lambda: wrk(ours, "/functions/v1/generate-content", "accept.lua", f"run{os.getpid()}-{next(count)}"))],
        before=lambda: psql("-f", str(FOLDER / "clean.sql")))
    psql("-f", str(FOLDER / "clean.sql"))
    print("\nresident memory after the load, MB: " + ", ".join(f"{name} {size / 1024:.0f}" for name, size in under_load))
    print(f"(a) ours / C: {hello['ours'] / hello['C, libfcgi']:.2f} (no figure wanted)")
    good = [
        verdict("(e) catalogue / hello", catalogue["our catalogue"] / catalogue["our hello"], 0.9),
        verdict("(b) ours / C", poll["ours"] / poll["C, libfcgi and libpq"], 0.9),
        verdict("(b) ours / FastAPI", poll["ours"] / poll["FastAPI, asyncpg, 2 processes"], 3),
        verdict("(c) ours / pgbench", accept["ours"] / accept["pgbench, the same SQL call"], 0.7),
    ]
    if under_load:
        good.append(verdict("40 MB / largest responder", 40 * 1024 / under_load[0][1], 1))
    sys.exit(0 if all(good) else 1)


main()
