"""The filter: each facet by facts written down here, facets together, and the counts beside each choice."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import FACETS, PointFacets, PointFilter, category_keys, facets_of
from acuviewer.points.atlas import load_atlas

FACETS_OF_ALL = facets_of(load_atlas(), load_library())
# How many points each meridian of the standard has.
LENGTHS = {"LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "KI": 27, "PC": 9, "TE": 23, "GB": 44, "LR": 14,
           "GV": 28, "CV": 24, "EX": 48}  # fmt: skip


def _left(**asked: str) -> frozenset[str]:
    return FACETS_OF_ALL.matching(PointFilter(**asked))  # type: ignore[arg-type]


def test_an_empty_filter_leaves_all_points() -> None:
    assert PointFilter().is_empty
    assert len(_left()) == 409


@pytest.mark.parametrize(("code", "length"), LENGTHS.items())
def test_a_meridian_leaves_its_points(code: str, length: int) -> None:
    left = _left(meridian=code)
    assert len(left) == length
    assert all(point.startswith(code) for point in left)


def test_the_extra_points_are_one_family_and_five() -> None:
    parts = [_left(meridian=code) for code in ("EX-HN", "EX-CA", "EX-B", "EX-UE", "EX-LE")]
    assert frozenset.union(*parts) == _left(meridian="EX")
    assert sum(map(len, parts)) == 48


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"category": "yuan-source", "region": "wrist"}, {"LU9", "HT7", "PC7", "TE4", "SI4"}),
        ({"category": "back-shu"}, {f"BL{number}" for number in (13, 14, 15, 18, 19, 20, 21, 22, 23, 25, 27, 28)}),
        ({"category": "he-sea", "meridian": "ST"}, {"ST36"}),
        ({"category": "lower he-sea"}, {"ST36", "ST37", "ST39", "BL39", "BL40", "GB34"}),
        ({"category": "front-mu", "meridian": "CV"}, {"CV3", "CV4", "CV5", "CV12", "CV14", "CV17"}),
        ({"category": "fire", "meridian": "LU"}, {"LU10"}),
        ({"category": "influential point", "meridian": "BL"}, {"BL11", "BL17"}),
        ({"caution": "needling-forbidden"}, {"ST17", "CV8"}),
        ({"standing": "disputed", "meridian": "GB"}, {"GB30"}),
        ({"pain_type": "radicular", "meridian": "GV"}, {"GV3"}),
    ],
)
def test_facets_leave_what_has_all_that_is_asked_for(asked: dict[str, str], codes: set[str]) -> None:
    assert _left(**asked) == codes


def test_what_nobody_has_leaves_nothing() -> None:
    assert _left(region="tail") == frozenset()
    assert _left(meridian="LU", category="back-shu") == frozenset()


def test_the_counts_follow_the_other_facets_and_not_their_own() -> None:
    wanted = PointFilter(meridian="BL", category="back-shu")
    assert FACETS_OF_ALL.counts(wanted, "meridian")["BL"] == 12
    assert FACETS_OF_ALL.counts(wanted, "meridian")["LU"] == 0
    assert FACETS_OF_ALL.counts(wanted, "category")["crossing point"] == len(_left(meridian="BL", category="crossing point"))
    assert sum(FACETS_OF_ALL.counts(wanted, "region").values()) == 12


@pytest.mark.parametrize("facet", FACETS)
def test_every_value_is_had_by_a_point_and_has_a_title(facet) -> None:
    for value, codes in FACETS_OF_ALL.codes[facet].items():
        assert codes
        assert FACETS_OF_ALL.title(facet, value)[0].isupper()


def test_regions_and_standings_divide_the_points() -> None:
    for facet in ("region", "standing"):
        assert sum(len(codes) for codes in FACETS_OF_ALL.codes[facet].values()) == 409


def test_a_caution_is_that_of_the_general_list() -> None:
    assert set(FACETS_OF_ALL.codes["caution"]) <= set(load_library().cautions)


@pytest.mark.parametrize(
    ("category", "keys"),
    [("he-sea (earth)", ("he-sea", "earth")), ("front-mu of the lung", ("front-mu",)), ("crossing point", ("crossing point",)),
     ("lower he-sea of the stomach", ("lower he-sea",)), ("influential point of the qi", ("influential point",))],
)  # fmt: skip
def test_a_category_is_asked_for_by_kind_and_element(category: str, keys: tuple[str, ...]) -> None:
    assert category_keys(category) == keys


def test_a_filter_asks_for_more_and_for_less() -> None:
    wanted = PointFilter(alone=False).asking("meridian", "BL").asking("region", "knee")
    assert wanted.asked == {"meridian": "BL", "region": "knee"}
    assert wanted.asking("meridian", None).asked == {"region": "knee"}
    assert wanted.asking("meridian", None).alone is False


def test_facets_of_no_points_are_empty() -> None:
    assert PointFacets([], load_library()).matching(PointFilter()) == frozenset()
