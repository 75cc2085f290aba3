"""The head of an acupoint's page: its names, what kind of point it is, the way to the next one and to its other side."""

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import listed, text
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.terms import meridian_phrase
from acuviewer.points.catalog import AcuPoint, Names, OtherName
from acuviewer.points.location import Location
from acuviewer.ui.controls import Controls
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.text_widgets import chips, label, tags

_NOT_CHECKED = "*"


class PointHeader(QWidget):
    """Names, meridian, region and categories of a point; ``location`` is None for one that is not drawn."""

    def __init__(self, context: PageContext, point: AcuPoint, location: Location | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_code_and_steps(point, context.controls))
        column.addWidget(label(f"{point.names.pinyin} · {point.names.english}", "title"))
        column.addWidget(label(_traditions(point.names), "muted"))
        if point.other_names:
            column.addWidget(label(_other_names(point.other_names), "muted"))
        column.addWidget(_kinds(point, context))
        if point.meets:
            met = listed(meridian_phrase(name) for name in point.meets)
            column.addWidget(label(text("page.point.meets", meridians=met), "muted"))
        if location is not None:
            column.addWidget(_sides(point, location, context))


def _code_and_steps(point: AcuPoint, controls: Controls) -> QWidget:
    """Code and characters, large, with the buttons to the points before and after."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for written, name in ((point.code, "code"), (point.names.simplified, "hanzi")):
        words = QLabel(written)
        words.setObjectName(name)
        row.addWidget(words)
    row.addStretch(1)
    for sign, command in (("◀", "point.previous"), ("▶", "point.next")):
        button = controls.button(command, sign)
        button.setFixedWidth(34)
        row.addWidget(button)
    return holder


def _traditions(names: Names) -> str:
    """Traditional characters, Korean and Japanese; what nobody compared with a print source carries a star."""
    told = [] if names.traditional == names.simplified else [text("page.point.name.traditional", name=names.traditional)]
    korean = text("page.point.name.korean", name=names.korean, hanja=names.korean_hanja)
    name = "japanese" if names.japanese else "no_japanese"
    japanese = text(f"page.point.name.{name}", name=names.japanese or "", kanji=names.japanese_kanji)
    checked = (
        (korean, names.korean_checked and names.korean_hanja_checked),
        (japanese, names.japanese_kanji_checked and (names.japanese_checked or not names.japanese)),
    )
    told += [f"{in_words}{'' if sure else _NOT_CHECKED}" for in_words, sure in checked]
    unchecked = not all(sure for _, sure in checked)
    return " · ".join(told) + (f"\n{_NOT_CHECKED} {text('page.point.name.unchecked')}" if unchecked else "")


def _other_names(others: Iterable[OtherName]) -> str:
    """What others call the point, and who they are; a star as with the names."""
    told = []
    for other in others:
        name = text("page.point.name.read", name=other.text, reading=other.reading) if other.reading else other.text
        in_words = text("page.point.name.used", name=name, used_by=other.used_by)
        told.append(f"{in_words}{'' if other.checked else _NOT_CHECKED}")
    return text("page.point.name.others", names=" · ".join(told))


def _kinds(point: AcuPoint, context: PageContext) -> QWidget:
    """Meridian and region, and each category with what it means."""
    entries = []
    for category in point.categories:
        said = load_categories().explain(category)
        sources = {context.library.sources[name].short for statement in said for name in statement.sources}
        words = " ".join(statement.text for statement in said)
        # Qt wraps the lines of a tooltip only where it reads it as rich text.
        entries.append((category, f"<p>{escape(words)}</p><p>{escape(', '.join(sorted(sources)))}</p>"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    name = meridian_phrase(point.meridian)
    if point.meridian.startswith("EX"):
        column.addWidget(label(f"{name} · {point.region}", "muted"))
    else:
        tip = text("page.point.show_meridian", meridian=name)
        column.addWidget(chips([(name, f"meridian.choose {point.meridian}", False, tip)], context.run, [point.region]))
    if entries:
        column.addWidget(tags(entries))
    return holder


def _sides(point: AcuPoint, location: Location, context: PageContext) -> QWidget:
    """Left and right for a point that has both, and the flight to it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(4)
    for side in ("left", "right") if location.side != "midline" else ():
        button = QPushButton(text(f"page.point.side.{side}"))
        button.setCheckable(True)
        button.setChecked(location.side == side)
        button.setToolTip(text("page.point.side_tip", help=context.controls.tip("point.side")))
        button.clicked.connect(lambda _=False, line=f"point.select {point.code} {side}": context.run(line))
        row.addWidget(button)
    row.addStretch(1)
    row.addWidget(context.controls.button("point.fly", text("page.point.fly")))
    return holder
