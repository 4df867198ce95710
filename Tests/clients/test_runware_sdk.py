"""The official runware-sdk, over REST, against the stand-in: results and refusals look to it like the real service's."""

import asyncio
import base64
import io
import os
import urllib.request

import pytest

runware = pytest.importorskip("runware")
if not hasattr(runware, "RunwareError"):
    pytest.skip("runware-sdk 1.8 or later is needed", allow_module_level=True)
if "SANDBOX_URL" not in os.environ:
    pytest.skip("SANDBOX_URL does not say where the stand-in is", allow_module_level=True)
Image = pytest.importorskip("PIL.Image")

ENDPOINT = os.environ["SANDBOX_URL"].rstrip("/") + "/runware/v1"


def using(do, key="sandbox"):
    async def go():
        client = runware.Runware(api_key=key, transport="rest", http_base_url=ENDPOINT)
        try:
            return await do(client)
        finally:
            await client.close()

    return asyncio.run(go())


def run(params, key="sandbox"):
    return using(lambda client: client.run(params), key)


def order(prompt, **more):
    return {"taskType": "imageInference", "model": "runware:100@1", "positivePrompt": prompt, "width": 512, "height": 512, **more}


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        return answer.headers["Content-Type"], answer.read()


def picture(url):
    return Image.open(io.BytesIO(fetch(url)[1]))


@pytest.fixture(scope="module")
def given():
    """A red disc on white as a data URI."""
    image = Image.new("RGB", (256, 192), "white")
    image.paste("red", (64, 48, 192, 144))
    file = io.BytesIO()
    image.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def test_a_picture_is_made_and_can_be_fetched():
    items = run(order("a red kite over dunes", seed=7, includeCost=True))
    assert len(items) == 1 and items[0]["seed"] == 7 and items[0]["cost"] > 0
    kind, file = fetch(items[0]["imageURL"])
    assert kind == "image/jpeg" and file[:3] == b"\xff\xd8\xff"


def test_two_results_have_two_names():
    items = run(order("two foxes", numberResults=2))
    assert len({item["imageUUID"] for item in items}) == 2


def test_a_size_and_a_format_are_obeyed():
    image = picture(run(order("a kite", width=768, height=448, outputFormat="WEBP"))[0]["imageURL"])
    assert (image.format, image.size) == ("WEBP", (768, 448))


@pytest.mark.parametrize("form", ["base64Data", "dataURI"])
def test_a_picture_comes_inside_the_answer(form):
    item = run(order("a kite", outputType=form, outputFormat="PNG"))[0]
    data = item["imageBase64Data" if form == "base64Data" else "imageDataURI"]
    assert base64.b64decode(data.split(",")[-1]).startswith(b"\x89PNG") and "imageURL" not in item


def test_a_picture_is_changed(given):
    items = run(order("make it blue", seedImage=given, strength=0.6))
    assert picture(items[0]["imageURL"]).size == (512, 512)


@pytest.mark.parametrize("fields, kind", [
    ({"model": "pixverse:1@5", "width": 640, "height": 360, "duration": 5}, "video/mp4"),
    ({"model": "alibaba:wan@2.6", "resolution": "720p", "duration": 5, "outputFormat": "WEBM"}, "video/webm"),
])
def test_a_film_is_made(fields, kind):
    items = run({"taskType": "videoInference", "positivePrompt": "the sea", "includeCost": True, **fields})
    assert items[0]["cost"] > 0 and fetch(items[0]["videoURL"])[0] == kind


def test_a_film_begins_with_a_picture(given):
    frames = [{"image": given, "frame": "first"}]
    items = run({"taskType": "videoInference", "model": "pixverse:1@5", "positivePrompt": "it moves", "resolution": "360p", "duration": 5, "inputs": {"frameImages": frames}})
    assert fetch(items[0]["videoURL"])[1][4:8] == b"ftyp"


@pytest.mark.parametrize("fields", [
    {"model": "minimax:music@2.6", "positivePrompt": "a calm song"}, {"model": "minimax:speech@2.8", "speech": {"text": "Hello.", "voice": "ada"}},
])
def test_a_sound_is_made(fields):
    items = run({"taskType": "audioInference", **fields})
    assert fetch(items[0]["audioURL"])[0] == "audio/mpeg"


def test_a_picture_is_enlarged(given):
    items = run({"taskType": "upscale", "model": "runware:504@1", "inputs": {"image": given}, "upscaleFactor": 2})
    assert picture(items[0]["imageURL"]).size == (512, 384)


def test_a_background_is_removed(given):
    items = run({"taskType": "removeBackground", "model": "runware:109@1", "inputs": {"image": given}, "outputFormat": "PNG"})
    image = picture(items[0]["imageURL"]).convert("RGBA")
    assert image.size == (256, 192) and image.getpixel((2, 2))[3] == 0 and image.getpixel((128, 96)) == (255, 0, 0, 255)


def test_a_mask_is_white_where_the_subject_is(given):
    items = run({"taskType": "imageMasking", "model": "runware:35@1", "inputs": {"image": given}, "outputFormat": "PNG"})
    mask = picture(items[0]["maskImageURL"]).convert("L")
    assert mask.getpixel((2, 2)) == 0 and mask.getpixel((128, 96)) == 255 and items[0]["detections"]


def test_only_the_masked_part_changes(given):
    mask = Image.new("L", (256, 192), 0)
    mask.paste(255, (0, 0, 64, 192))
    file = io.BytesIO()
    mask.save(file, "PNG")
    data = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    items = run({"taskType": "imageInference", "model": "bfl:1@2", "positivePrompt": "a hat", "seedImage": given, "maskImage": data, "outputFormat": "PNG"})
    assert picture(items[0]["imageURL"]).convert("RGB").getpixel((200, 20)) == (255, 255, 255)


def test_a_guide_is_drawn(given):
    items = run({"taskType": "controlNetPreprocess", "model": "runware:controlnet-preprocess@canny", "inputs": {"image": given}})
    assert picture(items[0]["guideImageURL"]).size == (256, 192)


def test_a_picture_is_described(given):
    items = run({"taskType": "caption", "model": "runware:150@2", "inputs": {"image": given}})
    assert "256 by 192" in items[0]["text"]


def test_a_prompt_is_enhanced():
    items = run({"taskType": "promptEnhance", "model": "runware:llama-3-1-8b@prompt-enhancer", "prompt": "a kite", "promptMaxLength": 20, "promptVersions": 3})
    assert items[0]["text"].startswith("a kite")


def test_an_upload_is_known_by_its_id(given):
    uploaded = using(lambda client: client.media_storage({"operation": "upload", "media": given}))[0]
    items = run({"taskType": "upscale", "model": "runware:504@1", "inputs": {"image": uploaded["mediaUUID"]}, "upscaleFactor": 2})
    assert picture(items[0]["imageURL"]).size == (512, 384)
    image = using(lambda client: client.image_upload({"image": given}))[0]
    assert image["imageUUID"] and image["imageURL"]


def test_the_account_and_past_tasks_can_be_asked_for():
    details = using(lambda client: client.account_management({"operation": "getDetails"}))[0]
    assert details["organizationName"] and details["balance"]
    item = run(order("a kite"))[0]
    past = using(lambda client: client.get_task_details({"taskUUID": item["taskUUID"]}))[0]
    assert past["request"][0]["positivePrompt"] == "a kite" and past["response"]["data"][0]["imageUUID"] == item["imageUUID"]


@pytest.mark.parametrize("prompt", ["[fail] a kite", "[refuse] a kite"])
def test_a_failure_is_an_error_of_the_sdk(prompt):
    with pytest.raises(runware.RunwareError):
        run(order(prompt))


def test_a_failure_has_the_code_of_its_class():
    with pytest.raises(runware.RunwareError) as refused:
        run(order("[refuse] a kite"))
    assert refused.value.code == "safety"
    with pytest.raises(runware.RunwareError) as invalid:
        run(order("a kite", width=1000))
    assert invalid.value.parameter == "width"


def test_a_wrong_key_is_an_error_of_the_sdk():
    with pytest.raises(runware.RunwareError):
        run(order("a kite"), key="invalid-key")
