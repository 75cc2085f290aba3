"""The pages of pain types, landmarks, bones, meridians, and the way in."""

import pytest

from acuviewer.pages.document import Text
from acuviewer.session.commands import parse_script
from pages_after import chips_of, context_after, folds_of, page_after, section_of
from scene_cases import commands

ATLAS, LIBRARY = context_after("").atlas, context_after("").library


def test_a_pain_type_says_first_and_openly_when_to_see_a_doctor() -> None:
    page = page_after("pain.choose radicular")
    assert page.sections[0].id == "doctor"
    fold = folds_of(page)["doctor"]
    assert fold.opened
    assert fold.severity == "danger"
    assert "cauda equina" in page.plain_text()


def test_a_pain_type_leads_to_its_points_with_a_reason_each() -> None:
    page = section_of(page_after("pain.choose radicular"), "pain_points")
    pain = LIBRARY.pain_types["radicular"]
    assert [line for line in page.commands() if line.startswith("point.")] == [
        f"point.select {link.code}" for link in pain.points
    ]
    for link in pain.points:
        assert link.reason.text in page.plain_text()


def test_the_six_key_points_stand_together_in_the_article_s_order() -> None:
    page = page_after("pain.choose low-back")
    chosen = [line for line in section_of(page, "pain_points").commands() if line.startswith("point.")]
    assert chosen == [f"point.select {code}" for code in ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")]
    assert "Does Acupuncture for Back Pain Work?" in page.plain_text()
    assert "cauda equina" in page.plain_text()


def test_a_pain_type_offers_its_points_alone_and_the_other_pain_types_by_group() -> None:
    page = page_after("pain.choose knee")
    only = chips_of(page)[f"Show only these {len(LIBRARY.pain_types['knee'].points)} points"]
    assert only.command == "filter.pain_type knee"
    others = list(chips_of(section_of(page, "other_pains")))
    assert len(others) == len(LIBRARY.pain_types) - 1
    assert others[0] == "Hip pain", "its own group comes first"


def test_a_pain_type_tells_its_studies_with_their_limits_and_says_so_without() -> None:
    page = section_of(page_after("pain.choose chronic"), "evidence")
    for study in LIBRARY.studies_of(("chronic",)):
        assert f"study.show {study.id}" in page.commands()
        assert study.limits[0].text in page.plain_text()
    alone = next(pain.id for pain in LIBRARY.pain_types.values() if not LIBRARY.studies_of((pain.id,)))
    assert "nothing for or against" in page_after(f"pain.choose {alone}").plain_text()


def test_advice_is_told_without_people_and_a_study_with_them() -> None:
    text = page_after("pain.choose chronic").plain_text()
    assert "Guideline, from reviews of trials\n" in text
    assert "Meta-analysis of 13 randomised trials; 2,678 patients" in text
    assert "does not apply" not in text + page_after("study.show nice-ng59").plain_text()


def test_a_bone_leads_to_its_landmarks_and_a_landmark_to_its_bone() -> None:
    page = page_after("bone.select right_femur")
    assert "Femur" in page.plain_text()
    assert "right side" in page.plain_text()
    assert chips_of(page)["greater trochanter"].command == "landmark.select greater_trochanter right"
    assert chips_of(page)["Only this bone"].command == "bone.isolate"
    page = page_after("landmark.select greater_trochanter right")
    assert "Most lateral point of the greater trochanter; here " in page.plain_text()
    assert chips_of(page)["femur"].command == "bone.select right_femur"


def test_a_bone_without_landmarks_says_so() -> None:
    assert "No landmark of this program lies on it." in page_after("bone.select left_lunate").plain_text()


def test_a_meridian_tells_its_names_its_nature_and_whose_word_its_course_is() -> None:
    page = page_after("meridian.choose LI")
    for expected in ("手阳明大肠经", "手陽明大腸經", "Shǒu yángmíng dàcháng jīng", "수양명대장경", "not checked", "Yang", "element metal",
                     "hand yang ming", "20 points", "other side"):  # fmt: skip
        assert expected in page.plain_text(), expected
    assert {"WHO 2008"} <= {LIBRARY.sources[note.source].short for note in page.notes}
    assert any("not checked in print" in note.standing for note in page.notes)
    assert "no element of its own" in page_after("meridian.choose GV").plain_text()


def test_the_points_of_a_meridian_stand_in_order_and_lead_to_themselves() -> None:
    page = section_of(page_after("meridian.choose GV"), "meridian_points")
    assert list(page.commands()) == [f"point.select GV{number}" for number in range(1, 29)]
    last = page.blocks[-1]
    assert isinstance(last, Text)
    assert "not on the surface" in last.line[0].text


@pytest.mark.parametrize("code", list(ATLAS.meridians))
def test_every_act_on_a_meridians_page_is_a_command_that_exists(code: str) -> None:
    ran = list(page_after(f"meridian.choose {code}").commands())
    assert {"meridian.flow", "view.meridian", f"meridian.choose {ATLAS.meridians[code].pair}"} <= set(ran)
    parse_script("; ".join(ran), commands())


def test_a_point_of_the_chosen_meridian_shows_where_on_it_one_is() -> None:
    page = page_after("meridian.choose LI; point.select LI4")
    assert "4 of 20" in page.plain_text()
    assert [chip.text for chip in chips_of(page).values() if chip.lit] == ["LI4"]
    assert list(page.commands())[:3] == ["meridian.choose LI", "point.previous", "point.select LI2"]
    elsewhere = page_after("meridian.choose LI; point.select ST36")
    assert next(iter(elsewhere.commands())) == "meridian.choose LI", "the way back"
    assert "point.next" not in elsewhere.commands()
    assert "point.next" not in page_after("point.select LI4").commands()


def test_a_point_of_a_pain_type_a_filter_or_a_set_says_where_in_the_list_it_is_and_leads_back() -> None:
    page = page_after("pain.choose low-back; point.select BL40")
    assert "Lower back pain: six key points · 3 of 6" in page.plain_text()
    assert list(page.commands())[:2] == ["pain.choose low-back", "point.previous"]
    assert "KI6 LU7 · 2 of 2" in page_after("points.set KI6 LU7; point.select LU7").plain_text()


def test_the_pain_type_comes_after_the_meridian() -> None:
    assert page_after("pain.choose radicular; meridian.choose BL").subject == "BL"
    assert page_after("pain.choose radicular; meridian.choose BL; select.back").subject == "radicular"


def test_the_first_page_leads_to_points_by_meridian_category_and_pain_and_to_all_that_is_known() -> None:
    page = page_after("view.front")
    ran = list(page.commands())
    assert len(ran) < 150, "not a link for each of the points"
    wanted = {f"meridian.choose {code}" for code in ATLAS.meridians} | {f"pain.choose {pain}" for pain in LIBRARY.pain_types}
    wanted |= {"filter.category he-sea", "evidence.show", "mechanisms.show", "risks.show", "sources.show"}
    assert wanted <= set(ran)
    text = page.plain_text().casefold()
    for expected in ("spondylosis", "no medical advice", "409 acupoints", "back pain"):
        assert expected in text, expected


def test_the_six_key_points_are_the_first_pain_type_that_one_sees() -> None:
    pains = [line for line in page_after("view.front").commands() if line.startswith("pain.choose")]
    assert pains[0] == "pain.choose low-back"
