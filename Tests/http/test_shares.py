"""A link shows what was shared and nothing of who shared it; a live stream brings only one's own."""

import threading
import time

import pytest

from asking import SESSION, bearer
from stack import ANON_KEY, BASE_URL, Person

FIELDS = "share_token,view_count,is_active,created_at,expires_at"


def ask(path, token=None, **more):
    headers = {"apikey": ANON_KEY, **(bearer(token) if token else {})}
    return SESSION.get(BASE_URL + path, headers=headers, timeout=30, **more)


def told(ada, text):
    """What a text tells of ada beyond the link and the prompt that she shared with it."""
    return [fact for fact in ada.facts - {ada.prompt, ada.word, ada.token_of["good"]} if fact in text]


def test_a_link_shows_the_picture_to_anybody_and_not_whose_it_is(ada, bob):
    for token in (None, bob.token):
        page = ask(f"/share/{ada.token_of['good']}", token)
        assert page.status_code == 200
        assert told(ada, page.text) == [] and told(ada, str(page.headers)) == []
        picture = ask(f"/share/{ada.token_of['good']}/media/0", token)
        assert picture.status_code == 200 and picture.headers["Content-Type"].startswith("image/")
        assert told(ada, str(picture.headers)) == []


def test_the_row_of_a_link_names_no_owner_to_a_visitor(ada):
    path = f"/rest/v1/shared_content?share_token=eq.{ada.token_of['good']}"
    row = ask(f"{path}&select={FIELDS}").json()
    assert [found["share_token"] for found in row] == [ada.token_of["good"]]
    for columns in ("*", "user_id", "generation_id", "id", "share_token,users(email)", "share_token,generations(*)", "user_id::text"):
        answer = ask(f"{path}&select={columns}")
        assert answer.status_code in (400, 401) and told(ada, answer.text) == [], (columns, answer.text)


def test_bob_with_a_link_learns_no_more_from_rows_than_without(ada, bob):
    path = f"/rest/v1/shared_content?share_token=eq.{ada.token_of['good']}"
    for columns in ("*", "user_id", "generation_id", "share_token,users(*)", "share_token,generations(*)", FIELDS):
        answer = ask(f"{path}&select={columns}", bob.token)
        assert told(ada, answer.text) == [], (columns, answer.text)
    assert told(ada, ask(f"/rest/v1/generations?select=*,shared_content!inner(*)&shared_content.share_token=eq.{ada.token_of['good']}", bob.token).text) == []


@pytest.mark.parametrize("query", ["", "?select=share_token", "?share_token=neq.x", "?share_token=like.*", "?share_token=in.({good})", "?share_token=not.eq.{good}zz",
                                   "?or=(share_token.eq.{good},share_token.neq.x)&select=share_token", "?is_active=eq.true&select=share_token"])
def test_links_are_not_listed(ada, bob, query):
    for token in (None, bob.token):
        answer = ask("/rest/v1/shared_content" + query.format(good=ada.token_of["good"]), token)
        assert answer.status_code in (401, 400) or answer.json() == [], (query, answer.text)
        assert ada.token_of["good"] not in answer.text


def test_nobody_but_ada_ends_her_link(ada, bob):
    answer = bob.session.post(f"{BASE_URL}/functions/v1/revoke-share", json={"share_token": ada.token_of["good"]}, timeout=30)
    assert answer.status_code == 404 and answer.json()["code"] == "E011" and told(ada, answer.text) == []
    assert ask(f"/share/{ada.token_of['good']}/media/0").status_code == 200


def test_an_address_that_is_taken_tells_only_that(ada):
    """Sign-up cannot hide it while accounts need no confirmation; it tells nothing else, and lets nobody in."""
    answer = SESSION.post(f"{BASE_URL}/auth/v1/signup", json={"email": ada.email, "password": "correct horse 10"}, headers={"apikey": ANON_KEY}, timeout=30)
    assert answer.status_code == 422 and "access_token" not in answer.text
    assert told(ada, answer.text) == []


def test_a_stream_brings_only_ones_own_events(ada):
    bob, other = Person(credits=5), Person(credits=5)
    heard, opened = [], threading.Event()

    def listen():
        headers = {"apikey": ANON_KEY, "Accept": "text/event-stream", **bearer(bob.token)}
        with bob.session.get(f"{BASE_URL}/events/v1/stream?channel=user-{other.id}&sub=user-{ada.id}", headers=headers, stream=True, timeout=60) as stream:
            assert stream.status_code == 200
            opened.set()
            for line in stream.iter_lines(chunk_size=1):
                heard.append(line.decode())
                if his in heard[-1] and "completed" in heard[-1]:
                    return

    his = "not yet"
    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    assert opened.wait(30)
    hers = other.generate("a picture of another's").json()["generation_id"]
    end = time.monotonic() + 60
    while other.session.get(f"{BASE_URL}/rest/v1/generations?id=eq.{hers}", timeout=30).json()[0]["status"] != "completed":
        assert time.monotonic() < end
        time.sleep(0.1)
    # His own comes after hers, so what has not been heard by then is not coming.
    his = bob.generate("a picture of his own").json()["generation_id"]
    listener.join(60)
    assert not listener.is_alive(), heard[-3:]
    text = "\n".join(heard)
    assert hers not in text and other.id not in text and told(ada, text) == []
