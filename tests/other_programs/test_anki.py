"""Packages for Anki, read by Anki's own importer: new, answered, and then brought again in a later version."""

import json
import re
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from acuviewer.other_programs import anki_package
from acuviewer.other_programs.anki_notes import POINT_FIELDS, REGION_FIELDS
from acuviewer.other_programs.anki_package import make_package
from acuviewer.other_programs.making import Made, Progress, finish
from acuviewer.points.atlas import load_atlas
from taken_along import wanted
from widget_application import widget_application

pytest.importorskip("anki", reason="there are no wheels of Anki for this Python")
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

CODES = ("BL22", "BL23", "BL24", "LI4", "GV28")
"""Three that lie together, one of the hand, and one inside the mouth."""


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    return widget_application()


@pytest.fixture(scope="module")
def made(application: QApplication) -> Made:
    return finish(make_package(wanted(*CODES)))


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def bring(collection: Any, made: Made, folder: Path) -> Any:
    """Import with what Anki's own dialog has set at first."""
    path = folder / "package.apkg"
    path.write_bytes(made.content)
    options = ImportAnkiPackageOptions(with_scheduling=False, merge_notetypes=False)
    return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def notes(collection: Any, kind: str) -> dict[str, Any]:
    """All notes of a type by their first field, or for pictures of regions by their header."""
    found = map(collection.get_note, collection.find_notes(f'"note:{kind}"'))
    return {note["Code"] if "Code" in note else note["Header"]: note for note in found}


def media(collection: Any) -> set[str]:
    return {path.name for path in Path(collection.media.dir()).iterdir()}


def shown(note: Any, *fields: str) -> list[str]:
    return re.findall(r'src="([^"]+)"', "".join(note[field] for field in fields))


def later(made: Made, monkeypatch: pytest.MonkeyPatch, codes: Sequence[str] = CODES) -> Made:
    """The next version: BL23 lies elsewhere in words and is called otherwise, and its picture looks otherwise."""
    atlas = load_atlas()
    point = atlas.points["BL23"]
    names = replace(point.names, english="Another name")
    changed = {**atlas.points, "BL23": replace(point, location="Somewhere else.", names=names)}
    some = wanted(*codes)
    some = replace(some, ground=replace(some.ground, atlas=replace(atlas, points=changed)))
    draw = anki_package.PointPictures.construction

    def other(self: Any, code: str) -> Any:
        picture = draw(self, code)
        return replace(picture, content=picture.content + b"\0") if code == "BL23" else picture

    monkeypatch.setattr(anki_package.PointPictures, "construction", other)
    return finish(make_package(some))


def test_a_package_is_imported_as_it_is(made: Made, collection: Any, tmp_path: Path) -> None:
    log = bring(collection, made, tmp_path)
    assert len(log.new) == log.found_notes
    assert [len(some) for some in (log.updated, log.duplicate, log.conflicting, log.missing_deck, log.missing_notetype)] == [
        0
    ] * 5
    points = notes(collection, "acuviewer point")
    assert set(points) == set(CODES)
    for code, note in points.items():
        assert tuple(note.keys()) == POINT_FIELDS
        assert [card.ord for card in note.cards()] == [0, 1]
        assert {collection.decks.name(card.did) for card in note.cards()} == {"acuviewer::Points"}
        assert note["Sources"]
        assert len(shown(note, "Picture", "Construction")) == (0 if code == "GV28" else 2)
    names = {name for note in points.values() for name in shown(note, "Picture", "Construction")}
    assert names <= media(collection)
    assert len(names) == 8, "no picture is that of another point"
    assert not any(
        "acuviewer-" in template["qfmt"] + template["afmt"] for kind in collection.models.all() for template in kind["tmpls"]
    )
    assert collection.media.check().missing == []
    assert collection.media.check().unused == []


def test_cards_ask_and_answer(made: Made, collection: Any, tmp_path: Path) -> None:
    bring(collection, made, tmp_path)
    points = notes(collection, "acuviewer point")
    name, place = points["BL23"].cards()
    for hidden in ("BL23", "Shènshū", "肾俞"):
        assert hidden not in name.question()
        assert hidden in name.answer()
    assert "<img" in name.question()
    assert "BL23 Shènshū 肾俞" in place.question()
    assert "<img" not in place.question()
    for told in (
        "1.5 cun to the side",
        "Find the spinous process of L2",
        "Danger: Inner organs.",
        "WHO 2008",
        "Back-shu",
        "<img",
    ):
        assert told in place.answer()
    inside, _ = points["GV28"].cards()
    assert load_atlas().points["GV28"].location[:30] in inside.question(), "without a picture the words for the place stand there"


def test_notes_are_found_without_tones_and_by_the_tree_of_regions(made: Made, collection: Any, tmp_path: Path) -> None:
    bring(collection, made, tmp_path)
    points = notes(collection, "acuviewer point")
    for sought in ("shenshu", "bl23", "Shènshū", "肾俞", "腎俞", '"tag:meridian::bl" shenshu'):
        assert list(collection.find_notes(sought)) == [points["BL23"].id], sought
    assert set(collection.find_notes("tag:region::back::*")) >= {points[code].id for code in ("BL22", "BL23", "BL24")}
    assert points["LI4"].id not in collection.find_notes("tag:region::back::*")
    assert not any(" " in tag for note in points.values() for tag in note.tags)


def test_a_later_version_updates_notes_and_leaves_the_schedule(
    made: Made, collection: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(collection, made, tmp_path)
    before = notes(collection, "acuviewer point")
    collection.decks.select(collection.decks.id("acuviewer"))
    answered = {}
    for _ in range(6):
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, 4)
        answered[card.id] = (card.due, card.ivl, card.reps, card.queue)
    assert len(answered) == 6
    own = before["LI4"]
    own.tags.append("mine")
    collection.update_note(own)
    anki_package._let_the_second_pass(time.time())  # Anki updates what is older by a second at least

    log = bring(collection, later(made, monkeypatch), tmp_path)
    assert [len(some) for some in (log.new, log.duplicate, log.conflicting, log.missing_deck, log.missing_notetype)] == [0] * 5
    assert len(log.updated) == len(before) + len(notes(collection, "acuviewer region"))
    after = notes(collection, "acuviewer point")
    assert {code: note.id for code, note in after.items()} == {code: note.id for code, note in before.items()}
    assert (after["BL23"]["Location"], after["BL23"]["English"]) == ("Somewhere else.", "Another name")
    assert after["BL23"]["Construction"] != before["BL23"]["Construction"]
    assert after["BL23"]["Picture"] == before["BL23"]["Picture"]
    assert set(shown(after["BL23"], "Construction")) <= media(collection)
    assert "mine" not in after["LI4"].tags, "the sentence at the end of an export says so"
    for number, state in answered.items():
        card = collection.get_card(number)
        assert (card.due, card.ivl, card.reps, card.queue) == state
    assert collection.card_count() == sum(
        len(note.cards()) for kind in ("point", "region") for note in notes(collection, f"acuviewer {kind}").values()
    )


def test_a_larger_set_adds_to_a_smaller_one(made: Made, collection: Any, tmp_path: Path) -> None:
    first = finish(make_package(wanted("BL23")))
    bring(collection, first, tmp_path)
    (note,) = notes(collection, "acuviewer point").values()
    (region,) = notes(collection, "acuviewer region").values()
    (card,) = region.cards()
    bring(collection, made, tmp_path)
    assert notes(collection, "acuviewer point")["BL23"].id == note.id
    same = collection.get_note(region.id)
    assert card.id in {one.id for one in same.cards()}, "the card for a hidden name is known by the point's number"
    assert len(same.cards()) > 1


def test_hidden_names_are_those_of_anki_itself(made: Made, collection: Any, tmp_path: Path) -> None:
    """Anki's own reader of masks finds them, in shares of the picture, and its editor knows the note type."""
    bring(collection, made, tmp_path)
    kind = collection.models.by_name("acuviewer region")
    assert kind["originalStockKind"] == 6
    assert tuple(field["name"] for field in kind["flds"]) == REGION_FIELDS
    collection.add_image_occlusion_notetype()
    own = collection.models.by_name("Image Occlusion")
    assert [field["tag"] for field in kind["flds"]] == [field["tag"] for field in own["flds"]]
    order = list(load_atlas().points)
    seen = set()
    for note in notes(collection, "acuviewer region").values():
        read = collection.get_image_occlusion_note(note.id).note
        assert read.occlude_inactive
        assert read.image_file_name in media(collection)
        ordinals = [one.ordinal for one in read.occlusions]
        assert sorted(card.ord + 1 for card in note.cards()) == sorted(ordinals)
        seen |= {order[number - 1] for number in ordinals}
        for one in read.occlusions:
            (shape,) = one.shapes
            assert shape.shape == "rect"
            at = {part.name: float(part.value) for part in shape.properties}
            assert 0.0 <= at["left"] < at["left"] + at["width"] <= 1.0
            assert 0.0 <= at["top"] < at["top"] + at["height"] <= 1.0
    assert {"BL22", "BL23", "BL24", "LI4"} == seen


def test_pictures_are_small(made: Made) -> None:
    with zipfile.ZipFile(BytesIO(made.content)) as packed:
        names = {name: number for number, name in json.loads(packed.read("media")).items()}
        sizes = [len(packed.read(number)) for number in names.values()]
        assert max(sizes) < 90_000
        for number in names.values():
            image = QImage.fromData(packed.read(number))
            assert (image.width(), image.height()) == anki_package.SIZE


def test_two_packages_never_share_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anki counts in seconds, and skips the second of two packages of one."""
    now = [1000.2]
    monkeypatch.setattr(time, "time", lambda: now[0])
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(time, "sleep", sleep)
    anki_package._let_the_second_pass(1000.2)
    assert now[0] >= 1001.0
    assert sum(slept) < 1.0
    anki_package._let_the_second_pass(999.9)
    assert now[0] < 1002.0


def test_each_package_waits_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(anki_package, "_let_the_second_pass", waited.append)
    before = time.time()
    finish(make_package(wanted("GV28")))
    (moment,) = waited
    assert before <= moment <= time.time()


def test_it_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    close = anki_package.PointPictures.close
    monkeypatch.setattr(anki_package.PointPictures, "close", lambda self: closed.append(True) or close(self))
    making = make_package(wanted(*CODES))
    steps = [next(making) for _ in range(3)]
    assert [step.done for step in steps] == [0, 1, 2]
    assert all(isinstance(step, Progress) and step.total == steps[0].total > len(CODES) for step in steps)
    making.close()
    assert closed == [True]
