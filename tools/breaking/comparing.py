"""What a run gave, beside what the same run gives when nothing is damaged."""

import io
import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from breaking.outcome import Problem

MOST_MM = 0.1
_MOST_PIXELS, _MOST_COLOUR = 0.01, 24


def compare_json(before: bytes, after: bytes) -> list[Problem]:
    """Points or landmarks of two reports: the same names, no number that is none, no place further off than MOST_MM."""
    try:
        now = json.loads(after.decode("utf-8"), parse_constant=_refuse)
    except ValueError as error:
        return [Problem("wrong success", f"its output is no JSON: {error}")]
    was = json.loads(before)
    if _names(was) != _names(now):
        return [Problem("wrong success", f"other names: {_difference(_names(was), _names(now))}")]
    old, new = _places(was), _places(now)
    if len(old) != len(new):
        return [Problem("wrong success", f"{len(new)} coordinates instead of {len(old)}")]
    return _judge_distance(old, new)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _entries(report: Any) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = report.get("points", report.get("landmarks", []))
    return listed


def _names(report: Any) -> list[str]:
    """Everything in words: codes, sides, definitions, the sentences of the steps."""
    return [json.dumps(_words(entry), ensure_ascii=False) for entry in _entries(report)]


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _words(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_words(inner) for inner in value if not _is_number(inner)]
    return None if _is_number(value) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _difference(was: list[str], now: list[str]) -> str:
    other = [name for name in now if name not in set(was)] or [name for name in was if name not in set(now)] or ["their order"]
    return f"{len(other)}, first {other[0][:120]}"


def _places(value: Any) -> list[list[float]]:
    """All triples of numbers under a key that ends with ``_mm``, in their order."""
    found: list[list[float]] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "position_mm" or key == "place_mm":
                found.append(inner)
            else:
                found += _places(inner)
    elif isinstance(value, list):
        for inner in value:
            found += _places(inner)
    return found


def _judge_distance(old: Any, new: Any) -> list[Problem]:
    was, now = np.asarray(old, dtype=float), np.asarray(new, dtype=float)
    if was.shape != now.shape:
        return [Problem("wrong success", f"places of shape {now.shape} instead of {was.shape}")]
    if not np.isfinite(now).all():
        return [Problem("wrong success", "a place that is no number")]
    furthest = float(np.abs(was - now).max(initial=0.0))
    return [Problem("wrong success", f"a point is off by {furthest:.2f} mm")] if furthest >= MOST_MM else []


def compare_meshes(before: bytes, after: bytes) -> list[Problem]:
    """Vertices of two PLY files."""
    old, new = ply_vertices(before), ply_vertices(after)
    if new is None or old is None:
        return [Problem("wrong success", "the mesh cannot be read")]
    return _judge_distance(old, new)


def ply_vertices(content: bytes) -> NDArray[np.float64] | None:
    """The vertices (n, 3) of a mesh, read by another library; None where it cannot be read."""
    import trimesh

    try:
        mesh: Any = trimesh.load(io.BytesIO(content), file_type="ply", process=False)
        vertices: NDArray[np.float64] = np.asarray(mesh.vertices, dtype=np.float64)
    except Exception:  # whatever another library says of a file that is none
        return None
    return vertices


def pixels(content: bytes) -> NDArray[np.uint8] | None:
    """A picture (height, width, 3), None where it cannot be read to its end."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, SyntaxError, ValueError):
        return None


def compare_pictures(before: bytes, after: bytes, same: bool) -> list[Problem]:
    """Two pictures; with ``same`` they may differ in no more than a few pixels."""
    old, new = pixels(before), pixels(after)
    if old is None or new is None or old.shape != new.shape:
        return [Problem("wrong success", "the picture cannot be read, or is of another size")]
    share = float((np.abs(old.astype(int) - new).max(axis=2) > _MOST_COLOUR).mean())
    return [Problem("wrong success", f"another picture ({share:.1%} of it differs)")] if same and share > _MOST_PIXELS else []
