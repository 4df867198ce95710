"""Measures how long after the provider's answer a generation stands completed on the page, and how soon a job is picked up.

Called by deploy/bin/bench with the variables of deploy/bin/env. The sandbox notes when it answered, a page in headless Chromium when
the tile changed; both read the clock of this machine. Prints medians; fails when the median passes the limit.
"""

import datetime
import json
import os
import pathlib
import re
import statistics
import sys
import time
import urllib.request
import uuid

from playwright.sync_api import sync_playwright

ROUNDS = int(os.environ.get("BENCH_ARRIVALS", 15))
TIMES = {"call": "booking begun to the provider's call", "completed": "answer to completed on the page", "picture": "answer to its picture painted"}
COMPLETED_LIMIT, PICKUP_LIMIT = 150, 10
MODEL = "100@1"
# Fails the run when the picture is not about what the limit is stated for.
LEAST_BYTES, MOST_BYTES = 700_000, 2_500_000

WATCH = """() => {
  window.seen = {};
  const note = (name, kind) => { (window.seen[name] ??= {})[kind] ??= (performance.timeOrigin + performance.now()) / 1000; };
  const look = () => {
    for (const article of document.querySelectorAll('article.run')) {
      if (article.getAttribute('aria-busy') !== 'false') continue;
      const name = article.getAttribute('aria-label');
      note(name, 'completed');
      for (const picture of article.querySelectorAll('.tiles img')) {
        if (picture.complete && picture.naturalWidth) note(name, 'picture');
        else picture.addEventListener('load', () => note(name, 'picture'), { once: true });
      }
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""

ORDER = """async ([model, prompt]) => {
  const { anonKey } = await (await fetch('/config.json')).json();
  const answer = await fetch('/functions/v1/generate-content', {
    method: 'POST', headers: { 'Content-Type': 'application/json', apikey: anonKey },
    body: JSON.stringify({ model_record_id: model, prompt, model_parameters: { outputFormat: 'PNG' } }),
  });
  return [answer.status, await answer.json()];
}"""


def sandbox_jobs():
    with urllib.request.urlopen(os.environ["SANDBOX_URL"] + "/admin/state") as answer:
        return {job["prompt"]: job for job in json.load(answer)["jobs"]}


def sign_up(page):
    page.goto("/auth?mode=up")
    page.fill("#auth-email", f"{uuid.uuid4().hex[:12]}@example.test")
    page.fill("#auth-password", "a long enough password")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel .prompt", state="attached")


def until(page, expression, argument):
    """The content policy forbids Playwright's wait_for_function."""
    for _ in range(600):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(50)
    raise SystemExit(f"never true: {expression}")


def pickups():
    """Number and summed seconds of what the worker measured itself: from the notice, which comes with the commit, to the lease."""
    folder = re.search("host=([^&]+)", os.environ["DATABASE_URL"]).group(1)
    words = pathlib.Path(folder, "worker.prom").read_text().split()
    facts = dict(zip(words[::2], words[1::2]))
    return float(facts.get("artifio_worker_pickup_seconds_count", 0)), float(facts.get("artifio_worker_pickup_seconds_sum", 0))


def one(page, number):
    prompt = f"arrival {number} {uuid.uuid4().hex[:8]}"
    status, answer = page.evaluate(ORDER, [MODEL, prompt])
    if status != 201:
        raise SystemExit(f"the order was refused: {answer}")
    until(page, "(name) => window.seen[name]?.picture", prompt)
    seen = page.evaluate("(name) => window.seen[name]", prompt)
    row = page.evaluate(
        "async (id) => { const { anonKey } = await (await fetch('/config.json')).json();"
        " return (await (await fetch('/rest/v1/generations?select=outputs,created_at&id=eq.' + id, { headers: { apikey: anonKey } })).json())[0]; }",
        answer["generation_id"])
    job = sandbox_jobs()[prompt]
    booked = datetime.datetime.fromisoformat(row["created_at"]).timestamp()
    times = {"call": job["created"] - booked} | {kind: seen[kind] - job["finished"] for kind in ("completed", "picture")}
    return {kind: seconds * 1000 for kind, seconds in times.items()} | {"bytes": row["outputs"][0]["bytes"]}


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        page = browser.new_context(base_url=os.environ["BASE_URL"], ignore_https_errors=True).new_page()
        sign_up(page)
        page.evaluate(WATCH)
        one(page, 0)  # warm up
        time.sleep(5.5)  # the worker writes its counters every five seconds
        before = pickups()
        rows = [one(page, number + 1) for number in range(ROUNDS)]
        browser.close()
    time.sleep(5.5)
    count, seconds = (now - then for now, then in zip(pickups(), before))
    pickup = seconds / max(1, count) * 1000
    print(f"\n(d) arrival of {len(rows)} pictures of {statistics.median(row['bytes'] for row in rows) / 1e6:.1f} MB, in ms\n{'':34}{'median':>9}{'min':>9}{'max':>9}")
    medians = {}
    for kind, title in TIMES.items():
        times = sorted(row[kind] for row in rows)
        medians[kind] = statistics.median(times)
        print(f"{title:34}{medians[kind]:9.1f}{times[0]:9.1f}{times[-1]:9.1f}")
    good = all(LEAST_BYTES < row["bytes"] < MOST_BYTES for row in rows)
    print(f"{'mean':>43}\n{'notice of a job to its lease':34}{pickup:9.1f}")
    for what, value, limit in (("answer to completed on the page, median", medians["completed"], COMPLETED_LIMIT), ("pick-up of a job, mean", pickup, PICKUP_LIMIT)):
        good &= value < limit
        print(f"(d) {what}, ms: {value:.1f} (wanted under {limit}) {'ok' if value < limit else 'MISSED'}")
    sys.exit(0 if good else 1)


main()
