"""A lesson or a set of points as one HTML file that opens offline: a body to turn, steps with captions, points to touch.

Drawn in the browser by three.js, which stands in the file as all else does; nothing is loaded and nothing is sent.
"""

import json
from collections.abc import Sequence
from html import escape

from acuviewer import __version__
from acuviewer.data_folder import shipped
from acuviewer.export.web_bodies import pack_bodies
from acuviewer.export.web_files import WEB_FILES
from acuviewer.export.web_steps import WebStep, normals_of, scene_of
from acuviewer.i18n import text
from acuviewer.shown.camera import VIEW_ANGLE_DEG
from acuviewer.shown.content import SceneContent
from acuviewer.theme import load_theme

LARGEST_BYTES = 8_000_000
"""A file that is larger is none to hand out."""

_SIZES = {"selected": 1.5, "related": 1.2, "point": 0.9, "faded": 0.75}
_LAYERS = ("skin", "bones", "meridians")


class WebPageError(ValueError):
    """A page cannot be made of these steps; the message says why and what would help."""


def web_page(title: str, steps: Sequence[WebStep], content: SceneContent, sources: str = "", language: str = "en") -> str:
    """The whole file; ``sources`` is HTML for its end. Raises WebPageError without steps and when it would be too large to hand out."""
    if not steps:
        raise WebPageError(text("web_page.no_steps"))
    bodies = list(dict.fromkeys(step.anatomy for step in steps))
    data = {
        "words": {name: text(f"web_page.{name}") for name in ("left", "right", "midline", "landmark")},
        "viewAngle": VIEW_ANGLE_DEG,
        "colours": _colours(),
        "sizes": _SIZES,
        "bodies": pack_bodies(bodies),
        "normals": normals_of(bodies[0]),
        "steps": [{**scene_of(step, content), "body": bodies.index(step.anatomy)} for step in steps],
    }
    page = _whole(title, steps, data, sources, language)
    size = len(page.encode())
    if size > LARGEST_BYTES:
        raise WebPageError(
            text("web_page.too_large", megabytes=f"{size / 1e6:.1f}", most=LARGEST_BYTES // 1_000_000, bodies=len(bodies))
        )
    return page


def _colours() -> dict[str, str]:
    theme = load_theme("light")
    return {
        "selected": theme.point_selected, "related": theme.point_related, "point": theme.point, "faded": theme.point_faded,
        "line": theme.construction,
    }  # fmt: skip


def _whole(title: str, steps: Sequence[WebStep], data: object, sources: str, language: str) -> str:
    style, library, viewer = (shipped().read(name).decode() for name in WEB_FILES)
    # "<" would let a text end the script that holds it.
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    jumps = "".join(f'<option value="{row}">{row + 1}. {escape(step.title)}</option>' for row, step in enumerate(steps))
    tools = "".join(
        f'<button id="layer-{name}" aria-pressed="false">{escape(text(f"web_page.{name}"))}</button>' for name in _LAYERS
    )
    foot = text("web_page.foot", version=__version__)
    return f"""<!DOCTYPE html>
<html lang="{escape(language, quote=True)}">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; connect-src blob: data:">
<meta name="generator" content="acuviewer {__version__}">
<style>
{style}</style>
</head>
<body>
<main id="scene">
<canvas id="view" aria-label="{escape(text("web_page.view"), quote=True)}"></canvas>
<div id="marks" aria-hidden="true"></div>
<div id="tools">{tools}<button id="again">{escape(text("web_page.again"))}</button></div>
<div id="card" role="status" hidden></div>
<div id="trouble" hidden>{escape(text("web_page.no_webgl"))}</div>
</main>
<section id="text" aria-live="polite">
<h1>{escape(title)}</h1>
<h2 id="title"></h2>
<div id="caption"></div>
<footer>{sources}<p>{escape(foot)}</p></footer>
</section>
<nav id="way">
<button id="previous" aria-label="{escape(text("web_page.previous"), quote=True)}">&lsaquo;</button>
<select id="jump" aria-label="{escape(text("web_page.jump"), quote=True)}">{jumps}</select>
<span id="count"></span>
<button id="next" aria-label="{escape(text("web_page.next"), quote=True)}">&rsaquo;</button>
</nav>
<script type="application/json" id="data">{written}</script>
<script>{library}</script>
<script>{viewer}</script>
</body>
</html>
"""
