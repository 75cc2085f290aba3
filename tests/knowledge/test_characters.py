"""One form of each character: traditional, simplified, Japanese; and what stays apart."""

import pytest

from acuviewer.knowledge.characters import fold
from acuviewer.knowledge.plain_text import all_plain, normalise, squeeze, words_of
from acuviewer.knowledge.search import SearchIndex


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("气海", "CV6"),
        ("氣海", "CV6"),
        ("気海", "CV6"),
        ("关元", "CV4"),
        ("關元", "CV4"),
        ("関元", "CV4"),
        ("肾俞", "BL23"),
        ("腎俞", "BL23"),
        ("腎兪", "BL23"),
        ("清泠渊", "TE11"),
        ("清冷淵", "TE11"),
        ("じんゆ", "BL23"),
        ("ジンユ", "BL23"),
        ("신수", "BL23"),
        ("神門", "HT7"),
        ("豊隆", "ST40"),
    ],
)
def test_each_form_of_a_name_finds_the_point_first(index: SearchIndex, query: str, code: str) -> None:
    assert next(hit.entry.key for hit in index.find(query) if hit.entry.kind == "point") == code


def test_marks_of_kana_are_kept() -> None:
    assert normalise("じんゆ") != normalise("しんゆ")


def test_folding_is_done_once_and_leaves_letters_alone() -> None:
    text = "環跳 環 Huántiào 腎兪 환도 カン"
    assert fold(fold(text)) == fold(text)
    assert fold("Huántiào é 환도") == "Huántiào é 환도"


def test_many_texts_at_once_are_as_each_alone() -> None:
    texts = ["Huán-tiào", " GB 30 ", "腎兪", "", "Bell’s palsy; face", "̂x", "a\nb", "Ｇ　Ｂ"]
    squeezed, words = all_plain(texts)
    assert squeezed == [squeeze(text.replace("\n", " ")) for text in texts]
    assert words == [words_of(normalise(text.replace("\n", " "))) for text in texts]
