"""A page for Qt's text documents, which know little CSS, and for paper: folds stand open, and nothing but the numbers of sources leads anywhere."""

from base64 import b64encode
from dataclasses import replace
from html import escape

from acuviewer.pages.document import RUN, Chips, Fold, Note, Page, Plot, Step, Table, Text
from acuviewer.pages.forest_plot import plot_svg
from acuviewer.pages.html import SOURCE, WebHtml, told_note

_TEXT, _MUTED, _ACCENT = "#1c2733", "#5a6673", "#0b6e78"
_PLOT_PX = 600
_TABLE = '<table width="100%" cellspacing="0" cellpadding="0">'


class _PaperHtml(WebHtml):
    """Tables stand for what browsers do with style sheets; names stand for ids."""

    def _heading(self, name: str, words: str) -> str:
        # A name would part the first letter from the others in the file.
        return f"<h2>{escape(words)}</h2>"

    def _note(self, note: Note) -> str:
        return f'<p class="muted"><a name="{SOURCE}{note.number}"></a>{note.number} {told_note(note)}</p>'

    def _text(self, words: Text) -> str:
        # What is nothing but a way to somewhere leads nowhere on paper.
        only_acts = all(run.act.startswith(RUN) for run in words.line)
        return "" if words.line and only_acts else super()._text(words)

    def _chips(self, chips: Chips) -> str:
        # A command with something behind it names that; the others are what the window can do.
        words = " · ".join(escape(chip.text) for chip in chips.chips if " " in chip.command)
        return f'<p class="muted">{words}</p>' if words else ""

    def _fold(self, fold: Fold) -> str:
        inside = "\n".join(self._blocks(fold.blocks))
        kind = fold.severity or "fold"
        return (
            f'{_TABLE}<tr><td class="edge {kind}" width="3"></td>'
            f'<td class="inside"><p>{self._line(fold.line)}</p>\n{inside}</td></tr></table>'
        )

    def _step(self, step: Step) -> str:
        return f'{_TABLE}<tr><td width="24"><b>{step.number}</b></td><td>{escape(step.text)}</td></tr></table>'

    def _table(self, table: Table) -> str:
        # Columns as wide as their words: shares that fit a window break words on paper.
        return super()._table(replace(table, widths=()))

    def _plot(self, plot: Plot) -> str:
        svg = b64encode(plot_svg(plot, _PLOT_PX, _TEXT, _MUTED, _ACCENT).encode()).decode()
        return f'<p><img width="{_PLOT_PX}" src="data:image/svg+xml;base64,{svg}" /></p>'


PAPER_STYLE = f"""
body {{ color: {_TEXT}; }}
h1 {{ font-size: 18pt; font-weight: 600; margin: 0 0 4px 0; }}
h2 {{ font-size: 11.5pt; font-weight: 600; margin: 14px 0 2px 0; }}
p {{ margin: 3px 0 0 0; }}
p.muted {{ color: {_MUTED}; font-size: 9pt; }}
p.strong, b {{ font-weight: 600; }}
p.warning {{ color: #a4262c; }}
a {{ color: {_MUTED}; text-decoration: none; }}
td.edge {{ background-color: #c5cdd5; }}
td.danger {{ background-color: #a4262c; }}
td.care {{ background-color: #9a6700; }}
td.inside {{ background-color: #f5f7f9; padding: 3px 8px 3px 8px; }}
table.figures th, table.figures td {{ font-size: 8.5pt; }}
table.figures th {{ color: {_MUTED}; font-weight: 600; border-bottom: 1px solid #d5dbe1; }}
table.figures td {{ border-bottom: 1px solid #d5dbe1; }}
"""


def paper_html(page: Page) -> str:
    """The content of a page, to be shown with ``PAPER_STYLE``."""
    return _PaperHtml().page(page)
