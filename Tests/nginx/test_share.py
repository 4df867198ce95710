"""Share pages: one rendering a second, every view counted, unknown links all alike."""

import os
import time
import uuid

import psycopg
import pytest

from front import ANON_KEY, client


@pytest.fixture
def share():
    """A share of one of ada's own finished generations, made directly in the database."""
    token = uuid.uuid4().hex[:22]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        # `up` orders ada's first pictures; they may still be on their way.
        for _ in range(150):
            row = db.execute("select id, user_id from public.generations where status = 'completed' limit 1").fetchone()
            if row:
                break
            time.sleep(0.2)
        db.execute("insert into public.shared_content (generation_id, user_id, share_token) values (%s, %s, %s)", (row[0], row[1], token))
        yield token, db
        db.execute("delete from public.shared_content where share_token = %s", (token,))


def test_unknown_links_look_alike(http):
    one, two = http.get("/share/AAAAAAAAAAAAAAAAAAAAAA"), http.get("/share/BBBBBBBBBBBBBBBBBBBBBB")
    assert one.status_code == two.status_code == 404
    assert one.text == two.text
    assert one.headers["referrer-policy"] == "no-referrer"


def test_views_are_counted_exactly_although_the_page_is_cached(share):
    token, db = share
    with client() as http:
        for _ in range(25):
            assert http.get(f"/share/{token}").status_code == 200
    for _ in range(50):
        count = db.execute("select view_count from public.shared_content where share_token = %s", (token,)).fetchone()[0]
        if count >= 25:
            break
        time.sleep(0.1)
    assert count == 25
