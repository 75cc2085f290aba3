"""Pictures of the view as a person takes them along: saved, copied, printed."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from acuviewer.dataclass import dataclass
from acuviewer.export.caption import with_caption
from acuviewer.export.picture import PictureError, render_picture, save_picture
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.scene.snapshot import SceneError
from acuviewer.session.body_words import describe_body
from acuviewer.session.choice_titles import title_of
from acuviewer.session.session import Selection
from acuviewer.session.settings import Settings
from acuviewer.shown.content import SceneContent
from acuviewer.theme import Theme
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.ui.dialogs.picture_dialog import PictureDialog, PictureWish
from acuviewer.ui.key_window import KeyWindow
from acuviewer.ui.viewport.viewport import Viewport
from acuviewer.ui.watchers import Shown
from acuviewer.version import __version__

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PRINTED_PX = 2000
"""Pixels along the longer side of a printed picture."""


@dataclass(frozen=True)
class Pictures:
    """Takes pictures of what is ``shown`` in a window and ``tell``s what came of it."""

    window: KeyWindow
    viewport: Viewport
    atlas: Atlas
    library: Library
    content: SceneContent
    settings: Settings
    shown: Callable[[], Shown]
    theme: Callable[[], Theme]
    tell: Callable[[str], None]

    def ask_and_save(self) -> None:
        """Ask how the picture shall be and where it goes, and write it."""
        session = self.shown().session
        dialog = PictureDialog(self.window, self._caption(session.selection), session.layers.labels)
        dialog.wished.connect(self._save)
        self.window.open_and_return(dialog)

    def copy(self) -> None:
        """Put the view as it is on the clipboard."""
        picture = self.viewport.grab_picture()
        QApplication.clipboard().setImage(picture)
        self.tell(text("picture.copied", width=picture.width(), height=picture.height()))

    def ask_and_print(self) -> None:
        """Ask for a printer and print the view with its caption and source."""
        # Nobody prints at the start, which would wait for another library of Qt.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        self.window.open_and_return(dialog)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the view on one page, as large as fits."""
        page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
        larger = max(page.width(), page.height())
        size = (round(_PRINTED_PX * page.width() / larger), round(0.9 * _PRINTED_PX * page.height() / larger))
        session = self.shown().session
        wish = PictureWish(size, session.layers.labels, self._caption(session.selection), source=True)
        picture = self.take(wish)
        painter = QPainter()
        if not painter.begin(printer):
            self.tell(text("picture.not_printed"))
            return
        scale = min(page.width() / picture.width(), page.height() / picture.height())
        painter.drawImage(QRectF(0, 0, picture.width() * scale, picture.height() * scale), picture)
        painter.end()
        self.tell(text("picture.printed"))

    def take(self, wish: PictureWish) -> QImage:
        """The picture as wished."""
        source = ""
        shown = self.shown()
        if wish.source:
            body = describe_body(shown.session.body, self.settings.units())
            source = text("picture.source_line", version=__version__, body=body, disclaimer=self.library.disclaimer.title)
        return with_caption(self._draw(shown, wish), wish.caption, source, self.theme())

    def _draw(self, shown: Shown, wish: PictureWish) -> QImage:
        session = replace(shown.session, layers=replace(shown.session.layers, labels=wish.labels))
        view = self.viewport
        if wish.size is None and session == shown.session:
            return view.grab_picture()
        size = wish.size or (round(view.width() * view.devicePixelRatioF()), round(view.height() * view.devicePixelRatioF()))
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return render_picture(shown.anatomy, session, self.content, self.theme(), size, view.stage.known)
        except SceneError as error:  # a window may draw where nothing can be drawn beside it
            self.tell(str(error))
            return view.grab_picture()
        finally:
            QApplication.restoreOverrideCursor()

    def _save(self, wish: PictureWish) -> None:
        name = f"acuviewer-{self.shown().session.selection.point or 'body'}.png"
        path = ask_where_to_save(self.window, self.settings, text("picture.save"), name, f"{text('picture.files')} (*.png)")
        if path is None:
            return
        target = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
        try:
            save_picture(self.take(wish), target)
        except PictureError as error:
            self.tell(str(error))
        else:
            self.tell(text("picture.saved", file=str(target)))

    def _caption(self, chosen: Selection) -> str:
        """What is chosen and can be seen on the body, in a line."""
        return "" if chosen.page is not None else title_of(chosen, self.atlas, self.library)
