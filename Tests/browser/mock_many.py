"""A catalogue of 77 models: those of mock_catalogue, one with every kind of control, and families enough to look through."""

from mock_catalogue import CATALOGUE, SIZES, model, ordered, prompt

GROUPS = {"prompt_to_image": 33, "image_editing": 15, "prompt_to_video": 13, "image_to_video": 13, "prompt_to_audio": 3}
FAMILIES = {
    "prompt_to_image": ["FLUX", "Seedream", "Gemini", "Imagen", "Ideogram", "Nano Banana", "Qwen", "GPT Image", "Midjourney", "Z-Image"],
    "image_editing": ["FLUX", "Upscale", "Background Removal", "Qwen"],
    "prompt_to_video": ["Kling", "Veo", "Sora", "Wan", "Runway"],
    "image_to_video": ["Kling", "Veo", "Hailuo", "Seedance", "PixVerse"],
    "prompt_to_audio": ["ElevenLabs", "Suno"],
}
VARIANTS = ["Fast", "Pro", "Max", "Ultra", "Lite", "Dev"]
PICTURE = {"type": "string", "contentMediaType": "image/*"}


def choice(title, values, start=None, order=1, **more):
    return {"type": "string", "title": title, "enum": values, **({"default": start} if start else {}), "x-order": order, **more}


def everything():
    """A model whose form has every control that a schema can ask for."""
    return model("every", "Every Control", "kie_ai", "image_editing", 1, 30, "Everything", 120, "One of each kind of setting", {
        "prompt": prompt(),
        "image": {**PICTURE, "title": "Source image", "x-ui": "image", "x-order": 1},
        "references": {"type": "array", "title": "References", "description": "Up to fourteen pictures.", "minItems": 0, "maxItems": 14, "items": PICTURE, "x-ui": "images", "x-order": 2},
        "clip": {"type": "string", "contentMediaType": "video/*", "title": "Motion", "x-ui": "video", "x-order": 3},
        "voice_file": {"type": "string", "contentMediaType": "audio/*", "title": "Voice sample", "x-ui": "audio", "x-order": 4},
        "frameImages": {"type": "array", "title": "Frame images", "minItems": 0, "maxItems": 2, "x-order": 5, "x-ui": "items", "items": {
            "type": "object", "required": ["inputImage"], "properties": {
                "inputImage": {**PICTURE, "title": "Image"}, "frame": choice("Position", ["first", "last"], **{"x-ui": "segmented", "x-enum-labels": {"first": "First", "last": "Last"}})}}},
        "rgba": {"type": "array", "title": "Background colour", "minItems": 4, "maxItems": 4, "default": [255, 255, 255, 0], "items": {"type": "integer", "minimum": 0, "maximum": 255}, "x-ui": "numbers", "x-order": 6},
        "point": {"type": "array", "title": "Point", "minItems": 2, "maxItems": 2, "items": {"type": "number", "minimum": 0, "maximum": 1}, "x-ui": "numbers", "x-order": 7},
        "styleCode": {"type": "string", "title": "Style code", "description": "Eight hexadecimal digits.", "pattern": "^[0-9A-Fa-f]{8}$", "maxLength": 8, "x-ui": "text", "x-order": 8},
        "voice": choice("Voice", [f"v{index}" for index in range(30)], "v0", 9, **{"x-ui": "select", "x-enum-labels": {f"v{index}": name for index, name in enumerate(VOICES)}}),
        "resolution": choice("Resolution", ["720p", "1080p"], "720p", 10, **{"x-ui": "segmented"}),
        "duration": choice("Duration", ["5", "10"], "5", 11, **{"x-ui": "segmented", "x-enum-labels": {"5": "5 s", "10": "10 s"}}),
        "mode": choice("Mode", ["quick", "fine"], "quick", 12, **{"x-ui": "segmented"}),
        "sound": {"type": "boolean", "title": "Sound", "description": "Adds what one would hear.", "default": False, "x-ui": "switch", "x-order": 13},
        "strength": {"type": "number", "title": "Strength", "minimum": 0, "maximum": 1, "default": 0.5, "x-ui": "slider", "x-order": 14},
        "tags": {"type": "array", "title": "Formats", "items": {"type": "string", "enum": ["png", "webp", "jpeg"]}, "x-order": 15},
        "soundPrompt": {"type": "string", "title": "What to hear", "maxLength": 200, "x-ui": "text", "x-needs": "sound", "x-order": 16},
    }, ["prompt", "image"], [
        {"kind": "table", "parameters": ["resolution", "duration"], "credits": {"720p|5": "1.2", "720p|10": "3", "1080p|5": "3"}},
        {"kind": "multiplier", "parameter": "mode", "values": {"quick": "1", "fine": None}},
    ], {"positivePrompt": "prompt"})


VOICES = ["Arabella", "Bradford", "Charlotte", "Daniel", "Emily", "Finn", "Grace", "Harry", "Isla", "James", "Kate", "Liam", "Matilda", "Noah", "Olivia",
          "Paul", "Quinn", "Rachel", "Sam", "Thomas", "Una", "Victor", "Wendy", "Xavier", "Yara", "Zoe", "Adam", "Bella", "Clyde", "Dorothy"]


def properties(group):
    wanted = {"prompt": prompt(), "aspect_ratio": choice("Aspect ratio", list(SIZES), "1:1", 1, **{"x-ui": "ratio"}),
              "quality": choice("Quality", ["standard", "high"], "standard", 2, **{"x-ui": "segmented"})}
    if group.startswith("image"):
        wanted["image_url"] = {**PICTURE, "title": "Source image", "x-ui": "image", "x-order": 0}
    return wanted


def invented(group, index):
    families = FAMILIES[group]
    family, variant = families[index % len(families)], VARIANTS[index // len(families)]
    cost = round(0.2 + index * 0.35, 2)
    made = model(f"{group}-{index}", f"{family} {variant}", ["kie_ai", "runware", "lovable_ai_sync"][index % 3], group, cost, 10 + index * 5, family,
                 sum(map(ord, family)) * 7 % 360, "Sharp detail and steady light for everyday work", properties(group), ["prompt"],
                 [{"kind": "table", "parameters": ["quality"], "credits": {"standard": str(cost), "high": str(round(cost * 2, 2))}}], {"positivePrompt": "prompt", "aspectRatio": "aspect_ratio"})
    made.update(variant_name=variant, display_order_in_family=len(VARIANTS) - index // len(families))
    if index % 7 == 5:
        made.update(is_active=False, inactive_reason="The provider has not said yet what it costs.")
    return made


def many():
    models = [*CATALOGUE["models"], everything()]
    for group, wanted in GROUPS.items():
        here = sum(each["content_type"] == group for each in models)
        models += [invented(group, index) for index in range(wanted - here)]
    return {**CATALOGUE, "version": "many00000000", "groups": ordered(CATALOGUE["groups"], models), "models": models}
