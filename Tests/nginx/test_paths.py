"""Which addresses lead somewhere."""

import pytest

from front import ANON_KEY, HOST, PORT, raw


@pytest.mark.parametrize("path", ["/.env", "/.git/config", "/js/.hidden", "/assets/../.env", "/.well-known/x"])
def test_dotfiles_are_refused(http, path):
    assert http.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/_media/ab/cd/abcd.png", "/_thumbs/x.webp", "/_events/user-1", "/_share_view"])
def test_internal_places_cannot_be_asked_for(http, path):
    assert http.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/auth", "/create", "/dashboard/history", "/settings", "/admin/users"])
def test_routes_of_the_app_lead_to_its_page(http, path):
    answer = http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


def test_an_unknown_path_is_not_found_and_says_so_as_a_page(http):
    answer = http.get("/no-such-page")
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_a_page_cannot_be_posted_to(http):
    assert http.post("/", content=b"x").status_code in (403, 405)


def test_an_unknown_host_gets_no_answer():
    assert raw(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", server_name=HOST) == b""


def test_trace_is_refused():
    answer = raw(b"TRACE / HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n" % (HOST.encode(), PORT))
    assert answer.startswith(b"HTTP/1.1 405")


def test_metrics_are_told_to_the_loopback(http):
    answer = http.get("/metrics")
    assert answer.status_code == 200
    assert "# TYPE" in answer.text


def test_health_says_ready(http):
    assert http.get("/health/live").status_code == 200
    assert http.get("/health/ready").status_code == 200


def test_the_page_learns_the_anon_key(http):
    answer = http.get("/config.json")
    assert answer.json()["anonKey"] == ANON_KEY
    assert answer.headers["content-type"].startswith("application/json")
    assert "serviceRoleKey" not in answer.text
