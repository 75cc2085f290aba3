"""A forest plot as SVG: a square and a line for each result, on one axis with a mark at no effect."""

from html import escape
from itertools import accumulate

from acuviewer.knowledge.evidence_table import ForestPlot, ForestRow, printed
from acuviewer.pages.document import Plot

_MARK, _HEAD, _FOOT, _TEXT, _EDGE = 20.0, 22.0, 34.0, 11, 6.0
_WORDS, _LINE = 16.0, 14.0
"""The height of the words of a row, and of a second line of them: the mark of no effect stands below them, for it would cross them
at an end of the axis."""


def plot_svg(plot: Plot, width: int, text: str, muted: str, accent: str) -> str:
    """The plot, ``width`` pixels wide, in three colours ``#rrggbb``."""
    forest = plot.forest
    tops = list(accumulate((_words_height(row) + _MARK for row in forest.rows), initial=_HEAD))
    bottom = tops[-1]
    zero = _x(forest, forest.no_effect, width)
    unit = f'<text x="{zero:.1f}" y="{bottom + 13:.1f}" fill="{muted}" text-anchor="middle">{forest.no_effect:g}</text>'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{bottom + _FOOT:.0f}" '
        f'font-family="Acuviewer Sans" font-size="{_TEXT}">',
        f"<title>{escape(plot.title)}</title>",
        f'<text x="4" y="13" fill="{text}" font-weight="600">{escape(plot.title)}</text>',
    ]
    for row, top, end in zip(forest.rows, tops[:-1], tops[1:], strict=True):
        below = top + _words_height(row)
        parts.append(
            f'<line x1="{zero:.1f}" y1="{below:.1f}" x2="{zero:.1f}" y2="{end:.1f}" stroke="{muted}" stroke-dasharray="3 3"/>'
        )
        parts += _row(forest, row, top, width, text, accent)
    parts += [f'<line x1="4" y1="{bottom:.1f}" x2="{width - 4}" y2="{bottom:.1f}" stroke="{muted}"/>', unit]
    if plot.left:
        parts.append(f'<text x="4" y="{bottom + 28:.1f}" fill="{muted}">← {escape(plot.left)}</text>')
    if plot.right:
        parts.append(
            f'<text x="{width - 4}" y="{bottom + 28:.1f}" fill="{muted}" text-anchor="end">{escape(plot.right)} →</text>'
        )
    return "\n".join([*parts, "</svg>"])


def _x(forest: ForestPlot, value: float, width: int) -> float:
    return _EDGE + (width - 2 * _EDGE) * forest.share(value)


def _words_height(row: ForestRow) -> float:
    return _WORDS + _LINE * bool(row.apart)


def _row(forest: ForestPlot, row: ForestRow, top: float, width: int, text: str, accent: str) -> list[str]:
    middle = top + _words_height(row) + 9.0
    left, here, right = (_x(forest, value, width) for value in (row.low, row.effect, row.high))
    effect, low, high = printed(row.effect, row.low, row.high)
    apart = [f'<text x="4" y="{top + 13 + _LINE:.1f}" fill="{text}">{escape(row.apart)}</text>'] if row.apart else []
    return [
        f'<text x="4" y="{top + 13:.1f}" fill="{text}">{escape(row.title)}</text>',
        *apart,
        f'<text x="{width - 4}" y="{top + 13:.1f}" fill="{text}" text-anchor="end">{effect} ({low} to {high})</text>',
        f'<line x1="{left:.1f}" y1="{middle}" x2="{right:.1f}" y2="{middle}" stroke="{accent}" stroke-width="2"/>',
        f'<rect x="{here - 4:.1f}" y="{middle - 4}" width="8" height="8" fill="{accent}"/>',
    ]
