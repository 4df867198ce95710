"""bob can't see, change or guess anything of ada's: through no route does what is hers answer otherwise than what is not there."""

import pytest

from asking import bearer
from hers import rows_of
from routes import ROUTES
from rows import calls, functions, reads, relations, writes
from stack import ANON_KEY, BASE_URL, SERVICE_ROLE_KEY
from tokens import forged

REFUSALS = {"/auth": 403, "/rest": 401, "/functions": 401, "/storage": 400, "/media": 401, "/events": 401}


def callers(bob):
    cookie = {"Cookie": f"__Host-access={bob.token}", "Sec-Fetch-Site": "same-origin"}
    return {"without a token": {}, "with the public key": bearer(ANON_KEY), "as bob": bearer(bob.token), "as bob by cookie": cookie}


@pytest.fixture(autouse=True)
def unchanged(ada, bob):
    """Neither of the two has other rows afterwards."""
    before = rows_of(ada, bob)
    yield
    assert rows_of(ada, bob) == before


def judge(ask, caller, ada, nobody):
    """Asks for what is hers and for what is nobody's; the sentence that says how the answers differ, or None."""
    hers, nobodys = ask.send(ada.values, caller), ask.send(nobody.values, caller)
    told = [fact for fact in ada.facts if fact in hers.text or fact in str(hers.headers)]
    if told:
        return f"{ask} tells {told}: {hers.status} {hers.text[:300]}"
    if hers.status >= 500:
        return f"{ask} breaks: {hers.status} {hers.text[:300]}"
    if not ask.live and hers.same() != nobodys.same():
        return f"{ask} differs: {hers.status} {hers.text[:300]} {hers.headers}\n   and {nobodys.status} {nobodys.text[:300]} {nobodys.headers}"
    return None


def all_differences(asks, caller, ada, nobody):
    return [sentence for ask in asks if (sentence := judge(ask, caller, ada, nobody))]


@pytest.mark.parametrize("ask", ROUTES, ids=str)
def test_no_route_tells_or_changes_what_is_hers(ask, ada, bob, nobody):
    differences = {who: sentence for who, caller in callers(bob).items() if (sentence := judge(ask, caller, ada, nobody))}
    assert not differences


@pytest.mark.parametrize("ask", [ask for ask in ROUTES if ask.route != "none"], ids=str)
def test_a_token_that_is_not_believed_is_refused_or_counts_for_nothing(ask, ada, bob, nobody):
    anonymous = ask.send(ada.values, {})
    for wrong, token in forged(ada.token, bob.token).items():
        assert judge(ask, bearer(token), ada, nobody) is None, wrong
        answer = ask.send(ada.values, bearer(token))
        refused = next((status for family, status in REFUSALS.items() if ask.path.startswith(family)), None)
        assert answer.status == refused or ask.live or answer.same() == anonymous.same(), (wrong, answer.status, answer.text[:200])


@pytest.mark.parametrize("table", relations())
def test_no_row_of_hers_is_read(table, ada, bob, nobody):
    asks = list(reads(table, relations()[table]))
    for caller in ({}, bearer(bob.token)):
        assert all_differences(asks, caller, ada, nobody) == []


@pytest.mark.parametrize("table", relations())
def test_no_row_of_hers_is_written_taken_or_given(table, ada, bob, nobody):
    asks = list(writes(table, relations()[table], bob))
    for caller in ({}, bearer(bob.token)):
        assert all_differences(asks, caller, ada, nobody) == []


@pytest.mark.parametrize("function", functions(), ids=lambda function: function[0])
def test_no_function_of_the_catalogue_tells_or_changes_what_is_hers(function, ada, bob, nobody):
    for caller in ({}, bearer(bob.token)):
        assert all_differences(calls(*function), caller, ada, nobody) == []


def test_the_service_key_in_the_gate_gives_a_user_no_rights(ada, bob, nobody):
    caller = bearer(bob.token) | {"apikey": SERVICE_ROLE_KEY}
    for table, columns in relations().items():
        assert all_differences(reads(table, columns), caller, ada, nobody) == []


def test_ada_herself_finds_all_of_it(ada):
    """Else the table above would prove nothing."""
    mine = bearer(ada.token)
    missing = [str(ask) for ask in ROUTES if ask.route in ("StorageRoute.read", "StorageRoute.media", "StorageRoute.info")
               and ask.method in ("GET", "HEAD") and "public" not in ask.path and ask.send(ada.values, mine).status not in (200, 206)]
    assert missing == []
    for table in ("users", "user_credits", "generations", "media", "credit_transactions", "shared_content"):
        column = "id" if table == "users" else "user_id"
        found = ada.session.get(f"{BASE_URL}/rest/v1/{table}?{column}=eq.{ada.id}", timeout=30).json()
        assert found, table
