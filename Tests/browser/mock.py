"""A stand-in for the whole server, in memory, to build pages against: python3 Tests/browser/mock.py PORT ASSETS_DIRECTORY

It speaks the shapes of our API and nothing more; what it accepts proves nothing. The browser tests run against the real stack too.
"""

import http.server
import json
import math
import pathlib
import queue
import re
import sys
import threading
import time
import urllib.parse
import uuid

import mock_catalogue
import mock_media

STATIC = pathlib.Path(__file__).resolve().parents[2] / "static"
CSP = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
lock = threading.RLock()
people, sessions, rows, shares, media, listeners, replies = {}, {}, [], {}, {}, {}, {}


def now(back=0):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() - back)) + "+00:00"


def person(email, password, credits=100.0, admin=False):
    user = {"id": str(uuid.uuid4()), "email": email, "password": password, "credits": credits, "admin": admin}
    people[email] = user
    return user


def put_media(data, mime):
    name = str(uuid.uuid4())
    media[name] = (data, mime)
    return name


def output(kind, prompt, index, ratio):
    data, mime, facts = mock_media.make(kind, prompt, index, ratio)
    name = put_media(data, mime)
    thumbnail = None if kind == "audio" else f"/media/v1/{name}?w=640"
    return {"index": index, "id": name, "url": f"/media/v1/{name}", "thumbnail": thumbnail, "mime": mime, "bytes": len(data), **facts}


def tell(user, kind, data):
    for each in listeners.get(user["id"], []):
        each.put((kind, data))


def change(row, **news):
    with lock:
        row.update(news)
    tell(row["_user"], "generation", {key: row.get(key) for key in ("id", "status", "status_detail", "progress", "error_message", "outputs", "completed_at")})


def refund(row, detail, message):
    user = row["_user"]
    user["credits"] += row["tokens_used"]
    change(row, status="failed", status_detail=detail, error_message=message, error_code="E004", completed_at=now())
    tell(user, "credits", {"credits": user["credits"]})


def work(row):
    words = (row["prompt"] or "").split(" ")[0]
    time.sleep(0.4)
    if row["status"] != "pending":
        return
    change(row, status="processing", status_detail="submitted")
    for step in range(1, 6):
        time.sleep(6 if words == "[hold]" else 0.3)
        if row["status"] != "processing":
            return
        change(row, progress=step / 6)
    if words == "[fail]":
        return refund(row, "provider_error", "The provider could not make this.")
    ratio = row["settings"].get("aspectRatio") or row["settings"].get("aspect_ratio") or ("16:9" if row["type"] == "video" else "1:1")
    made = [output(row["type"], row["prompt"] or "", index, ratio) for index in range(row["output_count"])]
    change(row, outputs=made, status="completed", progress=1.0, completed_at=now())


def new_row(user, model, prompt, settings, cost, count=1, back=0):
    return {
        "id": str(uuid.uuid4()), "_user": user, "model_record_id": model["record_id"], "model_id": model["id"], "model_name": model["model_name"],
        "provider": model["provider"], "type": model["kind"], "prompt": prompt, "negative_prompt": None, "settings": settings, "status": "pending",
        "status_detail": "queued", "progress": 0, "error_message": None, "error_code": None, "tokens_used": cost, "outputs": None,
        "output_count": count, "sandbox": True, "created_at": now(back), "completed_at": None,
    }


class Refusal(Exception):
    def __init__(self, status, body):
        self.status, self.body = status, body


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", kind="application/json", **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        for name, value in headers.items():
            for each in value if isinstance(value, list) else [value]:
                self.send_header(name.replace("_", "-"), each)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def user(self):
        cookie = re.search(r"access=([\w-]+)", self.headers.get("Cookie", ""))
        user = sessions.get(cookie and cookie.group(1))
        if not user:
            raise Refusal(401, {"error": "Sign in first.", "code": "E010", "details": {}})
        return user

    def handle_any(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            self.route(url.path, query, body)
        except Refusal as refusal:
            self.answer(refusal.status, refusal.body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_POST = do_HEAD = handle_any

    def route(self, path, query, body):
        if path.startswith("/auth/v1/"):
            return self.auth(path[9:], query, json.loads(body or b"{}"))
        if path.startswith("/rest/v1/"):
            return self.rest(path[9:], query)
        if path.startswith("/functions/v1/"):
            return self.function(path[14:], json.loads(body or b"{}"))
        if path.startswith("/storage/v1/object/"):
            return self.storage(path[19:], body)
        if path.startswith("/media/v1/"):
            data, mime = media[path[10:]]
            if "w" in query:
                data, mime = mock_media.thumbnail(data, mime, int(query["w"]))
            return self.answer(200, data, mime)
        if path == "/events/v1/stream":
            return self.stream()
        if path.startswith("/share/"):
            return self.share(path.split("/")[2:])
        if path == "/config.json":
            return self.answer(200, {"anonKey": "anon", "publicURL": base(self), "sandbox": True, "version": "mock", "maxUploadBytes": 26214400, "registration": True})
        return self.file(path)

    def file(self, path):
        root = pathlib.Path(sys.argv[2]) if path.startswith("/assets/") else STATIC
        file = root / path.removeprefix("/assets/").lstrip("/")
        if not file.is_file():
            if path.startswith("/assets/") or "." in path:
                return self.answer(404, b"not found", "text/plain")
            file = STATIC / "index.html"
        self.answer(200, file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"), Content_Security_Policy=CSP)

    def auth(self, name, query, body):
        if name == "token" and query.get("grant_type") == "refresh_token":
            raise Refusal(400, {"code": 400, "error_code": "refresh_token_not_found", "msg": "Not found"})
        if name == "user":
            user = self.user()
            return self.answer(200, {"id": user["id"], "email": user["email"]})
        if name == "logout":
            return self.answer(204, b"", Set_Cookie="access=; Path=/; Max-Age=0")
        email, user = body["email"], people.get(body["email"])
        if name == "signup":
            if user:
                raise Refusal(422, {"code": 422, "error_code": "user_already_exists", "msg": "User already registered"})
            user = person(email, body["password"])
        elif not user or user["password"] != body["password"]:
            raise Refusal(400, {"code": 400, "error_code": "invalid_credentials", "msg": "Invalid login credentials"})
        token = str(uuid.uuid4())
        sessions[token] = user
        self.answer(200, {"user": {"id": user["id"], "email": email}, "expires_in": 3600}, Set_Cookie=f"access={token}; Path=/; HttpOnly; SameSite=Lax")

    def rest(self, table, query):
        user = self.user()
        if table == "user_roles":
            return self.answer(200, [{"role": "admin"}] if user["admin"] else [])
        if table == "user_credits":
            return self.answer(200, [{"credits": user["credits"]}])
        found = [row for row in rows if row["_user"] is user and all(matches(row, name, value) for name, value in query.items())]
        found.sort(key=lambda row: (row["created_at"], row["id"]), reverse=True)
        self.answer(200, [public(row) for row in found[: int(query.get("limit", 1000))]])

    def function(self, name, body):
        if name == "models":
            return self.answer(200, mock_catalogue.CATALOGUE)
        user = self.user()
        if name == "generate-content":
            return self.generate(user, body)
        if name == "quote":
            return self.answer(200, {"quote": "signed", "cost": cost_of(body)[1], "credits": user["credits"]})
        if name == "revoke-share":
            shares.pop(body["share_token"], None)
            return self.answer(200, {})
        row = next((row for row in rows if row["id"] == body["generation_id"] and row["_user"] is user), None)
        if not row:
            raise Refusal(404, {"error": "Not found.", "code": "E011", "details": {}})
        if name == "cancel-generation":
            if row["status"] not in ("pending", "processing"):
                raise Refusal(409, {"error": "It has already finished.", "code": "E017", "details": {}})
            refund(row, "cancelled", "Cancelled")
            return self.answer(200, public(row))
        token = uuid.uuid4().hex[:22]
        shares[token] = row
        self.answer(201, {"share_token": token, "url": f"{base(self)}/share/{token}", "generation_id": row["id"], "expires_at": None})

    def generate(self, user, body):
        key = self.headers["Idempotency-Key"]
        if key in replies:
            return self.answer(200, replies[key], Idempotency_Replayed="true")
        model, cost, count = cost_of(body)
        if cost > user["credits"]:
            raise Refusal(402, {"error": "You do not have enough credits.", "code": "E001", "details": {"missing": cost - user["credits"]}})
        row = new_row(user, model, body["prompt"], body["model_parameters"], cost, count)
        user["credits"] -= cost
        with lock:
            rows.append(row)
        threading.Thread(target=work, args=(row,), daemon=True).start()
        replies[key] = {"generation_id": row["id"], "id": row["id"], "status": "pending", "cost": cost, "credits": user["credits"], "estimated_time": 3, "created_at": row["created_at"]}
        self.answer(201, replies[key])

    def storage(self, name, body):
        if self.command == "POST":
            media[name] = (body, self.headers["Content-Type"])
            return self.answer(200, {"Id": str(uuid.uuid4()), "Key": name})
        data, mime = media[name]
        self.answer(200, data, mime)

    def stream(self):
        user, news = self.user(), queue.Queue()
        listeners.setdefault(user["id"], []).append(news)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                try:
                    kind, data = news.get(timeout=5)
                    self.wfile.write(f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode())
                except queue.Empty:
                    self.wfile.write(b": ping\n\n")
                self.wfile.flush()
        finally:
            listeners[user["id"]].remove(news)

    def share(self, parts):
        row = shares.get(parts[0])
        page = mock_media.share_page(row, parts[0]) if row else mock_media.gone_page()
        if row and len(parts) == 3:
            data, mime = media[row["outputs"][int(parts[2])]["id"]]
            return self.answer(200, data, mime)
        self.answer(200 if row else 404, page.encode(), "text/html; charset=utf-8", Content_Security_Policy=CSP)


def base(handler):
    return f"http://{handler.headers['Host']}"


def cost_of(body):
    model = next(model for model in mock_catalogue.CATALOGUE["models"] if model["record_id"] == body["model_record_id"])
    count = int(body["model_parameters"].get(model["common_parameters"].get("numOutputs"), 1))
    return model, math.ceil(model["base_token_cost"] * count * 100 - 1e-9) / 100, count


def public(row):
    return {key: value for key, value in row.items() if not key.startswith("_")}


def matches(row, name, value):
    verb, _, operand = value.partition(".")
    if name not in row or verb not in ("eq", "neq", "lte", "ilike", "in"):
        return True
    text = str(row[name])
    if verb == "ilike":
        return operand.strip("*").lower() in text.lower()
    return {"eq": text == operand, "neq": text != operand, "lte": text <= operand, "in": text in operand.strip("()").split(",")}[verb]


def seed():
    ada = person("ada@example.test", "ada-password", 83.4)
    person("bob@example.test", "bob-password", 0.02)
    person("grace@example.test", "grace-password", 100, admin=True)
    models = {model["record_id"]: model for model in mock_catalogue.CATALOGUE["models"]}
    for back, record, prompt, ratio, count in mock_media.HISTORY:
        model = models[record]
        row = new_row(ada, model, prompt, {"aspectRatio": ratio}, round(model["base_token_cost"] * count, 2), count, back)
        if prompt.startswith("[fail]"):
            row.update(status="failed", status_detail="refused", error_message="The provider refused this prompt.", error_code="E004")
        else:
            row.update(status="completed", progress=1, outputs=[output(model["kind"], prompt, index, ratio) for index in range(count)], completed_at=now(back))
        rows.append(row)


if __name__ == "__main__":
    seed()
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
