"""What ``acuviewer search`` prints: the hits of the window's search, as text and as JSON. The JSON form is stable."""

import json
from typing import TYPE_CHECKING, NamedTuple

from acuviewer.i18n import language_in_force, text
from acuviewer.kept import kept_of_program
from acuviewer.knowledge.found import Answer, Hit
from acuviewer.session.session import PointSets
from acuviewer.session.settings import Settings
from acuviewer.user_folder import user_folder

if TYPE_CHECKING:
    from acuviewer.knowledge.search import SearchIndex


class Searched(NamedTuple):
    """What is printed, and a sentence where nothing was found."""

    text: str
    nothing: str


def search_report(query: str, as_json: bool, limit: int) -> Searched:
    """The best hits for a query, sets that are kept in the window among them."""
    settings = Settings(user_folder())
    settings.load()
    answer = _index(settings.sets()).answer(query)
    hits = answer.hits[:limit]
    written = json.dumps({"hits": list(map(_as_json, hits))}, ensure_ascii=False) if as_json else "\n".join(map(_as_text, hits))
    return Searched(written, "" if answer.hits else _nothing(query, answer))


def _index(sets: PointSets) -> "SearchIndex":
    """The index, with the sets that are kept. Without them it follows from what was shipped, and is kept itself."""
    if sets:
        return _build(sets)
    packages, data = (".", "knowledge", "session", "points"), (".", "knowledge", "words", "models")
    return kept_of_program("search", packages, data, language_in_force(), lambda: _build(()))


def _build(sets: PointSets) -> "SearchIndex":
    from acuviewer.knowledge.library import load_library
    from acuviewer.points.atlas import load_atlas
    from acuviewer.session.command_table import build_commands
    from acuviewer.session.finding import build_index

    atlas, library = load_atlas(), load_library()
    return build_index(atlas, library, build_commands(atlas, library).values(), dict(sets))


def found_by(hit: Hit) -> str:
    """By what an entry was found, in words."""
    return "; ".join(text(f"found_by.{term.what.replace(' ', '_')}", words=term.text) for term in hit.found_by)


def _as_json(hit: Hit) -> dict[str, str]:
    return {"kind": hit.entry.kind, "key": hit.entry.key, "title": hit.entry.title, "found_by": found_by(hit)}


def _as_text(hit: Hit) -> str:
    return f"{hit.entry.kind:10} {hit.entry.key:24} {hit.entry.title}  ({found_by(hit)})"


def _nothing(query: str, answer: Answer) -> str:
    nearest = text("list.separator").join(hit.entry.title for hit in answer.nearest)
    told = text("search.nothing_known" if answer.known else "search.nothing", query=query.strip())
    return f"{told} {text('search.nearest', titles=nearest) if nearest else text('search.nothing_near')}"
