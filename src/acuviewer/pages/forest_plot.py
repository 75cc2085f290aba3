"""A forest plot as SVG: a square and a line for each result, on one axis with a mark at no effect."""

from html import escape

from acuviewer.knowledge.evidence_table import ForestPlot, ForestRow, printed
from acuviewer.pages.document import Plot

_ROW, _HEAD, _FOOT, _TEXT, _EDGE = 36.0, 22.0, 34.0, 11, 6.0
_WORDS = 16.0
"""The height of the words of a row: the mark of no effect stands below them, for it would cross them at an end of the axis."""


def plot_svg(plot: Plot, width: int, text: str, muted: str, accent: str) -> str:
    """The plot, ``width`` pixels wide, in three colours ``#rrggbb``."""
    forest = plot.forest
    bottom = _HEAD + _ROW * len(forest.rows)
    zero = _x(forest, forest.no_effect, width)
    unit = f'<text x="{zero:.1f}" y="{bottom + 13:.1f}" fill="{muted}" text-anchor="middle">{forest.no_effect:g}</text>'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{bottom + _FOOT:.0f}" '
        f'font-family="Acuviewer Sans" font-size="{_TEXT}">',
        f"<title>{escape(plot.title)}</title>",
        f'<text x="4" y="13" fill="{text}" font-weight="600">{escape(plot.title)}</text>',
    ]
    for number, row in enumerate(forest.rows):
        below = _HEAD + _ROW * number + _WORDS
        parts.append(
            f'<line x1="{zero:.1f}" y1="{below:.1f}" x2="{zero:.1f}" y2="{below + _ROW - _WORDS:.1f}" stroke="{muted}" '
            'stroke-dasharray="3 3"/>'
        )
        parts += _row(forest, row, _HEAD + _ROW * number, width, text, accent)
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


def _row(forest: ForestPlot, row: ForestRow, top: float, width: int, text: str, accent: str) -> list[str]:
    middle = top + 25.0
    left, here, right = (_x(forest, value, width) for value in (row.low, row.effect, row.high))
    effect, low, high = printed(row.effect, row.low, row.high)
    return [
        f'<text x="4" y="{top + 13:.1f}" fill="{text}">{escape(row.title)}</text>',
        f'<text x="{width - 4}" y="{top + 13:.1f}" fill="{text}" text-anchor="end">{effect} ({low} to {high})</text>',
        f'<line x1="{left:.1f}" y1="{middle}" x2="{right:.1f}" y2="{middle}" stroke="{accent}" stroke-width="2"/>',
        f'<rect x="{here - 4:.1f}" y="{middle - 4}" width="8" height="8" fill="{accent}"/>',
    ]
