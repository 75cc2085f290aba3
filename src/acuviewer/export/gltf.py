"""A binary glTF 2.0 file, piece by piece: materials, meshes, and a tree of named nodes with what is to be known of each.

Written here and not by ``trimesh``, which writes colours that viewers take for others, no normals beside materials, and of a mesh that
many nodes share a copy for each. The form: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
"""

import json
import struct
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats

Extras = Mapping[str, object]
"""What is to be known of a node, in what JSON has."""

_PARTS = ("nodes", "meshes", "materials", "textures", "images", "samplers", "accessors", "bufferViews")
_FLOAT, _SHORT, _INT = 5126, 5123, 5125
_SIGNED_BYTE, _SIGNED_SHORT = 5120, 5122
_WHOLE_NUMBERS = "KHR_mesh_quantization"
_SMOOTH, _CLAMPED = 9729, 33071
_VERTICES, _TRIANGLES = 34962, 34963
_JSON, _BIN = 0x4E4F534A, 0x004E4942
_MOST_SHORT = 65535


def linear(srgb: NDArray[Any]) -> Floats:
    """Colours as light adds up, 0 to 1, of sRGB bytes: what glTF asks for."""
    share = np.asarray(srgb, dtype=np.float64) / 255.0
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


class _Frame(NamedTuple):
    """Where the numbers of a mesh lie: 0 is ``middle_m`` (3,), and 1 is ``half_m`` from there."""

    middle_m: Floats
    half_m: float


class GltfFile:
    """Grows by ``add_…``, each of which gives the number by which glTF knows what was added; lengths are metres, y is up.

    A ``small`` one holds places as whole numbers, a body's to some hundredths of a millimetre (KHR_mesh_quantization, which browsers read).
    """

    def __init__(self, root: str, extras: Extras, generator: str, copyright_: str, small: bool = False) -> None:
        self._binary = bytearray()
        self._frames: list[_Frame] = []
        self._small = small
        self._content: dict[str, Any] = {
            "asset": {"version": "2.0", "generator": generator, "copyright": copyright_},
            "scene": 0,
            "scenes": [{"name": root, "nodes": [0]}],
            **{part: [] for part in _PARTS},
        }
        self.root = self._add("nodes", {"name": root, "extras": dict(extras)})

    def add_material(self, name: str, srgb: Iterable[int], roughness: float) -> int:
        """A matt or shining colour that is no metal."""
        factor = [round(float(part), 5) for part in (*linear(np.array(list(srgb))), 1.0)]
        return self._add_surface(name, roughness, {"baseColorFactor": factor})

    def add_painted_material(self, name: str, png: bytes, roughness: float) -> int:
        """The same with a picture, in which meshes find their colours by ``uv``."""
        view = self._add_view(png)
        image = self._add("images", {"name": name, "mimeType": "image/png", "bufferView": view})
        sampler = self._add("samplers", {"magFilter": _SMOOTH, "minFilter": _SMOOTH, "wrapS": _CLAMPED, "wrapT": _CLAMPED})
        texture = self._add("textures", {"sampler": sampler, "source": image})
        return self._add_surface(name, roughness, {"baseColorTexture": {"index": texture}})

    def _add_surface(self, name: str, roughness: float, colour: Extras) -> int:
        surface = {**colour, "metallicFactor": 0.0, "roughnessFactor": roughness}
        return self._add("materials", {"name": name, "pbrMetallicRoughness": surface})

    def add_mesh(
        self, name: str, material: int, vertices_m: Floats, normals: Floats, triangles: NDArray[Any], uv: Floats | None = None
    ) -> int:
        """Triangles (k, 3) between (n, 3) vertices with outward normals; ``uv`` (n, 2) are places in the material's picture."""
        frame = _frame_of(vertices_m) if self._small else _Frame(np.zeros(3), 1.0)
        attributes = {
            "POSITION": self._add_places((vertices_m - frame.middle_m) / frame.half_m),
            "NORMAL": self._add_vectors(_unit(normals)),
        }
        if uv is not None:
            attributes["TEXCOORD_0"] = self._add_uv(uv)
        short = len(vertices_m) <= _MOST_SHORT
        corners = np.asarray(triangles, dtype="<u2" if short else "<u4").ravel()
        indices = self._add_rows(corners, _SHORT if short else _INT, "SCALAR", _TRIANGLES)
        self._frames.append(frame)
        return self._add(
            "meshes", {"name": name, "primitives": [{"attributes": attributes, "indices": indices, "material": material}]}
        )

    def add_node(
        self, name: str, parent: int, mesh: int | None = None, place_m: Floats | None = None, extras: Extras | None = None
    ) -> int:
        """A named node below another: a group, or a mesh at a place (3,)."""
        node: dict[str, Any] = {"name": name}
        if mesh is not None:
            node["mesh"] = mesh
            frame = self._frames[mesh]
            place_m = frame.middle_m + (0.0 if place_m is None else place_m)
            if frame.half_m != 1.0:
                node["scale"] = [frame.half_m] * 3
        if place_m is not None and np.any(place_m):
            node["translation"] = [round(float(part), 7) for part in place_m]
        if extras:
            node["extras"] = dict(extras)
        number = self._add("nodes", node)
        self._content["nodes"][parent].setdefault("children", []).append(number)
        return number

    def to_bytes(self) -> bytes:
        """The file; raises ValueError for extras that JSON does not have."""
        content = {part: entries for part, entries in self._content.items() if entries != []}
        if self._small:
            content |= {"extensionsUsed": [_WHOLE_NUMBERS], "extensionsRequired": [_WHOLE_NUMBERS]}
        content["buffers"] = [{"byteLength": len(self._binary)}]
        written = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        written += b" " * (-len(written) % 4)
        chunks = [struct.pack("<II", len(chunk), kind) + chunk for chunk, kind in ((written, _JSON), (bytes(self._binary), _BIN))]
        return struct.pack("<4sII", b"glTF", 2, 12 + sum(map(len, chunks))) + b"".join(chunks)

    def _add(self, part: str, entry: dict[str, Any]) -> int:
        self._content[part].append(entry)
        return len(self._content[part]) - 1

    def _add_places(self, places: Floats) -> int:
        if self._small:
            rows = _whole(places, 32767, "<i2")
            return self._add_whole(rows, _SIGNED_SHORT, "VEC3", min=rows.min(axis=0).tolist(), max=rows.max(axis=0).tolist())
        found = _float32(places)
        extent = {"min": found.min(axis=0).tolist(), "max": found.max(axis=0).tolist()}
        return self._add_rows(found, _FLOAT, "VEC3", _VERTICES, **extent)

    def _add_vectors(self, vectors: Floats) -> int:
        if self._small:
            return self._add_whole(_whole(vectors, 127, "i1"), _SIGNED_BYTE, "VEC3")
        return self._add_rows(_float32(vectors), _FLOAT, "VEC3", _VERTICES)

    def _add_uv(self, uv: Floats) -> int:
        if self._small:
            return self._add_whole(_whole(uv, 65535, "<u2"), _SHORT, "VEC2")
        return self._add_rows(_float32(uv), _FLOAT, "VEC2", _VERTICES)

    def _add_whole(self, rows: NDArray[Any], kind: int, shape: str, **extent: Any) -> int:
        """Rows of whole numbers that stand for -1 to 1, or 0 to 1; each row begins at a multiple of four bytes, as it must."""
        padded = np.pad(rows, ((0, 0), (0, -rows.shape[1] * rows.itemsize % 4 // rows.itemsize)))
        view = self._add_view(padded.tobytes(), target=_VERTICES, byteStride=padded.shape[1] * padded.itemsize)
        entry = {"bufferView": view, "componentType": kind, "normalized": True, "count": len(rows), "type": shape, **extent}
        return self._add("accessors", entry)

    def _add_rows(self, rows: NDArray[Any], kind: int, shape: str, target: int, **more: Any) -> int:
        view = self._add_view(rows.tobytes(), target=target)
        return self._add("accessors", {"bufferView": view, "componentType": kind, "count": len(rows), "type": shape, **more})

    def _add_view(self, content: bytes, **more: int) -> int:
        view = self._add("bufferViews", {"buffer": 0, "byteOffset": len(self._binary), "byteLength": len(content), **more})
        self._binary += content + b"\0" * (-len(content) % 4)
        return view


def _float32(rows: Floats) -> NDArray[np.float32]:
    return np.ascontiguousarray(rows, dtype="<f4")


def _unit(normals: Floats) -> Floats:
    """Of length one also where a vertex belongs to no surface and has none."""
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.where(lengths > 1e-9, normals / np.maximum(lengths, 1e-9), [0.0, 1.0, 0.0])


def _frame_of(vertices_m: Floats) -> _Frame:
    low, high = vertices_m.min(axis=0), vertices_m.max(axis=0)
    return _Frame((low + high) / 2, float((high - low).max()) / 2 or 1.0)


def _whole(shares: Floats, most: int, kind: str) -> NDArray[Any]:
    return np.rint(np.clip(shares, -1.0, 1.0) * most).astype(kind)
