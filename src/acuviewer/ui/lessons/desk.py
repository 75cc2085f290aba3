"""Lessons in the window: the panel beside the page, files, what was opened last, and what a class sees of a step."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage

from acuviewer.i18n import text
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.theme import Theme
from acuviewer.ui.watchers import Shown

if TYPE_CHECKING:
    from acuviewer.session.open_lesson import OpenLesson
    from acuviewer.ui.lessons.lesson_panel import LessonPanel
    from acuviewer.ui.lessons.pictures import LessonPictures
    from acuviewer.ui.main_window import MainWindow


class LessonDesk(QObject):
    """Shows the open lesson of a ``window``. What it needs is built with the first lesson that is opened."""

    def __init__(self, window: "MainWindow", settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.panel: LessonPanel | None = None
        self._pictures: LessonPictures | None = None
        self._pictures_path: str | None = None
        self._text_size = 1.0

    @property
    def opened(self) -> "OpenLesson | None":
        """The lesson that is open."""
        return self._window.presenter.store.session.lesson

    @staticmethod
    def reads(shown: Shown) -> object:
        """What is shown depends on the lesson, and on whether one has looked elsewhere or is asked something."""
        return shown.session.lesson, shown.session.selection, shown.session.asked is None

    def show(self, shown: Shown) -> None:
        """Show the lesson of a session."""
        opened, columns = shown.session.lesson, self._window.columns
        if opened is None:
            self._window.projector.picture = QImage()
            if self.panel is not None:
                columns.show_beside_page(None)
            return
        if self.panel is None:
            self.panel = self._build_panel()
        if opened.step is None and not opened.path:
            self.panel.edit(True)  # there is nothing to read in a new one
        if self._pictures_path != opened.path:
            self._look_for_pictures(opened.path)
            self._note_recent(opened)
        self.panel.show_lesson(opened)
        # A chosen thing has its page; with the next step the lesson is in sight again.
        columns.show_beside_page(self.panel, in_front=shown.session.asked is None and shown.session.selection == opened.chosen)
        self._window.projector.picture = self._picture_of_step(opened)

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of a theme."""
        if self.panel is not None:
            self.panel.set_theme(theme)

    def set_text_size(self, text_size: float) -> None:
        """Write in letters so many times as large as usual."""
        self._text_size = text_size
        if self.panel is not None:
            self.panel.set_text_size(text_size)

    def take_written(self) -> None:
        """Make what is being written part of the lesson, before anything else is done."""
        if self.panel is not None and self.opened is not None:
            self.panel.fields.take()

    def count_steps(self) -> int:
        """How many steps the open lesson has; 0 without one."""
        return 0 if self.opened is None else len(self.opened.lesson.steps)

    # Acts

    def browse(self) -> None:
        """Open a lesson that a person chooses."""
        from acuviewer.ui.lessons.files import ask_for_lesson, opening_of

        path = ask_for_lesson(self._window, self._settings)
        if path is not None:
            self._window.presenter.run(opening_of(path))

    def opening_of_dropped(self, data: QMimeData) -> str:
        """The command line that opens what is dragged over the window; "" for what is no lesson."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if len(files) != 1:
            return ""
        from acuviewer.ui.lessons.files import is_lesson_file, opening_of

        return opening_of(files[0]) if is_lesson_file(files[0]) else ""

    def edit(self) -> None:
        """Show the fields in which the lesson is written, or its page."""
        if self.panel is not None:
            self._window.columns.show_beside_page(self.panel, in_front=True)
            self.panel.edit(not self.panel.edits)

    def add_picture(self) -> None:
        """Put a picture that a person chooses beside the lesson, and below the caption of the step."""
        from acuviewer.lessons.lesson import PACKED_SUFFIX
        from acuviewer.session.lesson_commands import one_line
        from acuviewer.session.lesson_files import is_shipped
        from acuviewer.ui.lessons.files import ask_for_picture, put_beside

        self.take_written()
        opened = self.opened
        if opened is None or opened.step is None:
            return
        if not opened.path or is_shipped(opened.path) or opened.path.endswith(PACKED_SUFFIX):
            self._window.show_notice(text("lesson.picture_needs_file"))
            return
        chosen = ask_for_picture(self._window, self._settings)
        if chosen is None:
            return
        try:
            path = put_beside(Path(opened.path), chosen)
        except ValueError as error:
            self._window.show_notice(str(error))
            return
        words = chosen.stem.replace("[", "(").replace("]", ")")
        caption = f"{opened.step.caption}\n\n![{words}]({path})".strip()
        self._window.presenter.run(f"lesson.caption {one_line(caption)}")

    def save(self) -> bool:
        """Save the lesson in its file, or where a person chooses if it has none; returns whether it is kept."""
        from acuviewer.session.lesson_files import is_shipped

        self.take_written()
        opened = self.opened
        if opened is None:
            return False
        return self._write(Path(opened.path)) if opened.path and not is_shipped(opened.path) else self.save_as()

    def save_as(self) -> bool:
        """Save the lesson where a person chooses; returns whether it is kept."""
        from acuviewer.ui.lessons.files import ask_where_to_save_lesson

        self.take_written()
        opened = self.opened
        path = None if opened is None else ask_where_to_save_lesson(self._window, self._settings, opened.lesson)
        return path is not None and self._write(path)

    def _write(self, path: Path) -> bool:
        from acuviewer.ui.lessons.files import write_lesson_file

        opened = self.opened
        if opened is None:
            return False
        problem = write_lesson_file(opened, path)
        if problem is None:
            kept = opened.lesson

            def with_file(session: Session) -> Session:
                one = session.lesson
                if one is None or one.path != opened.path:
                    return session
                return replace(session, lesson=replace(one, path=str(path), saved=kept))

            self._window.presenter.store.amend(with_file)
        self._window.show_notice(problem or text("lesson.saved", file=str(path)))
        return problem is None

    def may_close(self) -> bool:
        """Whether the window may close: a lesson that is in no file is asked for, or with nobody to ask kept aside."""
        from acuviewer.ui.lessons.files import ask_to_save, keep_aside

        self.take_written()
        opened = self.opened
        if opened is None or not opened.is_changed:
            return True
        if self._window.asks_nothing:
            keep_aside(opened)
            return True
        answer = ask_to_save(self._window, opened)
        return answer == "discard" or (answer == "save" and self.save())

    # The panel

    def _build_panel(self) -> "LessonPanel":
        from acuviewer.ui.lessons.lesson_panel import LessonPanel

        window = self._window
        panel = LessonPanel(
            window.controls, window.library, window.presenter.run, self._image, self._scene_problem, window.look.theme
        )
        panel.set_text_size(self._text_size)
        return panel

    def _scene_problem(self, scene: str) -> str:
        """What is wrong with the lines of the scene of the step where one is."""
        from acuviewer.session.lesson_scenes import line_problems

        opened = self.opened
        continues = opened is not None and opened.step is not None and opened.step.continues
        return "\n".join(line_problems(scene.split("\n"), self._window.commands, not continues)) if scene else ""

    def _look_for_pictures(self, path: str) -> None:
        from acuviewer.ui.lessons.pictures import LessonPictures

        self._pictures, self._pictures_path = LessonPictures(path), path

    def _image(self, path: str) -> QImage:
        return QImage() if self._pictures is None else self._pictures.image(path)

    def _picture_of_step(self, opened: "OpenLesson") -> QImage:
        """The first picture of the caption."""
        from acuviewer.lessons.markup import Picture, read_markup

        blocks = read_markup(opened.step.caption) if opened.step is not None and "![" in opened.step.caption else ()
        return next((self._image(block.path) for block in blocks if isinstance(block, Picture)), QImage())

    def _note_recent(self, opened: "OpenLesson") -> None:
        from acuviewer.ui.lessons.files import with_recent

        if opened.path:
            self._settings["recent_lessons"] = with_recent(str(self._settings["recent_lessons"]), opened.path)
