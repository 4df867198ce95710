"""Many requests at one moment: the books stay exact."""

import uuid
from concurrent.futures import ThreadPoolExecutor

from stack import Person, books, database


def together(count, act):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(act, range(count)))


def test_twenty_orders_of_75_on_500_credits_are_accepted_exactly_six_times():
    ada = Person(credits=500)
    # No model costs 75 for a picture that never ends: the accept function is called as the responder calls it, so that nothing is refunded meanwhile.
    with database() as db:
        session = db.execute("select id from auth.sessions where user_id = %s", (ada.id,)).fetchone()[0]

    def accept(_):
        with database() as db:
            try:
                db.execute(
                    "select api.start_generation(jsonb_build_object('sub', %s::text, 'session_id', %s::text), %s::jsonb)",
                    (ada.id, str(session), '{"model_id":"runware:100@1","model_record_id":"100@1","model_name":"FLUX","provider":"runware","type":"image",'
                     '"prompt":"[hold] race","settings":{"positivePrompt":"[hold] race","width":1024,"height":1024,"steps":4},"cost":"75","outputs":1,"expected_seconds":3,"deadline_seconds":600,"sandbox":true,"max_running":100}'),
                )
                return 201
            except Exception as problem:
                return problem.sqlstate

    answers = together(20, accept)
    assert answers.count(201) == 6, answers
    assert answers.count("ZE001") == 14, answers
    assert ada.balance() == 50
    assert books() == []
    ada.cancel_everything()


def test_orders_over_http_stop_when_the_credits_do():
    bob = Person(credits=0.1)
    answers = together(20, lambda n: bob.generate(f"a quiet harbour at dawn {n}"))
    codes = [answer.status_code for answer in answers]
    assert codes.count(201) == 3 and codes.count(402) == 17, codes
    refused = next(answer for answer in answers if answer.status_code == 402).json()
    assert refused["code"] == "E001" and refused["details"]["missing"] > 0


def test_one_key_fifty_times_is_one_charge_and_fifty_equal_answers():
    ada = Person()
    key = uuid.uuid4().hex
    answers = together(50, lambda _: ada.generate("a red kite over dunes", key=key))
    assert {answer.status_code for answer in answers} <= {200, 201}
    assert [answer.status_code for answer in answers].count(201) == 1
    assert len({answer.json()["generation_id"] for answer in answers}) == 1
    with database() as db:
        charges = db.execute("select count(*) from public.credit_transactions where user_id = %s and transaction_type = 'generation'", (ada.id,)).fetchone()[0]
    assert charges == 1
    other = ada.generate("another prompt altogether", key=key)
    assert other.status_code == 409 and other.json()["code"] == "E008"
