"""The window itself: its place, panels, full screen, size of letters, pictures, and what it leaves for the next start."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QWidget

from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from acuviewer.ui.columns import USUAL_SIZE, fit_to_screen
from acuviewer.ui.dialogs.picture_dialog import PictureDialog, PictureWish
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display


@pytest.mark.parametrize("screen", [QRect(0, 0, 1280, 720), QRect(1920, 24, 1280, 696), QRect(0, 0, 3840, 2160)])
@pytest.mark.parametrize("wanted", [QRect(0, 0, *USUAL_SIZE), QRect(5000, 3000, 900, 700), QRect(-50, -50, 4000, 4000)])
def test_a_window_fits_the_screen_with_its_title_bar(wanted: QRect, screen: QRect) -> None:
    placed = fit_to_screen(wanted, screen)
    assert screen.contains(placed.adjusted(0, -30, 0, 0))
    assert placed.width() == min(wanted.width(), screen.width() - 4)


def test_all_of_the_window_has_room_on_the_smallest_screen(window: MainWindow) -> None:
    smallest = window.minimumSizeHint()
    assert (smallest.width() <= 1000, smallest.height() <= 640) == (True, True)
    window.resize(1280, 680)
    rest(window)
    inside = window.rect()
    for widget in (window.statusBar(), window.status.body_button, window._reading, window.navigator):
        assert inside.contains(QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())), widget


def test_the_panels_are_put_away_and_come_back(window: MainWindow) -> None:
    widths = window.columns.sizes()
    QTest.keySequence(window, "F9")
    until(lambda: window.viewport.width() > 1200)
    assert window.viewport.hasFocus()
    assert "F9" in window.status.hint.text()
    assert window.columns.kept_widths() == widths
    QTest.keySequence(window, "Ctrl+K")
    assert window.navigator.search.hasFocus(), "what is asked for is shown"
    until(lambda: window.columns.sizes() == widths)
    QTest.keySequence(window, "F9")
    QTest.keySequence(window, "F9")
    until(lambda: window.columns.sizes() == widths)
    assert "F9" not in window.status.hint.text(), "what brought them back is told no longer"


def test_the_window_fills_the_screen_and_leaves_it(window: MainWindow) -> None:
    QTest.keySequence(window, "F11")
    assert window.isFullScreen()
    assert "F11" in window.status.hint.text()
    QTest.keySequence(window, "F11")
    assert not window.isFullScreen()
    assert "F11" not in window.status.hint.text()


def test_letters_grow_everywhere_and_stay_so(window: MainWindow) -> None:
    window.presenter.run("point.select GB30")
    rest(window)

    def heights() -> list[float]:
        tree, page, search = window.navigator.points.tree, window._reading.view, window.navigator.search
        label = next(label for label in window.viewport._labels or [] if label.kind == "selected")
        button = window.view_bar.findChildren(QCheckBox)[0]
        block = page.document().begin().next()
        return [tree.fontMetrics().height(), search.fontMetrics().height(), button.fontMetrics().height(), label.rectangle[3],
                page.document().documentLayout().blockBoundingRect(block).height()]  # fmt: skip

    usual = heights()
    for _ in range(3):
        QTest.keySequence(window, "Ctrl++")
    rest(window)
    assert window._settings["text_size"] == 150
    assert all(now > before * 1.25 for now, before in zip(heights(), usual, strict=True))
    assert window.minimumSizeHint().width() <= 1270
    QTest.keySequence(window, "Ctrl+-")
    assert window._settings["text_size"] == 125
    QTest.keySequence(window, "Ctrl+0")
    rest(window)
    assert heights() == usual


def test_the_bar_of_the_view_folds_into_two_rows(window: MainWindow) -> None:
    bar = window.view_bar
    labels = next(box for box in bar.findChildren(QCheckBox) if box.text() == "Labels")
    window.resize(1600, 720)
    until(lambda: not bar.more.isVisible())
    usual = bar.height()
    window.resize(980, 700)
    rest(window)
    assert bar.more.isVisible()
    assert not labels.isVisible()
    assert bar.height() <= usual + 4
    QTest.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert labels.isVisible()
    QTest.mouseClick(labels, Qt.MouseButton.LeftButton)
    assert not window.presenter.store.session.layers.labels
    bar.more.panel.close()
    window.resize(1600, 720)
    until(lambda: not bar.more.isVisible())
    assert labels.isVisible()


def _pixels(picture: QImage) -> np.ndarray:
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def test_the_picture_is_copied_with_its_labels(window: MainWindow) -> None:
    window.presenter.run("point.select GB30")
    rest(window)
    QTest.keySequence(window.viewport, "Ctrl+C")
    copied = QApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (window.viewport.width(), window.viewport.height())
    assert np.abs(_pixels(copied) - _pixels(window.viewport.grab_picture())).max() <= 1


def test_a_picture_is_saved_as_it_is_wished_and_the_folder_remembered(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(parent: QWidget, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "hip"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.presenter.run("point.select GB30")
    rest(window)
    for _ in range(2):
        QTest.keySequence(window, "Ctrl+S")
        until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PictureDialog)
        assert dialog.caption.text().startswith("GB30  环跳")
        dialog.size_box.setCurrentIndex(1)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        until(lambda: QApplication.activeModalWidget() is None)
    saved = QImage(str(tmp_path / "hip.png"))
    assert saved.width() == 1280
    assert saved.height() > 800 + 30, "caption and source stand below it"
    assert asked == ["acuviewer-GB30.png", str(tmp_path / "acuviewer-GB30.png")]
    assert "hip.png" in window.status.hint.text()


def test_a_picture_can_do_without_labels_and_words(window: MainWindow) -> None:
    window.presenter.run("point.select GB30")
    rest(window)
    plain = window.pictures.take(PictureWish((640, 400), labels=False, caption="", source=False))
    labelled = window.pictures.take(PictureWish((640, 400), labels=True, caption="", source=False))
    assert (plain.width(), plain.height()) == (labelled.width(), labelled.height()) == (640, 400)
    assert (np.abs(_pixels(plain) - _pixels(labelled)).max(axis=2) > 60).mean() > 0.005
    assert window.viewport.grab_picture().width() == window.viewport.width(), "the view goes on"


def test_the_picture_is_printed_on_one_page(window: MainWindow, tmp_path: Path) -> None:
    window.presenter.run("point.select GB30")
    rest(window)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "hip.pdf"))
    window.pictures.print_on(printer)
    printed = (tmp_path / "hip.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") == 1
    assert len(printed) > 20_000


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_dialog_for_files_is_legible(window: MainWindow, theme: str) -> None:
    window.presenter.run(f"theme.{theme}")
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    QTest.qWait(100)
    pixels = _pixels(dialog.grab().toImage()).mean(axis=2)
    dialog.close()
    ground = np.median(pixels)
    far = np.abs(pixels - ground)
    assert (ground < 60) == (theme == "dark")
    assert (far > 100).mean() > 0.01, "there are letters to be read"
    wrong = pixels > 200 if theme == "dark" else pixels < 60
    assert wrong.mean() < 0.15
    dialog.deleteLater()


@pytest.fixture
def opener(application: QApplication, settings_of_nobody: Path) -> Iterator[object]:
    opened: list[MainWindow] = []

    def start(script: str = "") -> MainWindow:
        settings = Settings(settings_of_nobody)
        settings.load()
        settings["first_start_seen"] = True
        window = open_window(Session(body=settings.body(), sets=settings.sets()), settings, script)
        opened.append(window)
        until(lambda: window.viewport.shows_body)
        rest(window)
        return window

    yield start
    for window in opened:
        window.close()
        window.deleteLater()


LEFT = "point.select BL23; point.select GB30 right; step.all; layer.skin 0.5; filter.region leg; filter.alone; body.sex"


def test_a_start_shows_what_the_last_one_ended_with(opener) -> None:  # type: ignore[no-untyped-def]
    first = opener()
    first.presenter.run(LEFT)
    rest(first)
    left = first.presenter.store.session
    assert left.selection.point == "GB30"
    first.close()
    second = opener()
    found = second.presenter.store.session
    assert (found.selection, found.filter, found.layers, found.body) == (left.selection, left.filter, left.layers, left.body)
    assert found.view.aim == left.view.aim
    assert second._reading.page.subject == "GB30"
    assert second.presenter.store.undo_title is None
    second.presenter.run("choice.back")
    assert second.presenter.store.session.selection.point == "BL23"
    second.presenter.run("session.afresh")
    assert second.presenter.store.session.selection.point is None
    second.close()
    assert opener().presenter.store.session.selection.point is None


def test_a_start_with_commands_or_the_wish_to_begin_afresh_shows_nothing_of_it(opener) -> None:  # type: ignore[no-untyped-def]
    first = opener()
    first.presenter.run("point.select GB30; session.resume")
    assert "afresh" in first.status.hint.text()
    first.close()
    assert opener().presenter.store.session.selection.point is None
    again = opener("session.resume; point.select BL40")
    assert again.presenter.store.session.selection.point == "BL40"
    again.close()
    assert opener("view.back").presenter.store.session.selection.point is None


def test_what_an_unknown_version_has_left_is_left_out(opener, settings_of_nobody: Path) -> None:  # type: ignore[no-untyped-def]
    settings = Settings(settings_of_nobody)
    settings["left_off"] = "point.select GB30; hologram.show"
    settings["recent"] = "hologram.show; point.select BL23"
    settings.save()
    window = opener()
    assert window.presenter.store.session.selection.point is None
    window.presenter.run("choice.back")
    assert window.presenter.store.session.selection.point == "BL23"


def test_keys_go_back_and_forward_through_what_was_chosen(window: MainWindow) -> None:
    window.presenter.run("point.select BL23; pain.choose radicular; point.select GB30")
    camera = window.viewport.stage.camera
    for keys, point in (
        ("Alt+Left", None),
        ("Alt+Left", "BL23"),
        ("Alt+Left", "BL23"),
        ("Alt+Right", None),
        ("Alt+Right", "GB30"),
    ):
        QTest.keySequence(window.viewport, keys)
        assert window.presenter.store.session.selection.point == point
    rest(window)
    assert window.viewport.stage.camera.azimuth_deg != camera.azimuth_deg


def test_dialogs_of_pictures_are_closed_by_escape(window: MainWindow) -> None:
    for keys in ("Ctrl+S", "Ctrl+P"):
        QTest.keySequence(window, keys)
        until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        until(window.viewport.hasFocus)
