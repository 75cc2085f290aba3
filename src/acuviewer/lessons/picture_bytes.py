"""How large a picture is, told from its first bytes, before anything decodes it."""

import struct

LARGEST_BYTES, MOST_PIXELS = 10_000_000, 40_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin with a size."""
_BARE = frozenset({0x01, *range(0xD0, 0xDA)})
"""Markers of JPEG without a length."""


class PictureError(Exception):
    """A picture that is not shown; ``kind`` is that of the fault (``lesson_fault.picture_…``), ``why`` says more."""

    def __init__(self, kind: str, why: str = "") -> None:
        super().__init__(why or kind)
        self.kind, self.why = kind, why


def check_picture(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG or JPEG; raises PictureError for what is none, or is too large."""
    if len(content) > LARGEST_BYTES:
        raise PictureError("picture_large")
    size = _png_size(content) if content.startswith(_PNG) else _jpeg_size(content) if content.startswith(_JPEG) else None
    if size is None or min(size) < 1:
        raise PictureError("picture_broken", "it is no PNG or JPEG")
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureError("picture_large")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 24 or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
        elif marker in _SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + max(struct.unpack(">H", content[at + 2 : at + 4])[0], 2)
    return None
