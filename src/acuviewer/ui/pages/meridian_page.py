"""The page of a meridian, and the strip that says on a point's page where on the chosen meridian one is."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.points.catalog import AcuPoint
from acuviewer.points.meridian_catalog import Meridian
from acuviewer.ui.pages.page import Page, PageContext
from acuviewer.ui.text_widgets import chips, label, link

_NEIGHBOURS = 2


def points_along(context: PageContext, meridian: Meridian) -> list[AcuPoint]:
    """The points of a meridian in running order."""
    return [point for point in context.atlas.points.values() if point.meridian == meridian.code]


class MeridianPage(Page):
    """A meridian: names, nature, how it runs and whose word that is, its points in order."""

    def __init__(self, context: PageContext, meridian: Meridian) -> None:
        super().__init__(context)
        names = meridian.names
        self.add_text(f"{meridian.code}  {names.simplified}", "title")
        self.add_text(f"{names.english} · {names.pinyin}")
        traditional = [] if names.traditional == names.simplified else [names.traditional]
        kana = names.japanese or text("page.meridian.no_japanese")
        hanja = [] if names.korean_hanja == names.traditional else [names.korean_hanja]
        told = " · ".join([*traditional, names.korean, *hanja, kana, names.japanese_kanji])
        checked = all((names.korean_checked, names.korean_hanja_checked, names.japanese_checked, names.japanese_kanji_checked))
        self.add_text(told if checked else text("page.meridian.unchecked", names=told), "muted")
        self.add_text(_nature(meridian), "muted")
        self.add_acts("meridian.flow", "view.meridian", "meridian.first_point", "layer.meridians", "layer.element_colours")
        self.add_statements(text("page.meridian.course"), meridian.course)
        self.add_heading(text("page.meridian.pair"))
        pair = context.atlas.meridians[meridian.pair]
        self.add(chips([(pair.names.english, f"meridian.choose {pair.code}", False, pair.names.simplified)], context.run))
        points = points_along(context, meridian)
        self.add_heading(text("page.meridian.points", n=len(points)))
        for point in points:
            name = f"{point.code}  {point.names.simplified}  {point.names.pinyin}"
            row = text("page.meridian.off_surface", point=name) if point.off_surface else name
            self.add(link(row, lambda line=f"point.select {point.code}": context.run(line)))  # type: ignore[misc]
        self.add_heading(text("page.meridian.others"))
        others = [
            (other.code, f"meridian.choose {other.code}", False, other.names.english)
            for other in context.atlas.meridians.values()
            if other is not meridian
        ]
        self.add(chips(others, context.run))


class MeridianStrip(QWidget):
    """Where a point stands on its meridian: before and after it, and the way back to the meridian's page."""

    def __init__(self, context: PageContext, meridian: Meridian, point: AcuPoint) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        codes = [other.code for other in points_along(context, meridian)]
        here = codes.index(point.code)
        column.addWidget(link(meridian.names.english, lambda: context.run(f"meridian.choose {meridian.code}")))
        head = QHBoxLayout()
        place = QLabel(text("page.meridian.place", number=here + 1, n=len(codes)))
        place.setObjectName("muted")
        head.addWidget(place)
        head.addStretch(1)
        for sign, name in (("◀", "meridian.previous_point"), ("▶", "meridian.next_point")):
            button = context.controls.button(name, sign)
            button.setFixedWidth(34)
            head.addWidget(button)
        column.addLayout(head)
        near = codes[max(here - _NEIGHBOURS, 0) : here + _NEIGHBOURS + 1]
        entries = [(code, f"point.select {code}", code == point.code, context.atlas.points[code].names.pinyin) for code in near]
        column.addWidget(chips(entries, context.run))
        if point.off_surface:
            column.addWidget(label(text("page.meridian.line_ends"), "muted"))


def _nature(meridian: Meridian) -> str:
    """Yin or yang, element and limb in one line."""
    limb = meridian.limb or text("page.meridian.vessel")
    return " · ".join([text(f"polarity.{meridian.polarity}"), text(f"element.{meridian.element or 'none'}"), limb])
