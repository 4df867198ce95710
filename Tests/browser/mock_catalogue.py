"""A few models in the shape of GET /functions/v1/models."""

NEGATIVE = {"type": "string", "title": "Negative prompt", "description": "Things that should not appear.", "maxLength": 2000, "x-ui": "textarea", "x-advanced": True, "x-order": 20}
SEED = {"type": "integer", "title": "Seed", "description": "The same seed repeats a run.", "minimum": 1, "maximum": 9007199254740991, "x-ui": "seed", "x-advanced": True, "x-order": 30}
SIZES = {"1:1": [1024, 1024], "4:3": [1152, 896], "3:4": [896, 1152], "16:9": [1344, 768], "9:16": [768, 1344]}


def prompt(title="Prompt", longest=2000):
    return {"type": "string", "title": title, "description": "What to make.", "minLength": 3, "maxLength": longest, "x-ui": "prompt", "x-order": 0}


def model(record, name, provider, group, cost, seconds, family, hue, blurb, properties, required, rules, common):
    kind = {"prompt_to_audio": "audio", "prompt_to_video": "video", "image_to_video": "video"}.get(group, "image")
    return {
        "record_id": record, "id": record, "model_name": name, "provider": provider, "content_type": group, "groups": [group], "kind": kind,
        "base_token_cost": cost, "default_outputs": 1, "estimated_time_seconds": seconds, "max_images": 1, "model_family": family,
        "variant_name": name, "display_order_in_family": 1, "is_active": True, "is_locked": False, "inactive_reason": None, "hue": hue, "blurb": blurb,
        "schema": {"type": "object", "required": required, "properties": properties},
        "price": {"rules": rules, "round_up_to": "0.01", "least": "0.01"}, "common_parameters": common,
    }


CATALOGUE = {
    "version": "mock00000000",
    "groups": [
        {"id": "image_editing", "label": "Image Editing", "kind": "image"},
        {"id": "prompt_to_image", "label": "Text to Image", "kind": "image"},
        {"id": "prompt_to_video", "label": "Text to Video", "kind": "video"},
        {"id": "image_to_video", "label": "Image to Video", "kind": "video"},
        {"id": "prompt_to_audio", "label": "Audio Studio", "kind": "audio"},
    ],
    "models": [
        model("06a3ec99", "Clarity Upscaler", "runware", "image_editing", 0.12, 20, "Upscale", 40, "Sharper and larger, with new detail", {
            "inputImage": {"type": "string", "title": "Source image", "x-ui": "image", "x-order": 0},
            "settings.positivePrompt": {**prompt(), "x-order": 1},
            "settings.strength": {"type": "number", "title": "Creativity", "description": "More invents more.", "minimum": 0, "maximum": 1, "default": 0.35, "x-ui": "slider", "x-order": 2},
            "settings.seed": SEED,
        }, ["inputImage"], [{"kind": "base", "credits": "0.12"}], {"positivePrompt": "settings.positivePrompt", "seed": "settings.seed"}),
        model("100@1", "FLUX.1 [schnell]", "runware", "prompt_to_image", 0.026, 3, "FLUX", 165, "Very fast, good for sketches", {
            "positivePrompt": prompt(),
            "aspectRatio": {"type": "string", "title": "Aspect ratio", "enum": list(SIZES), "default": "1:1", "x-ui": "ratio", "x-order": 1,
                            "x-sets": {ratio: {"width": w, "height": h} for ratio, (w, h) in SIZES.items()}},
            "numberResults": {"type": "integer", "title": "Images", "minimum": 1, "maximum": 4, "default": 1, "x-ui": "stepper", "x-order": 2},
            "steps": {"type": "integer", "title": "Steps", "description": "More steps cost more.", "minimum": 1, "maximum": 50, "default": 4, "x-ui": "slider", "x-advanced": True, "x-order": 10},
            "negativePrompt": NEGATIVE, "seed": SEED,
        }, ["positivePrompt"], [
            {"kind": "base", "credits": "0.026"}, {"kind": "perOutput", "parameter": "numberResults"},
            {"kind": "perUnit", "parameters": ["width", "height"], "combine": "product", "unit": "pixel", "baseUnits": 1048576},
            {"kind": "perUnit", "parameters": ["steps"], "combine": "product", "unit": "step", "baseUnits": 4},
        ], {"positivePrompt": "positivePrompt", "negativePrompt": "negativePrompt", "aspectRatio": "aspectRatio", "numOutputs": "numberResults", "seed": "seed"}),
        model("06c556f2", "Gemini 2.5 Flash Image", "lovable_ai_sync", "prompt_to_image", 0.78, 15, "Gemini", 265, "Understands long, exact descriptions",
              {"prompt": prompt()}, ["prompt"], [{"kind": "base", "credits": "0.78"}], {"positivePrompt": "prompt"}),
        model("4ea2dc5d", "Kling 2.5 Turbo Pro", "kie_ai", "prompt_to_video", 4.2, 120, "Kling", 15, "Smooth motion and camera moves", {
            "prompt": prompt(),
            "aspect_ratio": {"type": "string", "title": "Aspect ratio", "enum": ["16:9", "9:16", "1:1"], "default": "16:9", "x-ui": "ratio", "x-order": 1},
            "duration": {"type": "string", "title": "Duration", "enum": ["5", "10"], "default": "5", "x-enum-labels": {"5": "5 s", "10": "10 s"}, "x-ui": "segmented", "x-order": 2},
            "cfg_scale": {"type": "number", "title": "Guidance", "minimum": 0, "maximum": 1, "default": 0.5, "x-ui": "slider", "x-advanced": True, "x-order": 5},
            "negative_prompt": NEGATIVE,
        }, ["prompt"], [{"kind": "table", "parameters": ["duration"], "credits": {"5": "4.2", "10": "8.4"}}], {"positivePrompt": "prompt", "negativePrompt": "negative_prompt", "aspectRatio": "aspect_ratio"}),
        model("32292e2b", "Kling 2.5 Turbo Pro", "kie_ai", "image_to_video", 4.2, 120, "Kling", 15, "Brings a still to life", {
            "prompt": prompt(),
            "image_url": {"type": "string", "title": "First frame", "x-ui": "image", "x-order": 1},
            "duration": {"type": "string", "title": "Duration", "enum": ["5", "10"], "default": "5", "x-enum-labels": {"5": "5 s", "10": "10 s"}, "x-ui": "segmented", "x-order": 2},
            "tail_image_url": {"type": "string", "title": "Last frame", "x-ui": "image", "x-advanced": True, "x-order": 5},
        }, ["prompt", "image_url"], [{"kind": "table", "parameters": ["duration"], "credits": {"5": "4.2", "10": "8.4"}}], {"positivePrompt": "prompt"}),
        model("4654a9c9", "ElevenLabs Turbo 2.5", "kie_ai", "prompt_to_audio", 0.6, 8, "ElevenLabs", 320, "Quick, natural voices", {
            "text": prompt("Script", 5000),
            "voice": {"type": "string", "title": "Voice", "enum": ["a", "b", "c", "d", "e"], "default": "a", "x-enum-labels": {"a": "James", "b": "Arabella", "c": "Northern Terry", "d": "Bradford", "e": "Mark"}, "x-ui": "select", "x-order": 1},
            "speed": {"type": "number", "title": "Speed", "minimum": 0.7, "maximum": 1.2, "default": 1, "x-ui": "slider", "x-order": 2},
            "timestamps": {"type": "boolean", "title": "Word timings", "description": "Return when each word is said.", "default": False, "x-ui": "switch", "x-advanced": True, "x-order": 9},
        }, ["text"], [{"kind": "base", "credits": "0.6"}, {"kind": "perUnit", "parameters": ["text"], "combine": "characters", "unit": "character", "baseUnits": 1000}], {"positivePrompt": "text"}),
    ],
}


def ordered(groups, models):
    """The groups with the places of their models, as the real catalogue gives them."""
    return [{**group, "models": [place for place, each in enumerate(models) if each["content_type"] == group["id"]]} for group in groups]


CATALOGUE["groups"] = ordered(CATALOGUE["groups"], CATALOGUE["models"])
