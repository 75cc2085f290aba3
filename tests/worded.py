"""Words that people see in the pseudo language: what is neither a text of the program nor a word of the data is bare English."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)  # fmt: skip

from acuviewer.body.measures import load_measures
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.knowledge import terms
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.complaints import load_complaints
from acuviewer.knowledge.concepts import load_concepts
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.patient_risks import load_patient_risks
from acuviewer.knowledge.point_filter import FACETS, facets_of
from acuviewer.pages.page_writer import describe_source
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from scene_cases import commands

OPEN, CLOSE, PART, END = "⟦⟧⟨⟩"
NAMES = {"acuviewer", "Qt", "VTK"}
_FIGURE = re.compile(r"[^\w]*(\d[\d.,]*%?( ?(mm|m|y|cun|cm²))?)?[^\w]*")
_SPLITS = (r"\n", r" · ", r"  +", r"[:,;()]", r" ")


def bare(words: str) -> str:
    """What of some words is neither said by the program in the pseudo language nor taken from its data; "" for none."""
    outside, inside = _parted(html.unescape(re.sub(r"<[^>]*>", "\n", words)) if "<" in words else words)
    return next(filter(None, (_unknown(piece, 0) for piece in outside.split("\0"))), "") or next(
        filter(None, map(bare, inside)), ""
    )


def _parted(words: str) -> tuple[str, list[str]]:
    """The words outside of all texts, with a NUL for each text, and the parts that texts were given."""
    outside, inside, depth = "", [""], [""]
    parts: list[str] = []
    for sign in words:
        if sign == OPEN and depth[-1] != OPEN:
            outside, depth = (outside + "\0" if len(depth) == 1 else outside), [*depth, OPEN]
            inside[-1] += sign if len(depth) > 2 else ""
        elif sign == OPEN:
            depth.append(OPEN)
            inside[-1] += sign if PART in depth else ""
        elif sign == CLOSE and depth[-1] == OPEN:
            inside[-1] += sign if PART in depth else ""
            depth.pop()
        elif sign == PART and depth[-1] == OPEN and PART not in depth:
            depth.append(PART)
            inside.append("")
        elif sign == PART:
            depth.append(PART)
            inside[-1] += sign
        elif sign == END and depth[-1] == PART:
            depth.pop()
            if PART in depth:
                inside[-1] += sign
            else:
                parts.append(inside.pop())
        elif len(depth) == 1:
            outside += sign
        elif PART in depth:
            inside[-1] += sign
    return outside, parts


def _unknown(piece: str, split: int) -> str:
    stripped = piece.strip(" •▶▼▲◀×*—−\u2028")
    if _FIGURE.fullmatch(stripped) or stripped in _known() or stripped.rstrip(".") in _known() or _cut(stripped):
        return ""
    if split == len(_SPLITS):
        return piece
    pieces = re.split(_SPLITS[split], piece)
    if len(pieces) == 1:
        return _unknown(piece, split + 1)
    if split == len(_SPLITS) - 1:
        return piece
    return piece if any(_unknown(one, split + 1) for one in pieces) else ""


def _cut(piece: str) -> bool:
    return piece.endswith("…") and len(piece) > 8 and any(known.startswith(piece[:-1]) for known in _known())


@cache
def _known() -> frozenset[str]:
    """Words of the data, keys of the keyboard, names."""
    atlas, library = load_atlas(), load_library()
    found = {*_strings((atlas, library, load_categories(), load_caution_rules(), load_patient_risks()), set())}
    words = {word for word in found if not re.fullmatch(r"[a-z0-9_.-]*", word)}
    bones = load_skeleton_model().pattern.bones.values()
    for landmark in atlas.landmarks.values():
        words |= {landmark.english, landmark.region, landmark.tissue, landmark.found_by}
    words |= {text for bone in bones for text in (bone.english, bone.latin)}
    words |= {word for point in atlas.points.values() for word in (point.region, point.posture)} | {
        kind for point in atlas.points.values() for kind in point.categories
    }
    words |= {terms.begun_small(said.text) for point in atlas.points.values() for said in point.indications}
    words |= {needle.direction for point in atlas.points.values() for needle in point.needling}
    words |= {said for study in library.studies.values() for said in (study.design, study.population, study.comparison, study.n)}
    words |= {study.design_and_people for study in library.studies.values()}
    words |= {source.kind for source in library.sources.values()} | {source.short for source in library.sources.values()}
    words |= {f"{name} {number}" for source in library.sources.values() for name, number in source.numbers}
    words |= {result.unit for study in library.studies.values() for result in study.results}
    words |= {describe_source(source) for source in library.sources.values()}
    for category in {kind for point in atlas.points.values() for kind in point.categories}:
        words.add(" ".join(statement.text for statement in load_categories().explain(category)))
    facets = facets_of(atlas, library)
    words |= {facets.title(facet, value) for facet in FACETS for value in facets.codes[facet]}
    words |= {word for measure in load_measures().measures.values() for word in (measure.name, measure.definition) if word}
    plain = {measure.name.partition(",")[0] for measure in load_measures().measures.values() if measure.name}
    words |= plain | {name.partition(" of the ")[2] for name in plain}
    words |= {segment.replace("_", " ") for segment in atlas.segments}
    codes = [*terms.MERIDIANS, *terms.VESSELS]
    words |= {spoken for code in codes for spoken in (code, terms.meridian_title(code), terms.meridian_phrase(code))}
    words |= {word for others in (terms.REGION_WORDS, terms.CAUTION_WORDS) for known in others.values() for word in known}
    words |= {word for pain in library.pain_types.values() for word in pain.synonyms}
    words |= {word for complaint in load_complaints() for word in complaint.other_words}
    words |= {caution.replace("-", " ") for caution in library.cautions}
    words |= {term.short for term in terms.MERIDIANS.values()}
    words |= {text for term in (*terms.MERIDIANS.values(), *terms.CATEGORIES.values()) for text in (term.title, *term.others)}
    locations = build_anatomy(Session().body).locations.values()
    words |= {step.text for location in locations for step in location.steps}
    words |= {key for command in commands().values() for key in command.keys}
    # Kinds of sources are written small always: "Standard" alone is a word of the program.
    words |= {terms.capitalised(word) for word in words - {source.kind for source in library.sources.values()}}
    # Words that people ask by are told as they are; written large, some of them are words of the program.
    asked = {word for concept in load_concepts().concepts for word in concept.words}
    return frozenset(words | asked | NAMES) - {""}


def _strings(thing: object, seen: set[int]) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif id(thing) in seen:
        return
    elif isinstance(thing, Mapping):
        seen.add(id(thing))
        for key, value in thing.items():
            yield from _strings(key, seen)
            yield from _strings(value, seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for one in thing:
            yield from _strings(one, seen)
    elif is_dataclass(thing) and not isinstance(thing, type):
        seen.add(id(thing))
        for field in fields(thing):
            yield from _strings(getattr(thing, field.name), seen)


def seen_words(top: QObject) -> Iterator[tuple[str, str]]:
    """(where, words) of all that a person can read or hear of a widget and all below it."""
    for thing in (top, *top.findChildren(QObject)):
        if thing.objectName().startswith("qt_") or isinstance(thing.parent(), QTabBar):
            continue  # Qt's own
        for where, words in _words_of(thing):
            if words:
                yield f"{type(thing).__name__} {where}", words


def _words_of(thing: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(thing, QWidget):
        yield "tooltip", thing.toolTip()
        yield "name", thing.accessibleName()
        yield "description", thing.accessibleDescription()
        yield "status tip", thing.statusTip()
        yield "title", thing.windowTitle()
    match thing:
        case QLabel() | QAbstractButton():
            # A chip's text may be cut off, a heading's is in capitals: as it was said it is their accessible name.
            changed = thing.accessibleName() and (thing.text().endswith("…") or thing.objectName() == "heading")
            yield "text", "" if changed else thing.text()
        case QAction():
            yield from (("text", thing.text()), ("tooltip", thing.toolTip()), ("status tip", thing.statusTip()))
        case QMenu():
            yield "menu", thing.title()
        case QLineEdit():
            yield "placeholder", thing.placeholderText()
        case QTabWidget():
            yield from (("tab", thing.tabText(number)) for number in range(thing.count()))
        case QComboBox():
            yield from (("choice", thing.itemText(number)) for number in range(thing.count()))
        case QListWidget():
            rows = [thing.item(number) for number in range(thing.count())]
            yield from (("row", words) for row in rows for words in (row.text(), row.toolTip()))
        case QTreeWidget():
            walk = QTreeWidgetItemIterator(thing)
            while item := walk.value():
                described = item.data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
                yield from (("row", item.text(0)), ("row's tooltip", item.toolTip(0)), ("row's description", described or ""))
                walk += 1


def bare_words(top: QObject) -> list[str]:
    """Where bare English is seen on a widget or below it, and what it is."""
    return sorted({f"{where}: {words!r}" for where, words in seen_words(top) if bare(words)})
