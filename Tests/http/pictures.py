"""Files that are what they say, and files that are not."""

import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, seed=""):
    """A picture of one colour with a text in it, so that two seeds are two files."""
    rows = (b"\0" + b"\x30\x60\x90" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", b"Comment\0" + seed.encode()) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def bomb(width, height):
    """A few kilobytes that unfold to `width` by `height` pixels."""
    squeeze, row = zlib.compressobj(9), bytes(1 + width // 8)
    data = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def understated(width, height, true_height):
    """A picture whose header speaks of `height` rows while its data unfold to `true_height`."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes((1 + 3 * width) * true_height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
