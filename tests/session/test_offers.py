"""The menus of what is pointed at: commands that can be carried out, and reasons for those that cannot."""

import pytest

from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.commands import parse_script
from acuviewer.session.offers import Offer, Offers, Thing
from acuviewer.session.ruler_places import RulerPlace
from scene_cases import commands, session_after


def offers_after(script: str) -> Offers:
    return Offers(session_after(script), load_atlas(), load_library(), commands())


def entries(script: str, thing: Thing | None) -> dict[str, Offer]:
    return {say(offer.title): offer for offer in offers_after(script).of(thing)}


THINGS = [
    Thing("point", "GB30", "left"), Thing("point", "GV3"), Thing("landmark", "olecranon", "right"), Thing("landmark", "umbilicus"),
    Thing("bone", "left_femur"), Thing("meridian", "BL"), Thing("pain_type", "radicular"), Thing("caution", "pregnancy"),
    Thing("set", "BL23 BL25"), Thing("line", "view.back"), None,
]  # fmt: skip


@pytest.mark.parametrize("thing", THINGS, ids=str)
@pytest.mark.parametrize("script", ["", "point.pick GB30", "landmark.pick umbilicus", "points.gather BL23 BL25"])
def test_every_entry_that_is_offered_is_a_script_that_can_be_carried_out(script: str, thing: Thing | None) -> None:
    offered = offers_after(script).of(thing)
    assert offered
    for offer in offered:
        if not offer.why_not:
            assert parse_script(offer.line, commands())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("meridian.choose BL", "Bladder meridian"),
        ("pain.choose acute", "Acute back pain (pain type)"),
        ("filter.category back-shu", "Back-shu (category)"),
        ("caution.show pneumothorax", "Lung (pneumothorax) (caution)"),
        ("points.set BL23 BL25", "BL23 BL25 (set of points)"),
    ],
)
def test_a_menu_is_headed_by_the_name_that_people_read(line: str, title: str) -> None:
    offers = offers_after("")
    assert say(offers.title(offers.thing_of(line))) == title


@pytest.mark.parametrize("command", ["study.show", "mechanism.show", "source.show"])
def test_a_menu_of_a_page_is_headed_by_its_title(command: str) -> None:
    library, offers = load_library(), offers_after("")
    entries_of = {"study.show": library.studies, "mechanism.show": library.mechanisms, "source.show": library.sources}
    for key, entry in entries_of[command].items():
        assert say(offers.title(offers.thing_of(f"{command} {key}"))).startswith(entry.title)


def test_what_cannot_be_had_says_why() -> None:
    why_not = entries("", Thing("point", "GB30", "left"))["Measure from the chosen point"].why_not
    assert say(why_not) == "no point, landmark or place is chosen"
    assert say(entries("point.pick GB30", Thing("point", "GB30", "left"))["Measure from the chosen point"].why_not)
    assert not entries("point.pick GB30", Thing("point", "BL40", "left"))["Measure from the chosen point"].why_not
    assert not entries("point.pick GB30", Thing("point", "GB30", "right"))["Measure from the chosen point"].why_not
    assert say(entries("", Thing("point", "GV3"))["Other side"].why_not)
    assert entries("", Thing("point", "GB30", "left"))["Other side"].line == "point.select GB30 right"


def test_a_point_off_the_skin_cannot_be_measured() -> None:
    code = next(code for code, point in load_atlas().points.items() if point.off_surface)
    offered = entries("point.pick GB30", Thing("point", code))
    for title in (
        "Show its construction",
        "Start the ruler here",
        "Measure from the chosen point",
        "What is here",
        "Copy its location",
    ):
        assert offered[title].why_not, title
    assert not offered["Gather"].why_not


def test_what_is_gathered_is_ticked() -> None:
    assert entries("points.gather BL23 BL25", Thing("point", "BL25", "left"))["Gather"].ticked
    assert not entries("points.gather BL23 BL25", Thing("point", "BL40", "left"))["Gather"].ticked


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("point.select GB30", Thing("point", "GB30", "right")),
        ("point.select GB30 left", Thing("point", "GB30", "left")),
        ("point.select GV3", Thing("point", "GV3", "midline")),
        ("landmark.select umbilicus", Thing("landmark", "umbilicus", "midline")),
        ("meridian.choose BL", Thing("meridian", "BL")),
        ("points.set BL23 BL25", Thing("set", "BL23 BL25")),
        ("theme.dark", Thing("line", "theme.dark")),
        ("", None),
    ],
)
def test_a_row_of_a_list_is_what_its_line_chooses(line: str, thing: Thing | None) -> None:
    assert offers_after("point.side").thing_of(line) == thing


def test_bare_skin_is_asked_measured_and_flown_to() -> None:
    place = RulerPlace("skin", surface=session_after("place.ask skin 5000 0.2 0.3 0.5").selection.place.surface)  # type: ignore[union-attr]
    lines = [offer.line for offer in offers_after("point.pick GB30").of(Thing("skin", "", place=place)) if not offer.why_not]
    asked = [line.split(" ")[0] for line in lines]
    assert asked[:5] == ["place.ask", "place.nearer", "ruler.begin", "ruler.to", "place.copy"]
    assert "view.back" in asked
