"""Files that are damaged, or that are none, are named and never waited for."""

import errno
import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from acuviewer.data_folder import LARGEST_BYTES, LIST, DataFolder, Listed, read_list, shipped
from acuviewer.faults import DataError
from acuviewer.resources import assets_root
from checkout import copy_assets

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="pipes and devices that have a place among the files")


def _told(read: Callable[[], object]) -> str:
    with pytest.raises(DataError) as caught:
        read()
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize("name", ["points.json", "models/skin_targets.npy", "models/bones.npz", "themes/dark.json"])
@pytest.mark.parametrize("harm", ["cut", "one bit", "zeroes", "gone"])
def test_a_damaged_file_is_named_before_it_is_used(tmp_path: Path, name: str, harm: str) -> None:
    listed, path = shipped().listed, tmp_path / Path(name).name
    content = bytearray((assets_root() / name).read_bytes())
    middle = len(content) // 2
    if harm == "cut":
        del content[middle:]
    elif harm == "one bit":
        content[middle] ^= 1
    elif harm == "zeroes":
        content[middle : middle + 400] = bytes(400)
    if harm != "gone":
        path.write_bytes(content)
    assert listed is not None
    files = DataFolder(tmp_path, {path.name: listed[name]})
    words = {"cut": f"has {len(content)} bytes and by files.json should have", "gone": "cannot be read"}.get(
        harm, "its sha256 differs"
    )
    for read in (files.read, files.path):
        told = _told(lambda read=read: read(path.name))  # type: ignore[misc]
        assert told.startswith(f"{path}: file: ")
        assert words in told


def test_a_file_that_nobody_listed_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text("{}", encoding="utf-8")
    assert "is not in files.json" in _told(lambda: DataFolder(tmp_path, {}).json("more.json"))


@LINUX
@pytest.mark.parametrize(
    ("place", "words"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (os.mkfifo, "is a pipe"),
        (lambda path: path.symlink_to("/dev/zero"), "is a device"),
        (lambda path: path.symlink_to(path.name), "cannot be read"),
        (lambda path: path.symlink_to("nowhere"), errno.ENOENT),
        (lambda path: path.touch() or os.truncate(path, LARGEST_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_plain_file_is_not_even_opened(tmp_path: Path, place: Callable[[Path], object], words: str | int) -> None:
    place(tmp_path / "points.json")
    # Looked up now: Qt may have changed the language of the system's words since the tests were collected.
    words = os.strerror(words) if isinstance(words, int) else words
    for files in (DataFolder(tmp_path), DataFolder(tmp_path, {"points.json": Listed(1, "0" * 64)})):
        told = _told(lambda files=files: files.json("points.json"))  # type: ignore[misc]
        assert words in told
        assert str(tmp_path / "points.json") in told


def _archive(**entries: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in entries.items():
            archive.writestr(f"{name}.npy", entry)
    return content.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x93NUMPY\x01\x00", _archive(a=b"no array"), _archive(a=bytes(LARGEST_BYTES + 1))]
)
def test_arrays_that_are_none_are_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    (tmp_path / "a.npy").write_bytes(content)
    files = DataFolder(tmp_path)
    assert "a.npz: content: cannot be used" in _told(lambda: files.arrays("a.npz"))
    assert "a.npy: content: cannot be used" in _told(lambda: files.mapped("a.npy"))


def test_arrays_of_objects_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.array([{}], dtype=object))
    assert "a.npy" in _told(lambda: DataFolder(tmp_path).mapped("a.npy"))


@pytest.mark.parametrize(
    "content", ["[]", '{"files": 1}', '{"files": {"a": {}}}', '{"files": {"a": {"bytes": "x", "sha256": ""}}}']
)
def test_a_list_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / LIST).write_text(content, encoding="utf-8")
    assert LIST in _told(lambda: read_list(tmp_path))


def test_the_targets_of_the_skin_stay_on_disk(tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    assert isinstance(DataFolder(folder, read_list(folder)).mapped("models/skin_targets.npy"), np.memmap)
