"""A picture with a line of words below it: what it shows, and where it comes from."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from acuviewer.export.fonts import font
from acuviewer.theme import Theme

_CAPTION_PX, _SOURCE_PX, _PADDING_PX = 16, 11, 12
_USUAL_WIDTH_PX = 1000
"""In wider pictures the words grow with the width."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def with_caption(picture: QImage, caption: str, source: str, theme: Theme) -> QImage:
    """The picture with a strip below it, as high as its words need; the picture itself without any."""
    large = max(1.0, picture.width() / _USUAL_WIDTH_PX)
    padding = _PADDING_PX * large
    room = QRectF(padding, 0, picture.width() - 2 * padding, 100_000)
    lines = [
        (words, drawn, colour, QFontMetricsF(drawn).boundingRect(room, _WRAPPED, words).height())
        for words, drawn, colour in (
            (caption, font(round(_CAPTION_PX * large), bold=True), theme.text),
            (source, font(round(_SOURCE_PX * large)), theme.muted),
        )
        if words
    ]
    if not lines:
        return picture
    height = sum(tall for *_, tall in lines) + padding * (1 + len(lines)) / 1.5
    whole = QImage(picture.width(), picture.height() + round(height), QImage.Format.Format_RGB888)
    whole.fill(QColor(theme.panel))
    painter = QPainter(whole)
    painter.drawImage(QRectF(0, 0, picture.width(), picture.height()), picture)
    y = picture.height() + padding / 1.5
    for words, drawn, colour, tall in lines:
        painter.setFont(drawn)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(padding, y, room.width(), tall), _WRAPPED, words)
        y += tall + padding / 1.5
    painter.end()
    return whole
