"""A package for Anki: notes of points with their pictures, and pictures of regions with a mask over each name."""

import io
import itertools
import json
import sqlite3
import time
import zipfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import field
from typing import TYPE_CHECKING

from acuviewer import __version__
from acuviewer.dataclass import dataclass
from acuviewer.i18n import listed, said, text
from acuviewer.other_programs.anki_notes import (
    POINTS_DECK,
    REGIONS_DECK,
    point_model,
    point_note,
    region_model,
    region_note,
)
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.other_programs.point_facts import point_facts
from acuviewer.other_programs.point_pictures import Picture, PointPictures
from acuviewer.other_programs.region_views import RegionView, region_views

if TYPE_CHECKING:
    from genanki import Note

SIZE = (600, 600)
_FEWEST_TOGETHER = 2
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A zip file asks for a date of each part; nobody reads it."""


@dataclass()
class _Contents:
    """What goes into the package: notes by deck, and pictures by name."""

    notes: dict[tuple[int, str], "list[Note]"] = field(default_factory=lambda: {POINTS_DECK: [], REGIONS_DECK: []})
    pictures: dict[str, Picture] = field(default_factory=dict)
    nameless: list[str] = field(default_factory=list)

    def add(self, deck: tuple[int, str], note: "Note", pictures: Sequence[Picture]) -> None:
        """Put a note in with its pictures."""
        self.notes[deck].append(note)
        self.pictures.update((picture.name, picture) for picture in pictures)


def make_package(wanted: Wanted) -> Making:
    """The package; raises SceneError without OpenGL."""
    began = time.time()
    views = [view for view in region_views(wanted.anatomy, wanted.atlas.points, 1.0) if _holds_several(view, wanted.codes)]
    contents = _Contents()
    yield Progress(0, len(wanted.codes) + len(views))
    with closing(PointPictures(wanted.atlas, wanted.ground.library, wanted.anatomy, SIZE)) as pictures:
        yield from _add_points(wanted, pictures, contents, len(views))
        yield from _add_regions(wanted, pictures, contents, views)
    content = _package(contents, began)
    _let_the_second_pass(began)
    return Made(content, tuple(_tell(wanted, contents)))


def _add_points(wanted: Wanted, pictures: PointPictures, contents: _Contents, more: int) -> Generator[Progress]:
    model = point_model()
    for number, code in enumerate(wanted.codes, 1):
        drawn = [pictures.without_name(code), pictures.construction(code)] if wanted.ground.can_be_placed(code) else []
        contents.add(POINTS_DECK, point_note(model, point_facts(wanted.ground, code), drawn), drawn)
        yield Progress(number, len(wanted.codes) + more)


def _add_regions(
    wanted: Wanted, pictures: PointPictures, contents: _Contents, views: Sequence[RegionView]
) -> Generator[Progress]:
    model = region_model()
    numbers = {code: number for number, code in enumerate(wanted.atlas.points, 1) if code in wanted.codes}
    foot = text("anki.foot", version=__version__, body=wanted.anatomy.shape.to_text())
    for done, view in enumerate(views, len(wanted.codes) + 1):
        drawn = pictures.together(view)
        contents.nameless += [code for code in view.codes if code in numbers and code not in drawn.names]
        if not numbers.keys().isdisjoint(drawn.names):
            contents.add(REGIONS_DECK, region_note(model, view, drawn, numbers, SIZE, foot), [drawn.picture])
        yield Progress(done, len(wanted.codes) + len(views))


def _holds_several(view: RegionView, codes: Sequence[str]) -> bool:
    """Whether several points stand in a view, one of which is asked for."""
    return len(view.codes) >= _FEWEST_TOGETHER and not set(view.codes).isdisjoint(codes)


def _package(contents: _Contents, moment: float) -> bytes:
    """The zip file: a collection, a list of pictures, and these under their numbers."""
    names = {str(number): name for number, name in enumerate(contents.pictures)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("collection.anki2", _LONG_AGO), _collection(contents.notes, moment), zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo("media", _LONG_AGO), json.dumps(names))
        for number, name in names.items():
            file.writestr(zipfile.ZipInfo(number, _LONG_AGO), contents.pictures[name].content)
    return packed.getvalue()


def _collection(notes: Mapping[tuple[int, str], "Sequence[Note]"], moment: float) -> bytes:
    """In memory: ``Package.write_to_file`` of genanki leaves its file behind in the folder of temporary files."""
    from genanki import Deck, Package

    decks = []
    for (number, name), inside in notes.items():
        if inside:
            deck = Deck(number, name, text("anki.deck", version=__version__))
            for note in inside:
                deck.add_note(note)
            decks.append(deck)
    with closing(sqlite3.connect(":memory:")) as collection:
        Package(decks).write_to_db(collection.cursor(), moment, itertools.count(int(moment * 1000)))
        collection.commit()
        return collection.serialize()


def _let_the_second_pass(moment: float) -> None:
    """Anki counts in seconds: of two packages of one second it skips the second one without a word."""
    while int(time.time()) <= int(moment):
        time.sleep(int(moment) + 1 - min(time.time(), int(moment) + 0.99))


def _tell(wanted: Wanted, contents: _Contents) -> Generator[str]:
    points, pictures = (
        said(f"count.{what}", n=n) for what, n in (("points", len(wanted.codes)), ("pictures", len(contents.notes[REGIONS_DECK])))
    )
    yield text("taken_along.anki.made", points=points, pictures=pictures)
    placeless = [code for code in wanted.codes if not wanted.ground.can_be_placed(code)]
    if placeless:
        yield text("taken_along.no_picture", codes=listed(placeless))
    if contents.nameless:
        yield text("taken_along.anki.no_room", codes=listed(contents.nameless))
    yield text("taken_along.anki.left_out")
