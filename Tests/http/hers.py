"""What is ada's, by name, and the same names with values that are nobody's: whoever asks for either must hear the same."""

import hashlib
import json
import uuid

from pictures import png
from stack import BASE_URL, Person, database, until
from tokens import parts


class Hers(Person):
    """ada with a finished picture, one that is being made, an upload, and links: good, revoked and expired."""

    def __init__(self):
        super().__init__(credits=50)
        self.word = word = uuid.uuid4().hex
        self.prompt = f"a garden that only ada knows {word}"
        key, name, picture = f"key-{word}", f"secret-{word}.png", png(64, 48, seed=word)
        self.generation = self.order(self.prompt, key=key)
        self.held = self.order(f"[hold] {self.prompt}")
        answer = self.session.post(f"{BASE_URL}/storage/v1/object/uploads/{self.id}/{name}", data=picture, headers={"Content-Type": "image/png"}, timeout=30)
        assert answer.status_code == 200, answer.text
        assert until(60, lambda: self.row(self.generation)["status"] == "completed"), self.row(self.generation)
        assert until(60, lambda: self.row(self.held)["status"] == "processing"), self.row(self.held)
        self.token_of = {kind: self.share() for kind in ("good", "revoked", "expired")}
        self.post("revoke-share", {"share_token": self.token_of["revoked"]})
        output = self.row(self.generation)["outputs"][0]
        with database() as db:
            # Held for as long as the tests last: only the superuser, and only without triggers, moves a deadline.
            db.execute("set session_replication_role = replica")
            db.execute("update public.generations set deadline_at = now() + interval '1 hour' where id = %s", (self.held,))
            db.execute("update public.shared_content set expires_at = now() - interval '1 minute' where share_token = %s", (self.token_of["expired"],))
            blob = db.execute("select sha256 from public.media where id = %s", (output["id"],)).fetchone()[0]
            job = db.execute("select job_id from public.generations where id = %s", (self.held,)).fetchone()[0]
        self.values = {
            "user": self.id, "email": self.email, "session": parts(self.token)[1]["session_id"], "generation": self.generation, "held": self.held,
            "media": output["id"], "uploaded": answer.json()["Id"], "name": name, "blob": blob, "upload_blob": hashlib.sha256(picture).hexdigest(),
            "key": key, "job": job or str(uuid.uuid4()), "near": self.token_of["good"][:-2] + "zz", "revoked": self.token_of["revoked"], "expired": self.token_of["expired"],
        }
        self.facts = {*self.values.values(), self.prompt, word, self.token_of["good"]} - {self.values["near"]}

    def order(self, prompt, key=None):
        answer = self.generate(prompt, key=key)
        assert answer.status_code == 201, answer.text
        return answer.json()["generation_id"]

    def row(self, generation):
        return self.session.get(f"{BASE_URL}/rest/v1/generations?id=eq.{generation}", timeout=30).json()[0]

    def post(self, function, body):
        answer = self.session.post(f"{BASE_URL}/functions/v1/{function}", json=body, timeout=30)
        assert answer.ok, answer.text
        return answer.json()

    def share(self):
        return self.post("share-content", {"generation_id": self.generation})["share_token"]


class Nobodys:
    """The same names as ada's, with values of the same form that name nothing."""

    def __init__(self, ada):
        self.values = {name: lookalike(value) for name, value in ada.values.items()}
        self.id = self.values["user"]


def lookalike(value):
    """Another value of the same form, length and first character, since a complaint about a value may name its beginning."""
    if len(value) == 36 and value.count("-") == 4:
        return value[0] + str(uuid.uuid4())[1:]
    head, end = ("key-", "") if value.startswith("key-") else ("secret-", ".png") if value.endswith(".png") else (value[0], value[value.find("@"):] if "@" in value else "")
    return head + (uuid.uuid4().hex * 3)[: len(value) - len(head) - len(end)] + end


def rows_of(*people):
    """Everything the database holds of these people, but what a generation under way changes by itself."""
    with database() as db:
        tables = db.execute("""
            select c.table_schema, c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'auth')
              and (c.column_name = 'user_id' or (c.table_name = 'users' and c.column_name = 'id')) order by 1, 2""").fetchall()
        return {
            f"{schema}.{table}": json.loads(db.execute(
                f"select coalesce(jsonb_agg(to_jsonb(t) - '{{progress,status_detail}}'::text[] order by to_jsonb(t)::text), '[]')::text "
                f"from {schema}.{table} t where t.{column} = any(%s::uuid[])", ([person.id for person in people],)).fetchone()[0])
            for schema, table, column in tables
        }
