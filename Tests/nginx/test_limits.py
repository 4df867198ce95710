"""Too much, too large, too often."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from front import ANON_KEY, HOST, PORT, bearer, client, raw

FAMILIES = {
    "/auth/v1/user": lambda body: body["code"] == "request_too_large" and body["message"],
    "/rest/v1/generations": lambda body: set(body) == {"code", "message", "details", "hint"},
    "/functions/v1/quote": lambda body: body["code"] == "E013" and body["error"],
}


@pytest.fixture
def http1():
    """HTTP/1.1: over HTTP/2, httpx takes nginx's early answer to a large body for a broken connection."""
    with client(http2=False) as session:
        yield session


@pytest.mark.parametrize("path", FAMILIES)
def test_a_body_beyond_the_limit_is_refused_in_the_familys_shape(http1, path):
    answer = http1.post(path, content=b"x" * ((1 << 20) + 1), headers={"apikey": ANON_KEY, "Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert FAMILIES[path](answer.json())


def test_a_file_far_beyond_the_limit_is_refused_before_it_is_sent():
    head = f"POST /storage/v1/object/uploads/x/y.png HTTP/1.1\r\nHost: {HOST}:{PORT}\r\nContent-Length: {33 << 20}\r\nConnection: close\r\n\r\n"
    answer = raw(head.encode())
    assert answer.startswith(b"HTTP/1.1 413")
    body = json.loads(answer[answer.index(b"{"):answer.rindex(b"}") + 1])
    assert body["statusCode"] == "413" and body["error"] and body["message"]


def test_a_webhook_of_more_than_256_kilobytes_is_refused(http1):
    assert http1.post("/functions/v1/kie-ai-webhook?token=x", content=b"x" * ((256 << 10) + 1)).status_code == 413


def test_one_bearer_that_asks_too_often_is_told_to_wait(http):
    headers = {"apikey": ANON_KEY, "Authorization": f"Bearer {bearer()}"}

    def ask(_):
        return session.get("/rest/v1/generations?select=id&limit=1", headers=headers)

    with client(http2=False) as session, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(600)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused, {answer.status_code for answer in answers}
    assert refused[0].headers["retry-after"] == "1"
    assert refused[0].headers["access-control-allow-origin"] == "*"
    assert refused[0].json()["code"] == "E009"


def test_guessing_passwords_is_slowed_down():
    with client() as session:
        answers = [
            session.post("/auth/v1/token?grant_type=password", headers={"apikey": ANON_KEY}, json={"email": f"nobody{n}@example.test", "password": ""})
            for n in range(60)
        ]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert refused[0].json()["code"] == "over_request_rate_limit"
    assert refused[0].headers["x-supabase-api-version"] == "2024-01-01"
