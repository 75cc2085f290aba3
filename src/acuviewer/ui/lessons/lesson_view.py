"""The text of a lesson's page, with the pictures beside the lesson."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from acuviewer.i18n import text
from acuviewer.pages.html import PICTURE
from acuviewer.theme import Theme
from acuviewer.ui.pages.page_view import PageView
from acuviewer.ui.qt_override import qt_override


class LessonView(PageView):
    """Shows lesson pages; ``image`` gives a picture by its path."""

    def __init__(self, theme: Theme, image: Callable[[str], QImage]) -> None:
        super().__init__(theme)
        self._image = image
        self.setAccessibleName(text("lesson.page"))

    @qt_override(QImage)
    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """A picture of the lesson; nothing else is loaded, from nowhere."""
        address = QUrl.fromPercentEncoding(QUrl(name).toEncoded())
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value and address.startswith(PICTURE)
        return self._image(address.removeprefix(PICTURE)) if is_picture else QImage()
