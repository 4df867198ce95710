"""An unmodified supabase-py signs up, signs in, reads rows, orders a picture and waits for it."""

import os
import time
import uuid

import pytest
from supabase import create_client

BASE_URL, ANON_KEY = os.environ["BASE_URL"], os.environ["ANON_KEY"]


@pytest.fixture(scope="module")
def person():
    # httpx takes the certificate authority from SSL_CERT_FILE, which the runner sets.
    client = create_client(BASE_URL, ANON_KEY)
    email, password = f"{uuid.uuid4().hex[:12]}@example.test", "correct horse battery"
    made = client.auth.sign_up({"email": email, "password": password})
    assert made.user.email == email and made.session is not None
    client.auth.sign_out()
    again = client.auth.sign_in_with_password({"email": email, "password": password})
    assert again.user.id == made.user.id
    return client


def test_a_wrong_password_is_an_auth_error_with_its_code(person):
    from supabase_auth.errors import AuthApiError

    stranger = create_client(BASE_URL, ANON_KEY)
    with pytest.raises(AuthApiError) as failure:
        stranger.auth.sign_in_with_password({"email": "nobody@example.test", "password": "wrong horse"})
    assert failure.value.code == "invalid_credentials" and failure.value.status == 400


def test_a_new_account_has_its_welcome_credits_and_no_generations(person):
    assert person.table("user_credits").select("credits").single().execute().data["credits"] == 100
    assert person.table("generations").select("id").execute().data == []


def test_a_picture_is_ordered_paid_and_delivered(person):
    answer = person.functions.invoke(
        "generate-content",
        invoke_options={"body": {"model_record_id": "100@1", "prompt": "a lighthouse in the fog", "model_parameters": {}},
                        "headers": {"Idempotency-Key": uuid.uuid4().hex}, "responseType": "json"})
    identity = answer["generation_id"]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        row = person.table("generations").select("*").eq("id", identity).single().execute().data
        if row["status"] in ("completed", "failed"):
            break
        time.sleep(0.5)
    assert row["status"] == "completed", row
    assert row["output_url"].startswith("/media/v1/")
    assert float(person.table("user_credits").select("credits").single().execute().data["credits"]) == pytest.approx(100 - answer["cost"])


def test_a_refusal_carries_its_code(person):
    from supabase_functions.errors import FunctionsHttpError

    with pytest.raises(FunctionsHttpError) as failure:
        person.functions.invoke("generate-content", invoke_options={"body": {"model_record_id": "no such model", "prompt": "anything", "model_parameters": {}}})
    assert failure.value.message
