"""Points and regions as notes of Anki.

What Anki knows a note by, and the shape of its note types, never change: a note that comes again is updated in place, and the learner's
schedule stays. A field that is added later would be lost in collections that have the note type already, so some are spare from the
beginning. Pictures stand in fields and are named by their content; what a template names would never be updated. Tags have no blanks.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from acuviewer.i18n import text
from acuviewer.other_programs.point_facts import PointFacts
from acuviewer.other_programs.point_pictures import NamedPoints, Picture
from acuviewer.other_programs.region_views import RegionView

if TYPE_CHECKING:
    from genanki import Model, Note

POINTS_DECK, REGIONS_DECK = (1764402101, "acuviewer::Points"), (1764402102, "acuviewer::Regions")
_POINTS_MODEL, _REGIONS_MODEL = 1764402201, 1764402202
_SPARE = tuple(f"Spare {number}" for number in range(1, 7))
POINT_FIELDS = (
    "Code", "Pinyin", "Plain letters", "Characters", "Traditional", "English", "Japanese", "Korean", "Meridian", "Region", "Category",
    "Location", "Steps", "Cautions", "Remarks", "Sources", "Picture", "Construction", *_SPARE,
)  # fmt: skip
REGION_FIELDS = ("Occlusion", "Image", "Header", "Back Extra", "Comments")
"""Those of Anki's own note type for image occlusion."""

_OCCLUSION_KIND = 6
"""What Anki marks its note type for image occlusion with; its editor knows the masks by it."""
_ROOM_PX = 2.0
_LISTED = ("Location", "Steps", "Cautions", "Remarks", "Sources")
_CSS = """
.card { font-family: sans-serif; font-size: 18px; text-align: center; color: #1c2733; background: #fff; }
.night_mode .card, .card.night_mode { color: #e6eaee; background: #1c2127; }
img { max-width: 100%; border-radius: 6px; }
.name { font-size: 24px; font-weight: 600; }
.told { text-align: left; max-width: 40em; margin: .6em auto; font-size: 16px; }
.told b { display: block; margin-top: .5em; color: #5a6673; font-size: 14px; }
.care { color: #a4262c; }
"""
_OCCLUSION_CSS = """
#image-occlusion-canvas { --inactive-shape-color: #ffeba2; --active-shape-color: #ff8e8e; --inactive-shape-border: 1px #212121;
  --active-shape-border: 1px #212121; --highlight-shape-color: #ff8e8e00; --highlight-shape-border: 1px #ff8e8e; }
.card { font-family: sans-serif; font-size: 18px; text-align: center; }
"""
_OCCLUSION = """{{#Header}}<div>{{Header}}</div>{{/Header}}
<div style="display: none">{{cloze:Occlusion}}</div>
<div id="err"></div>
<div id="image-occlusion-container">{{Image}}<canvas id="image-occlusion-canvas"></canvas></div>
<script>
if (window.anki && anki.imageOcclusion) { anki.imageOcclusion.setup(); }
else { document.getElementById("err").innerHTML = "%s"; }
</script>"""


def point_model() -> "Model":
    """The note type of points: a card for the name, a card for the place."""
    from genanki import Model

    whole = "{{#Construction}}<div>{{Construction}}</div>{{/Construction}}" + _listed()
    name = '<div class="name">{{Code}} {{Pinyin}} {{Characters}}</div><div>{{English}}</div><div>{{Meridian}}</div><div>{{Category}}</div>'
    asked = f"<div>{escape(text('anki.ask_name'))}</div>"
    shown = "{{#Picture}}<div>{{Picture}}</div>{{/Picture}}{{^Picture}}<div>{{Location}}</div>{{/Picture}}"
    place = f'<div class="name">{{{{Code}}}} {{{{Pinyin}}}} {{{{Characters}}}}</div><div>{escape(text("anki.ask_place"))}</div>'
    templates = [
        {"name": "Name", "qfmt": shown + asked, "afmt": f'{{{{FrontSide}}}}<hr id="answer">{name}{whole}'},
        {"name": "Place", "qfmt": place, "afmt": f'{{{{FrontSide}}}}<hr id="answer"><div>{{{{Category}}}}</div>{whole}'},
    ]
    fields = [{"name": field} for field in POINT_FIELDS]
    return Model(_POINTS_MODEL, "acuviewer point", fields, templates, _CSS)


def _listed() -> str:
    parts = []
    for field in _LISTED:
        care = ' class="care"' if field == "Cautions" else ""
        title = escape(text(f"anki.field.{field.lower()}"))
        parts.append(f"{{{{#{field}}}}}<b>{title}</b><div{care}>{{{{{field}}}}}</div>{{{{/{field}}}}}")
    return f'<div class="told">{"".join(parts)}</div>'


def point_note(model: "Model", facts: PointFacts, pictures: Sequence[Picture]) -> "Note":
    """A point; ``pictures`` are that without its name and that of its construction, none for a point without a place."""
    from genanki import Note, guid_for

    shown, found = (_image(picture) for picture in pictures) if pictures else ("", "")
    values = [
        facts.code, facts.pinyin, facts.plain, facts.simplified, facts.traditional, facts.english, facts.japanese, facts.korean, facts.meridian,
        facts.region, ", ".join(facts.categories), facts.location,
    ]  # fmt: skip
    lists = [_lines(facts.steps, ordered=True), _lines(facts.cautions), _lines(facts.remarks), _lines(facts.sources)]
    tags = [f"meridian::{_tag(facts.code.rstrip('0123456789'))}", f"region::{_region_tag(facts.region)}"]
    tags += [f"category::{_tag(category)}" for category in facts.categories]
    fields = [*map(escape, values), *lists, shown, found, *("" for _ in _SPARE)]
    return Note(model, fields, tags=tags, guid=guid_for("acuviewer", "point", facts.code))


def region_model() -> "Model":
    """A note type with the fields and the mark of Anki's own for image occlusion."""
    from genanki import Model

    class OcclusionModel(Model):  # type: ignore[misc]  # genanki tells no types
        """Anki tells what is image occlusion by a mark that genanki does not write."""

        def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
            """The note type as Anki reads it."""
            written: dict[str, Any] = {**super().to_json(timestamp, deck_id), "originalStockKind": _OCCLUSION_KIND}
            written["flds"] = [{**field, "tag": number} for number, field in enumerate(written["flds"])]
            return written

    front = _OCCLUSION % escape(text("anki.too_old"))
    back = f"{front}\n{{{{#Back Extra}}}}<div>{{{{Back Extra}}}}</div>{{{{/Back Extra}}}}"
    template = [{"name": "Image Occlusion", "qfmt": front, "afmt": back}]
    fields = [{"name": field} for field in REGION_FIELDS]
    return OcclusionModel(_REGIONS_MODEL, "acuviewer region", fields, template, _OCCLUSION_CSS, Model.CLOZE)


def region_note(
    model: "Model", view: RegionView, drawn: NamedPoints, numbers: Mapping[str, int], size: tuple[int, int], foot: str
) -> "Note":
    """The points of a view, each behind a mask of its own: a card for each whose code is in ``numbers``, by which Anki knows the card."""
    from genanki import Note, guid_for

    masks = [_mask(numbers[code], drawn.names[code], size) for code in view.codes if code in drawn.names and code in numbers]
    header = escape(text("anki.ask_region", region=view.region))
    fields = ["<br>".join(masks), _image(drawn.picture), header, escape(foot), ""]
    tags = [f"region::{_region_tag(view.region)}"]
    return Note(model, fields, tags=tags, guid=guid_for("acuviewer", "region", view.region, view.anchor))


def _mask(number: int, name: tuple[float, float, float, float], size: tuple[int, int]) -> str:
    """A rectangle over a name, in shares of the picture; the others stay hidden while one is asked for."""
    left, top, width, height = name
    at = (left - _ROOM_PX) / size[0], (top - _ROOM_PX) / size[1]
    wide = (width + 2 * _ROOM_PX) / size[0], (height + 2 * _ROOM_PX) / size[1]
    shape = f"left={at[0]:.4f}:top={at[1]:.4f}:width={wide[0]:.4f}:height={wide[1]:.4f}"
    return f"{{{{c{number}::image-occlusion:rect:{shape}:oi=1}}}}"


def _image(picture: Picture) -> str:
    return f'<img src="{picture.name}">'


def _lines(lines: Sequence[str], ordered: bool = False) -> str:
    if not lines:
        return ""
    kind = "ol" if ordered else "ul"
    return f"<{kind}>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</{kind}>"


def _tag(words: str) -> str:
    return re.sub(r"[\s:]+", "_", words.strip().lower())


def _region_tag(region: str) -> str:
    """``upper back`` stands below ``back``: a tree, by its last word."""
    words = region.lower().split()
    return "::".join(_tag(word) for word in reversed(words))
