"""Points, questions and the body for other programs, from the window: asked for, made step by step while the window lives on, written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog

from acuviewer.faults import UsageError, in_short, plain
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.other_programs.formats import FORMATS, Questions, format_of, require_place, save_made
from acuviewer.other_programs.making import Made, Making, Wanted
from acuviewer.points.atlas import Atlas
from acuviewer.scene.snapshot import SceneError
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.settings import Settings
from acuviewer.study.ground import Ground
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.ui.dialogs.reading_dialogs import taken_along
from acuviewer.ui.key_window import KeyWindow
from acuviewer.ui.watchers import Shown

_EXPECTED = (UsageError, SceneError, OSError)


class TakingAlong(QObject):
    """Writes files for other programs of what is ``shown`` in a window, and ``tell``s what came of it."""

    def __init__(
        self,
        window: KeyWindow,
        catalogs: tuple[Atlas, Library],
        settings: Settings,
        shown: Callable[[], Shown],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._shown, self._tell = window, settings, shown, tell
        self._atlas, self._library = catalogs
        self._progress: QProgressDialog | None = None
        self._making: Making | None = None
        self._path = Path()
        self._steps = QTimer(self)
        self._steps.timeout.connect(self._go_on)

    def ask_and_save(self) -> None:
        """Ask for a file, whose ending says what is written: of the points of the list in hand, which are all where nothing is chosen."""
        if self._making is not None:
            return
        kinds = ";;".join(f"{text(f'taken_along.kind{ending}')} (*{ending})" for ending in FORMATS)
        path = ask_where_to_save(self._window, self._settings, text("taken_along.title"), "acuviewer.apkg", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Begin to make a file; it is written when all steps are done."""
        try:
            making = format_of(path).make(self._wanted(), Questions(), path.suffix.lower())
            require_place(path)
        except _EXPECTED as error:
            self._tell(str(error))
            return
        self._path, self._making = path, making
        self._progress = progress = QProgressDialog(self._window)
        progress.setWindowTitle(text("taken_along.title"))
        progress.setLabelText(text("taken_along.under_way", file=in_short(plain(path.name), 60)))
        progress.setCancelButtonText(text("dialog.cancel"))
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        progress.setAutoReset(False)
        progress.setMinimumDuration(0)
        progress.setMinimumWidth(420)
        progress.canceled.connect(self.stop)
        progress.setValue(0)
        self._steps.start(0)

    @property
    def is_under_way(self) -> bool:
        """Whether a file is being made."""
        return self._making is not None

    def _wanted(self) -> Wanted:
        shown = self._shown()
        listed = list_in_hand(shown.session, self._atlas, self._library, facets_of(self._atlas, self._library))
        title = listed.title or text("taken_along.all_points")
        return Wanted(listed.codes, title, Ground(self._atlas, self._library, shown.anatomy), shown.anatomy)

    def _go_on(self) -> None:
        """One step; between two of them the window draws and hears keys."""
        if self._making is None or self._progress is None:
            return
        try:
            done, total = next(self._making)
        except StopIteration as ended:
            self._finish(ended.value)
        except _EXPECTED as error:
            self._end(str(error))
        else:
            self._progress.setMaximum(max(total, 1))
            self._progress.setValue(done)

    def _finish(self, made: Made) -> None:
        try:
            save_made(self._path, made)
        except UsageError as error:
            self._end(str(error))
        else:
            saved = text("picture.saved", file=str(self._path))
            self._end(saved)
            self._window.open_and_return(taken_along(self._window, (saved, *made.told)))

    def stop(self) -> None:
        """Give up what is under way; nothing is written."""
        if self._making is not None:
            self._making.close()
            self._end(text("taken_along.stopped"))

    def _end(self, words: str) -> None:
        self._steps.stop()
        self._making = None
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.canceled.disconnect(self.stop)
            progress.close()
        self._tell(words)
