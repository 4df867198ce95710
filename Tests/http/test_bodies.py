"""Bodies that no responder can use: the right status, in the shape that the family's clients read."""

import json

import pytest

from leaving import nothing_left
from stack import ANON_KEY, BASE_URL, Person, visitor


@pytest.fixture(scope="module")
def bob():
    return Person()


def is_auth(answer, status, code):
    body = answer.json()
    return answer.status_code == status and body["code"] == code and bool(body["message"]) and answer.headers["X-Supabase-Api-Version"] == "2024-01-01"


def is_rest(answer, status, code):
    body = answer.json()
    return answer.status_code == status and set(body) == {"code", "message", "details", "hint"} and body["code"] == code


def is_function(answer, status, code):
    body = answer.json()
    return answer.status_code == status and set(body) == {"error", "code", "details"} and body["code"] == code and bool(body["error"])


def is_storage(answer, status, code):
    body = answer.json()
    return answer.status_code == 400 and set(body) == {"statusCode", "error", "message", "code"} and body["statusCode"] == str(status)


FAMILIES = {
    "auth": ("POST", "/auth/v1/signup", is_auth, {"malformed": "bad_json", "type": "validation_failed", "large": "request_too_large"}),
    "auth user": ("PUT", "/auth/v1/user", is_auth, {"malformed": "bad_json", "type": "validation_failed", "large": "request_too_large"}),
    "rest": ("PATCH", "/rest/v1/users?id=eq.x", is_rest, {"malformed": "PGRST102", "type": "PGRST102", "large": "E013"}),
    "rest function": ("POST", "/rest/v1/rpc/is_admin", is_rest, {"malformed": "PGRST102", "type": "PGRST102", "large": "E013"}),
    "generate": ("POST", "/functions/v1/generate-content", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "sync": ("POST", "/functions/v1/generate-content-sync", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "quote": ("POST", "/functions/v1/quote", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "cancel": ("POST", "/functions/v1/cancel-generation", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "share": ("POST", "/functions/v1/share-content", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "revoke": ("POST", "/functions/v1/revoke-share", is_function, {"malformed": "E012", "type": "E014", "large": "E013"}),
    "storage remove": ("DELETE", "/storage/v1/object/uploads", is_storage, {"malformed": "400", "type": "415", "large": "413"}),
    "storage sign": ("POST", "/storage/v1/object/sign/uploads/a/b.png", is_storage, {"malformed": "400", "type": "415", "large": "413"}),
}
STATUS = {"malformed": 400, "type": 415, "large": 413}

MALFORMED = {
    "cut off": b'{"prompt": "a kite', "not JSON": b"prompt=a+kite", "a trailing comma": b'{"prompt": "a kite",}', "two values": b"{}{}",
    "not UTF-8": b'{"prompt": "\xff\xfe"}', "a lone surrogate": b'{"prompt": "\\ud800"}', "a number that is none": b'{"seed": NaN}', "empty": b"",
    "too deep": b'{"a":' + b"[" * 200 + b"]" * 200 + b"}", "very deep": b"[" * 10_000, "a NUL": b'{"prompt": "a kite\\u0000"}',
}


def send(person, family, body, kind="application/json", **headers):
    method, path = FAMILIES[family][:2]
    return person.session.request(method, BASE_URL + path, data=body, timeout=30,
                                  headers={"Content-Type": kind, "X-Supabase-Api-Version": "2024-01-01", **headers})


def judge(answer, family, trouble):
    _, _, shape, codes = FAMILIES[family]
    assert shape(answer, STATUS[trouble], codes[trouble]), (answer.status_code, answer.text[:300])
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*" and answer.headers["X-Request-Id"]


@pytest.mark.parametrize("family", FAMILIES)
def test_json_that_is_malformed_or_too_deep_is_refused(bob, family):
    with nothing_left(bob):
        for what, body in MALFORMED.items():
            answer = send(bob, family, body)
            # A function without arguments needs no body.
            if (family, what) == ("rest function", "empty"):
                assert answer.status_code == 200
                continue
            judge(answer, family, "malformed")


@pytest.mark.parametrize("family", FAMILIES)
def test_json_that_is_no_object_is_refused(bob, family):
    with nothing_left(bob):
        for body in (b'"text"', b"7", b"null", b"true"):
            judge(send(bob, family, body), family, "malformed")


@pytest.mark.parametrize("family", FAMILIES)
def test_another_content_type_is_refused(bob, family):
    with nothing_left(bob):
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"):
            judge(send(bob, family, b"<order/>" if "xml" in kind else b'{"a": 1', kind), family, "type")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_body_that_is_too_large_is_refused(bob, family):
    with nothing_left(bob):
        # JSON that is good but for its size.
        judge(send(bob, family, b'{"email": "' + b"x" * ((1 << 20) + 1) + b'"}'), family, "large")


@pytest.mark.parametrize("family", ["generate", "sync", "quote"])
def test_an_order_is_short(bob, family):
    with nothing_left(bob):
        judge(send(bob, family, json.dumps({"model_record_id": "100@1", "prompt": "x" * (300 << 10)}).encode()), family, "large")


@pytest.mark.parametrize("family", ["auth", "rest"])
def test_who_does_not_show_a_key_stays_at_the_gate(family):
    method, path = FAMILIES[family][:2]
    for headers, message in (({}, "No API key found in request"), ({"apikey": "x.y.z"}, "Invalid API key"), ({"apikey": ANON_KEY[:-3] + "abc"}, "Invalid API key")):
        with visitor() as session:
            answer = session.request(method, BASE_URL + path, json={}, headers=headers, timeout=30)
        assert answer.status_code == 401 and answer.json()["message"] == message and answer.json()["hint"]
