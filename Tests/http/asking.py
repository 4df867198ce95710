"""One question to the front door, with names that stand for somebody's values, and its answer without them."""

import json
import re
from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from string import Template

from stack import ANON_KEY, BASE_URL, visitor

PNG = {"Content-Type": "image/png"}
# What differs between two equal answers: when, which request, and how busy the machine was.
PASSING = {"date", "x-request-id", "connection", "keep-alive", "age"}


SESSION = visitor()
# One connection for all, but nobody's cookies kept for the next.
SESSION.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))


@dataclass
class Ask:
    """A request. `$name` in path, body and headers is filled in with ada's or with nobody's value of that name."""

    route: str
    method: str
    path: str
    json: object = None
    data: bytes = None
    headers: dict = field(default_factory=dict)
    # Members of the answer that are new each time.
    fresh: tuple = ()
    # The answer speaks of the whole installation and changes by itself; only that it names nothing of ada's is judged.
    live: bool = False

    def __str__(self):
        body = "" if self.json is None else " " + json.dumps(self.json)
        return f"{self.route} {self.method} {self.path}{body}"[:150]

    def send(self, values, caller):
        fill = lambda text: Template(text).safe_substitute(values)
        headers = {"apikey": ANON_KEY, **caller, **{name: fill(value) for name, value in self.headers.items()}}
        body = self.data
        if self.json is not None:
            body = fill(json.dumps(self.json)).encode()
            headers = {"Content-Type": "application/json", **headers}
        # A stream that opened has no end to wait for.
        with SESSION.request(self.method, BASE_URL + fill(self.path), data=body, headers=headers, timeout=30, stream=True, allow_redirects=False) as answer:
            streams = answer.headers.get("Content-Type", "").startswith("text/event-stream")
            return Answer(answer, b"" if streams else answer.content, values, self)


class Answer:
    def __init__(self, answer, body, values, ask):
        self.status = answer.status_code
        self.bytes = body
        self.text = masked(body.decode("utf-8", "replace"), values, ask)
        self.headers = {name.lower(): masked(value, values, ask) for name, value in answer.headers.items() if name.lower() not in PASSING}
        if ask.fresh:
            self.headers.pop("content-length", None)

    def same(self):
        """What two askers of equal questions must find equal."""
        return self.status, self.text, self.headers


def masked(text, values, ask):
    for name, value in values.items():
        text = text.replace(value, f"${name}")
    for member in ask.fresh:
        text = re.sub(rf'("{member}": ?)("[^"]*"|[0-9.]+)', r"\1…", text)
    return text


def bearer(token):
    return {"Authorization": f"Bearer {token}"}
