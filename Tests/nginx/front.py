"""The front door of a running installation, as `deploy/bin/env` describes it."""

import base64
import json
import os
import socket
import ssl
import uuid

import httpx

BASE_URL = os.environ["BASE_URL"]
ANON_KEY = os.environ["ANON_KEY"]
STATE = os.environ["STATE"]
CA = os.environ["TLS_CA_FILE"]
HOST, PORT = BASE_URL.removeprefix("https://").split(":")
PORT = int(PORT)


def client(http2=True):
    """A client that trusts the installation's certificate authority."""
    return httpx.Client(base_url=BASE_URL, verify=ssl.create_default_context(cafile=CA), http2=http2, timeout=30)


def bearer():
    """A well-formed token that nobody signed: its own key in nginx's limits, refused by the responders."""
    part = lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    return f"{part({'alg': 'HS256'})}.{part({'sub': str(uuid.uuid4())})}.nobody"


def raw(request, server_name=HOST, read=True):
    """Sends bytes over TLS as they are, HTTP/1.1, and gives what came back until the end."""
    context = ssl.create_default_context(cafile=CA)
    context.check_hostname = False
    with socket.create_connection((HOST, PORT), timeout=20) as plain, context.wrap_socket(plain, server_hostname=server_name) as tls:
        tls.sendall(request)
        answer = b""
        while read:
            try:
                piece = tls.recv(65536)
            except (ssl.SSLError, ConnectionResetError):
                break
            if not piece:
                break
            answer += piece
        return answer


def log_lines():
    with open(f"{STATE}/log/access.log") as file:
        return [json.loads(line) for line in file if line.strip()]
