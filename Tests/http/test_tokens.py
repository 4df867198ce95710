"""Tokens that are absent, expired or forged: refused before anything happens, in the family's own words."""

import pytest

from leaving import nothing_left
from pictures import png
from stack import ANON_KEY, BASE_URL, Person, visitor
from test_bodies import is_auth, is_rest, is_storage
from tokens import forged

ORDER = {"model_record_id": "100@1", "prompt": "a red kite", "model_parameters": {}}
VERBS = ["generate-content", "generate-content-sync", "quote", "cancel-generation", "share-content", "revoke-share"]


@pytest.fixture(scope="module")
def two():
    return Person(credits=10), Person(credits=10)


def ask(method, path, token, **more):
    headers = {"apikey": ANON_KEY, "X-Supabase-Api-Version": "2024-01-01", **more.pop("headers", {})}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    with visitor() as session:
        return session.request(method, BASE_URL + path, headers=headers, timeout=30, **more)


def is_refused(answer):
    """A function says it in its platform's words and in ours."""
    body = answer.json()
    return answer.status_code == 401 and body["code"] == "E010" and body["error"] and body["message"] and answer.headers["sb-error-code"].startswith("UNAUTHORIZED_")


def test_an_order_without_a_token_is_refused(two):
    ada, _ = two
    with nothing_left(ada):
        for verb in VERBS:
            assert is_refused(ask("POST", f"/functions/v1/{verb}", None, json=ORDER))
            answer = ask("POST", f"/functions/v1/{verb}", ANON_KEY, json=ORDER)
            assert answer.status_code == 401 and answer.json()["code"] == "E010", answer.text


def test_a_token_that_is_not_believed_is_refused_by_every_family(two):
    ada, bob = two
    with nothing_left(ada), nothing_left(bob):
        for wrong, token in forged(ada.token, bob.token).items():
            for verb in VERBS:
                assert is_refused(ask("POST", f"/functions/v1/{verb}", token, json=ORDER)), (wrong, verb)
            assert is_auth(ask("GET", "/auth/v1/user", token), 403, "bad_jwt"), wrong
            claims = wrong in ("expired", "not yet valid")
            answer = ask("GET", "/rest/v1/user_credits", token)
            assert is_rest(answer, 401, "PGRST303" if claims else "PGRST301"), (wrong, answer.text)
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            answer = ask("POST", f"/storage/v1/object/uploads/{ada.id}/a.png", token, data=png(8, 8), headers={"Content-Type": "image/png"})
            assert is_storage(answer, 403, "AccessDenied"), (wrong, answer.text)
            for path in ("/media/v1/00000000-0000-4000-8000-000000000000", "/events/v1/stream"):
                assert is_refused(ask("GET", path, token)), (wrong, path)


def test_an_expired_token_is_told_so(two):
    token = forged(two[0].token, two[1].token)["expired"]
    assert ask("GET", "/rest/v1/user_credits", token).json()["message"] == "JWT expired"
    assert ask("POST", "/functions/v1/quote", token, json=ORDER).json()["details"]["reason"] == "JWT expired"


def test_a_session_that_was_ended_orders_nothing():
    ada = Person(credits=10)
    assert ask("POST", "/auth/v1/logout?scope=local", ada.token).status_code == 204
    with nothing_left(ada):
        for verb in ("generate-content", "generate-content-sync"):
            answer = ask("POST", f"/functions/v1/{verb}", ada.token, json=ORDER)
            assert answer.status_code == 401 and answer.json()["code"] == "E010", answer.text
        assert is_auth(ask("GET", "/auth/v1/user", ada.token), 403, "session_not_found")


def test_a_cookie_from_another_site_changes_nothing(two):
    ada, _ = two
    with nothing_left(ada):
        for headers in ({}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}):
            answer = ask("POST", "/functions/v1/generate-content", None, json=ORDER, headers={"Cookie": f"__Host-access={ada.token}", **headers})
            assert answer.status_code == 403 and answer.json()["code"] == "E018", (headers, answer.text)
