"""Pictures, clips and sounds for the stand-in server, and the markup of a share page."""

import hashlib
import html
import io
import math
import pathlib
import struct
import subprocess
import tempfile
import wave

from PIL import Image, ImageFilter

HOUR, DAY = 3600, 86400
HISTORY = [
    (2 * 60, "100@1", "A lighthouse made of folded paper at dusk, soft rim light", "4:3", 2),
    (57 * 60, "100@1", "Macro photo of frost growing over a fern, 90 mm", "3:4", 1),
    (2 * HOUR, "4ea2dc5d", "Slow dolly through a greenhouse at night, rain on the glass", "16:9", 1),
    (3 * HOUR, "100@1", "[fail] A picture that was refused", "1:1", 1),
    (5 * HOUR, "4654a9c9", "Good evening. The last train leaves at nine; please mind the gap.", "1:1", 1),
    (26 * HOUR, "100@1", "Ink wash mountains, a single red kite", "16:9", 3),
    (27 * HOUR, "100@1", "A brass clockwork cat on a windowsill", "1:1", 1),
    (30 * HOUR, "100@1", "Isometric night market on a floating island", "3:2", 2),
    (3 * DAY, "100@1", "Portrait of a beekeeper, medium format film", "3:4", 1),
    (3 * DAY + HOUR, "100@1", "Dunes at blue hour, aerial", "16:9", 1),
    (3 * DAY + 2 * HOUR, "100@1", "Paper boats in a flooded library", "9:16", 1),
]


def make(kind, prompt, index, ratio):
    seed = hashlib.sha256(f"{prompt}{index}".encode()).digest()
    if kind == "audio":
        return sound(seed), "audio/wav", {"width": None, "height": None, "duration_ms": 3000, "grid": None}
    width, height = size(ratio)
    image = picture(seed, width, height)
    facts = {"width": width, "height": height, "duration_ms": None, "grid": grid(image)}
    if kind == "video":
        return video(image), "video/mp4", {**facts, "duration_ms": 2000}
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue(), "image/jpeg", facts


def size(ratio):
    a, b = map(int, ratio.split(":"))
    scale = math.sqrt(700_000 / (a * b))
    return round(a * scale / 8) * 8, round(b * scale / 8) * 8


def picture(seed, width, height):
    small = Image.new("RGB", (96, 96))
    f = [1 + seed[i] / 40 for i in range(6)]
    hue = seed[6]
    pixels = []
    for y in range(96):
        for x in range(96):
            u, v = x / 96, y / 96
            wave1 = math.sin(u * f[0] + math.sin(v * f[1]) * 2 + seed[7] / 20)
            wave2 = math.cos(v * f[2] + math.sin(u * f[3] + wave1) * 2)
            value = 0.5 + 0.25 * wave1 + 0.25 * wave2
            pixels.append((int(hue + 46 * wave2) % 256, int(150 + 70 * wave1 * wave2), int(40 + 200 * value)))
    small = Image.new("HSV", (96, 96))
    small.putdata(pixels)
    return small.convert("RGB").resize((width, height), Image.BICUBIC).filter(ImageFilter.GaussianBlur(2))


def grid(image):
    tiny = image.resize((4, 3), Image.BOX)
    return ["%02x%02x%02x" % tiny.getpixel((x, y)) for y in range(3) for x in range(4)]


def video(image):
    with tempfile.TemporaryDirectory() as folder:
        still, clip = pathlib.Path(folder, "a.png"), pathlib.Path(folder, "a.mp4")
        image.resize((640, 360)).save(still)
        zoom = "zoompan=z='1+0.004*on':d=48:s=640x360:fps=24"
        subprocess.run(["ffmpeg", "-loglevel", "error", "-i", still, "-vf", zoom, "-t", "2", "-pix_fmt", "yuv420p", "-movflags", "+faststart", clip], check=True)
        return clip.read_bytes()


def sound(seed):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        tone = 180 + seed[0]
        file.writeframes(b"".join(struct.pack("<h", int(6000 * math.sin(i * tone / 2546) * math.exp(-i / 20000))) for i in range(48000)))
    return out.getvalue()


def thumbnail(data, mime, width):
    if mime == "video/mp4":
        shot = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", "pipe:0", "-frames:v", "1", "-f", "image2", "-c:v", "mjpeg", "pipe:1"], input=data, capture_output=True)
        return shot.stdout, "image/jpeg"
    if not mime.startswith("image/"):
        return data, mime
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.thumbnail((width, width * 4))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=82)
    return out.getvalue(), "image/webp"


HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Artifio</title><link rel="stylesheet" href="/share.css"></head><body class="share"><header><a class="wordmark" href="/"><span class="logo" aria-hidden="true">A</span>Artifio</a></header>'


def share_page(row, token):
    works = "".join(element(row["type"], f"/share/{token}/media/{each['index']}", each) for each in row["outputs"])
    prompt = html.escape(row["prompt"] or "")
    return (
        HEAD.format(title="Shared work")
        + f'<main><h1 class="sr">Shared work</h1><figure class="work">{works}</figure><p class="prompt">{prompt}</p>'
        + f'<dl><dt>Model</dt><dd>{html.escape(row["model_name"])}</dd><dt>Made</dt><dd>{row["created_at"][:10]}</dd><dt>Views</dt><dd>12</dd></dl>'
        + f'<a class="cta" href="/create?prompt={prompt}">Make your own</a></main><footer>Made with Artifio</footer></body></html>'
    )


def element(kind, url, each):
    if kind == "video":
        return f'<video src="{url}" controls playsinline></video>'
    if kind == "audio":
        return f'<audio src="{url}" controls></audio>'
    return f'<img src="{url}" width="{each["width"]}" height="{each["height"]}" alt="Shared work">'


def gone_page():
    return HEAD.format(title="Not here") + '<main class="gone"><h1>This link does not open</h1><p>It may have been revoked, or it has run out.</p><a class="cta" href="/create">Make your own</a></main><footer>Made with Artifio</footer></body></html>'
