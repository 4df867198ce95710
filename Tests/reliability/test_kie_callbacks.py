"""What comes to kie's callback address moves nothing: it only makes us ask, and only with the token of the very job."""

import base64
import concurrent.futures
import hashlib
import hmac
import os
import time

import pytest
import requests

from stack import BASE_URL, CA, Person, database, until

SANDBOX = os.environ["SANDBOX_URL"]
KEY = os.environ["KIE_WEBHOOK_HMAC_KEY"]
MODEL = "ElevenLabs"


def admin(path, body=None):
    answer = requests.request("GET" if body is None else "POST", f"{SANDBOX}/admin/{path}", json=body, verify=CA, timeout=30)
    return answer.json() if answer.status_code == 200 else {}


@pytest.fixture
def ada():
    person = Person(credits=100)
    yield person
    person.cancel_everything()


@pytest.fixture(scope="module")
def model():
    """A model of kie's that needs nothing but words."""
    with_key = Person()
    found = with_key.session.get(f"{BASE_URL}/functions/v1/models", timeout=30).json()
    rows = found if isinstance(found, list) else found["models"]
    return next(row for row in rows if row["provider"] == "kie_ai" and MODEL in row["model_name"])["record_id"]


def order(person, model, prompt):
    answer = person.generate(prompt, model=model)
    assert answer.status_code == 201, answer.text
    generation = answer.json()["generation_id"]
    assert until(20, lambda: row(generation)["job_id"]), row(generation)
    return generation, admin(f"jobs?id={row(generation)['job_id']}")


def row(generation):
    with database() as db:
        names = "status", "status_detail", "job_id", "refunds", "charges"
        return dict(zip(names, db.execute("""
            select status, status_detail, job_id, (select count(*) from public.credit_transactions t where t.generation_id = g.id and amount > 0),
              (select count(*) from public.credit_transactions t where t.generation_id = g.id and amount < 0)
            from public.generations g where id = %s""", (generation,)).fetchone()))


def knock(job, token=None, task=None, key=KEY, age=0, signed=True, path="kie-ai-webhook", code=501, state="fail"):
    address = f"{BASE_URL}/functions/v1/{path}?token={token or job['callback'].split('token=')[1]}"
    task = task or job["id"]
    stamp = str(int(time.time()) - age)
    mac = base64.b64encode(hmac.new(key.encode(), f"{task}.{stamp}".encode(), hashlib.sha256).digest()).decode()
    headers = {"X-Webhook-Timestamp": stamp, "X-Webhook-Signature": mac} if signed else {}
    body = {"code": code, "msg": "forged", "data": {"taskId": task, "state": state, "failCode": "501", "failMsg": "forged", "resultJson": ""}}
    return requests.post(address, json=body, headers=headers, verify=CA, timeout=30)


FORGERIES = {
    "unsigned": {"signed": False},
    "signed with another key": {"key": "another"},
    "an hour old": {"age": 3600},
    "an hour ahead": {"age": -3600},
    "with a wrong token": {"token": "A" * 43},
    "for a job that nobody has": {"task": "f" * 32},
    "at another provider's address": {"path": "process-runware-response"},
    "signed, in all form, but a lie": {},
    "a success that is none": {"code": 200, "state": "success"},
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_callback_moves_nothing_that_is(name, ada, model):
    generation, job = order(ada, model, "[hold] a red kite")
    answer = knock(job, **FORGERIES[name])
    assert (answer.status_code, answer.json()) == (200, {"received": True})
    time.sleep(0.5)
    assert (row(generation)["status"], row(generation)["charges"], row(generation)["refunds"]) == ("processing", 1, 0)
    admin("jobs", {"id": job["id"], "do": "finish"})
    assert until(60, lambda: row(generation)["status"] == "completed"), row(generation)
    assert (row(generation)["charges"], row(generation)["refunds"]) == (1, 0)


def test_a_callback_for_somebody_elses_job_moves_neither(ada, model):
    bob = Person(credits=100)
    hers, her_job = order(ada, model, "[hold] a red kite")
    his, his_job = order(bob, model, "[hold] a blue kite")
    knock(her_job, task=his_job["id"])
    knock(his_job, task=her_job["id"])
    time.sleep(0.5)
    assert [row(g)["job_id"] for g in (hers, his)] == [her_job["id"], his_job["id"]]
    assert [row(g)["status"] for g in (hers, his)] == ["processing", "processing"]
    admin("jobs", {"id": his_job["id"], "do": "fail"})
    assert until(60, lambda: row(his)["status"] == "failed")
    assert (row(his)["refunds"], row(hers)["refunds"], row(hers)["status"]) == (1, 0, "processing")
    bob.cancel_everything()


def test_a_storm_of_callbacks_completes_once(ada, model):
    generation, job = order(ada, model, "[hold] a red kite")
    admin("jobs", {"id": job["id"], "do": "finish"})
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: knock(job, code=200, state="success").status_code, range(200)))
    assert set(answers) == {200}
    assert until(60, lambda: row(generation)["status"] == "completed"), row(generation)
    ended = row(generation)
    assert (ended["charges"], ended["refunds"]) == (1, 0)
    # Late ones, of success and of failure, find it ended.
    knock(job)
    knock(job, code=200, state="success")
    time.sleep(0.5)
    assert row(generation) == ended


def test_a_lost_answer_is_found_again_by_its_callback_and_ordered_once(ada, model):
    before = admin("state")["counts"]["kie_ai"]["accepted"]
    answer = ada.generate("[lost] [slow 2] a red kite", model=model)
    generation = answer.json()["generation_id"]
    assert until(20, lambda: row(generation)["status_detail"] == "reconciling"), row(generation)
    assert until(60, lambda: row(generation)["status"] == "completed"), row(generation)
    assert (row(generation)["charges"], row(generation)["refunds"]) == (1, 0)
    assert admin("state")["counts"]["kie_ai"]["accepted"] == before + 1
