"""Asks what shall be asked: about which points, of which kinds, how many, on which body; for an exam in what time."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QGridLayout, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import FACETS
from acuviewer.points.atlas import load_atlas
from acuviewer.session.asked import Plan
from acuviewer.session.asking import plain_ground
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.quiz_plan import BODIES, write_plan
from acuviewer.study.cards import card_parts
from acuviewer.study.clock import moment_us
from acuviewer.study.question import KINDS, Kind
from acuviewer.study.questions import subjects
from acuviewer.study.sets import NAMED, read_set
from acuviewer.ui.navigator.choice_box import ChoiceBox
from acuviewer.ui.text_widgets import label

if TYPE_CHECKING:
    from acuviewer.ui.main_window import MainWindow

COUNTS, MINUTES = (5, 10, 20, 40, 100), (0, 5, 10, 20, 30, 60)
USUAL_KINDS: tuple[Kind, ...] = ("place", "name")
_USUAL_COUNT, _USUAL_MINUTES = {False: 10, True: 20}, 20
_IN_HAND, _MISSED, _SETS = "in_hand", "missed", "sets"
_MOST_MISSED = 40


class QuizDialog(QDialog):
    """Begins the questions when it is accepted. What is in hand is the set to begin with."""

    def __init__(self, window: "MainWindow", exam: bool) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("command.quiz.exam.title" if exam else "command.quiz.ask.title").rstrip("…"))
        self.setMinimumWidth(480)
        self._window, self._exam = window, exam
        self._sets = dict(_sets_of(window))
        form = QFormLayout(self)
        form.setContentsMargins(20, 16, 20, 16)
        form.setSpacing(10)
        self.about = _box("quiz.dialog.about", {group: text(f"quiz.dialog.{group}") for group in self._sets})
        self.values = ChoiceBox(text("quiz.dialog.set"))
        self.count = _box("quiz.dialog.count", {count: str(count) for count in COUNTS}, _USUAL_COUNT[exam])
        self.body = _box("quiz.dialog.body", {body: text(f"quiz.dialog.body.{body}") for body in BODIES})
        self.minutes = _minutes_box() if exam else None
        self.kinds = {kind: QCheckBox(text(f"quiz.kind.{kind}")) for kind in KINDS}
        self.told = label("", "muted")
        form.addRow(text("quiz.dialog.about"), self.about)
        form.addRow(text("quiz.dialog.set"), self.values)
        form.addRow(text("quiz.dialog.kinds"), self._kinds_grid())
        form.addRow(text("quiz.dialog.count"), self.count)
        form.addRow(text("quiz.dialog.body"), self.body)
        if self.minutes is not None:
            form.addRow(text("quiz.dialog.minutes"), self.minutes)
        form.addRow("", self.told)
        form.addRow(self._buttons())
        self.about.currentIndexChanged.connect(self._offer_values)
        self.values.currentIndexChanged.connect(self._tell)
        self._offer_values()
        self.accepted.connect(self._begin)

    def plan(self) -> Plan:
        """What is chosen. The moment is the seed, so that no two times are alike."""
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        return Plan(
            points=str(self.values.currentData() or ""),
            kinds=kinds,
            count=int(self.count.currentData()),
            seed=str(moment_us(self._window.learner.now()) // 1_000_000),
            exam=self._exam,
            minutes=0 if self.minutes is None else int(self.minutes.currentData()),
            bodies=self.body.currentData(),
        )

    def _kinds_grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for number, (kind, box) in enumerate(self.kinds.items()):
            box.setChecked(kind in USUAL_KINDS)
            box.toggled.connect(self._tell)
            grid.addWidget(box, number // 2, number % 2)
        return holder

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.start.setObjectName("primary")
        for button, words in (
            (self.start, text("quiz.dialog.start")),
            (buttons.button(QDialogButtonBox.StandardButton.Cancel), text("dialog.cancel")),
        ):
            button.setText(words)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _offer_values(self) -> None:
        """Show what there is of the chosen sort."""
        self.values.blockSignals(True)
        self.values.clear()
        for written, title in self._sets[str(self.about.currentData())].items():
            self.values.addItem(title, written)
        self.values.blockSignals(False)
        self.values.setEnabled(self.values.count() > 1)
        self._tell()

    def _tell(self) -> None:
        """Say how many points it is about, or that nothing can be asked."""
        plan, ground = self.plan(), plain_ground()
        codes = read_set(plan.points, ground.atlas.points, ground.facets).codes
        able = sum(len(subjects(ground, codes, kind)) for kind in plan.kinds)
        key = "quiz.dialog.able" if able else "quiz.dialog.nothing" if plan.kinds else "quiz.dialog.no_kind"
        self.told.setText(text(key, n=len(codes), able=able) if able else text(key))
        self.start.setEnabled(able > 0)

    def _begin(self) -> None:
        self._window.presenter.run(f"quiz.start {write_plan(self.plan())}")


def _minutes_box() -> ChoiceBox:
    words: dict[object, str] = {minutes: text("quiz.dialog.minutes.n", n=minutes) for minutes in MINUTES if minutes}
    return _box("quiz.dialog.minutes", {0: text("quiz.dialog.minutes.none"), **words}, _USUAL_MINUTES)


def _box(key: str, choices: Mapping[object, str], usual: object = None) -> ChoiceBox:
    box = ChoiceBox(text(key))
    for value, title in choices.items():
        box.addItem(title, value)
    if usual is not None:
        box.setCurrentIndex(list(choices).index(usual))
    return box


def _sets_of(window: "MainWindow") -> Iterator[tuple[str, dict[str, str]]]:
    """What can be asked about, by sort: each set as it is written, with its title."""
    session, ground, atlas = window.presenter.store.session, plain_ground(), load_atlas()
    listed = list_in_hand(session, atlas, window.library, ground.facets)
    if listed.title is not None and listed.codes:
        yield _IN_HAND, {" ".join(listed.codes): text("quiz.dialog.of", title=listed.title, n=len(listed.codes))}
    missed = window.learner.read(lambda file: file.count_by_card()) or {}
    wrong = [card for card in missed if missed[card].missed and card_parts(card)[0] in atlas.points]
    wrong.sort(key=lambda card: missed[card].missed / missed[card].answers, reverse=True)
    codes = tuple(dict.fromkeys(card_parts(card)[0] for card in wrong))[:_MOST_MISSED]
    if codes:
        yield _MISSED, {" ".join(codes): text("quiz.dialog.of", title=text("quiz.dialog.missed"), n=len(codes))}
    for facet in FACETS:
        if facet != "standing":
            values = {f"{facet}{NAMED}{value}": ground.facets.title(facet, value) for value in ground.facets.codes[facet]}
            yield facet, values
    if session.sets:
        yield _SETS, {" ".join(codes): name for name, codes in session.sets}
