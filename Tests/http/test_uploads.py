"""Uploads that are too large, not what they say, or more than they seem: refused in storage's shape, and nothing stays behind."""

import os
import uuid

import pytest

from leaving import nothing_left
from pictures import bomb, png, understated
from stack import BASE_URL, Person, process
from test_bodies import is_storage


@pytest.fixture(scope="module")
def ada():
    return Person()


def upload(person, data, kind="image/png", name="picture.png", folder=None, method="POST", **headers):
    path = f"{BASE_URL}/storage/v1/object/uploads/{folder or person.id}/{uuid.uuid4().hex}-{name}"
    return person.session.request(method, path, data=data, headers={"Content-Type": kind, **headers}, timeout=60)


def form(person, data, kind, name):
    path = f"{BASE_URL}/storage/v1/object/uploads/{person.id}/{uuid.uuid4().hex}-{name}"
    return person.session.post(path, files={"file": (name, data, kind)}, timeout=60)


def test_a_good_picture_is_taken(ada):
    assert upload(ada, png(64, 48, seed=uuid.uuid4().hex)).status_code == 200


MISLABELLED = {
    "a script named .png": (b"#!/bin/sh\nrm -rf /\n", "image/png"),
    "a page as image/jpeg": (b"<!doctype html><script>alert(1)</script>", "image/jpeg"),
    "a drawing with a script": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "image/svg+xml"),
    "a drawing as a picture": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/png"),
    "a picture as another": (png(32, 32), "image/jpeg"), "a picture as sound": (png(32, 32), "audio/mpeg"), "a picture as a page": (png(32, 32), "text/html"),
    "a program": (b"\x7fELF" + bytes(200), "image/png"), "an archive": (b"PK\x03\x04" + bytes(200), "image/png"), "a PDF": (b"%PDF-1.7\n" + bytes(200), "application/pdf"),
    "PostScript": (b"%!PS\n(%pipe%id) (w) file\n", "image/png"), "a drawing program's commands": (b"push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 'url(https://elsewhere.example)'\n", "image/png"),
    "nothing": (b"", "image/png"), "only the first bytes": (png(32, 32)[:8], "image/png"),
    "a playlist as a film": (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "video/mp4"),
}


@pytest.mark.parametrize("what", MISLABELLED)
def test_what_is_not_what_it_says_is_refused(ada, what):
    data, kind = MISLABELLED[what]
    with nothing_left(ada):
        for answer in (upload(ada, data, kind), form(ada, data, kind, "picture.png"), upload(ada, data, kind, **{"x-upsert": "true"})):
            status = answer.json()["statusCode"]
            assert is_storage(answer, int(status), None) and status in ("415", "422"), answer.text


DAMAGED = {
    "40000 by 40000": bomb(40_000, 40_000), "a billion rows": bomb(8, 1_000_000), "cut off": png(300, 300)[:-40], "a script behind its end": png(32, 32) + b"<script>alert(1)</script>", "an archive behind its end": png(32, 32) + b"PK\x03\x04" + bytes(100),
    "no pixels at all": png(0, 0), "a size beyond all bounds": png(32, 32).replace((32).to_bytes(4, "big") * 2, b"\x7f\xff\xff\xff" * 2),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_picture_that_unfolds_or_hides_too_much_is_refused(ada, what):
    assert len(DAMAGED[what]) < 1 << 20
    memory = resident("responder-storage")
    with nothing_left(ada):
        answer = upload(ada, DAMAGED[what])
        assert is_storage(answer, int(answer.json()["statusCode"]), None) and answer.json()["statusCode"] in ("413", "415", "422"), answer.text
    assert resident("responder-storage") < memory + (64 << 20)


def test_pixels_beyond_those_of_the_header_are_never_unfolded(ada):
    memory = resident("responder-storage")
    answer = upload(ada, understated(64, 64, 2_000_000))
    assert answer.status_code == 200 or is_storage(answer, 422, None), answer.text
    assert resident("responder-storage") < memory + (64 << 20)


def resident(name):
    with open(f"/proc/{process(name)}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_file_of_more_than_25_megabytes_is_refused(ada):
    with nothing_left(ada):
        for answer in (upload(ada, bytes((25 << 20) + 1)), form(ada, bytes((25 << 20) + 1), "image/png", "a.png")):
            assert is_storage(answer, 413, None), answer.text


@pytest.mark.parametrize("name", ["a\\b.png", "a%0a.png", "..%2f..%2fx.png", "%2e%2e", "ü.png", "x" * 800])
def test_a_name_that_is_none_is_refused(ada, name):
    with nothing_left(ada):
        answer = ada.session.post(f"{BASE_URL}/storage/v1/object/uploads/{ada.id}/{name}", data=png(8, 8), headers={"Content-Type": "image/png"}, timeout=30)
        assert answer.status_code in (400, 403, 404), answer.text
        assert set(answer.json()) == {"statusCode", "error", "message", "code"}


def test_a_name_that_is_taken_keeps_its_file(ada):
    name = f"{ada.id}/{uuid.uuid4().hex}.png"
    send = lambda data: ada.session.post(f"{BASE_URL}/storage/v1/object/uploads/{name}", data=data, headers={"Content-Type": "image/png"}, timeout=30)
    first = png(32, 32, seed=uuid.uuid4().hex)
    assert send(first).status_code == 200
    with nothing_left(ada):
        assert is_storage(send(png(32, 32, seed=uuid.uuid4().hex)), 409, None)
    assert ada.session.get(f"{BASE_URL}/storage/v1/object/uploads/{name}", timeout=30).content == first
