"""The points by meridian, narrowed by the filter above them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from acuviewer.i18n import say, text
from acuviewer.knowledge.patient_risks import ChosenRisk, concerns_of
from acuviewer.knowledge.point_filter import PointFacets, PointFilter
from acuviewer.knowledge.terms import MERIDIANS, capitalised, meridian_title
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.patient_words import say_reasons, with_sign
from acuviewer.session.point_sets import gathered, title_of_list
from acuviewer.session.session import PointSets, Session
from acuviewer.ui.controls import Controls
from acuviewer.ui.navigator.command_tree import CommandTree
from acuviewer.ui.navigator.filter_bar import FilterBar

_CHOOSES = "point.select "
_OPEN_AT_ONCE = 40
"""Groups of a filtered list are opened when no more rows than this are left."""


class PointList(QWidget):
    """Emits the command line of a point or a set that was chosen, or of the filter; shows what the session has chosen."""

    command = Signal(str)

    def __init__(self, atlas: Atlas, facets: PointFacets, controls: Controls) -> None:
        super().__init__()
        self._facets = facets
        self._filter = self._narrowed_by = PointFilter()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.filter_bar = FilterBar(facets, controls)
        self.tree = CommandTree(text("point_list.tree"))
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(self.tree.SelectionMode.ExtendedSelection)
        self.tree.gathered.connect(self._gather)
        for gives_commands in (self.filter_bar, self.tree):
            gives_commands.command.connect(self.command)
        column.addWidget(self.filter_bar)
        column.addWidget(self.tree, 1)
        self._sets: PointSets = ()
        self._kept: QTreeWidgetItem | None = None
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._points = atlas.points
        self._patient: frozenset[ChosenRisk] = frozenset()
        self._meridian_of = {code: point.meridian for code, point in atlas.points.items()}
        for point in atlas.points.values():
            if point.meridian not in self._groups:
                line = f"meridian.choose {point.meridian}" if point.meridian in atlas.meridians else ""
                self._groups[point.meridian] = self.tree.add_group(point.meridian, line)
            group = self._groups[point.meridian]
            name = _name(point)
            self._rows[point.code] = self.tree.add_row(name, f"point.select {point.code}", _tip(point), group)
        self._narrow(facets.all)

    def show_session(self, session: Session) -> None:
        """Leave the rows that the filter leaves, and mark the chosen point and those that concern the patient."""
        if session.filter != self._filter or session.sets != self._sets:
            before, self._narrowed_by = self._narrowed_by, _narrowing(session.filter)
            self._filter = session.filter
            self.filter_bar.show_filter(session.filter, session.sets)
            if not self._narrowed_by.leaves_as(before):
                self._narrow(self._facets.matching(self._narrowed_by))
        if session.sets != self._sets:
            self._sets = session.sets
            self._list_sets()
        if session.patient != self._patient:
            self._patient = session.patient
            self._sign_rows()
        held = gathered(session) if _narrowing(session.filter).is_empty else ()
        chosen = session.selection.point
        rows = (f"point.select {code}" for code in ((chosen,) if chosen else held))
        self.tree.mark(*rows, f"meridian.choose {session.selection.meridian}")

    def _gather(self, lines: list[str]) -> None:
        codes = [line.removeprefix(_CHOOSES) for line in lines if line.startswith(_CHOOSES)]
        if codes:
            self.command.emit(f"points.gather {' '.join(codes)}")

    def show_meridian(self, code: str) -> None:
        """Open the heading of a meridian and bring it into sight."""
        group = self._groups.get(code)
        if group is not None and not group.isHidden():
            group.setExpanded(True)
            self.tree.scrollToItem(group, self.tree.ScrollHint.PositionAtTop)

    def _sign_rows(self) -> None:
        """Put the sign before the points that concern the patient on either side, and say why where a pointer rests."""
        for code, row in self._rows.items():
            point = self._points[code]
            told = say_reasons(concerns_of(point, self._patient))
            row.setText(0, say(with_sign(_name(point), bool(told))))
            row.setToolTip(0, "\n".join([_tip(point), *told]))
            row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, "\n".join(told))

    def _list_sets(self) -> None:
        """List the kept sets above all meridians; without any there is no heading for them."""
        if self._kept is not None:
            self.tree.remove_group(self._kept)
        self._kept = self.tree.add_group(text("point_list.sets"), first=True) if self._sets else None
        for name, codes in self._sets:
            title = title_of_list(name)
            self.tree.add_row(title, f"points.set {' '.join(codes)}", f"{title}\n{' '.join(codes)}", self._kept)
        if self._kept is not None:
            self._kept.setExpanded(True)

    def _narrow(self, left: frozenset[str]) -> None:
        counts = dict.fromkeys(self._groups, 0)
        for code, row in self._rows.items():
            row.setHidden(code not in left)
            counts[self._meridian_of[code]] += code in left
        # A single heading is opened, however long.
        opened = not self._narrowed_by.is_empty and (len(left) <= _OPEN_AT_ONCE or sum(map(bool, counts.values())) == 1)
        for code, group in self._groups.items():
            title = f"{code}  {_heading(code)}  · {counts[code]}"
            group.setText(0, title)
            group.setToolTip(0, title)
            group.setHidden(counts[code] == 0)
            group.setExpanded(opened)
        self.tree.show_marked()


def _narrowing(wanted: PointFilter) -> PointFilter:
    """What the list leaves out: points that are gathered one by one among the others stand among them here too."""
    return PointFilter() if wanted.codes and not wanted.asked and not wanted.alone else wanted


def _name(point: AcuPoint) -> str:
    return f"{point.code}   {point.names.simplified}  {point.names.pinyin}"


def _tip(point: AcuPoint) -> str:
    return f"{_name(point)}\n{point.names.english}"


def _heading(code: str) -> str:
    """What a meridian is called above its points; extra points by the part of the body alone."""
    return capitalised((code in MERIDIANS and MERIDIANS[code].short) or meridian_title(code))
