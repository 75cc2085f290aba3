"""How pages look: in the window, in its colours, and on the web and on paper."""

from dataclasses import asdict

from acuviewer.theme import Theme

WEB_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1c2733; background: #fff; }
h1 { font-size: 1.6em; } h2 { font-size: 1.05em; margin: 1.4em 0 .3em; border-bottom: 1px solid #d5dbe1; }
p { margin: .35em 0; } img { max-width: 100%; } .muted { color: #5a6673; font-size: .9em; } .strong { font-weight: 600; } .warning { color: #a4262c; }
sup a { text-decoration: none; color: #5a6673; } ul.chips { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4em; }
ul.chips li { border: 1px solid #c5cdd5; border-radius: 1em; padding: 0 .7em; font-size: .9em; }
details { border-left: 4px solid #c5cdd5; padding: .1em .8em; margin: .3em 0; background: #f5f7f9; }
details.danger { border-color: #a4262c; } details.care { border-color: #9a6700; } summary { cursor: pointer; }
table.figures { border-collapse: collapse; width: 100%; font-size: .92em; } table.figures th, table.figures td { border-bottom: 1px solid #d5dbe1;
  vertical-align: top; text-align: left; padding: .3em; }
@media print { details { break-inside: avoid; } body { margin: 0; } }
"""

_WINDOW_STYLE = """
p.title {{ font-size: 18px; font-weight: 600; margin: 2px 0 4px 0; }}
p.section {{ margin: 8px 0 1px 0; }}
p.section a {{ color: {muted}; font-size: 12px; font-weight: 600; }}
p {{ margin: 2px 0 3px 0; }}
p.muted, p.muted a {{ color: {muted}; font-size: 12px; }}
p.strong {{ font-weight: 600; }}
p.warning {{ color: {danger}; }}
p.chips {{ margin: 4px 0 4px 0; line-height: 150%; }}
a {{ color: {accent}; text-decoration: none; }}
a.chip {{ background-color: {raised}; color: {text}; }}
a.lit {{ background-color: {point_related}; color: {panel}; }}
span.impossible {{ color: {muted}; }}
span.marks, a.mark {{ color: {muted}; font-size: 11px; }}
a.fold, a.info {{ color: {text}; }}
a.danger {{ color: {danger}; }}
a.care {{ color: {care}; }}
table.fold, table.info, table.care, table.danger {{ margin: 2px 0 2px 0; }}
td.edge {{ width: 4px; background-color: {border}; }}
td.edge.danger {{ background-color: {danger}; }}
td.edge.care {{ background-color: {care}; }}
b {{ font-weight: 600; }}
td.body {{ background-color: {raised}; padding: 3px 8px 3px 8px; }}
table.step {{ margin: 1px 0 1px 0; }}
td.number {{ background-color: {raised}; padding: 3px 4px 3px 8px; font-weight: 600; color: {muted}; }}
td.words {{ background-color: {raised}; padding: 3px 8px 3px 4px; }}
td.words a {{ color: {text}; }}
td.number.now, td.words.now {{ background-color: {accent}; color: {on_accent}; }}
td.words.now a, td.number.now a {{ color: {on_accent}; }}
table.figures th {{ color: {muted}; font-weight: 600; border-bottom: 1px solid {border}; }}
table.figures td {{ border-bottom: 1px solid {border}; }}
"""


def window_style(theme: Theme) -> str:
    """The style sheet of the window's pages."""
    return _WINDOW_STYLE.format(**asdict(theme))
