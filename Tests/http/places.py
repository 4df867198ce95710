"""The routes as the source has them: the cases of the responders' route tables, and the front door's locations."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def routes():
    """`AuthRoute.signUp` and so on: every case of every enum that is a Route."""
    found = set()
    for file in ROOT.glob("Sources/Responders/**/*.swift"):
        for name, body in re.findall(r"^(?:public )?enum (\w+): (?:\w+, )*Route\b[^{]*\{\n(.*?)^\}", file.read_text(), re.S | re.M):
            for line in re.findall(r"^  (?:indirect )?case (.+)$", body, re.M):
                bare = re.sub(r"\([^)]*\)", "", line)
                found |= {f"{name}.{case.split('=')[0].strip()}" for case in bare.split(",")}
    return found


def locations():
    """The locations of the public site, as pairs of modifier and pattern."""
    text = (ROOT / "nginx/sites/public.conf").read_text()
    return [(modifier, pattern) for modifier, pattern in re.findall(r"^  location (?:(=|\^~|~\*?) )?(\S+) \{", text, re.M)]


def covers(location, path):
    modifier, pattern = location
    if modifier == "=":
        return path == pattern
    if modifier.startswith("~"):
        return re.search(re.sub(r"\(\?<", "(?P<", pattern), path) is not None
    return path.startswith(pattern)
