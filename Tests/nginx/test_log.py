"""What the log keeps, and what it must not."""

import time
import uuid

from front import ANON_KEY, STATE, log_lines


def line_of(name):
    for _ in range(50):
        found = [line for line in log_lines() if line["id"] == name]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError("the request is not in the log")


def test_a_line_says_who_what_and_how_long(http):
    name = str(uuid.uuid4())
    http.get("/functions/v1/models", headers={"X-Request-Id": name})
    line = line_of(name)
    assert line["method"] == "GET" and line["path"] == "/functions/v1/models" and line["status"] == 200
    assert line["seconds"] >= 0 and line["upstream_status"] == "200"


def test_queries_tokens_and_keys_stay_out_of_every_log(http):
    name, secret = str(uuid.uuid4()), "canary" + uuid.uuid4().hex
    share = "S" + uuid.uuid4().hex[:21]
    http.post(f"/functions/v1/kie-ai-webhook?token={secret}", headers={"X-Request-Id": name}, json={})
    http.get(f"/rest/v1/generations?apikey={secret}", headers={"Authorization": f"Bearer {secret}", "Cookie": f"__Host-access={secret}"})
    http.get(f"/share/{share}")
    http.get("/auth/v1/user", headers={"apikey": ANON_KEY, "Authorization": f"Bearer {secret}"})
    line_of(name)
    time.sleep(1.2)
    import glob

    for file in glob.glob(f"{STATE}/log/*"):
        with open(file, errors="replace") as opened:
            text = opened.read()
        assert secret not in text and share not in text, file
