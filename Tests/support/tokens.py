"""Tokens as a stranger might make them, and good ones, made with the installation's own secret."""

import base64
import hashlib
import hmac
import json
import os
import time
import uuid

SECRET = os.environ["JWT_SECRET"]


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def parts(token):
    """Header and claims of a token, unverified."""
    return [json.loads(base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4))) for piece in token.split(".")[:2]]


def signed(header, claims, secret=SECRET):
    text = f"{part(header)}.{part(claims)}"
    mark = base64.urlsafe_b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode().rstrip("=")
    return f"{text}.{mark}"


def forged(hers, his):
    """Tokens that claim to be somebody and must not be believed, by what is wrong with them; `hers` and `his` are good tokens."""
    header, claims = parts(hers)
    now, foreign = int(time.time()), uuid.uuid4().hex * 2
    service = {**claims, "role": "service_role"}
    return {
        "unsigned": f"{part({**header, 'alg': 'none'})}.{part(claims)}.",
        "without a signature": hers.rsplit(".", 1)[0] + ".",
        "signed with a foreign key": signed(header, claims, foreign),
        "naming a foreign key": signed({**header, "kid": "k-of-nobody"}, claims, foreign),
        "saying another algorithm": signed({**header, "alg": "HS512"}, claims),
        "saying a public key's algorithm": signed({**header, "alg": "RS256"}, claims),
        "expired": signed(header, {**claims, "iat": now - 7200, "exp": now - 3600}),
        "not yet valid": signed(header, {**claims, "nbf": now + 3600}),
        "with her claims under his signature": f"{hers.split('.')[0]}.{hers.split('.')[1]}.{his.split('.')[2]}",
        "of a service that is none": signed(header, service, foreign),
        "no token at all": "x.y.z",
    }
