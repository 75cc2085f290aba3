"""What somebody wants to be asked about is read as the filter of points has it."""

import pytest

from acuviewer.faults import UsageError
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.study.sets import StudySet, read_set

POINTS = load_atlas().points
FACETS = facets_of(load_atlas(), load_library())


def _read(written: str) -> StudySet:
    return read_set(written, POINTS, FACETS, {"Six, of mine": ("KI3", "BL23"), "Kidney": ("KI3", "KI6")})


@pytest.mark.parametrize(
    ("written", "facet", "value"),
    [
        ("BL", "meridian", "BL"),
        ("bl", "meridian", "BL"),
        ("Bladder meridian", "meridian", "BL"),
        ("upper back", "region", "upper back"),
        ("Back-shu", "category", "back-shu"),
        ("knee", "region", "knee"),
        ("pain_type:knee", "pain_type", "knee"),
        ("pain type: Knee pain", "pain_type", "knee"),
        ("Headache of the temple, migraine", "pain_type", "head-temple"),
        ("pneumothorax", "caution", "pneumothorax"),
        ("disputed", "standing", "disputed"),
    ],
)
def test_a_value_of_a_facet_by_its_id_or_title(written: str, facet: str, value: str) -> None:
    read = _read(written)
    assert read.wanted.asked == {facet: value}
    assert set(read.codes) == FACETS.codes[facet][value]  # type: ignore[index]
    assert list(read.codes) == [code for code in POINTS if code in read.codes], "in the order of the catalog"


def test_own_lists_keep_their_order_and_are_read_in_any_tradition() -> None:
    assert _read("KI3 UB23 VB30").codes == ("KI3", "BL23", "GB30")
    assert _read("Six, of mine").codes == ("KI3", "BL23")
    assert _read("Kidney").codes == ("KI3", "KI6"), "a kept set goes before what has the same name"


def test_a_comma_asks_for_both() -> None:
    assert _read("BL, he-sea").codes == ("BL40",)
    assert _read("KI3 BL23 BL25, BL").codes == ("BL23", "BL25")
    assert _read("Kidney, KI3 BL23").codes == ("KI3",)


@pytest.mark.parametrize("written", ["", ",", "nonsense", "BL99", "region:BL", "BL,", "region:", "a\nb"])
def test_what_is_none_is_told(written: str) -> None:
    with pytest.raises(UsageError, match="is no set of points"):
        _read(written)


@pytest.mark.parametrize("written", ["BL, finger", "BL23, KI3", "BL23, LU"])
def test_a_set_without_points_is_told(written: str) -> None:
    with pytest.raises(UsageError, match="No point is left"):
        _read(written)


@pytest.mark.parametrize(
    ("written", "title"), [("BL, he-sea", "Bladder meridian, He-sea"), ("pain_type:knee", "Knee pain"), ("UB23 KI3", "BL23, KI3")]
)
def test_a_set_has_a_title_for_people(written: str, title: str) -> None:
    assert _read(written).title(FACETS) == title
