"""Paths of pictures beside a lesson, as they may be written in it."""

import re

MOST_PICTURES = 100
ENDINGS = (".png", ".jpg", ".jpeg")
_LONGEST = 200
# Names that some system reads otherwise: drives, streams, devices, and what a name may not hold on Windows.
_ODD = re.compile(r'[\\:*?"<>|]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$", re.IGNORECASE)


def hostile(path: str) -> str | None:
    """Why a path may not be written in a lesson: ``outside`` its folder or odd on some system, no ``kind`` of picture; None if it may."""
    parts = path.split("/")
    odd = not path.isprintable() or len(path) > _LONGEST or _ODD.search(path) is not None
    bad = any(part in ("", ".", "..") or part != part.strip() or part.endswith(".") or _DEVICES.match(part) for part in parts)
    if odd or bad or path.startswith("~"):
        return "outside"
    return None if path.lower().endswith(ENDINGS) else "kind"
