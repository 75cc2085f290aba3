"""Files appear whole or not at all, and what is no plain file is treated as is usual on the system."""

import errno
import os
import re
import stat
import threading
from pathlib import Path

import pytest

from acuviewer.whole_file import remove_unfinished, write_whole

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="permissions, links and pipes as POSIX has them")


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert _left(tmp_path) == ["picture.png"]


def test_a_name_of_the_greatest_length_is_possible(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".png")
    write_whole(path, b"content")
    assert path.read_bytes() == b"content"


@POSIX_ONLY
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_follows_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "new", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == mode


@POSIX_ONLY
def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "shared"
    path.write_bytes(b"old")
    path.chmod(0o664)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@POSIX_ONLY
def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there/target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@POSIX_ONLY
def test_a_device_stays_a_device() -> None:
    write_whole(Path(os.devnull), b"content")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@POSIX_ONLY
def test_a_pipe_is_written_through_when_somebody_reads_and_refused_when_not(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.ENXIO))):
        write_whole(pipe, b"content")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)
    content = b"x" * 300_000  # more than a pipe holds
    writer = threading.Thread(target=write_whole, args=(pipe, content))
    writer.start()
    read = b""
    while len(read) < len(content):
        read += os.read(reader, 65536)
    writer.join()
    os.close(reader)
    assert read == content
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"content")


def test_what_may_not_be_written_is_refused_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine"
    path.write_bytes(b"old")
    # The administrator may write everything, so the system's answer is played.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_nothing_is_left_when_writing_fails_or_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert _left(tmp_path) == ["file"]


def test_a_process_that_ends_at_once_takes_its_unfinished_files_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def look(*_: object) -> None:
        seen.append(_left(tmp_path))
        remove_unfinished()
        seen.append(_left(tmp_path))

    monkeypatch.setattr(os, "fsync", look)
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "file", b"content")
    before, after = seen
    assert len(before) == 1
    assert after == []
