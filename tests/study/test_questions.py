"""Questions: the same for a seed everywhere, no wrong choice right by another reason, nothing that tells the answer."""

import json
from hashlib import sha256

import pytest

from acuviewer.i18n import say
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.plain_text import squeeze
from acuviewer.points.atlas import load_atlas
from acuviewer.points.location import Location
from acuviewer.study.ground import Ground
from acuviewer.study.question import FORMS, KINDS, Kind, Question
from acuviewer.study.questions import ask, make_questions, subjects
from bodies import reference

ATLAS, LIBRARY = load_atlas(), load_library()
GROUND = Ground(ATLAS, LIBRARY)
ALL = tuple(ATLAS.points)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(ATLAS, LIBRARY, reference("average man"))


def _all(kind: Kind, ground: Ground = GROUND, seed: str = "1") -> list[Question]:
    found = [ask(ground, kind, subject, ALL, seed) for subject in subjects(ground, ALL, kind)]
    return [question for question in found if question is not None]


def _wrong(question: Question) -> list[str]:
    return [choice.id for choice in question.choices if choice.id not in question.right]


def test_a_seed_gives_the_same_questions_everywhere() -> None:
    codes = [code for code in ALL if code.startswith("BL")]
    made = make_questions(GROUND, codes, KINDS, 20, "1")
    told = [(one.kind, one.subject, one.side, [choice.id for choice in one.choices], one.right) for one in made]
    assert told[:3] == [
        ("place", "BL66", "right", [], ("BL66",)),
        ("name", "BL53", "left", [], ("BL53",)),
        ("name_choice", "BL11", "left", ["BL11", "BL17", "BL13", "BL18"], ("BL11",)),
    ]
    assert sha256(json.dumps([one[:3] for one in told]).encode()).hexdigest()[:12] == "f4c6b1c1fa99"
    assert make_questions(GROUND, codes, KINDS, 40, "1")[:20] == made, "more of them begin with the same ones"
    assert make_questions(GROUND, codes, KINDS, 20, "2") != made


def test_there_are_no_two_questions_alike_and_an_end_to_them() -> None:
    made = make_questions(GROUND, ["BL23", "BL25"], ("place", "name"), 50, "1")
    assert sorted((one.kind, one.subject) for one in made) == [
        ("name", "BL23"), ("name", "BL25"), ("place", "BL23"), ("place", "BL25"),
    ]  # fmt: skip
    assert make_questions(GROUND, ["BL23"], (), 5, "1") == ()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_questions_with_what_its_form_needs(kind: Kind, ground: Ground) -> None:
    made = _all(kind, ground)
    assert len(made) > 20
    for one in made:
        ids = [choice.id for choice in one.choices]
        titles = [say(choice.title) for choice in one.choices]
        assert len(set(ids)) == len(ids)
        assert len(set(titles)) == len(titles)
        if FORMS[kind] == "one":
            assert len(ids) == 4, one.subject
            assert len(set(one.right) & set(ids)) == 1, one.subject
        elif FORMS[kind] == "several":
            assert len(ids) == 6, one.subject
            assert 1 <= len(one.right) <= 4
            assert set(one.right) < set(ids)
        if one.choices:
            assert one.is_right([choice for choice in one.right if choice in ids])
            assert not one.is_right(ids[::-1] if ids[::-1] != list(one.right) else ids) or kind == "steps"


def test_the_right_choice_stands_anywhere() -> None:
    kinds: tuple[Kind, ...] = ("name_choice", "next", "landmark", "category")
    for kind in kinds:
        made = _all(kind)
        places = [next(row for row, choice in enumerate(one.choices) if choice.id in one.right) for one in made]
        assert all(places.count(place) > len(places) / 6 for place in range(4)), kind


def test_wrong_names_are_near_and_are_not_the_lit_point_by_any_name_or_place(ground: Ground) -> None:
    near = asked = 0
    body = ground.body
    assert body is not None
    where: dict[str, list[Location]] = {}
    for found in body.locations.values():
        where.setdefault(found.code, []).append(found)
    for seed in "12":
        for one in _all("name_choice", ground, seed)[::2]:
            point = ATLAS.points[one.subject]
            assert one.lit_side is not None
            dot = ground.location(one.subject, one.lit_side)
            assert dot is not None
            lit = dot.position_mm
            for code in _wrong(one):
                other = ATLAS.points[code]
                assert squeeze(other.names.pinyin) != squeeze(point.names.pinyin)
                places = [found.position_mm for found in where.get(code, ())]
                assert all(abs(place - lit).max() > 1.0 for place in places), f"{code} lies where {one.subject} is lit"
                near += other.meridian == point.meridian or other.region == point.region
            asked += 1
    assert near > 0.9 * 3 * asked


def test_wrong_ones_are_not_linked_with_the_pain_in_any_way() -> None:
    for seed in "12345":
        for one in _all("pain", seed=seed):
            pain = LIBRARY.pain_types[one.subject]
            group = [other for other in LIBRARY.pain_types.values() if other.group == pain.group]
            linked = {link.code for other in group for link in other.points}
            assert set(one.right) <= {link.code for link in pain.points}
            for code in _wrong(one):
                assert code not in linked
                told = squeeze(" ".join(said.text for said in ATLAS.points[code].indications))
                assert not any(squeeze(word) in told for word in (pain.name, *pain.synonyms)), (
                    f"{code} is told to serve {pain.name}"
                )


def test_the_caution_is_told_at_the_right_ones_alone_and_nothing_near_them_is_called_free() -> None:
    rules = load_caution_rules()
    has = {code: {told.caution for told in rules.cautions_of(point)} for code, point in ATLAS.points.items()}
    for seed in "12345":
        for one in _all("caution", seed=seed):
            regions = {ATLAS.points[code].region for code in ALL if one.subject in has[code]}
            assert all(one.subject in has[code] for code in one.right)
            assert not any(one.subject in has[code] or ATLAS.points[code].region in regions for code in _wrong(one))


def test_no_wrong_point_has_the_category_on_the_meridian_or_of_the_organ() -> None:
    for seed in "123":
        for one in _all("category", seed=seed):
            prompt = dict(one.prompt.parts)
            category = str(prompt["category"])
            for code in _wrong(one):
                point = ATLAS.points[code]
                assert category not in point.categories or point.meridian != ATLAS.points[one.subject].meridian
    stomach = [asked for seed in "123456789" if (asked := ask(GROUND, "category", "ST36", ALL, seed))]
    assert {str(dict(one.prompt.parts)["category"]) for one in stomach} == {"he-sea (earth)", "lower he-sea of the stomach"}
    colon = [asked for seed in "12345678" if (asked := ask(GROUND, "category", "LI11", ALL, seed))]
    assert not any("ST37" in _wrong(one) for one in colon), "it is the lower he-sea of the large intestine"


def test_the_next_point_is_asked_by_name_for_a_number_would_tell_it() -> None:
    for one in _all("next"):
        assert one.right[0] == f"{one.subject.rstrip('0123456789')}{int(''.join(filter(str.isdigit, one.subject))) + 1}"
        told = [say(one.prompt), *(say(choice.title) for choice in one.choices)]
        assert not any(letter.isdigit() for words in told for letter in words)
    assert ask(GROUND, "next", "BL67", ALL, "1") is None
    assert ask(GROUND, "next", "EX-HN1", ALL, "1") is None


def test_no_prompt_names_what_is_sought() -> None:
    kinds: tuple[Kind, ...] = ("name", "name_choice", "landmark")
    for kind in kinds:
        for one in _all(kind):
            told = squeeze(say(one.on_paper) + say(one.prompt))
            if kind == "landmark":
                assert squeeze(ATLAS.landmarks[one.subject].english) not in told
            else:
                names = ATLAS.points[one.subject].names
                assert not any(squeeze(name) in told for name in (names.pinyin, names.simplified)), one.subject
                assert one.subject.casefold() not in say(one.on_paper).casefold().replace(",", " ").split()


def test_landmarks_that_lie_together_are_not_told_apart_by_a_dot(ground: Ground) -> None:
    assert ask(ground, "landmark", "palmaris_longus_tendon_at_wrist", ALL, "1") is None
    assert ask(ground, "landmark", "fibular_head", ALL, "1") is not None


def test_a_question_is_asked_of_the_set_alone() -> None:
    codes = ("BL23", "BL25")
    kinds: tuple[Kind, ...] = ("pain", "caution")
    for kind in kinds:
        for subject in subjects(GROUND, codes, kind):
            one = ask(GROUND, kind, subject, codes, "1")
            assert one is None or set(one.right) <= set(codes)
    assert ask(GROUND, "place", "LU1", codes, "1") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("BL23", ("BL23",)), ("ub 23", ("BL23",)), ("shenshu", ("BL23",)), ("Shèn Shū", ("BL23",)), ("肾俞", ("BL23",)),
        ("腎兪", ("BL23",)), ("신수", ("BL23",)), ("zhongdu", ("GB32", "LR6")), ("HUANTIAO", ("GB30",)), ("虎口", ("LI4",)), ("", ()),
        (" ", ()), ("shen", ()), ("nothing of the kind", ()),
    ],
)  # fmt: skip
def test_a_name_is_read_however_it_is_written(typed: str, meant: tuple[str, ...]) -> None:
    assert GROUND.words.meant(typed) == meant


def test_each_point_is_known_by_each_of_its_names() -> None:
    for code, point in ATLAS.points.items():
        for name in (code, point.names.pinyin, point.names.simplified, point.names.traditional, point.names.english):
            assert code in GROUND.words.meant(name), f"{name} is {code}"
