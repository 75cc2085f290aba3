"""Bodies as a page for browsers holds them: several alike ones take little more than one.

A packed body is gzip of: the length of the list ``how`` and of glTF's JSON (two uint32), both of them, and glTF's binary as numbers of 16 bits, first their low
bytes, then their high ones. ``how`` says of each buffer view what its numbers are: -1 their difference from the same view of the first body; else
how many places before the number stands from which each is the difference, once after the other, none for the numbers themselves. Of those
is taken what becomes smallest. What is known of nodes stands with the first body alone, where it is the same. ``assets/web/viewer.js`` reads it.
"""

import base64
import gzip
import json
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.export.body_glb import body_glb
from acuviewer.session.anatomy import Anatomy

Numbers = NDArray[np.uint16]

Way = tuple[int, ...]

_FROM_FIRST = (-1,)
_WAYS: tuple[Way, ...] = ((), (2,), (3,), (4,), (12,), (24,), (4, 24))
"""A normal of the vertex before; a corner of the triangle before; a place of the vertex before; a normal and a place of the same corner of a
pipe's ring before."""
_HEAD = 20
"""Bytes before the JSON of a binary glTF file."""


class _Unpacked(NamedTuple):
    """The JSON of a body, and the numbers of each of its buffer views, with what fills them up."""

    written: bytes
    views: list[Numbers]


def pack_bodies(bodies: Sequence[Anatomy]) -> list[str]:
    """Each body in letters. The moment of packing is left out, so that the same bodies are the same letters."""
    unpacked = [_unpack(body_glb(body, small=True)) for body in bodies]
    return [base64.b64encode(_packed(body, unpacked[0] if number else None)).decode() for number, body in enumerate(unpacked)]


def _unpack(file: bytes) -> _Unpacked:
    (length,) = struct.unpack_from("<I", file, 12)
    written = file[_HEAD : _HEAD + length]
    numbers = np.frombuffer(file[_HEAD + length + 8 :], dtype="<u2")
    begins = [view["byteOffset"] // 2 for view in json.loads(written)["bufferViews"]]
    return _Unpacked(written, [numbers[begin:end] for begin, end in pairwise([*begins, len(numbers)])])


def _packed(body: _Unpacked, first: _Unpacked | None) -> bytes:
    chosen = [_smallest(view, _same_view(number, view, first)) for number, view in enumerate(body.views)]
    how = json.dumps([way for way, _ in chosen], separators=(",", ":")).encode()
    written = body.written if first is None else _without_known(body.written, first.written)
    head = struct.pack("<II", len(how), len(written)) + how + written
    return gzip.compress(head + _planes(np.concatenate([numbers for _, numbers in chosen])), 9, mtime=0)


def _without_known(written: bytes, first: bytes) -> bytes:
    """The JSON of a body without what the first one tells of nodes with the same name."""
    told = {node["name"]: node.get("extras") for node in json.loads(first)["nodes"]}
    content = json.loads(written)
    for node in content["nodes"]:
        if "extras" in node and told.get(node["name"]) == node["extras"]:
            del node["extras"]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _same_view(number: int, view: Numbers, first: _Unpacked | None) -> Numbers | None:
    """The view of the first body from which another one's can be a difference."""
    if first is None or number >= len(first.views) or len(first.views[number]) != len(view):
        return None
    return first.views[number]


def _smallest(view: Numbers, reference: Numbers | None) -> tuple[Way, Numbers]:
    ways = {way: _differences(view, way) for way in _WAYS}
    if reference is not None:
        ways[_FROM_FIRST] = view - reference
    return min(ways.items(), key=lambda way: len(zlib.compress(_planes(way[1]), 6)))


def _differences(view: Numbers, way: Way) -> Numbers:
    for places in way:
        view = np.concatenate([view[:places], view[places:] - view[:-places]])
    return view


def _planes(numbers: Numbers) -> bytes:
    """Low bytes as those of whole numbers around zero, then high ones."""
    return numbers.astype(np.uint8).tobytes() + ((numbers + np.uint16(128)) >> 8).astype(np.uint8).tobytes()
