"""What an admin does with models: a test order runs as any other and costs nothing, and health follows from what became of orders. Others are turned away before anything is read."""

import uuid

import pytest

from leaving import nothing_left
from stack import BASE_URL, SERVICE_ROLE_KEY, Person, books, database, until, visitor

FUNCTIONS = ["test-model-generation", "check-model-health", "analyze-model-docs"]


@pytest.fixture(scope="module")
def grace():
    person = Person(credits=1)
    with database() as db:
        db.execute("insert into public.user_roles (user_id, role) values (%s, 'admin')", (person.id,))
    yield person
    person.cancel_everything()
    with database() as db:
        db.execute("delete from public.user_roles where user_id = %s", (person.id,))


@pytest.fixture(scope="module")
def bob():
    return Person(credits=5)


def call(person, function, body=None, **headers):
    return person.session.post(f"{BASE_URL}/functions/v1/{function}", json=body or {}, headers=headers, timeout=60)


def ended(person, generation, seconds=60):
    def row():
        return person.session.get(f"{BASE_URL}/rest/v1/generations?id=eq.{generation}", timeout=30).json()[0]

    assert until(seconds, lambda: row()["status"] in ("completed", "failed")), row()
    return row()


def models():
    with visitor() as session:
        return session.get(f"{BASE_URL}/functions/v1/models", timeout=30).json()["models"]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("body", [{"model_record_id": "100@1", "prompt": "a kite"}, {"model_record_id": "no-such-model"}, {"nonsense": 1}, {}], ids=str)
def test_who_is_no_admin_is_turned_away_whatever_is_asked(bob, function, body):
    with nothing_left(bob):
        answer = call(bob, function, body)
        assert (answer.status_code, answer.json()["code"]) == (403, "E018"), answer.text
        assert set(answer.json()) == {"error", "code", "details"}
        with visitor() as session:
            url = f"{BASE_URL}/functions/v1/{function}"
            assert (session.post(url, json=body, timeout=30).status_code, session.get(url, timeout=30).status_code) == (401, 405)
            assert session.post(url, json=body, headers={"Authorization": f"Bearer {SERVICE_ROLE_KEY}"}, timeout=30).status_code == 401


def test_an_admin_whose_role_is_gone_is_none_at_once(bob):
    with database() as db:
        db.execute("insert into public.user_roles (user_id, role) values (%s, 'admin')", (bob.id,))
        assert call(bob, FUNCTIONS[0], {"model_record_id": "no-such-model"}).status_code == 404
        db.execute("delete from public.user_roles where user_id = %s", (bob.id,))
    assert call(bob, FUNCTIONS[0], {"model_record_id": "no-such-model"}).status_code == 403


def test_a_test_order_runs_to_a_stored_result_and_costs_nothing(grace, bob):
    answer = call(grace, "test-model-generation", {"model_record_id": "100@1", "prompt": "a kite over dunes", "model_parameters": {"steps": 2}})
    body = answer.json()
    assert answer.status_code == 201, answer.text
    assert (body["is_test"], body["cost"], body["credits"], body["model"]["is_active"], body["settings"]["steps"]) == (True, 0, 1, True, 2), body
    row = ended(grace, body["generation_id"])
    assert (row["status"], row["is_test"], row["tokens_used"], row["model_record_id"]) == ("completed", True, 0, "100@1"), row
    assert row["provider_cost_usd"] is not None and row["formula"] == body["formula"]
    assert grace.session.get(f"{BASE_URL}{row['output_url']}", timeout=30).headers["Content-Type"].startswith("image/")
    assert grace.balance() == 1
    assert bob.session.get(f"{BASE_URL}/rest/v1/generations?id=eq.{row['id']}", timeout=30).json() == []
    assert books() == []


def test_a_test_order_that_fails_returns_nothing_and_does_not_say_so(grace):
    body = call(grace, "test-model-generation", {"model_record_id": "100@1", "prompt": "[fail] a kite"}).json()
    row = ended(grace, body["generation_id"])
    assert row["status"] == "failed" and "returned" not in row["error_message"], row
    assert grace.balance() == 1
    assert books() == []


def test_a_model_that_is_off_can_be_tried_but_not_ordered(grace):
    off = [model for model in models() if not model["is_active"] and model["content_type"].startswith("prompt_to_")]
    if not off:
        pytest.skip("the registry has no inactive model")
    order = {"model_record_id": off[0]["record_id"], "prompt": "a kite over dunes"}
    assert call(grace, "generate-content", order).status_code == 404
    answer = call(grace, "test-model-generation", order)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["model"]["is_active"], answer.json()["model"]["inactive_reason"]) == (False, off[0]["inactive_reason"])
    assert ended(grace, answer.json()["generation_id"], 120)["status"] == "completed"


def test_a_test_order_is_replayed_under_its_key_and_no_order_stands_for_the_other(grace):
    key, order = uuid.uuid4().hex, {"model_record_id": "100@1", "prompt": "a kite over dunes"}
    first, again = [call(grace, "test-model-generation", order, **{"Idempotency-Key": key}) for _ in range(2)]
    assert (first.status_code, again.status_code, again.headers["Idempotency-Replayed"]) == (201, 200, "true")
    assert first.json() == again.json()
    assert call(grace, "generate-content", order, **{"Idempotency-Key": key}).json()["code"] == "E008"


@pytest.mark.parametrize("body, field, rule", [
    ({"model_record_id": "100@1", "prompt": 5}, "prompt", "type"), ({"model_record_id": "100@1", "prompt": "a kite", "quote": "x"}, "quote", "unknown"),
    ({"model_record_id": "100@1", "prompt": "a kite", "is_test": False}, "is_test", "unknown"), ({"prompt": "a kite"}, "model_record_id", "required"),
    ({"model_record_id": "100@1", "prompt": "a kite", "model_parameters": {"steps": 1000}}, "steps", "maximum"),
], ids=str)
def test_a_test_order_is_checked_as_any_other(grace, body, field, rule):
    with nothing_left(grace):
        answer = call(grace, "test-model-generation", body)
        assert (answer.status_code, answer.json()["code"]) == (422, "E003"), answer.text
        assert (answer.json()["details"]["field"], answer.json()["details"]["rule"]) == (field, rule)


def test_what_a_test_order_leaves_out_is_filled_in(grace):
    body = call(grace, "test-model-generation", {"model_record_id": "100@1"}).json()
    made = ended(grace, body["generation_id"])
    assert made["status"] == "completed" and made["prompt"], made
    # A picture that is required and not named is the newest of the admin's own.
    upscaler = next(model for model in models() if model["is_active"] and model["content_type"] == "image_editing")
    body = call(grace, "test-model-generation", {"model_record_id": upscaler["record_id"]}).json()
    assert made["outputs"][0]["id"] in str(body["settings"]), body
    assert ended(grace, body["generation_id"])["status"] == "completed"


def test_health_tells_of_every_model_and_provider(grace):
    answer = call(grace, "check-model-health")
    health = answer.json()
    assert answer.status_code == 200, answer.text
    words = {"healthy", "degraded", "down", "unknown"}
    assert {model["model_record_id"] for model in health["models"]} == {model["record_id"] for model in models()}
    assert set(health["summary"]) == words and sum(health["summary"].values()) == len(health["models"])
    assert {entry["status"] for entry in health["models"] + health["providers"]} <= words
    probes = {entry["provider"]: entry["probe"] for entry in health["providers"]}
    # A server of one's own is told of, but not set up here.
    assert not probes.pop("openai_compatible")["ok"]
    assert set(probes) == {"kie_ai", "runware", "lovable_ai_sync"}
    assert all(probe["ok"] and probe["sandbox"] and probe["seconds"] < 7 for probe in probes.values()), probes
    assert probes["kie_ai"]["credits"] > 0


def test_health_follows_a_test_order(grace):
    def of_model():
        health = call(grace, "check-model-health", {"model_record_id": "100@1", "hours": 1, "probe": False}).json()
        assert [entry["provider"] for entry in health["providers"]] == ["runware"] and len(health["models"]) == 1
        return health["models"][0]

    before = of_model()
    bad, good = [call(grace, "test-model-generation", {"model_record_id": "100@1", "prompt": f"{word} a kite"}).json()["generation_id"] for word in ("[fail]", "")]
    for generation in (bad, good):
        ended(grace, generation)
    after = of_model()
    assert (after["completed"] - before["completed"], after["faults"] - before["faults"], after["tests"] - before["tests"]) == (1, 1, 2), (before, after)
    assert after["last_error"]["generation_id"] == bad and after["last_error"]["internal"] and after["last_success"]
    assert after["last_test"]["generation_id"] == good and after["median_seconds"] is not None and 0 < after["success_rate"] < 1


@pytest.mark.parametrize("body, status, field", [
    ({"model_record_id": "no-such-model"}, 404, None), ({"model_record_id": 5}, 422, "model_record_id"), ({"hours": 0}, 422, "hours"), ({"hours": 1e9}, 422, "hours"),
    ({"hours": "24"}, 422, "hours"), ({"probe": 1}, 422, "probe"), ({"more": 1}, 422, "more"),
], ids=str)
def test_a_question_about_health_is_checked(grace, body, status, field):
    answer = call(grace, "check-model-health", body)
    assert answer.status_code == status, answer.text
    assert answer.json()["details"].get("field") == field


def test_probes_are_read_by_admins_alone(grace, bob):
    url = f"{BASE_URL}/rest/v1/provider_probes?select=provider,ok"
    assert grace.session.get(url, timeout=30).json() and bob.session.get(url, timeout=30).json() == []


def test_the_documentation_of_every_model_has_its_parameters_prices_and_requests(grace, bob):
    for model in models():
        page = call(grace, "analyze-model-docs", {"model_record_id": model["record_id"]}).json()
        assert page["problems"] == [], page["problems"]
        assert {parameter["name"] for parameter in page["parameters"]} >= set(model["schema"]["required"])
        assert page["price"]["examples"] and all(example["credits"] > 0 and example["formula"] for example in page["price"]["examples"])
        assert page["requests"]["body"]["model_record_id"] == model["record_id"]
        assert all(model["record_id"] in page["requests"][language] for language in ("curl", "python", "javascript"))
        assert page["markdown"].startswith(f"# {model['model_name']}\n") and all(f"`{parameter['name']}`" in page["markdown"] for parameter in page["parameters"])


def test_the_documented_request_costs_what_the_first_example_says(grace):
    page = call(grace, "analyze-model-docs", {"model_record_id": "100@1"}).json()
    assert call(grace, "quote", page["requests"]["body"]).json()["cost"] == page["price"]["examples"][0]["credits"]


@pytest.mark.parametrize("body, status, field", [
    ({}, 422, "model_record_id"), ({"model_record_id": 5}, 422, "model_record_id"), ({"model_record_id": "no-such-model"}, 404, None),
    ({"model_record_id": "100@1", "more": 1}, 422, "more"),
], ids=str)
def test_a_question_about_documentation_is_checked(grace, body, status, field):
    answer = call(grace, "analyze-model-docs", body)
    assert (answer.status_code, answer.json()["details"].get("field")) == (status, field), answer.text
