"""A running stack as these tests see it: the addresses and keys that `deploy/bin/env` prints."""

import os
import subprocess
import time
import uuid

import psycopg
import requests

BASE_URL = os.environ["BASE_URL"]
ANON_KEY = os.environ["ANON_KEY"]
SERVICE_ROLE_KEY = os.environ["SERVICE_ROLE_KEY"]
DATABASE_URL = os.environ["DATABASE_URL"]
STATE = os.environ["STATE"]
CA = os.environ["TLS_CA_FILE"]


def database():
    return psycopg.connect(DATABASE_URL, autocommit=True)


def until(seconds, question, every=0.05):
    """Asks again and again until the answer is true; the last answer when the time is up."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(every)


def visitor():
    """A session of nobody's that trusts the installation's certificate authority."""
    session = requests.Session()
    # Else a REQUESTS_CA_BUNDLE of the machine would take the place of the installation's own authority.
    session.trust_env = False
    session.verify = CA
    return session


class Person:
    """A new account with a session of its own."""

    def __init__(self, credits=None):
        self.session = visitor()
        self.session.headers["apikey"] = ANON_KEY
        self.email = f"{uuid.uuid4().hex[:12]}@example.test"
        answer = self.session.post(f"{BASE_URL}/auth/v1/signup", json={"email": self.email, "password": "correct horse 9"}, timeout=30)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        self.id = body["user"]["id"]
        self.token = body["access_token"]
        self.session.headers["Authorization"] = f"Bearer {self.token}"
        if credits is not None:
            with database() as db:
                db.execute("update public.user_credits set credits = %s where user_id = %s", (credits, self.id))

    def headers(self, **more):
        return {"apikey": ANON_KEY, "Authorization": f"Bearer {self.token}", **more}

    def generate(self, prompt, key=None, model="100@1", timeout=30, **parameters):
        headers = self.headers()
        if key:
            headers["Idempotency-Key"] = key
        return requests.post(
            f"{BASE_URL}/functions/v1/generate-content",
            json={"model_record_id": model, "prompt": prompt, "model_parameters": parameters},
            headers=headers, verify=CA, timeout=timeout,
        )

    def cancel_everything(self):
        for row in self.session.get(f"{BASE_URL}/rest/v1/generations?select=id&status=in.(pending,processing)", timeout=30).json():
            self.session.post(f"{BASE_URL}/functions/v1/cancel-generation", json={"generation_id": row["id"]}, timeout=30)

    def balance(self):
        rows = self.session.get(f"{BASE_URL}/rest/v1/user_credits?select=credits&user_id=eq.{self.id}", timeout=30).json()
        return rows[0]["credits"]


def books():
    """What must hold at any time, as a list of sentences about what does not."""
    with database() as db:
        wrong = []
        if drift := db.execute("select count(*) from public.ledger_drift()").fetchone()[0]:
            wrong.append(f"{drift} accounts whose ledger and balance differ")
        checks = {
            "generations without a charge": """
                select count(*) from public.generations g where not is_test and not exists (
                  select from public.credit_transactions t where t.generation_id = g.id and t.transaction_type = 'generation')""",
            "failed generations without a refund of the same size": """
                select count(*) from public.generations g where status = 'failed' and not is_test and not exists (
                  select from public.credit_transactions t where t.generation_id = g.id and t.transaction_type = 'refund' and t.amount = g.tokens_used)""",
            "tests that appear in the ledger": "select count(*) from public.generations g join public.credit_transactions t on t.generation_id = g.id where g.is_test",
            "completed generations that were refunded": """
                select count(*) from public.generations g join public.credit_transactions t on t.generation_id = g.id
                where g.status = 'completed' and t.transaction_type = 'refund'""",
            "completed generations without a stored result": """
                select count(*) from public.generations g where status = 'completed' and status_detail <> 'expired' and not exists (
                  select from public.media m where m.generation_id = g.id)""",
            "charges without a generation": """
                select count(*) from public.credit_transactions t where transaction_type = 'generation' and not exists (
                  select from public.generations g where g.id = t.generation_id)""",
            "unfinished generations more than 60 s past their deadline": """
                select count(*) from public.generations where status in ('pending', 'processing') and deadline_at < now() - interval '60 seconds'""",
        }
        for sentence, query in checks.items():
            if count := db.execute(query).fetchone()[0]:
                wrong.append(f"{count} {sentence}")
        return wrong


def process(name):
    """The process id that the supervisor noted for `name`."""
    with open(f"{STATE}/run/pids/{name}.pid") as file:
        return int(file.read())


def artifio(*arguments):
    return subprocess.run(
        [f"{STATE}/bin/artifio", *arguments], env={**os.environ, "ARTIFIO_SETTINGS": f"{STATE}/settings.json"},
        capture_output=True, text=True, timeout=120,
    )
