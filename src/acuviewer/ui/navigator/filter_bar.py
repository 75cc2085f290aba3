"""The filter of the points: six boxes behind a button, what is active as chips, and how many points are left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import FACETS, Facet, PointFacets, PointFilter
from acuviewer.session.filter_commands import ANY
from acuviewer.session.point_sets import title_of_list
from acuviewer.session.session import PointSets
from acuviewer.ui.controls import Controls
from acuviewer.ui.navigator.facet_box import FacetBox
from acuviewer.ui.text_widgets import FlowLayout

_LONGEST_CHIP = 20


class FilterBar(QWidget):
    """Emits command lines of the filter; shows the one the session has."""

    command = Signal(str)

    def __init__(self, facets: PointFacets, controls: Controls) -> None:
        super().__init__()
        self._facets = facets
        self._wanted = PointFilter()
        self._sets: PointSets = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 4, 2)
        column.setSpacing(4)
        self.opener = QPushButton()
        self.opener.setObjectName("small")
        self.opener.setCheckable(True)
        self.opener.setToolTip(controls.tip("filter.panel"))
        self.opener.toggled.connect(self._open)
        self.count = QLabel()
        self.count.setObjectName("muted")
        head = QHBoxLayout()
        head.addWidget(self.opener)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self._boxes_holder = QWidget()
        boxes = QVBoxLayout(self._boxes_holder)
        boxes.setContentsMargins(0, 2, 0, 2)
        boxes.setSpacing(4)
        self.boxes: dict[Facet, FacetBox] = {}
        for facet in FACETS:
            box = FacetBox(facet)
            box.asked.connect(lambda value, facet=facet: self.command.emit(f"filter.{facet} {value}"))
            self.boxes[facet] = box
            boxes.addWidget(box)
        column.addWidget(self._boxes_holder)
        self.chips: list[QPushButton] = []
        self._chips_holder = QWidget()
        self._chip_flow = FlowLayout(4)
        self._chip_flow.setContentsMargins(0, 2, 0, 2)
        self._chips_holder.setLayout(self._chip_flow)
        column.addWidget(self._chips_holder)
        self._acts = QWidget()
        self.alone = controls.switch("filter.alone", text("filter_bar.alone"))
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(4)
        acts.addWidget(self.alone, 1)
        for name, key in (("filter.fly", "filter_bar.fly"), ("filter.clear", "filter_bar.clear")):
            acts.addWidget(controls.button(name, text(key), "small"))
        self.keep = QPushButton()
        self.keep.setObjectName("small")
        self.keep.clicked.connect(self._keep_or_forget)
        column.addWidget(self._acts)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._boxes_holder.hide()
        self._open(False)
        self.show_filter(self._wanted)

    def open(self) -> None:
        """Show the boxes and put the focus into the first."""
        self.opener.setChecked(True)
        self.boxes["meridian"].setFocus()

    def show_filter(self, wanted: PointFilter, sets: PointSets = ()) -> None:
        """Show a filter: its chips, how many points it leaves, and the choices beside it; and whether it is one of the kept sets."""
        self._wanted, self._sets = wanted, sets
        self.keep.setText(text("filter_bar.forget" if self._set_name() else "filter_bar.keep"))
        self.keep.setToolTip(text(f"command.points.{'forget_set' if self._set_name() else 'keep_set'}.help"))
        total, left = len(self._facets.all), len(self._facets.matching(wanted))
        self.count.setText(text("count.points", n=total) if wanted.is_empty else text("count.points_of", left=left, n=total))
        self._fill_chips()
        self._acts.setHidden(wanted.is_empty)
        self.keep.setHidden(wanted.is_empty)
        if self.opener.isChecked():
            self._fill_boxes()

    def _open(self, shown: bool) -> None:
        self.opener.setText(f"{'▼' if shown else '▶'}  {text('filter_bar.filter')}")
        self.opener.setAccessibleName(text("filter_bar.opened" if shown else "filter_bar.closed"))
        if shown:
            self._fill_boxes()
        self._boxes_holder.setVisible(shown)

    def _fill_boxes(self) -> None:
        for facet, box in self.boxes.items():
            box.offer(self._facets, self._facets.counts(self._wanted, facet), self._wanted.asked.get(facet))

    def _fill_chips(self) -> None:
        for chip in self.chips:
            self._chip_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips.clear()
        for facet, value in self._wanted.asked.items():
            self._add_chip(facet, self._facets.title(facet, value), f"filter.{facet} {ANY}")
        if self._wanted.codes:
            name = self._set_name()
            self._add_chip("set", title_of_list(name) if name else " ".join(self._wanted.codes), f"points.set {ANY}")
        self._chips_holder.setHidden(self._wanted.is_empty)

    def _add_chip(self, of: str, title: str, line: str) -> None:
        """A chip that takes back what is asked ``of`` a facet, or the set."""
        chip = QPushButton(f"{_shortened(title)}  ×")
        chip.setObjectName("chip")
        chip.setProperty("lit", "true")
        chip.setToolTip(f"{text(f'facet.{of}.chip', title=title)}\n{text(f'facet.{of}.drop')}")
        chip.setAccessibleName(text(f"facet.{of}.remove", title=title))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _=False: self.command.emit(line))
        self._chip_flow.addWidget(chip)
        self.chips.append(chip)

    def _set_name(self) -> str | None:
        """The name under which what is shown is kept; None where it is not."""
        if self._wanted.asked:
            return None
        return next((name for name, codes in self._sets if codes == self._wanted.codes), None)

    def _keep_or_forget(self) -> None:
        if name := self._set_name():
            self.command.emit(f"points.forget_set {name}")
            return
        question = QInputDialog(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(text("command.points.keep_set.title"))
        question.setLabelText(text("filter_bar.name"))
        question.textValueSelected.connect(lambda written: self.command.emit(f"points.keep_set {written.strip()}"))
        question.open()


def _shortened(title: str) -> str:
    """As much of a title as a chip of the narrowest panel holds."""
    return title if len(title) <= _LONGEST_CHIP else title[: _LONGEST_CHIP - 1].rstrip() + "…"
