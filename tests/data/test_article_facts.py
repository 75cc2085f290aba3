"""Everything that the article on back pain says is found in the program, its evidence with the limits."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from acuviewer.resources import asset_path
from point_entries import point_entries

ARTICLE = "article-back-pain"
TITLE = "“Does Acupuncture for Back Pain Work?”"
KNOWLEDGE = ("pain_types", "mechanisms", "cautions", "evidence")
KEY_POINTS = ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")


def _read(path: str) -> Any:
    return json.loads(asset_path(path).read_text(encoding="utf-8"))


def _points() -> dict[str, Any]:
    return point_entries()


def _pain_types() -> dict[str, Any]:
    return {pain["id"]: pain for pain in _read("knowledge/pain_types.json")["pain_types"]}


def _studies() -> dict[str, Any]:
    return {study["id"]: study for study in _read("knowledge/evidence.json")["studies"]}


def _words(entry: Any) -> str:
    """All strings below an entry, in lower case."""
    return json.dumps(entry, ensure_ascii=False).lower()


def _objects(entry: Any) -> Iterator[dict[str, Any]]:
    if isinstance(entry, dict):
        yield entry
    for part in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from _objects(part)


def test_the_six_types_of_back_pain() -> None:
    six = ["acute", "chronic", "mechanical", "radicular", "referred", "inflammatory"]
    assert list(_pain_types())[:7] == ["low-back", *six]
    for pain in (_pain_types()[name] for name in six):
        assert ARTICLE in pain["statements"][0]["sources"]


@pytest.mark.parametrize(
    ("pain_type", "facts"),
    [
        (
            "acute",
            [
                "suddenly",
                "injury",
                "strain",
                "awkward movement",
                "days to a few weeks",
                "rest",
                "conservative",
            ],
        ),
        (
            "chronic",
            ["twelve weeks or longer", "first cause was treated", "constant", "come and go", "long-term"],
        ),
        ("radicular", ["sciatica"]),
    ],
)
def test_what_the_article_says_of_a_pain_type(pain_type: str, facts: list[str]) -> None:
    words = _words([said for said in _pain_types()[pain_type]["statements"] if ARTICLE in said["sources"]])
    assert [fact for fact in facts if fact not in words] == []


def test_the_six_points_are_the_first_entry_in_the_article_s_order() -> None:
    low_back = _pain_types()["low-back"]
    assert [link["code"] for link in low_back["points"]] == list(KEY_POINTS)
    assert all(ARTICLE in link["sources"] and len(link["reason"]) > 40 for link in low_back["points"])


def test_what_is_usually_offered_and_what_the_pain_costs() -> None:
    words = _words(_pain_types()["low-back"]["statements"])
    for fact in ("medicines", "physiotherapy", "cortisone", "surgery", "sleep", "work"):
        assert fact in words


def test_a_reader_learns_which_article_is_meant() -> None:
    said = [entry["text"] for entry in _objects([_read(f"knowledge/{name}.json") for name in KNOWLEDGE]) if "text" in entry]
    said += [entry["text"] for point in _points().values() for entry in point["indications"]]
    telling = [text for text in said if re.search(r"\barticle\b.*\bnames\b|[Nn]amed .*\barticle\b", text)]
    assert len(telling) >= 10
    assert [text for text in telling if TITLE not in text] == []


def test_what_only_the_article_says_stands_as_its_word() -> None:
    tables = [_read(f"knowledge/{name}.json") for name in KNOWLEDGE]
    alone = [entry for entry in _objects([*tables, list(_points().values())]) if entry.get("sources") == [ARTICLE]]
    assert len(alone) >= 20
    assert {entry["standing"] for entry in alone} == {"article", "traditional"}
    assert sum(entry["standing"] == "article" for entry in alone) >= 24


def test_causes() -> None:
    words = _words(_read("knowledge/pain_types.json")["causes"])
    for cause in ("posture", "muscle strain", "spinal degeneration", "osteoarthritis", "spondylosis"):
        assert cause in words


@pytest.mark.parametrize(
    ("mechanism", "facts"),
    [
        ("pain-signalling", ["afferent", "spinal cord", "brain", "limbic"]),
        ("transmitters", ["endorphins", "serotonin", "dopamine", "norepinephrine"]),
        ("inflammation", ["pro-inflammatory cytokines", "anti-inflammatory mediators"]),
        ("circulation", ["circulation", "healing"]),
        ("balance", ["balance of qi", "differs from the biomedical"]),
    ],
)
def test_how_it_may_work(mechanism: str, facts: list[str]) -> None:
    mechanisms = {entry["id"]: entry for entry in _read("knowledge/mechanisms.json")["mechanisms"]}
    assert len(mechanisms) == 5
    words = _words(mechanisms[mechanism])
    assert [fact for fact in facts if fact not in words] == []


def test_the_traditional_account_is_marked_as_such() -> None:
    (balance,) = [entry for entry in _read("knowledge/mechanisms.json")["mechanisms"] if entry["id"] == "balance"]
    assert {said["standing"] for said in balance["statements"]} == {"traditional"}


@pytest.mark.parametrize("code", KEY_POINTS)
def test_the_article_is_named_at_each_of_its_key_points(code: str) -> None:
    assert any(ARTICLE in said["sources"] for said in _points()[code]["indications"])


def test_what_the_article_says_of_gb30_and_ki3() -> None:
    gb30, ki3 = _points()["GB30"], _points()["KI3"]
    words = _words(gb30["indications"])
    assert [fact for fact in ("lower back", "hip", "leg", "sciatica", "lumbar disorders") if fact not in words] == []
    assert "lateral third" in gb30["location"]
    assert "medial malleolus" in ki3["location"]
    assert "calcaneal tendon" in ki3["location"]
    assert {ARTICLE, "who2008"} <= set(gb30["sources"]) & set(ki3["sources"])


def test_links_that_the_article_makes() -> None:
    pain_types = _pain_types()
    (sciatica,) = [link for link in pain_types["radicular"]["points"] if link["code"] == "GB30"]
    (kidney,) = [link for link in pain_types["chronic"]["points"] if link["code"] == "KI3"]
    assert ARTICLE in sciatica["sources"]
    assert ARTICLE in kidney["sources"]
    assert kidney["standing"] == "traditional"
    assert "kidney" in kidney["reason"]
    assert "upportive" in kidney["reason"]


@pytest.mark.parametrize(
    ("study", "facts"),
    [
        (
            "carlsson2001",
            ["50 patients", "of 34 ", " 16 ", "swedish", "sleep", "return to work", "analgesics", "tens"],
        ),
        ("xu2013", ["13 randomised", "2,678", "disability", "quality of life", "without treatment"]),
        ("lee2013", ["11 randomised", "acute", "medication", "sham", "nsaids"]),
        ("kerr2003", ["60 recruited", "46 completed", "six weeks", "six months", "placebo tens"]),
        (
            "weidenhammer2007",
            ["observational", "routine care", "german statutory", "workdays down 30 %", "quality of life"],
        ),
        ("cochrane2020", ["33 studies", "8,270", "chronic nonspecific"]),
        ("liu2015", ["overview of reviews", "short-term", "disagree"]),
    ],
)
def test_evidence_has_its_figures(study: str, facts: list[str]) -> None:
    words = _words(_studies()[study])
    assert [fact for fact in facts if fact not in words] == []


@pytest.mark.parametrize(
    ("study", "limits"),
    [
        ("carlsson2001", ["small", "one centre", "mock tens", "2 of the 16"]),
        ("xu2013", ["against sham these effects were not observed", "nonspecific"]),
        ("lee2013", ["not for function", "few trials"]),
        ("kerr2003", ["both groups improved", "no significant difference from placebo tens"]),
        ("weidenhammer2007", ["no control group"]),
        ("cochrane2020", ["bias"]),
        ("liu2015", ["judged weak"]),
    ],
)
def test_evidence_is_told_with_its_limits(study: str, limits: list[str]) -> None:
    words = _words(_studies()[study]["limits"])
    assert [limit for limit in limits if limit not in words] == []


@pytest.mark.parametrize(
    ("source", "year", "pmid", "pmcid"),
    [
        ("carlsson2001", 2001, "11783809", None),
        ("xu2013", 2013, "23336503", None),
        ("lee2013", 2013, "23269281", None),
        ("kerr2003", 2003, "14600536", None),
        ("weidenhammer2007", 2007, "17237661", None),
        ("cochrane2020", 2020, None, "PMC8095030"),
        ("liu2015", 2015, "25821485", "PMC4364128"),
    ],
)
def test_studies_are_cited_by_their_year_of_publication(source: str, year: int, pmid: str, pmcid: str) -> None:
    sources = {entry["id"]: entry for entry in _read("knowledge/sources.json")["sources"]}
    entry = sources[source]
    assert (entry["year"], entry["pmid"], entry["pmcid"]) == (year, pmid, pmcid)


def test_the_article_has_no_invented_author_and_says_when_it_was_read() -> None:
    (article,) = [entry for entry in _read("knowledge/sources.json")["sources"] if entry["id"] == ARTICLE]
    assert article["authors"] is None
    assert article["checked"] is False
    assert "2018" in article["note"]


@pytest.mark.parametrize(
    ("caution", "severity", "facts"),
    [
        ("usual-mild", "info", ["soreness", "minor bleeding", "bruising", "passing"]),
        ("rare-serious", "danger", ["infection", "inner structures", "sterile technique", "wrong"]),
        ("bleeding-disorder", "care", ["bleeding disorder", "more care"]),
        ("anticoagulants", "care", ["anticoagulant", "more care"]),
        ("qualified-practitioner", "info", ["qualified practitioner", "safety protocols"]),
        ("adjunct", "info", ["adjunct for some people", "not a universal solution"]),
    ],
)
def test_risks(caution: str, severity: str, facts: list[str]) -> None:
    cautions = {entry["id"]: entry for entry in _read("knowledge/cautions.json")["cautions"]}
    entry = cautions[caution]
    assert entry["severity"] == severity
    assert ARTICLE in entry["statement"]["sources"]
    words = _words(entry)
    assert [fact for fact in facts if fact not in words] == []
