"""Export for other programs from the window: what is in hand, step by step, and stopped."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog, QPushButton

from acuviewer.other_programs import anki_package
from acuviewer.points.atlas import load_atlas
from acuviewer.ui.dialogs.reading_dialogs import ReadingDialog
from acuviewer.ui.main_window import MainWindow
from waiting import until


def _codes(path: Path) -> list[str]:
    return [row["code"] for row in csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))]


def _told(window: MainWindow) -> str:
    """What the window says at the end; it is closed."""
    (dialog,) = window.findChildren(ReadingDialog)
    words = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    dialog.close()
    QTest.qWait(1)
    return words


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        ("meridian.choose LU", [f"LU{number}" for number in range(1, 12)]),
        ("points.set BL23 KI3", ["BL23", "KI3"]),
        ("point.select GB30", list(load_atlas().points)),
    ],
)
def test_the_points_in_hand_are_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, codes: list[str]
) -> None:
    asked: list[str] = []

    def answer(_: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return str(tmp_path / "points"), next(kind for kind in kinds.split(";;") if ".csv" in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.presenter.run(script)
    QTest.keyClick(window.viewport, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not window.taking_along.is_under_way)
    assert len(asked) == 1
    for ending in (".apkg", ".xml", ".csv", ".ply", ".glb", ".usdz"):
        assert f"(*{ending})" in asked[0]
    assert sorted(_codes(tmp_path / "points.csv")) == sorted(codes)
    told = _told(window)
    assert str(tmp_path / "points.csv") in told
    assert "Left out: pictures" in told
    assert not window.findChildren(QProgressDialog)


def test_cards_are_made_while_the_window_lives_on(window: MainWindow, tmp_path: Path) -> None:
    window.presenter.run("points.set BL22 BL23")
    window.taking_along.save(tmp_path / "cards.apkg")
    (progress,) = window.findChildren(QProgressDialog)
    assert window.taking_along.is_under_way
    assert not (tmp_path / "cards.apkg").exists()
    seen: set[int] = set()
    until(lambda: seen.add(progress.value()) or progress.value() >= 2 or not window.taking_along.is_under_way)
    until(lambda: not window.taking_along.is_under_way)
    assert len(seen) > 2, "one sees how far it is"
    assert (tmp_path / "cards.apkg").read_bytes().startswith(b"PK")
    assert "2 points for Anki" in _told(window)


def test_it_can_be_stopped_and_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.presenter.run("meridian.choose LU")
    window.taking_along.save(tmp_path / "cards.apkg")
    (progress,) = window.findChildren(QProgressDialog)
    until(lambda: progress.value() >= 1)
    (cancel,) = progress.findChildren(QPushButton)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not window.taking_along.is_under_way
    QTest.qWait(50)
    assert not (tmp_path / "cards.apkg").exists()
    assert window.status.hint.text() == "Stopped; nothing was written."
    assert not window.findChildren(ReadingDialog)
    window.taking_along.save(tmp_path / "points.csv")
    until(lambda: not window.taking_along.is_under_way)
    assert len(_codes(tmp_path / "points.csv")) == 11
    _told(window)


@pytest.mark.parametrize(
    ("name", "words"),
    [("points.doc", "the ending must be one of"), ("nowhere/points.csv", "cannot be written"), ("points", ".apkg")],
)
def test_what_cannot_be_written_is_told(window: MainWindow, tmp_path: Path, name: str, words: str) -> None:
    window.taking_along.save(tmp_path / name)
    assert not window.taking_along.is_under_way
    assert words in window.status.hint.text()


def test_a_fault_on_the_way_is_told(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(anki_package, "_package", fail)
    window.presenter.run("points.set BL23")
    window.taking_along.save(tmp_path / "cards.apkg")
    until(lambda: not window.taking_along.is_under_way)
    assert "No space left on device" in window.status.hint.text()
    assert list(tmp_path.glob("*.apkg")) == []


def test_a_window_that_closes_stops_it(window: MainWindow, tmp_path: Path) -> None:
    window.presenter.run("meridian.choose LU")
    window.taking_along.save(tmp_path / "cards.apkg")
    (progress,) = window.findChildren(QProgressDialog)
    until(lambda: progress.value() >= 1)
    window.close()
    assert not window.taking_along.is_under_way
    QTest.qWait(50)
    assert list(tmp_path.glob("*.apkg")) == []
