"""The status poll as one would write it with FastAPI and asyncpg: verify the token, become the caller, one statement."""

import base64
import contextlib
import hashlib
import hmac
import json
import os
import time

import asyncpg
from fastapi import FastAPI, Request, Response

KEY = os.environ["BENCH_KEY"].encode()
SQL = os.environ["BENCH_SQL"]


@contextlib.asynccontextmanager
async def lifespan(app):
    app.state.pool = await asyncpg.create_pool(os.environ["BENCH_DATABASE_URL"], min_size=5, max_size=5)
    yield
    await app.state.pool.close()


app = FastAPI(lifespan=lifespan)


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def claims_of(header):
    message, _, signature = header.removeprefix("Bearer ").rpartition(".")
    if not hmac.compare_digest(decoded(signature), hmac.new(KEY, message.encode(), hashlib.sha256).digest()):
        return None
    claims = decoded(message.partition(".")[2])
    return claims.decode() if json.loads(claims)["exp"] > time.time() else None


@app.get("/rest/v1/generations")
async def poll(request: Request):
    claims = claims_of(request.headers.get("authorization", ""))
    if claims is None:
        return Response(status_code=401)
    wanted = request.query_params["id"].removeprefix("eq.")
    async with app.state.pool.acquire() as connection, connection.transaction(readonly=True):
        await connection.execute(
            "select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true)", claims
        )
        text = await connection.fetchval(SQL, wanted, 1000)
    return Response(text, media_type="application/json", headers={"Content-Range": "0-0/*"})
