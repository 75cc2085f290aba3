"""What a learner did and where she stands: charts, each with its words and its table beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from acuviewer.dataclass import dataclass
from acuviewer.export.picture import PictureError, save_picture
from acuviewer.faults import in_short, plain
from acuviewer.i18n import say, text
from acuviewer.knowledge.library import Library
from acuviewer.pages.document import Page
from acuviewer.pages.progress_pages import (
    Around,
    clouds_of,
    due_page,
    names_of_groups,
    placing_page,
    retention_page,
    reviews_page,
)
from acuviewer.points.atlas import Atlas
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.settings import Settings
from acuviewer.study.progress import Progress, progress
from acuviewer.theme import Theme
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.ui.navigator.choice_box import ChoiceBox
from acuviewer.ui.pages.page_view import PageView
from acuviewer.whole_file import write_whole

if TYPE_CHECKING:
    from acuviewer.ui.charts.chart_view import ChartView

_SIZE, _WIDTHS = (1140, 660), [660, 440]
_LETTERS = 26
CHARTS = ("reviews", "due", "retention", "placing")


@dataclass(frozen=True, eq=False)
class Shown:
    """A chart as it is shown: its page, and how it is drawn; ``draw`` is None where there is nothing to draw."""

    page: Page
    draw: "Callable[[ChartView], None] | None"


class ChartTab(QWidget):
    """One chart, with a box of what it can be about, where it can be about several things."""

    def __init__(self, theme: Theme, large: float, choice: str = "") -> None:
        super().__init__()
        self._theme, self._large = theme, large
        self.page = PageView(theme)
        self.page.set_text_size(large)
        self.box = ChoiceBox(choice)
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.setHidden(not choice)
        self.view: ChartView | None = None
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._beside = QLabel(text("progress.reading"))
        self._beside.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._split.addWidget(self._beside)
        self._split.addWidget(self.page)
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._split, 1)

    def show_chart(self, shown: Shown) -> None:
        """Show words and table, and the chart where there is one."""
        self.page.show_page(shown.page, fresh=True)
        if shown.draw is None:
            self._beside.hide()
            return
        if self.view is None:
            from acuviewer.ui.charts.chart_view import ChartView

            self.view = ChartView(self._theme, self._large)
            self._split.replaceWidget(0, self.view)
            self._beside.deleteLater()
            self._split.setSizes(_WIDTHS)
        shown.draw(self.view)
        self.view.setAccessibleName(self.windowTitle())
        self.view.setAccessibleDescription(shown.page.plain_text())


class ProgressDialog(QDialog):
    """Reads the learner's figures when it is shown; a chart is drawn when its tab is first looked at."""

    def __init__(
        self,
        parent: QWidget,
        learner: LearnerInUse,
        known: tuple[Atlas, Library],
        look: tuple[Theme, float],
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("progress.title", learner=learner.name))
        self.resize(*_SIZE)
        self._learner, self._settings = learner, settings
        self._atlas, self._library = known
        self._found: Progress | None = None
        self._clouds: Sequence[Around] = ()
        self._drawn: set[str] = set()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        choices = {"retention": text("progress.retention.choice"), "placing": text("progress.placing.choice")}
        self.charts = {name: ChartTab(*look, choices.get(name, "")) for name in CHARTS}
        for name, tab in self.charts.items():
            tab.setWindowTitle(text(f"progress.{name}.title"))
            self.tabs.addTab(tab, text(f"progress.{name}.tab"))
            tab.box.activated.connect(lambda _, name=name: self._show(name))
        for by in ("meridian", "region"):
            self.charts["retention"].box.addItem(text(f"progress.retention.by_{by}"), by)
        self.tabs.currentChanged.connect(self._open)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.save = QPushButton(text("progress.save"))
        self.save.clicked.connect(self._ask_and_save)
        self.save.setEnabled(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(text("dialog.close"))
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 12)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.save)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        QTimer.singleShot(0, self, self.read)

    @property
    def current(self) -> str:
        """The name of the chart that is looked at."""
        return CHARTS[self.tabs.currentIndex()]

    def read(self) -> None:
        """Read the figures and show the chart that is looked at."""
        if self._found is not None:
            return
        self._found = self._learner.read(lambda file: progress(file, self._atlas.points, self._learner.now()))
        if self._found is None:
            self.told.setText(text("known.unreadable"))
            self.tabs.setEnabled(False)
            return
        self._gather_clouds(self._found)
        self._open()

    def _gather_clouds(self, found: Progress) -> None:
        self._clouds = clouds_of(found, self._atlas)
        box = self.charts["placing"].box
        for number, one in enumerate(self._clouds):
            box.addItem(say(one.name), number)
        box.setHidden(not self._clouds)

    def _open(self) -> None:
        if self._found is not None and self.current not in self._drawn:
            self._drawn.add(self.current)
            self._show(self.current)
        self.save.setEnabled(self.charts[self.current].view is not None)

    def _show(self, name: str) -> None:
        assert self._found is not None
        tab = self.charts[name]
        shown: Mapping[str, Callable[[Progress], Shown]] = {
            "reviews": self._reviews, "due": self._due, "retention": self._retention, "placing": self._placing,
        }  # fmt: skip
        tab.show_chart(shown[name](self._found))

    def _reviews(self, found: Progress) -> Shown:
        def draw(view: "ChartView") -> None:
            from acuviewer.ui.charts.drawing import draw_reviews

            draw_reviews(view, found.reviews)

        return Shown(reviews_page(self._library, found.reviews), draw if found.reviews.bars else None)

    def _due(self, found: Progress) -> Shown:
        def draw(view: "ChartView") -> None:
            from acuviewer.ui.charts.drawing import draw_due

            draw_due(view, found)

        return Shown(due_page(self._library, found), draw if any(found.due) else None)

    def _retention(self, found: Progress) -> Shown:
        names = names_of_groups(self._atlas)
        groups = found.by_region if self.charts["retention"].box.currentData() == "region" else found.by_meridian

        def draw(view: "ChartView") -> None:
            from acuviewer.ui.charts.drawing import draw_retention

            draw_retention(view, groups, names, found.wanted)

        return Shown(retention_page(self._library, groups, names, found.wanted), draw if groups else None)

    def _placing(self, found: Progress) -> Shown:
        del found
        if not self._clouds:
            return Shown(placing_page(self._library, (), None), None)
        chosen = self._clouds[self.charts["placing"].box.currentIndex()]

        def draw(view: "ChartView") -> None:
            from acuviewer.ui.charts.drawing import draw_cloud

            draw_cloud(view, chosen.cloud)

        return Shown(placing_page(self._library, self._clouds, chosen), draw)

    def _ask_and_save(self) -> None:
        view = self.charts[self.current].view
        if view is None:
            return
        kinds = f"{text('picture.files')} (*.png);;{text('progress.svg_files')} (*.svg)"
        path = ask_where_to_save(self, self._settings, text("progress.save"), f"acuviewer-{self.current}.png", kinds)
        if path is None:
            return
        target = path if path.suffix.lower() in (".png", ".svg") else path.with_name(f"{path.name}.png")
        try:
            if target.suffix.lower() == ".svg":
                write_whole(target, view.svg(text(f"progress.{self.current}.title")))
            else:
                save_picture(view.picture(), target)
        except PictureError as error:
            self.told.setText(str(error))
        except OSError as error:
            self.told.setText(text("journal.not_written", file=in_short(plain(str(target))), why=error.strerror or ""))
        else:
            self.told.setText(text("picture.saved", file=str(target)))
