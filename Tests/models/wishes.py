"""What an order asks of its result, read from the parameters: how many, how long, which shape."""

import re

NAMED_SHAPES = {
    "square": 1, "square_hd": 1, "portrait_4_3": 3 / 4, "portrait_3_2": 2 / 3, "portrait_16_9": 9 / 16, "landscape_4_3": 4 / 3, "landscape_3_2": 3 / 2,
    "landscape_16_9": 16 / 9, "landscape_21_9": 21 / 9, "landscape": 16 / 9, "portrait": 9 / 16,
}
SHAPES = ("aspectRatio", "aspect_ratio", "image_size", "size", "ratio")
LENGTHS = ("duration", "n_frames")
COUNTS = ("numberResults", "num_images", "max_images", "nVariants", "numOutputs", "numImages")


def shape(settings):
    """Width by height, as a number; None when it is left to the provider or follows the input."""
    if {"width", "height"} <= settings.keys():
        return settings["width"] / settings["height"]
    for name in SHAPES:
        value = str(settings.get(name, ""))
        if value in NAMED_SHAPES:
            return NAMED_SHAPES[value]
        found = re.fullmatch(r"(\d+)[:x*](\d+)", value)
        if found:
            return int(found[1]) / int(found[2])
    return None


def seconds(settings):
    """The length that was ordered; None when none was."""
    for name in LENGTHS:
        if name in settings:
            return float(settings[name])
    return None


def count(settings, default):
    for name in COUNTS:
        if name in settings:
            return int(settings[name])
    return default
