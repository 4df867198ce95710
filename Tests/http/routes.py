"""Every route of the system but rows (those follow from the catalogue, see rows.py), asked for what may be ada's."""

from asking import PNG, Ask
from pictures import png

FILE = png(16, 16)
HER_FILE = "/storage/v1/object/uploads/$user/$name"
REFERENCES = ["$media", "$uploaded", "uploads/$user/$name", "generation:$generation/0"]
UPSCALER = "06a3ec99-d16b-4a79-9343-447548f98a16"


def upscale(reference, **more):
    return {"model_record_id": UPSCALER, "model_parameters": {"inputImage": reference}, **more}


ACCOUNTS = [
    Ask("AuthRoute.signUp", "POST", "/auth/v1/signup", {"email": "$email", "password": "x"}),
    Ask("AuthRoute.passwordGrant", "POST", "/auth/v1/token?grant_type=password", {"email": "$email", "password": "a wrong guess 1"}),
    Ask("AuthRoute.refreshGrant", "POST", "/auth/v1/token?grant_type=refresh_token", {"refresh_token": "$session"}),
    Ask("AuthRoute.unsupportedGrant", "POST", "/auth/v1/token?grant_type=pkce", {"auth_code": "$session", "code_verifier": "$user"}),
    Ask("AuthRoute.signOut", "POST", "/auth/v1/logout?scope=others&user_id=$user", {"session_id": "$session"}),
    Ask("AuthRoute.showUser", "GET", "/auth/v1/user?id=$user&user_id=$user"),
    Ask("AuthRoute.changeUser", "PUT", "/auth/v1/user", {"email": "$email"}),
    Ask("AuthRoute.changeUser", "PUT", "/auth/v1/user", {"id": "$user", "app_metadata": {"role": "admin"}}),
    Ask("AuthRoute.settings", "GET", "/auth/v1/settings?user=$user"),
    Ask("AuthRoute.health", "GET", "/auth/v1/health"),
    Ask("AuthRoute.keys", "GET", "/auth/v1/.well-known/jwks.json"),
    Ask("AuthRoute.admin", "GET", "/auth/v1/admin/users"),
    Ask("AuthRoute.admin", "GET", "/auth/v1/admin/users/$user"),
    Ask("AuthRoute.admin", "PUT", "/auth/v1/admin/users/$user", {"password": "taken over 1", "ban_duration": "24h"}),
    Ask("AuthRoute.admin", "DELETE", "/auth/v1/admin/users/$user"),
    Ask("AuthRoute.admin", "POST", "/auth/v1/admin/generate_link", {"type": "magiclink", "email": "$email"}),
    Ask("AuthRoute.admin", "POST", "/auth/v1/invite", {"email": "$email"}),
]

FUNCTIONS = [
    Ask("FunctionsRoute.models", "GET", "/functions/v1/models?user=$user"),
    *[Ask("FunctionsRoute.quote", "POST", "/functions/v1/quote", upscale(reference), fresh=("quote", "expires_at")) for reference in REFERENCES],
    *[Ask("FunctionsRoute.generate", "POST", "/functions/v1/generate-content", upscale(reference)) for reference in REFERENCES],
    *[Ask("SyncRoute.generate", "POST", "/functions/v1/generate-content-sync", upscale(reference)) for reference in REFERENCES],
    Ask("FunctionsRoute.generate", "POST", "/functions/v1/generate-content", {"model_record_id": "100@1", "prompt": "a kite", "user_id": "$user"}),
    Ask("FunctionsRoute.generate", "POST", "/functions/v1/generate-content", upscale("$media"), headers={"Idempotency-Key": "$key"}),
    Ask("FunctionsRoute.cancel", "POST", "/functions/v1/cancel-generation", {"generation_id": "$held"}),
    Ask("FunctionsRoute.cancel", "POST", "/functions/v1/cancel-generation", {"generation_id": "$generation", "user_id": "$user"}),
    Ask("FunctionsRoute.share", "POST", "/functions/v1/share-content", {"generation_id": "$generation"}),
    Ask("FunctionsRoute.share", "POST", "/functions/v1/share-content", {"generation_id": "$held"}),
    Ask("FunctionsRoute.revokeShare", "POST", "/functions/v1/revoke-share", {"share_token": "$near"}),
    Ask("FunctionsRoute.revokeShare", "POST", "/functions/v1/revoke-share", {"share_token": "$revoked"}),
    Ask("FunctionsRoute.kieCallback", "POST", "/functions/v1/kie-ai-webhook?token=$near", {"data": {"taskId": "$job", "state": "fail"}}),
    Ask("FunctionsRoute.runwareCallback", "POST", "/functions/v1/process-runware-response?token=$near", {"data": [{"taskUUID": "$job"}]}),
    Ask("FunctionsRoute.runwareCallback", "POST", "/functions/v1/process-runware-response", {"errors": [{"taskUUID": "$held"}]}),
    *[Ask("FunctionsRoute.testModel", "POST", "/functions/v1/test-model-generation", upscale(reference)) for reference in REFERENCES],
    Ask("FunctionsRoute.checkHealth", "POST", "/functions/v1/check-model-health", {"model_record_id": "100@1", "user_id": "$user"}),
    Ask("FunctionsRoute.analyzeModel", "POST", "/functions/v1/analyze-model-docs", {"model_record_id": "100@1", "user_id": "$user"}),
]

FILES = [
    Ask("StorageRoute.buckets", "GET", "/storage/v1/bucket"),
    Ask("StorageRoute.bucket", "GET", "/storage/v1/bucket/uploads"),
    Ask("StorageRoute.bucket", "GET", "/storage/v1/bucket/$user"),
    Ask("StorageRoute.upload", "POST", HER_FILE, data=FILE, headers=PNG),
    Ask("StorageRoute.upload", "POST", HER_FILE, data=FILE, headers={**PNG, "x-upsert": "true"}),
    Ask("StorageRoute.upload", "PUT", HER_FILE, data=FILE, headers=PNG),
    Ask("StorageRoute.upload", "POST", "/storage/v1/object/uploads/$user/planted.png", data=FILE, headers=PNG),
    Ask("StorageRoute.read", "GET", HER_FILE),
    Ask("StorageRoute.read", "HEAD", HER_FILE),
    Ask("StorageRoute.read", "GET", HER_FILE, headers={"Range": "bytes=0-9"}),
    Ask("StorageRoute.read", "GET", "/storage/v1/object/authenticated/uploads/$user/$name"),
    Ask("StorageRoute.read", "GET", "/storage/v1/object/public/uploads/$user/$name"),
    Ask("StorageRoute.info", "GET", "/storage/v1/object/info/uploads/$user/$name"),
    Ask("StorageRoute.remove", "DELETE", "/storage/v1/object/uploads", {"prefixes": ["$user/$name"]}),
    Ask("StorageRoute.removeOne", "DELETE", HER_FILE),
    Ask("StorageRoute.sign", "POST", "/storage/v1/object/sign/uploads/$user/$name", {"expiresIn": 60}),
    Ask("StorageRoute.readSigned", "GET", "/storage/v1/object/sign/uploads/$user/$name"),
    Ask("StorageRoute.readSigned", "GET", "/storage/v1/object/sign/uploads/$user/$name?token=$near"),
    Ask("none", "POST", "/storage/v1/object/list/uploads", {"prefix": "$user", "limit": 100}),
    *[Ask("StorageRoute.media", method, f"/media/v1/{medium}{size}") for medium in ("$media", "$uploaded")
      for method, size in (("GET", ""), ("HEAD", ""), ("GET", "?w=64"), ("GET", "?w=640"), ("GET", "?download=x.png"))],
    Ask("StorageRoute.media", "DELETE", "/media/v1/$media"),
    Ask("none", "GET", "/_media/$blob"),
    Ask("none", "GET", "/_thumbs/$blob-640.webp"),
]

SHARES = [
    *[Ask("ShareRoute.page", "GET", f"/share/{link}") for link in ("$near", "$revoked", "$expired")],
    *[Ask("ShareRoute.media", "GET", f"/share/{link}/media/{index}") for link in ("$near", "$revoked", "$expired") for index in (0, 9)],
    Ask("ShareRoute.view", "POST", "/share/$revoked/view"),
    Ask("ShareRoute.view", "GET", "/share/$near/view"),
    Ask("none", "GET", "/_share_view"),
    Ask("ShareRoute.events", "GET", "/events/v1/stream?channel=user-$user&user=$user", headers={"Accept": "text/event-stream"}),
    Ask("none", "GET", "/_events/user-$user", headers={"Accept": "text/event-stream"}),
]

MACHINE = [
    Ask("AdminRoute.live", "GET", "/health/live"),
    Ask("AdminRoute.ready", "GET", "/health/ready"),
    Ask("AdminRoute.metrics", "GET", "/metrics", live=True),
    *[Ask("none", method, f"/admin/v1/{path}") for method, path in (("GET", "users"), ("GET", "users/$user"), ("POST", "users/$user"), ("DELETE", "users/$user"))],
    Ask("none", "GET", "/config.json"),
]

ROUTES = ACCOUNTS + FUNCTIONS + FILES + SHARES + MACHINE
