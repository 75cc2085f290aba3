"""Damages of NumPy files that stay good files: a number that is none, an array that is missing, cut, turned, of another type."""

import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
_ALONE = "the array"


def harm(place: Path, before: bytes, random: Random) -> str:
    """Damage a .npz or .npy file whose bytes are given; returns what was done."""
    arrays = _read(place, before)
    name = random.choice(sorted(arrays))
    acts: tuple[Callable[[Arrays, str, Random], str], ...] = (_value, _value, _value, _value, _shape, _type, _whole)
    told = acts[random.randrange(len(acts))](arrays, name, random)
    place.unlink()
    with place.open("wb") as file:
        if place.suffix == ".npz":
            np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
        else:
            np.save(file, arrays.get(_ALONE, np.zeros(0)), allow_pickle=True)
    return told


def _read(place: Path, before: bytes) -> Arrays:
    content = np.load(io.BytesIO(before))
    return dict(content) if place.suffix == ".npz" else {_ALONE: content}


def _value(arrays: Arrays, name: str, random: Random) -> str:
    """One number, or a row of them, becomes another."""
    array = arrays[name].copy()
    if array.size == 0 or array.dtype.kind not in "iuf":
        return _whole(arrays, name, random)
    start = random.randrange(array.size)
    length = random.choice((1, 1, 30, array.size))
    flat = array.reshape(-1)
    if array.dtype.kind == "f":
        told, value = random.choice((("NaN", np.nan), ("infinite", np.inf), ("huge", 3e38), ("moved by 5", None), ("zero", 0.0)))
        flat[start : start + length] = flat[start : start + length] + 5.0 if value is None else value
    else:
        bounds = np.iinfo(array.dtype)
        told, number = random.choice((("the largest", bounds.max), ("the least", bounds.min), ("zero", 0)))
        flat[start : start + length] = number
    arrays[name] = array
    return f"{name}: {min(length, array.size - start)} numbers from {start} are {told}"


def _shape(arrays: Arrays, name: str, random: Random) -> str:
    array = arrays[name]
    told, changed = random.choice(
        (
            ("turned", array.T), ("flat", array.reshape(-1)), ("cut by a row", array[:-1] if array.ndim else array),
            ("without rows", array[:0] if array.ndim else array), ("one number", np.asarray(0, dtype=array.dtype)),
            ("of one more dimension", array[None]), ("upside down", array[::-1] if array.ndim else array),
        )
    )  # fmt: skip
    arrays[name] = changed
    return f"{name} is {told}"


def _type(arrays: Arrays, name: str, random: Random) -> str:
    words = arrays[name].dtype.kind == "U"
    # Words are no numbers.
    wanted = random.choice(("<U8", "|O", "|S8") if words else ("<f8", "<f2", "<i8", "|i1", "|b1", "<c16", "<U8", "|O", ">f4"))
    with np.errstate(all="ignore"):
        arrays[name] = arrays[name].astype(wanted)
    return f"{name} is of type {wanted}"


def _whole(arrays: Arrays, name: str, random: Random) -> str:
    told = random.choice(("is missing", "is called otherwise", "another"))
    if told == "another":
        other = random.choice(sorted(arrays))
        arrays[name] = arrays[other]
        return f"{name} holds what {other} holds"
    array = arrays.pop(name)
    if told == "is called otherwise":
        arrays[f"{name}_2"] = array
    return f"{name} {told}"
