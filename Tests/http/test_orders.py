"""Orders that cannot be carried out: each answer says why, and what was not delivered costs nothing."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from leaving import nothing_left
from stack import BASE_URL, Person, books, database, until, visitor

VERBS = ["quote", "generate-content", "generate-content-sync"]


@pytest.fixture(scope="module")
def bob():
    person = Person(credits=10)
    yield person
    person.cancel_everything()


def order(person, verb="generate-content", model="100@1", prompt="a red kite over dunes", parameters=None, **more):
    body = {"model_record_id": model, "prompt": prompt, "model_parameters": parameters or {}, **more}
    return person.session.post(f"{BASE_URL}/functions/v1/{verb}", json=body, timeout=60)


def refused(answer, status, code):
    body = answer.json()
    assert (answer.status_code, body["code"]) == (status, code), answer.text
    assert set(body) >= {"error", "code", "details"} and isinstance(body["error"], str) and isinstance(body["details"], dict)
    assert len(answer.headers["X-Request-Id"]) == 32
    return body


def catalogue():
    with visitor() as session:
        return session.get(f"{BASE_URL}/functions/v1/models", timeout=30).json()["models"]


@pytest.mark.parametrize("verb", VERBS[1:])
def test_too_few_credits_names_what_is_missing(verb):
    poor = Person(credits=0.01)
    with nothing_left(poor):
        details = refused(order(poor, verb), 402, "E001")["details"]
    assert details == {"missing": 0.02, "balance": 0.01, "cost": 0.03}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("model", ["no-such-model", "", "100@1 ", "../100@1", "x" * 5000, "'; drop table generations; --"])
def test_an_unknown_model_is_not_found(bob, verb, model):
    with nothing_left(bob):
        refused(order(bob, verb, model=model), 404, "E002")


@pytest.mark.parametrize("verb", VERBS)
def test_an_inactive_model_is_not_found_and_says_so(bob, verb):
    models = catalogue()
    off = next((model for model in models if not model["is_active"]), None)
    if off is None:
        pytest.skip("the registry has no inactive model")
    with nothing_left(bob):
        refused(order(bob, verb, model=off["record_id"]), 404, "E002")


WRONG = [
    ({"steps": 101}, "steps", "maximum"), ({"steps": 0}, "steps", "minimum"), ({"steps": "four"}, "steps", "type"), ({"steps": 1.5}, "steps", "type"),
    ({"width": 1000}, "width", "multipleOf"), ({"scheduler": "none of these"}, "scheduler", "enum"), ({"aspectRatio": "7:5"}, "aspectRatio", "enum"),
    ({"no_such": 1}, "no_such", "unknown"), ({"CFGScale": 51}, "CFGScale", "maximum"), ({"guidance": -1}, "guidance", "minimum"),
    ({"numOutputs": 21}, "numOutputs", "maximum"), ({"seed": 0}, "seed", "minimum"), ({"seed": 1e300}, "seed", "maximum"),
    ({"seedImage": "https://elsewhere.example/a.png"}, "seedImage", "media"), ({"seedImage": "file:///etc/passwd"}, "seedImage", "media"),
    ({"seedImage": str(uuid.uuid4())}, "seedImage", "found"), ({"negativePrompt": "x"}, "negativePrompt", "minLength"),
    ({"numOutputs": 2, "numberResults": 3}, "numberResults", "conflict"),
]


@pytest.mark.parametrize("parameters, field, rule", WRONG, ids=lambda value: str(value)[:40])
def test_a_parameter_outside_the_schema_is_named_with_its_rule(bob, parameters, field, rule):
    with nothing_left(bob):
        for verb in VERBS[1:] if rule == "found" else VERBS:
            body = refused(order(bob, verb, parameters=parameters), 422, "E003")
            assert (body["details"]["field"], body["details"]["rule"]) == (field, rule), body


@pytest.mark.parametrize("more, field, rule", [
    ({"prompt": "ab"}, "prompt", "minLength"), ({"prompt": "  a  "}, "prompt", "minLength"), ({"prompt": None}, "prompt", "required"), ({"prompt": 7}, "prompt", "type"),
    ({"prompt": "x" * 3001}, "prompt", "maxLength"), ({"model_parameters": []}, "model_parameters", "type"),
    ({"model_record_id": None}, "model_record_id", "required"), ({"model_record_id": 100}, "model_record_id", "type"), ({"cost": 0}, "cost", "unknown"),
    ({"tokens_used": 0}, "tokens_used", "unknown"), ({"quote": "made up"}, "quote", "format")], ids=lambda value: str(value)[:40])
def test_a_field_of_the_order_is_named_with_its_rule(bob, more, field, rule):
    with nothing_left(bob):
        for verb in VERBS:
            body = bob.session.post(f"{BASE_URL}/functions/v1/{verb}", timeout=60,
                                    json={"model_record_id": "100@1", "prompt": "a kite", "model_parameters": {}} | more)
            details = refused(body, 422, "E003")["details"]
            assert (details["field"], details["rule"]) == (field, rule), body.text


def test_somebody_elses_quote_is_none(bob):
    other = Person()
    quote = order(other, "quote").json()["quote"]
    with nothing_left(bob):
        refused(order(bob, quote=quote), 409, "E007")


def test_a_key_that_is_no_key_is_refused(bob):
    with nothing_left(bob):
        answer = bob.generate("a red kite", key="x" * 256)
        assert refused(answer, 422, "E003")["details"]["field"] == "Idempotency-Key"


# What the provider refused or never finished: charged, refunded in the same size, and no medium.
def ended(person, identity):
    def row():
        found = person.session.get(f"{BASE_URL}/rest/v1/generations?id=eq.{identity}", timeout=30).json()[0]
        return found if found["status"] in ("completed", "failed") else None

    found = until(90, row)
    assert found, "still under way"
    return found


def paid_back(person, identity, before):
    with database() as db:
        booked = db.execute("select transaction_type, amount from public.credit_transactions where generation_id = %s order by created_at", (identity,)).fetchall()
        media = db.execute("select count(*) from public.media where generation_id = %s", (identity,)).fetchone()[0]
        jobs = db.execute("select count(*) from jobs.queue where generation_id = %s", (identity,)).fetchone()[0]
    assert [kind for kind, _ in booked] == ["generation", "refund"] and sum(amount for _, amount in booked) == 0
    assert (media, jobs, person.balance()) == (0, 0, before)
    assert books() == []


@pytest.mark.parametrize("model", ["100@1", "06c556f2-596a-4711-a3e1-40e72e768b34", "4654a9c9-d372-4437-8d9d-ffe4ef7ca993"], ids=["runware", "lovable", "kie"])
@pytest.mark.parametrize("word, detail", [("refuse", "refused"), ("fail", "provider_error"), ("garbage", None)])
def test_what_the_provider_refuses_fails_with_e004_and_is_paid_back(bob, model, word, detail):
    before = bob.balance()
    identity = order(bob, model=model, prompt=f"[{word}] a red kite").json()["generation_id"]
    row = ended(bob, identity)
    assert (row["status"], row["error_code"]) == ("failed", "E004") and row["error_message"], row
    assert detail is None or row["status_detail"] == detail, row
    assert not row["outputs"] and not row["output_url"]
    paid_back(bob, identity, before)


def test_a_refusal_is_a_502_to_whoever_waits(bob):
    before = bob.balance()
    body = refused(order(bob, "generate-content-sync", prompt="[refuse] a red kite"), 502, "E004")
    paid_back(bob, body["generation_id"], before)


def test_what_takes_too_long_fails_with_e005_and_is_paid_back(bob):
    """The order's own deadline is half an hour; here it has passed while the provider still holds the job."""
    before = bob.balance()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(order, bob, "generate-content-sync", prompt="[hold] a red kite")
        held = until(20, lambda: unfinished(bob))
        assert held
        with database() as db:
            # Only the superuser, and only without triggers, moves a deadline.
            db.execute("set session_replication_role = replica")
            db.execute("update public.generations set deadline_at = now() - interval '10 seconds' where id = %s", (held,))
        body = refused(waiting.result(), 504, "E005")
    assert body["generation_id"] == str(held)
    row = ended(bob, str(held))
    assert (row["status"], row["status_detail"], row["error_code"]) == ("failed", "timeout", "E005")
    paid_back(bob, str(held), before)


def unfinished(person):
    with database() as db:
        row = db.execute("select id from public.generations where user_id = %s and status = 'processing'", (person.id,)).fetchone()
    return row and row[0]
