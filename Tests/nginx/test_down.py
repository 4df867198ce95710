"""When a responder is not there."""

import os
import re
import signal
import time
from contextlib import contextmanager

import pytest

from front import ANON_KEY, STATE

SHAPES = {
    "auth": ("/auth/v1/user", lambda body: body["code"] == "unexpected_failure"),
    "rest": ("/rest/v1/generations", lambda body: body["code"] == "E015" and body["details"] is None),
    "functions": ("/functions/v1/models", lambda body: body["code"] == "E015" and body["error"]),
    "storage": ("/storage/v1/object/uploads/x/y", lambda body: body["statusCode"] == "503"),
}


@contextmanager
def away(family):
    """The family's socket is out of reach for a moment."""
    path = f"{STATE}/run/{family}.sock"
    os.rename(path, path + ".away")
    try:
        yield
    finally:
        os.rename(path + ".away", path)


@pytest.mark.parametrize("family", SHAPES)
def test_a_family_that_is_down_says_503_in_its_shape_with_cors(http, family):
    path, shape = SHAPES[family]
    with away(family):
        answer = http.post(path, headers={"apikey": ANON_KEY}, json={})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert shape(answer.json())


def test_pages_are_still_there_when_every_responder_is_down(http):
    with away("rest"), away("functions"), away("admin"):
        assert http.get("/").status_code == 200


def test_a_killed_responder_is_back_at_once(http):
    with open(f"{STATE}/run/pids/responder-rest.pid") as file:
        before = int(file.read())
    os.kill(before, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if http.get("/rest/v1/generations?select=id", headers={"apikey": ANON_KEY}).status_code < 500:
            break
        time.sleep(0.05)
    with open(f"{STATE}/run/pids/responder-rest.pid") as file:
        assert int(file.read()) != before
    assert http.get("/rest/v1/generations?select=id", headers={"apikey": ANON_KEY}).status_code < 500


def test_kept_connections_leave_threads_free():
    """threads >= keepalive x workers + 8, for every family (reference: a starved pool answers after seconds, or never)."""
    import json

    with open(f"{STATE}/settings.json") as file:
        pools = json.load(file)["pools"]
    with open(f"{STATE}/nginx/nginx.conf") as file:
        workers = int(re.search(r"worker_processes (\d+);", file.read())[1])
    with open(f"{STATE}/nginx/concerns/upstreams.conf") as file:
        kept = dict(re.findall(r"upstream (\w+)_kept \{.*?keepalive (\d+);", file.read(), re.S))
    assert kept
    for family, keepalive in kept.items():
        assert pools[family]["threads"] >= int(keepalive) * workers + 8, family
