"""The text of a page in the window: links, folds, copying with sources, marks that stay in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from acuviewer.theme import THEME_NAMES, load_theme
from acuviewer.ui.pages.jump_marks import JumpMarks
from acuviewer.ui.pages.page_view import PageView
from acuviewer.ui.pages.reading_panel import ReadingPanel
from acuviewer.ui.watchers import Shown
from controls_after import controls_after
from pages_after import context_after, folds_of, page_after


@pytest.fixture
def view() -> Iterator[PageView]:
    made = PageView(load_theme("light"))
    made.resize(360, 700)
    yield made
    made.deleteLater()


def _copied(view: PageView, first: str, last: str) -> QMimeData:
    """What is copied from where ``first`` begins to where ``last`` ends."""
    start = view.document().find(first)
    end = start if first == last else view.document().find(last, start)
    cursor = QTextCursor(view.document())
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return view.createMimeDataFromSelection()


def test_what_is_copied_across_paragraphs_ends_with_the_sources_it_cites_and_no_others(view: PageView) -> None:
    page = page_after("point.select GB30")
    view.show_page(page, fresh=True)
    text = _copied(view, "On the buttock", "Deeper the short").text()
    told, _, listed = text.rpartition("\n\n")
    assert "On the buttock" in told
    assert "gluteus maximus. [" in told
    numbers = {int(line.split("]")[0][1:]) for line in listed.splitlines()}
    assert numbers
    assert all(f"[{number}]" in told for number in numbers)
    assert len(numbers) < len(page.notes)
    assert any("World Health Organization" in line for line in listed.splitlines())


def test_what_cites_nothing_is_copied_alone(view: PageView) -> None:
    view.show_page(page_after("point.select GB30"), fresh=True)
    assert _copied(view, "Posture", "Posture").text() == "Posture"


def test_a_link_gives_its_command_line(view: PageView) -> None:
    ran: list[str] = []
    view.ran.connect(ran.append)
    view.show_page(page_after("point.select GB30; step.show 2"), fresh=True)
    view.anchorClicked.emit(QUrl("run:step.show 3"))
    view.anchorClicked.emit(QUrl("run:pain.choose radicular"))
    assert ran == ["step.show 3", "pain.choose radicular"]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_step_that_is_drawn_stands_out_from_the_others(view: PageView, theme: str) -> None:
    view.set_theme(load_theme(theme))
    view.show_page(page_after("point.select GB30; step.show 2"), fresh=True)
    grounds = {}
    for number, words in ((1, "Find the greater trochanter"), (2, "Find the sacral hiatus")):
        found = view.document().find(words)
        cell = found.currentTable().cellAt(found)
        grounds[number] = cell.format().background().color().name(), found.charFormat().foreground().color().name()
    wanted = load_theme(theme)
    assert grounds == {1: (wanted.raised, wanted.text), 2: (wanted.accent, wanted.on_accent)}


def test_every_command_of_a_page_can_be_clicked(view: PageView) -> None:
    for script in ("point.select GB30", "pain.choose radicular", "view.front", "evidence.show"):
        page = page_after(script)
        view.show_page(page, fresh=True)
        for key, fold in folds_of(page).items():
            if not fold.opened:
                view.toggle_fold(key)
        html = view.toHtml().replace("&quot;", '"').replace("&amp;", "&")
        missing = [line for line in page.commands() if f'href="run:{line}"' not in html]
        assert missing == [], script


def test_a_fold_opens_and_closes_and_stays_as_it_is_while_the_same_is_shown(view: PageView) -> None:
    page = page_after("point.select BL23")
    inside = "least of all obliquely"
    view.show_page(page, fresh=True)
    assert inside not in view.toPlainText()
    key = next(key for key, fold in folds_of(page).items() if inside in str(fold.blocks))
    view.anchorClicked.emit(QUrl(f"fold:{key}"))
    assert inside in view.toPlainText()
    view.show_page(page_after("point.select BL23; step.next"), fresh=False)
    assert inside in view.toPlainText()
    view.toggle_fold(key)
    assert inside not in view.toPlainText()
    view.toggle_fold(key)
    view.show_page(page, fresh=True)
    assert inside not in view.toPlainText()


def test_signs_that_a_doctor_must_see_stand_open(view: PageView) -> None:
    view.show_page(page_after("pain.choose radicular"), fresh=True)
    assert "cauda equina" in view.toPlainText()


@pytest.mark.parametrize(
    "script", ["point.select GB30", "point.select EX-B2", "pain.choose radicular", "evidence.show", "risks.show", ""]
)
def test_no_page_is_wider_than_the_narrowest_panel(view: PageView, script: str) -> None:
    view.resize(300, 600)
    view.show()
    view.show_page(page_after(script or "view.front"), fresh=True)
    assert view.document().idealWidth() <= 300
    view.hide()


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_page_is_written_in_the_colours_of_the_theme(view: PageView, theme: str) -> None:
    view.show_page(page_after("pain.choose radicular"), fresh=True)
    view.set_theme(load_theme(theme))
    assert load_theme(theme).danger in view.toHtml()


def test_marks_lead_to_sections_and_tell_which_is_read() -> None:
    ran: list[str] = []
    script = "point.select BL23"
    context = context_after(script)
    shown = Shown(context.session, context.anatomy)
    panel = ReadingPanel(lambda _: context, lambda: shown, controls_after(script, ran), ran.append, load_theme("light"))
    panel.resize(360, 420)
    panel.show()
    panel.show_page(shown)
    marks = panel.findChild(JumpMarks)
    assert marks is not None
    assert marks.names[0] == "location"
    buttons = {name: marks._buttons[name] for name in marks.names}
    assert buttons["location"].isChecked()
    QTest.mouseClick(buttons["needling"], Qt.MouseButton.LeftButton)
    assert buttons["needling"].isChecked()
    top = panel.view.tops(["needling"])["needling"]
    assert (
        panel.view.verticalScrollBar().value() <= top <= panel.view.verticalScrollBar().value() + panel.view.viewport().height()
    )
    assert marks.isVisible()
    panel.hide()
    panel.deleteLater()


def test_the_first_section_is_marked_while_what_stands_before_it_is_read() -> None:
    script = "point.select GB30"
    context = context_after(script)
    shown = Shown(context.session, context.anatomy)
    panel = ReadingPanel(lambda _: context, lambda: shown, controls_after(script, []), str, load_theme("light"))
    panel.resize(250, 420)
    panel.show()
    panel.show_page(shown)
    assert panel.marks._buttons["location"].isChecked()
    panel.hide()
    panel.deleteLater()


def test_a_page_of_few_sections_has_no_marks() -> None:
    marks = JumpMarks()
    marks.show()
    marks.show_sections(page_after("mechanism.show transmitters").sections)
    assert not marks.isVisible()
    marks.deleteLater()
