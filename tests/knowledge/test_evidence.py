"""The studies as figures: what is known and what is not, in a table, in a forest plot, and linked both ways."""

from dataclasses import replace

import pytest

from acuviewer.i18n import say
from acuviewer.knowledge.citations import points_citing
from acuviewer.knowledge.evidence_table import COLUMNS, Column, evidence_rows, forest_plots, result_words, sort_rows
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.studies import Result
from acuviewer.points.atlas import load_atlas

LIBRARY = load_library()
ROWS = evidence_rows(LIBRARY)
PLOTS = forest_plots(LIBRARY.studies.values())
MISSED = (
    "debar2025",
    "tu2024",
    "vickers2018",
    "who2023cpblp",
    "nice-ng59",
    "nice-ng193",
    "baeumler2021",
    "carr2015",
    "godson2019",
)
"""Studies and guidelines that the article does not cite."""


def _result(**changes: object) -> Result:
    plain = Result("Pain", "points", None, "sham", "difference", -1.0, -2.0, -0.1, None, None, True, None)
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("study", MISSED)
def test_each_has_its_question_its_findings_and_its_limits(study: str) -> None:
    found = LIBRARY.studies[study]
    assert found.question.endswith("?")
    assert found.findings
    assert found.limits
    assert not found.article_reading


def test_a_study_says_what_was_found_or_the_article_reads() -> None:
    untold = [study.id for study in LIBRARY.studies.values() if not study.findings and not study.article_reading]
    assert not untold


@pytest.mark.parametrize(
    ("study", "figures"),
    [
        ("debar2025", ["−1.0 (−1.9 to −0.1)", "−1.5 ", "1.33 (1.04 to 1.70)", "1.49 (1.19 to 1.86)", "6 months"]),
        ("tu2024", ["−16.0 (−21.3 to −10.6)", "−8.1 (−11.1 to −5.1)", "4 weeks", "sham"]),
        ("vickers2018", ["−0.5 ", "−0.2 ", "no acupuncture", "sham"]),
        ("baeumler2021", ["9.31 (5.10 to 14.62)", "1.01 (0.23 to 2.33)", "10,000 patients"]),
        ("carlsson2001", ["47 against 12.5 %", "16 of 34", "2 of 16"]),
        ("cochrane2020", ["−10.26 (−17.11 to −3.40)", "9.78 (3.54 to 16.02)", "usual care"]),
    ],
)
def test_the_figures_stand_in_the_row(study: str, figures: list[str]) -> None:
    (row,) = [row for row in ROWS if row.study == study]
    told = " | ".join(map(say, row.results))
    assert [figure for figure in figures if figure not in told] == []


def test_what_is_not_known_is_not_made_up() -> None:
    people = {row.study: row.people for row in ROWS}
    assert people["lee2013"] is None
    assert LIBRARY.studies["lee2013"].n == "number unknown"
    assert (people["debar2025"], people["tu2024"], people["vickers2018"], people["cochrane2020"]) == (800, 216, 20827, 8270)
    second = LIBRARY.studies["debar2025"].results[1]
    assert (second.effect, second.ci_low, second.ci_high) == (-1.5, None, None)
    assert LIBRARY.studies["lee2013"].results == ()


def test_an_interval_holds_its_effect_and_has_both_ends_or_none() -> None:
    for study in LIBRARY.studies.values():
        for result in study.results:
            assert (result.ci_low is None) == (result.ci_high is None), study.id
            if result.ci_low is not None and result.ci_high is not None and result.effect is not None:
                assert result.ci_low < result.effect < result.ci_high, study.id
            assert (result.compared_with is None) == (result.measure == "rate"), study.id


def test_columns_sort_both_ways_with_the_unknown_last() -> None:
    by_people = [row.people for row in sort_rows(ROWS, "people")]
    known = [number for number in by_people if number is not None]
    assert known == sorted(known)
    assert by_people[len(known) :] == [None] * (len(by_people) - len(known))
    assert len(known) < len(by_people)
    falling = [row.people for row in sort_rows(ROWS, "people", descending=True)]
    assert falling[: len(known)] == sorted(known, reverse=True)
    assert falling[len(known) :] == by_people[len(known) :]
    years = [row.year for row in sort_rows(ROWS, "year")]
    assert years[0] == 2001
    assert years[-1] == 2025
    titles = [row.title for row in sort_rows(ROWS, "study")]
    assert titles == sorted(titles, key=str.casefold)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_all_rows(column: Column) -> None:
    assert {row.study for row in sort_rows(ROWS, column)} == {row.study for row in ROWS}


def test_equal_rows_keep_their_order() -> None:
    rows = sort_rows(ROWS, "year", descending=True)
    same = [row.study for row in rows if row.year == 2013]
    assert same == ["xu2013", "lee2013"]


def test_a_forest_plot_holds_figures_with_intervals_alone_on_an_axis_of_their_own() -> None:
    drawn = {(row.study, row.effect) for plot in PLOTS for row in plot.rows}
    assert drawn == {
        (study.id, result.effect)
        for study in LIBRARY.studies.values()
        for result in study.results
        if result.ci_low is not None and result.measure != "rate"
    }
    assert ("debar2025", -1.5) not in drawn
    assert len(drawn) == 7
    assert len({(plot.measure, plot.unit) for plot in PLOTS}) == len(PLOTS)


def test_the_axis_holds_every_interval_and_no_effect() -> None:
    for plot in PLOTS:
        assert plot.no_effect == (1.0 if plot.measure == "ratio" else 0.0)
        for row in plot.rows:
            shares = [plot.share(value) for value in (row.low, row.effect, row.high)]
            assert shares == sorted(shares)
            assert shares[0] >= 0
            assert shares[2] <= 1
        assert 0 <= plot.share(plot.no_effect) <= 1
        assert (plot.share(plot.low), plot.share(plot.high)) == (0, 1)


def test_figures_of_one_study_on_one_plot_say_what_tells_them_apart() -> None:
    for plot in PLOTS:
        assert len({(row.study, row.apart) for row in plot.rows}) == len(plot.rows)
        for row in plot.rows:
            assert bool(row.apart) == (sum(other.study == row.study for other in plot.rows) > 1)


def test_ratios_are_laid_out_by_their_logarithm() -> None:
    (plot,) = [plot for plot in PLOTS if plot.measure == "ratio"]
    assert plot.share((plot.low * plot.high) ** 0.5) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("changes", "favours"),
    [
        ({}, "acupuncture"),
        ({"lower_is_better": False}, "comparison"),
        ({"ci_high": 0.1}, None),
        ({"ci_low": None, "ci_high": None}, None),
        ({"lower_is_better": None}, None),
        ({"measure": "ratio", "effect": 1.3, "ci_low": 1.1, "ci_high": 1.5, "lower_is_better": False}, "acupuncture"),
        ({"measure": "ratio", "effect": 1.3, "ci_low": 0.9, "ci_high": 1.5, "lower_is_better": False}, None),
        ({"measure": "rate", "effect": 9.0, "ci_low": 5.0, "ci_high": 14.0, "compared_with": None}, None),
    ],
)
def test_which_side_an_interval_lies_on(changes: dict[str, object], favours: str | None) -> None:
    assert _result(**changes).favours == favours


def test_a_figure_that_is_not_known_is_said_to_be_unknown() -> None:
    words = say(result_words(_result(effect=None, with_acupuncture=16.0)))
    assert words == "Pain: 16 against unknown points, compared with sham"


def test_links_lead_both_ways() -> None:
    for pain in LIBRARY.pain_types:
        for study in LIBRARY.studies_of((pain,)):
            assert pain in study.pain_types
    assert [study.id for study in LIBRARY.studies_of(("radicular",))] == ["tu2024", "nice-ng59"]
    assert {study.id for study in LIBRARY.studies_of_point("GB30")} >= {"tu2024", "debar2025"}
    assert LIBRARY.studies_of_point("ST17") == ()
    assert [study.id for study in LIBRARY.studies_of_source("tu2024")] == ["tu2024"]


def test_what_cites_a_source_is_found_in_every_table_and_among_the_points() -> None:
    cited = {(one.kind, one.key) for one in LIBRARY.what_cites("article-back-pain")}
    assert {
        ("causes", "causes"),
        ("pain_type", "low-back"),
        ("mechanism", "transmitters"),
        ("study", "xu2013"),
        ("caution", "adjunct"),
    } <= cited
    assert ("study", "tu2024") not in cited
    assert [(one.kind, one.key, one.title) for one in LIBRARY.what_cites("tu2024")] == [("study", "tu2024", "Tu and others 2024")]
    assert {one.kind for one in LIBRARY.what_cites("godson2019")} == {"study", "spread"}
    points = points_citing("article-back-pain", load_atlas().points.values())
    assert {"BL23", "BL25", "BL40", "GV3", "GB30", "KI3"} == {one.key for one in points}
    assert LIBRARY.what_cites("nobody1999") == ()


def test_numbers_by_which_a_source_is_found() -> None:
    assert LIBRARY.sources["baeumler2021"].numbers == (
        ("PMID", "34489268"), ("PMCID", "PMC8422480"), ("DOI", "10.1136/bmjopen-2020-045961"),
    )  # fmt: skip
    assert LIBRARY.sources["who2023cpblp"].numbers == (("ISBN", "978-92-4-008178-9"),)
    assert LIBRARY.sources["article-back-pain"].numbers == ()


def test_a_mechanism_has_a_summary_synonyms_and_sources() -> None:
    for mechanism in LIBRARY.mechanisms.values():
        assert mechanism.summary.endswith(".")
        assert len(mechanism.summary) < 120
        assert mechanism.sources == ("article-back-pain",)
    assert {"endorphin", "serotonin", "dopamine", "norepinephrine"} <= set(LIBRARY.mechanisms["transmitters"].synonyms)
    named = " ".join(word for mechanism in LIBRARY.mechanisms.values() for word in mechanism.synonyms).lower()
    assert not [word for word in ("adenosine", "gate control", "oxytocin") if word in named], "the article names none of these"
