"""Words of complaints and structures in nine languages: each leads somewhere, and none to a look-alike."""

import pytest

from acuviewer.knowledge.concepts import LANGUAGES, load_concepts
from acuviewer.knowledge.found import Hit
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import load_atlas

CONCEPTS = load_concepts().concepts
LEADS_NOWHERE = {concept.id for concept in CONCEPTS if not (concept.named or concept.indications or concept.tissues)}


def _points(index: SearchIndex, query: str) -> list[Hit]:
    return [hit for hit in index.find(query) if hit.entry.kind == "point"]


@pytest.mark.parametrize("concept", [one for one in CONCEPTS if one.id not in LEADS_NOWHERE], ids=lambda one: one.id)
def test_every_word_finds_what_its_concept_leads_to(index: SearchIndex, concept) -> None:
    meant = {(hit.entry.kind, hit.entry.key) for hit in index.find(concept.words[0])[:12]}
    for word in concept.words:
        assert meant & {(hit.entry.kind, hit.entry.key) for hit in index.find(word)[:40]}, word


def test_complaints_have_words_in_all_languages() -> None:
    assert LANGUAGES == ("en", "de", "fr", "es", "pt", "it", "zh", "ja", "ko")
    few = [concept.id for concept in CONCEPTS if concept.indications and len(concept.words) < len(LANGUAGES)]
    assert few == []


@pytest.mark.parametrize(
    ("query", "never"),
    [
        ("epilepsy", "BL35"),
        ("Cochrane", "EX-LE2"),
        ("renzhong", "ST17"),
        ("piriformis", "pisiform"),
        ("lombalgie", "shoulder"),
        ("obesity", "BL23"),
        ("leukaemia", "leucorrhoea"),
    ],
)
def test_a_word_of_medicine_finds_no_look_alike(index: SearchIndex, query: str, never: str) -> None:
    assert never not in [hit.entry.key for hit in index.find(query)[:8]]


def test_a_word_that_leads_nowhere_is_known_and_finds_nothing(index: SearchIndex) -> None:
    assert {"obesity", "smoking", "cancer"} <= LEADS_NOWHERE
    for query in ("obesity", "Übergewicht", "减肥", "leukaemia"):
        answer = index.answer(query)
        assert (answer.hits, answer.how, answer.known) == ([], "not", True), query


@pytest.mark.parametrize(
    "query", ["insomnia", "Schlaflosigkeit", "insomnie", "insomnio", "insônia", "insonnia", "失眠", "不眠", "불면증"]
)
def test_points_of_a_complaint_are_those_whose_indication_names_it(index: SearchIndex, query: str) -> None:
    hits = _points(index, query)
    assert hits[0].entry.key == "HT7"
    points = load_atlas().points
    for hit in hits:
        (told,) = hit.found_by
        assert told.what == "indication"
        assert told.text in [said.text for said in points[hit.entry.key].indications], "what is told is said of the point"


@pytest.mark.parametrize("concept", [one for one in CONCEPTS if one.first and one.indications], ids=lambda one: one.id)
def test_the_points_that_matter_most_come_first(index: SearchIndex, concept) -> None:
    firsts = {tuple(hit.entry.key for hit in _points(index, word)[: len(concept.first)]) for word in concept.words}
    assert concept.first in firsts


def test_points_over_a_structure_are_told_by_what_lies_below(index: SearchIndex) -> None:
    first, second = _points(index, "梨状筋")[:2]
    assert (first.entry.key, first.found_by[0].what) == ("GB30", "tissue")
    assert "piriformis" in first.found_by[0].text
    assert second.entry.key == "BL54"


def test_points_of_a_pain_type_stand_in_its_order(index: SearchIndex) -> None:
    assert [hit.entry.key for hit in _points(index, "Rückenschmerzen")[:6]] == ["BL23", "BL25", "BL40", "GV3", "GB30", "KI3"]
    assert _points(index, "坐骨神經痛")[0].entry.key == "GB30"


@pytest.mark.parametrize(
    ("query", "how", "words"),
    [
        ("knee", "asked", ("knee",)),
        ("Schmerzen im Knie", "shortened", ("knie",)),
        ("dolor de la rodilla", "shortened", ("rodilla",)),
        ("合谷穴", "shortened", ("合谷",)),
        ("view form the front", "alike", ("view", "form", "the", "front")),
    ],
)
def test_an_answer_tells_what_was_looked_for(index: SearchIndex, query: str, how: str, words: tuple[str, ...]) -> None:
    answer = index.answer(query)
    assert (answer.how, answer.words) == (how, words)


def test_the_nearest_has_some_of_the_words_and_is_no_hit(index: SearchIndex) -> None:
    answer = index.answer("trochanter doorbell")
    assert (answer.hits, answer.known) == ([], False)
    assert answer.nearest[0].entry.key == "greater_trochanter"
    assert index.answer("zzqqzz").nearest == ()


def _found(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query)]


def test_a_known_word_is_not_looked_for_inside_others(index: SearchIndex) -> None:
    assert "weak-immunity" not in _found(index, "depression")
    assert "weak-immunity" in _found(index, "immunodépression")
    assert "EX-UE10" not in _found(index, "WHO")[:5]


@pytest.mark.parametrize("query", ["epilepsy", "Epilepsie", "seizures"])
def test_the_points_known_for_seizures_come_among_the_first_ten(index: SearchIndex, query: str) -> None:
    assert {"GV1", "KI1", "CV15"} <= set(_found(index, query)[:10])


@pytest.mark.parametrize("query", ["menopause", "hot flushes", "Wechseljahre", "ménopause", "更年期"])
def test_hot_flushes_lead_to_sweating_at_night_and_not_to_its_lack_in_fever(index: SearchIndex, query: str) -> None:
    found = _found(index, query)
    assert found[:2] == ["HT6", "KI7"]
    assert not {"SP2", "SI2", "SI4", "BL45"} & set(found)
