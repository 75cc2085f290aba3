"""Pictures beside a lesson and packed lessons: nothing outside is opened, nothing endless is read."""

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from acuviewer.faults import DataError
from acuviewer.lessons.opening import file_of, open_file, pictures_of
from acuviewer.lessons.packed import pack
from acuviewer.lessons.picture_bytes import PictureError, check_picture
from acuviewer.lessons.picture_paths import hostile
from acuviewer.lessons.picture_store import FolderPictures

LESSON = b"---\naculesson: 1\ntitle: T\n---\n\n## A\n\n![x](pictures/a.png)\n"


def png(width: int = 2, height: int = 3) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * 3 * min(width, 9) for _ in range(min(height, 9))))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "path",
    ["../a.png", "/a.png", "a/../../b.png", "a\\b.png", "C:/a.png", "a.png:b.png", "~/a.png", "", "a//b.png", "./a.png", "con.png", "a./b.png",
     "x" * 201 + ".png", "a\u202eb.png", "http://e.org/a.png"],
)  # fmt: skip
def test_a_path_that_may_lead_outside_is_refused(path: str) -> None:
    assert hostile(path) == "outside"


@pytest.mark.parametrize("path", ["a.png", "pictures/Bild 1.JPG", "图/腰.jpeg"])
def test_a_plain_path_is_good(path: str) -> None:
    assert hostile(path) is None


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (inside / "own.png").write_bytes(png())
    (inside / "link.png").symlink_to("../secret.png")
    (inside / "near.png").symlink_to("own.png")
    (inside / "up").symlink_to("..")
    pictures = FolderPictures(inside)
    assert pictures.read("near.png") == png()
    for path in ("link.png", "up/secret.png"):
        with pytest.raises(PictureError) as told:
            pictures.read(path)
        assert told.value.kind == "picture_outside"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    with pytest.raises(PictureError):
        FolderPictures(tmp_path).read("a.png")
    os.mkfifo(tmp_path / "a.aculesson")
    with pytest.raises(DataError):
        open_file(tmp_path / "a.aculesson")


def test_a_picture_is_known_by_its_bytes_and_not_too_large() -> None:
    assert check_picture(png(20, 30)) == (20, 30)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07\x03" + b"\0" * 20
    assert check_picture(jpeg) == (7, 5)
    for content, kind in (
        (b"GIF89a", "picture_broken"),
        (png(100_000, 100_000), "picture_large"),
        (png(0, 5), "picture_broken"),
        (jpeg[:8], "picture_broken"),
    ):
        with pytest.raises(PictureError) as told:
            check_picture(content)
        assert told.value.kind == kind


def test_what_is_wrong_with_pictures_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "t.aculesson"
    path.write_bytes(LESSON)
    (fault,) = open_file(path).read.faults
    assert (fault.where, fault.what) == ("line 8", "the picture 'pictures/a.png' is not there.")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(png())
    assert not open_file(path).read.faults


def test_a_packed_lesson_gives_its_pictures_and_is_written_again_with_them(tmp_path: Path) -> None:
    path = tmp_path / "t.aculesson.zip"
    path.write_bytes(pack({"t.aculesson": LESSON, "pictures/a.png": png()}))
    opened = open_file(path)
    assert not opened.read.faults
    assert opened.pictures.read("pictures/a.png") == png()
    path.write_bytes(file_of(opened.read.lesson, path))
    assert pictures_of(path).read("pictures/a.png") == png()
    assert open_file(path).read.lesson == opened.read.lesson
    assert list(tmp_path.iterdir()) == [path], "nothing is unpacked"


def test_a_lesson_in_a_folder_of_the_packed_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "t.aculesson.zip"
    path.write_bytes(pack({"T/t.aculesson": LESSON, "T/pictures/a.png": png(), "__MACOSX/T/._t.aculesson": b"x"}))
    assert not open_file(path).read.faults


def test_entries_that_lead_outside_or_are_endless_are_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.aculesson", LESSON)
        archive.writestr("../escape.aculesson", LESSON)
        archive.writestr("pictures/a.png", b"\0" * 9_000_000)
        link = zipfile.ZipInfo("pictures/b.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../../secret.png")
    path = tmp_path / "t.aculesson.zip"
    path.write_bytes(out.getvalue())
    told = " ".join(fault.what for fault in open_file(path).read.faults)
    assert "'../escape.aculesson' in the packed file may lead outside" in told
    assert "'pictures/b.png' in the packed file is a link" in told
    assert "'pictures/a.png' in the packed file is too large, or packed too closely" in told
    assert "the picture 'pictures/a.png' is not there" in told


def test_a_packed_file_with_too_many_entries_or_a_false_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.aculesson.zip"
    many = pack({"t.aculesson": LESSON, **{f"{number}.png": b"" for number in range(300)}})
    good = pack({"t.aculesson": LESSON})
    end = good.rfind(b"PK\x05\x06")
    for content in (many, good[: end + 12] + struct.pack("<I", 0x7FFFFFFF) + good[end + 16 :], good[:40], b"PK\x05\x06", b""):
        path.write_bytes(content)
        with pytest.raises(DataError):
            open_file(path)
