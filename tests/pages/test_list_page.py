"""The page of what a filter or a set leaves."""

from acuviewer.knowledge.point_filter import facets_of
from pages_after import chips_of, context_after, page_after, section_of

CONTEXT = context_after("filter.meridian BL; filter.caution pneumothorax")


def listed(script: str) -> list[str]:
    """The points of the page after a script, in their order."""
    lines = section_of(page_after(script), "listed_points").commands()
    return [line.split()[1] for line in lines if line.startswith("point.select")]


def test_a_filter_is_told_with_all_its_points_in_order() -> None:
    script = "filter.meridian BL; filter.caution pneumothorax"
    left = facets_of(CONTEXT.atlas, CONTEXT.library).matching(CONTEXT.session.filter)
    assert listed(script) == [code for code in CONTEXT.atlas.points if code in left]
    told = page_after(script).plain_text()
    assert "Bladder meridian · Lung (pneumothorax)" in told
    assert f"{len(left)} of 409 points" in told
    assert chips_of(page_after(script))["Clear the filter"].command == "filter.clear"


def test_a_set_keeps_its_order_and_nothing_left_is_said() -> None:
    assert listed("points.set KI3 BL23 GV3") == ["KI3", "BL23", "GV3"]
    assert {"points.gather BL23", "caution.show pregnancy"} <= set(page_after("points.set BL23 GV3").commands())
    assert "No point has all of this" in page_after("filter.meridian LU; filter.region head").plain_text()


def test_what_is_chosen_comes_before_it_and_leads_back_to_it() -> None:
    page = page_after("filter.caution pneumothorax; point.next")
    assert page.subject == "LU1"
    assert "filter.list" in page.commands()
    assert page_after("filter.caution pneumothorax; pain.choose knee").subject == "knee"
