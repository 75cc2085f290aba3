"""How each chart is drawn: reviews, what comes due, retention, and the cloud of placing errors."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from acuviewer.i18n import Said, said, say, text
from acuviewer.pages.progress_pages import say_span
from acuviewer.study.date_words import say_short_day
from acuviewer.study.placing_habits import Cloud
from acuviewer.study.progress import Progress, Retained, Reviews
from acuviewer.ui.charts.chart_view import ChartView

_MOST_TICKS = 6
_FEWEST_BARS = 7
"""Room for so many is left: the one bar of a first day would fill the chart."""
_RINGS_MM = (5, 10, 20)


def whole_ticks(most: int) -> range:
    """Where an axis of what is counted is marked up to ``most``: at whole numbers, six at the most, in steps of 1, 2 or 5 of their tens."""
    step = next(size * 10**tens for tens in range(9) for size in (1, 2, 5) if most // (size * 10**tens) < _MOST_TICKS)
    return range(0, most + 1, step)


def draw_reviews(view: ChartView, reviews: Reviews) -> None:
    """Bars of what was recalled, and on top of them of what was missed."""
    view.clear_chart()
    x = range(len(reviews.bars))
    recalled, missed = [bar.recalled for bar in reviews.bars], [bar.missed for bar in reviews.bars]
    colours = view.theme.accent, view.theme.care
    view.bars(x, recalled, colours[0])
    view.bars(x, missed, colours[1], recalled)
    view.explain([(colour, text(f"progress.{name}")) for colour, name in zip(colours, ("recalled", "missed"), strict=True)])
    by_month = reviews.span == "month"
    named = [say_span(bar, "month") if by_month else say_short_day(bar.day) for bar in reviews.bars]
    view.tick("bottom", [(number, say(named[number])) for number in _spread(len(named))])
    view.label_axes(left=text("progress.answers"))
    most = max((bar.recalled + bar.missed for bar in reviews.bars), default=1)
    view.tick("left", [(number, str(number)) for number in whole_ticks(most)])
    view.cut((-0.6, max(len(reviews.bars), _FEWEST_BARS) - 0.4), (0, 1.22 * most))


def draw_due(view: ChartView, found: Progress) -> None:
    """A bar for each of the next days."""
    view.clear_chart()
    view.bars(range(len(found.due)), found.due, view.theme.accent)
    view.tick("bottom", [(number, say(say_short_day(found.today + number))) for number in _spread(len(found.due))])
    view.label_axes(left=text("progress.due.cards"))
    most = max(1, *found.due)
    view.tick("left", [(number, str(number)) for number in whole_ticks(most)])
    view.cut((-0.6, len(found.due) - 0.4), (0, 1.1 * most))


def draw_retention(view: ChartView, groups: Sequence[Retained], names: Mapping[str, str], wanted: float) -> None:
    """A dot for each group with the interval in which the true share lies, and a line at what is aimed at."""
    view.clear_chart()
    y = np.arange(len(groups))[::-1].astype(float)
    shares = np.array([100 * one.right / one.reviews for one in groups])
    low, high = (np.array([100 * getattr(one, end) for one in groups]) for end in ("low", "high"))
    pen = pg.mkPen(QColor(view.theme.accent), width=2)
    view.addItem(pg.ErrorBarItem(x=shares, y=y, left=shares - low, right=high - shares, beam=0.25, pen=pen))
    view.addItem(pg.ScatterPlotItem(x=shares, y=y, size=10, brush=QColor(view.theme.accent), pen=QColor(view.theme.panel)))
    dashed = pg.mkPen(QColor(view.theme.care), width=1.5, style=Qt.PenStyle.DashLine)
    view.addItem(pg.InfiniteLine(pos=100 * wanted, angle=90, pen=dashed))
    view.tick("left", [(float(row), names[one.group]) for row, one in zip(y, groups, strict=True)])
    view.label_axes(bottom=text("progress.retention.axis", wanted=100 * wanted))
    view.cut((max(0.0, float(low.min(initial=60.0)) - 5), 102), (-0.7, len(groups) - 0.3))


def draw_cloud(view: ChartView, cloud: Cloud) -> None:
    """Each placing as a dot around the point in the middle, their mean, and the ellipse that would hold nine of ten."""
    view.clear_chart()
    theme = view.theme
    view.getPlotItem().getViewBox().setAspectLocked(True)
    turn = np.linspace(0, 2 * np.pi, 90)
    for mm in _RINGS_MM:
        view.plot(mm * np.cos(turn), mm * np.sin(turn), pen=pg.mkPen(QColor(theme.border), width=1))
        named = pg.TextItem(say(said("label.length", mm=float(mm))), color=theme.muted, anchor=(0.5, 1.0))
        named.setPos(0, mm)
        view.addItem(named)
    fill = QColor(theme.accent)
    fill.setAlpha(140)
    view.addItem(pg.ScatterPlotItem(x=cloud.errors[:, 1], y=cloud.errors[:, 0], size=7, brush=fill, pen=None))
    ellipse = cloud.ellipse()
    if ellipse is not None:
        view.plot(ellipse[:, 1], ellipse[:, 0], pen=pg.mkPen(QColor(theme.care), width=2))
    view.addItem(pg.ScatterPlotItem(x=[0.0], y=[0.0], size=16, symbol="+", brush=QColor(theme.text), pen=QColor(theme.text)))
    mean = cloud.mean
    view.addItem(
        pg.ScatterPlotItem(x=[mean[1]], y=[mean[0]], size=14, symbol="d", brush=QColor(theme.care), pen=QColor(theme.panel))
    )
    view.explain([(theme.accent, text("progress.placing.a_placing")), (theme.care, text("progress.placing.mean_and_ellipse"))])
    view.label_axes(bottom=_ends(cloud.across), left=_ends(cloud.along))
    drawn = cloud.errors if ellipse is None else np.concatenate([cloud.errors, ellipse])
    reach = max(1.15 * _RINGS_MM[1], 1.08 * float(np.abs(drawn).max()))
    # Room for what the colours mean.
    view.cut((-reach, reach), (-reach, 1.25 * reach))


def _ends(ends: tuple[str, str]) -> str:
    """What lies at both ends of an axis, the negative one first."""
    return text("progress.placing.axis", low=Said(f"quiz.way.{ends[1]}"), high=Said(f"quiz.way.{ends[0]}"))


def _spread(count: int) -> list[int]:
    """So many of ``count`` places, evenly, that their words find room."""
    step = max(1, -(-count // _MOST_TICKS))
    return list(range(0, count, step))
