"""The official runware-sdk, over REST, against the stand-in: results and refusals look to it like the real service's."""

import asyncio
import os
import urllib.request

import pytest

runware = pytest.importorskip("runware")
if not hasattr(runware, "RunwareError"):
    pytest.skip("runware-sdk 1.8 or later is needed", allow_module_level=True)
if "SANDBOX_URL" not in os.environ:
    pytest.skip("SANDBOX_URL does not say where the stand-in is", allow_module_level=True)

ENDPOINT = os.environ["SANDBOX_URL"].rstrip("/") + "/runware/v1"


def run(params, key="sandbox"):
    async def go():
        client = runware.Runware(api_key=key, transport="rest", http_base_url=ENDPOINT)
        try:
            return await client.run(params)
        finally:
            await client.close()

    return asyncio.run(go())


def order(prompt, **more):
    return {"taskType": "imageInference", "model": "runware:100@1", "positivePrompt": prompt, "width": 512, "height": 512, **more}


def test_a_picture_is_made_and_can_be_fetched():
    items = run(order("a red kite over dunes", seed=7, includeCost=True))
    assert len(items) == 1 and items[0]["seed"] == 7 and items[0]["cost"] > 0
    with urllib.request.urlopen(items[0]["imageURL"]) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg" and answer.read(3) == b"\xff\xd8\xff"


def test_two_results_have_two_names():
    items = run(order("two foxes", numberResults=2))
    assert len({item["imageUUID"] for item in items}) == 2


@pytest.mark.parametrize("prompt", ["[fail] a kite", "[refuse] a kite"])
def test_a_failure_is_an_error_of_the_sdk(prompt):
    with pytest.raises(runware.RunwareError):
        run(order(prompt))


def test_a_wrong_key_is_an_error_of_the_sdk():
    with pytest.raises(runware.RunwareError):
        run(order("a kite"), key="invalid-key")
