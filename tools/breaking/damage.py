"""Damages: what befalls files on disks, in transfers and under hands that mean well. Each is drawn by chance and told."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from breaking import array_damage, json_damage
from breaking.installation import remove


@dataclass(frozen=True)
class Damage:
    """What was done to a file. ``endless``: whoever reads it whole runs out of memory."""

    kind: str
    endless: bool = False


def harm(place: Path, random: Random) -> Damage:
    """Damage a file by chance; its bytes differ afterwards, or it is no plain file any more."""
    before = place.read_bytes()
    for _ in range(20):
        damage = _draw(place, before, random)
        if not place.is_file() or place.is_symlink() or place.stat().st_size > 2 * len(before) + 10**7:
            return damage
        if place.read_bytes() != before:
            return damage
    raise RuntimeError(f"nothing harms {place.name}")


def _draw(place: Path, before: bytes, random: Random) -> Damage:
    """One damage: a third of them to what the file is, the others to what stands in it."""
    families: list[Callable[[], Damage]] = [
        lambda: _harm_node(place, random),
        lambda: _harm_bytes(place, before, random),
        lambda: _harm_bytes(place, before, random),
    ]
    if place.suffix == ".json":
        families = [*families, *[lambda: Damage(json_damage.harm(place, before, random))] * 4]
    elif place.suffix in (".npz", ".npy"):
        families += [lambda: Damage(array_damage.harm(place, before, random))] * 2
    return random.choice(families)()


# What the file is


def _harm_node(place: Path, random: Random) -> Damage:
    kind = random.choice(("missing", "folder", "link to itself", "dangling link", "pipe", "device", "huge", "other file"))
    if kind == "other file":
        others = sorted(path for path in place.parent.iterdir() if path != place and path.is_file())
        if others:
            other = random.choice(others)
            remove(place)
            place.write_bytes(other.read_bytes())
            return Damage(f"holds what belongs into {other.name}")
        kind = "missing"
    remove(place)
    if kind == "folder":
        place.mkdir()
    elif kind == "link to itself":
        place.symlink_to(place.name)
    elif kind == "dangling link":
        place.symlink_to("nowhere")
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "huge":
        with place.open("wb") as file:
            file.truncate(1 << 40)
    return Damage(kind, endless=kind in ("device", "huge"))


# What stands in it


def _harm_bytes(place: Path, before: bytes, random: Random) -> Damage:
    harms = (_cut, _cut, _emptied, _flip, _flip, _flip, _fill, _fill, _append, _double, _scramble)
    kind, after = random.choice(harms)(before, random)
    remove(place)
    place.write_bytes(after)
    return Damage(kind)


Harmed = tuple[str, bytes]


def _cut(before: bytes, random: Random) -> Harmed:
    length = random.choice((random.randrange(len(before) or 1), max(len(before) - random.randint(1, 64), 0)))
    return f"cut to {length} bytes", before[:length]


def _emptied(before: bytes, random: Random) -> Harmed:
    return "cut to 0 bytes", b""


def _flip(before: bytes, random: Random) -> Harmed:
    after = bytearray(before)
    places = sorted(random.randrange(len(before)) for _ in range(random.choice((1, 1, 4, 64))))
    for place in places:
        after[place] ^= 1 << random.randrange(8)
    return f"{len(places)} bits flipped, the first in byte {places[0]}", bytes(after)


def _fill(before: bytes, random: Random) -> Harmed:
    start, value = random.randrange(len(before)), random.choice((0, 0, 255))
    length = min(random.choice((16, 512, 4096, 65536)), len(before) - start)
    return f"{length} bytes from {start} set to {value}", before[:start] + bytes([value]) * length + before[start + length :]


def _append(before: bytes, random: Random) -> Harmed:
    return "bytes after its end", before + random.randbytes(random.randint(1, 300))


def _double(before: bytes, random: Random) -> Harmed:
    return "stands in itself twice", before + before


def _scramble(before: bytes, random: Random) -> Harmed:
    return "holds noise", random.randbytes(len(before) % 50_000 + 1)
