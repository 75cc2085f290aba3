"""Several bodies in one page: each comes out as it went in, and takes little room beside the first."""

import base64
import gzip
import json
import struct

import numpy as np
import pytest

from acuviewer.body.shape import parse_body
from acuviewer.export.body_glb import body_glb
from acuviewer.export.web_bodies import pack_bodies
from acuviewer.session.anatomy import build_anatomy

BODIES = ("", "sex=female,age=80,height_mm=1540,weight=0.45", "sex=male,height_mm=1950")


@pytest.fixture(scope="module")
def packed() -> list[str]:
    return pack_bodies([build_anatomy(parse_body(body)) for body in BODIES])


def _restored(packed: list[str], number: int) -> tuple[dict, bytes]:
    """What a browser makes of it, written here a second time."""
    content = gzip.decompress(base64.b64decode(packed[number]))
    n_how, n_json = struct.unpack_from("<II", content)
    how, gltf = json.loads(content[8 : 8 + n_how]), json.loads(content[8 + n_how : 8 + n_how + n_json])
    planes = np.frombuffer(content[8 + n_how + n_json :], dtype=np.uint8).reshape(2, -1)
    numbers = planes[0].view(np.int8).astype(np.int64) + 256 * planes[1].astype(np.int64)
    begins = [*(view["byteOffset"] // 2 for view in gltf["bufferViews"]), len(numbers)]
    if number:
        first, first_binary = _restored(packed, 0)
        reference = np.frombuffer(first_binary, dtype="<u2")
        told = {node["name"]: node.get("extras") for node in first["nodes"]}
        for node in gltf["nodes"]:
            if "extras" not in node and told.get(node["name"]):
                node["extras"] = told[node["name"]]
    for view, way in enumerate(how):
        begin, end = begins[view], begins[view + 1]
        for places in reversed(way):
            if places < 0:
                start = first["bufferViews"][view]["byteOffset"] // 2
                numbers[begin:end] += reference[start : start + end - begin]
            for lane in range(max(places, 0)):
                numbers[begin + lane : end : places] = np.cumsum(numbers[begin + lane : end : places])
    return gltf, (numbers & 0xFFFF).astype("<u2").tobytes()


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_each_body_comes_out_as_it_went_in(packed: list[str], number: int) -> None:
    file = body_glb(build_anatomy(parse_body(BODIES[number])), small=True)
    (length,) = struct.unpack_from("<I", file, 12)
    gltf, binary = _restored(packed, number)
    assert gltf == json.loads(file[20 : 20 + length])
    assert binary == file[28 + length :]


def test_a_body_beside_the_first_takes_little_room(packed: list[str]) -> None:
    first, *others = map(len, packed)
    assert first < 2_400_000
    assert max(others) < 0.6 * first


def test_the_same_bodies_are_the_same_letters(packed: list[str]) -> None:
    assert pack_bodies([build_anatomy(parse_body(body)) for body in BODIES[:2]]) == packed[:2]
