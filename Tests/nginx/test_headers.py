"""What every answer carries."""

import re
import uuid

import pytest

from front import ANON_KEY

EVERYWHERE = ["/", "/no-such-page", "/config.json", "/auth/v1/user", "/rest/v1/generations", "/functions/v1/models", "/storage/v1/object/x/y",
              "/docs/models", "/docs/models/flux-1-schnell", "/llms.txt", "/share/AAAAAAAAAAAAAAAAAAAAAA", "/health/live", "/admin/v1/anything", "/media/v1/x"]
API = ["/auth/v1/user", "/rest/v1/generations", "/functions/v1/models", "/storage/v1/object/x/y", "/media/v1/x"]


@pytest.mark.parametrize("path", EVERYWHERE)
def test_security_headers_are_everywhere(http, path):
    headers = http.get(path).headers
    assert "max-age=31536000" in headers["strict-transport-security"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "referrer-policy" in headers and "permissions-policy" in headers
    assert "nginx/" not in headers.get("server", "")
    for name in ("content-security-policy", "x-request-id", "x-content-type-options", "strict-transport-security"):
        assert len(headers.get_list(name)) == 1, f"{name} is repeated"


@pytest.mark.parametrize("path", ["/", "/create", "/docs/models", "/docs/models/flux-1-schnell", "/no-such-page", "/share/AAAAAAAAAAAAAAAAAAAAAA"])
def test_pages_take_scripts_only_from_here_and_trusted_types(http, path):
    policy = http.get(path).headers["content-security-policy"]
    assert "script-src 'self';" in policy and "require-trusted-types-for 'script'" in policy
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_request_has_an_id(http, path):
    assert re.fullmatch(r"[0-9a-f]{32}", http.get(path).headers["x-request-id"])


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_client_may_name_its_request(http, path):
    name = str(uuid.uuid4())
    assert http.get(path, headers={"X-Request-Id": name}).headers["x-request-id"] == name


def test_a_name_with_odd_characters_is_not_taken(http):
    assert http.get("/health/live", headers={"X-Request-Id": 'a"b<script>'}).headers["x-request-id"] != 'a"b<script>'


@pytest.mark.parametrize("path", API)
def test_answers_may_be_read_from_other_origins(http, path):
    headers = http.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    assert headers.get_list("access-control-allow-origin") == ["*"]
    assert "Content-Range" in headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in headers


@pytest.mark.parametrize("base", ["/auth/v1/token", "/rest/v1/generations", "/storage/v1/object/x", "/functions/v1/quote", "/media/v1/x"])
def test_preflight_needs_no_key(http, base):
    answer = http.options(base, headers={
        "Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,apikey,x-anything"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-headers"] == "authorization,apikey,x-anything"
    assert "PATCH" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-max-age"] == "86400"


def test_http_2_is_spoken(http):
    assert http.get("/health/live").http_version == "HTTP/2"


def test_text_is_compressed_when_asked(http):
    answer = http.get("/functions/v1/models", headers={"Accept-Encoding": "gzip", "apikey": ANON_KEY})
    assert answer.headers["content-encoding"] == "gzip"


def test_the_catalogue_is_small(http):
    answer = http.get("/functions/v1/models", headers={"Accept-Encoding": "gzip", "apikey": ANON_KEY})
    assert len(answer.json()["models"]) >= 77
    assert answer.num_bytes_downloaded < 20_480
