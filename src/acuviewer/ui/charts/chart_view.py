"""A chart: a plot in the colours and letters of the window, which can be saved. The one file that knows the plotting library."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from acuviewer.export.fonts import font
from acuviewer.theme import Theme
from acuviewer.ui.qt_override import qt_override

_TICK_PX, _LABEL_PX, _SAVED_LARGER = 12, 13, 2
_LEAST = QSize(280, 240)


class ChartView(pg.PlotWidget):  # type: ignore[misc]  # the library is without types
    """A plot that only shows: it follows neither wheel nor hand. ``large`` is how much larger than usual its letters are."""

    def __init__(self, theme: Theme, large: float = 1.0) -> None:
        super().__init__(background=theme.panel)
        self.theme, self._large = theme, large
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table beside it says the same
        self.setAntialiasing(True)
        self.setFrameStyle(0)
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getViewBox().setMouseEnabled(x=False, y=False)
        self.clear_chart()

    def clear_chart(self) -> None:
        """Begin anew."""
        plot = self.getPlotItem()
        plot.clear()
        if plot.legend is not None:
            plot.legend.scene().removeItem(plot.legend)
            plot.legend = None
        box = plot.getViewBox()
        box.setAspectLocked(False)
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setPen(QColor(self.theme.border))
            axis.setTextPen(QColor(self.theme.muted))
            axis.setStyle(tickFont=font(round(_TICK_PX * self._large)), autoExpandTextSpace=True)
            axis.setTicks(None)
            axis.enableAutoSIPrefix(False)
            axis.label.setFont(font(round(_LABEL_PX * self._large)))
            axis.setLabel("")
            axis.showLabel(False)

    def label_axes(self, bottom: str = "", left: str = "") -> None:
        """Write what the axes tell."""
        for name, words in (("bottom", bottom), ("left", left)):
            axis = self.getPlotItem().getAxis(name)
            if words:
                axis.setLabel(words, color=self.theme.text)
                axis.label.setFont(font(round(_LABEL_PX * self._large)))

    def tick(self, name: str, ticks: Sequence[tuple[float, str]]) -> None:
        """Put words at places of an axis."""
        self.getPlotItem().getAxis(name).setTicks([list(ticks)])

    def explain(self, parts: Sequence[tuple[str, str]]) -> None:
        """Say what colours mean, each with its words, above the bars."""
        legend = self.getPlotItem().addLegend(
            offset=(8, 4), labelTextColor=self.theme.text, labelTextSize=f"{round(_TICK_PX * self._large)}px"
        )
        for colour, words in parts:
            legend.addItem(pg.BarGraphItem(x=[0], height=[0], width=1, brush=QColor(colour), pen=None), words)

    def bars(self, x: Sequence[float], heights: Sequence[float], colour: str, bottoms: Sequence[float] | None = None) -> None:
        """Bars above an axis."""
        item = pg.BarGraphItem(
            x=list(x),
            height=list(heights),
            y0=list(bottoms or [0] * len(x)),
            width=0.8,
            brush=QColor(colour),
            pen=QColor(self.theme.panel),
        )
        self.addItem(item)

    def cut(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly so much."""
        self.getPlotItem().getViewBox().setRange(xRange=x, yRange=y, padding=0)

    def picture(self) -> QImage:
        """The chart as a picture, twice as fine as on the screen."""
        image = QImage(self.size() * _SAVED_LARGER, QImage.Format.Format_RGB32)
        image.fill(QColor(self.theme.panel))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.render(painter, QRectF(image.rect()))
        painter.end()
        return image

    def svg(self, title: str) -> bytes:
        """The chart as SVG."""
        content, generator = QBuffer(), QSvgGenerator()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        generator.setOutputDevice(content)
        generator.setResolution(self.logicalDpiX())
        generator.setSize(self.size())
        generator.setViewBox(QRectF(self.rect()))
        generator.setTitle(title)
        painter = QPainter(generator)
        painter.fillRect(QRectF(self.rect()), QColor(self.theme.panel))
        self.render(painter, QRectF(0, 0, *QSizeF(self.size()).toTuple()))
        painter.end()
        return bytes(content.data().data())

    @qt_override(QSize)
    def minimumSizeHint(self) -> QSize:
        """As small as a chart can still be read."""
        return _LEAST
