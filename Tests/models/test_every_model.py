"""Every model of the catalogue from order to stored result, over nginx, the worker and the stand-in: with what it requires alone, and
with one other combination. Type, shape, length and number of the result, and the charge against the price vector."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import threading

import pytest
import requests
import wishes
from stack import BASE_URL, CA, Person, database, until

VECTORS = json.loads(pathlib.Path(__file__).parents[1].joinpath("vectors/prices.json").read_text())
# Stands for "a picture of this user's" in the vectors.
REFERENCE = "uploads/00000000-0000-4000-8000-000000000001/"
SANDBOX = os.environ["SANDBOX_URL"]
ENDED = ("completed", "failed")


def catalogue():
    return {model["record_id"]: model for model in requests.get(f"{BASE_URL}/functions/v1/models", verify=CA, timeout=30).json()["models"]}


def orders():
    """For each model the vector with nothing but what it requires, and the first that differs in price or settings."""
    by_model = {}
    for vector in VECTORS["models"]:
        if vector["cost"] is not None:
            by_model.setdefault(vector["model"], []).append(vector)
    for model, vectors in by_model.items():
        yield pytest.param(vectors[0], id=f"{model}-required")
        others = [vector for vector in vectors[1:] if vector["parameters"] != vectors[0]["parameters"]]
        if others:
            yield pytest.param(max(others, key=lambda vector: (vector["cost"] != vectors[0]["cost"], -float(vector["cost"]))), id=f"{model}-other")


ORDERS = list(orders())


@pytest.fixture(scope="module")
def models():
    return catalogue()


@pytest.fixture(scope="module")
def results(models, tmp_path_factory):
    """All orders at once, as many users would send them; a future of the finished row for each."""
    requests.post(f"{SANDBOX}/admin/settings", json={"quick": True, "kie_creations": 1000, "delays": {kind: [0.1, 0.3] for kind in ("image", "video", "audio")}}, timeout=30)
    folder = tmp_path_factory.mktemp("inputs")
    people = [Person(credits=100_000) for _ in range(6)]
    with database() as db:
        # The stand-in takes as many as we send, so that this does not wait for the real service's limit.
        db.execute("update jobs.limits set most = 1000 where provider = 'kie_ai'")
        db.execute("insert into public.user_roles (user_id, role) values (%s, 'admin')", (people[0].id,))
    with concurrent.futures.ThreadPoolExecutor(len(people)) as pool:
        yield {
            param.id: pool.submit(finished, people[number % len(people) if models[param.values[0]["model"]]["is_active"] else 0], models[param.values[0]["model"]], param.values[0], folder)
            for number, param in enumerate(ORDERS) if param.values[0]["model"] in models
        }
        pool.shutdown(cancel_futures=True)
    with database() as db:
        db.execute("update jobs.limits set most = 20 where provider = 'kie_ai'")
    requests.post(f"{SANDBOX}/admin/settings", json={"quick": False, "kie_creations": 20, "delays": {"image": [1, 2], "video": [3, 5], "audio": [1, 2]}}, timeout=30)


DRAWING = threading.Lock()


def picture(folder, width, height):
    file = folder / f"{width}x{height}.png"
    with DRAWING:
        if not file.exists():
            subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"testsrc2=s=64x64,scale={width}:{height},format=rgb24", "-frames:v", "1", "-y", file], check=True)
    return file.read_bytes()


def uploaded(person, parameters, pictures, folder):
    """The parameters with pictures of this person's in the place of the vector's."""
    text = json.dumps(parameters)
    for name in sorted(set(part.split('"')[0] for part in text.split(REFERENCE)[1:])):
        width, height = pictures.get(REFERENCE + name, (1024, 768))
        path = f"uploads/{person.id}/{width}x{height}-{name}"
        answer = person.session.post(
            f"{BASE_URL}/storage/v1/object/{path}", data=picture(folder, width, height), headers={"Content-Type": "image/png", "x-upsert": "true"}, timeout=60)
        assert answer.status_code == 200, answer.text
        text = text.replace(REFERENCE + name, path)
    return json.loads(text)


def finished(person, model, vector, folder):
    parameters = uploaded(person, vector["parameters"], vector.get("pictures", {}), folder)
    parameters |= {name: letter * times for name, (letter, times) in vector.get("repeated", {}).items()}
    # What is switched off runs for an admin alone, who pays nothing for the trial.
    function = "generate-content" if model["is_active"] else "test-model-generation"
    answer = person.session.post(f"{BASE_URL}/functions/v1/{function}", json={"model_record_id": model["record_id"], "model_parameters": parameters}, timeout=60)
    assert answer.status_code == 201, f"{model['model_name']}: {answer.text}"
    address = f"{BASE_URL}/rest/v1/generations?id=eq.{answer.json()['generation_id']}&select=*"

    def look():
        row = person.session.get(address, timeout=30).json()[0]
        return row if row["status"] in ENDED else None

    row = until(240, look, every=0.3)
    assert row, f"{model['model_name']} is not done after four minutes"
    ledger = person.session.get(f"{BASE_URL}/rest/v1/credit_transactions?generation_id=eq.{row['id']}&select=amount", timeout=30).json()
    kept = [person.session.get(BASE_URL + output["url"], timeout=60) for output in row["outputs"] or []]
    return row, ledger, kept


@pytest.mark.parametrize("vector", ORDERS)
def test_a_model_makes_what_was_ordered_for_its_price(vector, request, results, models):
    model = models[vector["model"]]
    row, ledger, kept = results[request.node.callspec.id].result()
    assert row["status"] == "completed", f"{model['model_name']}: {row['status_detail']} {row['error_message']}"
    # The stored settings are the order with its defaults.
    settings = row["settings"]
    assert len(row["outputs"]) == row["output_count"] == wishes.count(settings, row["output_count"])
    assert [entry["amount"] for entry in ledger] == ([pytest.approx(-float(vector["cost"]))] if model["is_active"] else [])
    for output, answer in zip(row["outputs"], kept):
        assert answer.status_code == 200 and len(answer.content) == output["bytes"]
        assert output["mime"].startswith(model["kind"] + "/")
        if model["kind"] != "audio" and wishes.shape(settings):
            assert output["width"] / output["height"] == pytest.approx(wishes.shape(settings), rel=0.04)
        if model["kind"] != "image" and wishes.seconds(settings):
            assert output["duration_ms"] / 1000 == pytest.approx(wishes.seconds(settings), abs=0.35)


def test_every_model_has_its_orders(models):
    ordered = {param.values[0]["model"] for param in ORDERS}
    # A model added since may have no vector yet; the 77 of the specification have theirs.
    assert len(ordered & models.keys()) >= 77
