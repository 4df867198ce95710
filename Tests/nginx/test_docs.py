"""The models' documentation, which is written at start and served as it lies."""

import re

import pytest


def models(http):
    return http.get("/functions/v1/models").json()["models"]


def test_the_index_leads_to_a_page_for_each_model(http):
    page = http.get("/docs/models")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    links = set(re.findall(r'href="(/docs/models/[a-z0-9-]+)"', page.text))
    assert len(links) == len(models(http))
    for link in links:
        assert http.get(link).status_code == 200, link


def test_a_page_is_found_by_its_models_record_id_too(http):
    for model in models(http):
        page = http.get(f"/docs/models/{model['record_id']}")
        assert page.status_code == 200 and f"<code>{model['record_id']}</code>" in page.text, model["model_name"]


def test_llms_txt_names_every_model(http):
    answer = http.get("/llms.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert all(model["record_id"] in answer.text for model in models(http))


def test_a_page_loads_nothing_inline_and_nothing_from_elsewhere(http):
    page = http.get("/docs/models/flux-1-schnell").text
    assert not re.search(r"<script>|<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert all(address.startswith("/") for address in re.findall(r'\bsrc="([^"]+)"', page))


def test_the_short_address_leads_to_the_models(http):
    answer = http.get("/docs")
    assert answer.status_code == 302 and answer.headers["location"].endswith("/docs/models")


@pytest.mark.parametrize("path", ["/docs/models/no-such-model", "/docs/models/", "/docs/models/..%2f..%2fconfig", "/docs/other", "/docs/models/a/b"])
def test_other_addresses_are_not_found(http, path):
    assert http.get(path).status_code == 404


def test_pages_are_only_read(http):
    assert http.post("/docs/models").status_code in (403, 405)
