"""What a point is called and of what kind it is: the last section of its page."""

from acuviewer.i18n import listed, text
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.terms import capitalised, meridian_phrase
from acuviewer.pages.document import Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.points.catalog import AcuPoint, Names, OtherName
from acuviewer.statement import Statement

_NOT_CHECKED = "*"


def write_names(write: PageWriter, point: AcuPoint) -> None:
    """Names in every language, the meridian, and each category with what it means."""
    write.section("names")
    write.text(_names_told(point.names))
    write.statements([_other_name(other) for other in point.other_names])
    phrase = meridian_phrase(point.meridian)
    meridian = Run(phrase) if point.meridian.startswith("EX") else link(phrase, f"meridian.choose {point.meridian}")
    write.text((meridian, Run(f" · {point.region}")))
    if point.meets:
        write.text(text("page.point.meets", meridians=listed(meridian_phrase(name) for name in point.meets)))
    for category in point.categories:
        for number, said in enumerate(load_categories().explain(category)):
            before = (Run(capitalised(category), strong=True), Run(": ")) if number == 0 else ()
            write.statement(said, before=before)


def _names_told(names: Names) -> str:
    """Pinyin, English, characters, Korean and Japanese; what nobody compared with a print source carries a star."""
    told = [names.pinyin, names.english, names.simplified]
    if names.traditional != names.simplified:
        told.append(text("page.point.name.traditional", name=names.traditional))
    korean = text("page.point.name.korean", name=names.korean, hanja=names.korean_hanja)
    read = "japanese" if names.japanese else "no_japanese"
    japanese = text(f"page.point.name.{read}", name=names.japanese or "", kanji=names.japanese_kanji)
    checked = (
        (korean, names.korean_checked and names.korean_hanja_checked),
        (japanese, names.japanese_kanji_checked and (names.japanese_checked or not names.japanese)),
    )
    told += [f"{in_words}{'' if sure else _NOT_CHECKED}" for in_words, sure in checked]
    footnote = "" if all(sure for _, sure in checked) else f" ({_NOT_CHECKED} {text('page.point.name.unchecked')})"
    return " · ".join(told) + footnote


def _other_name(other: OtherName) -> Statement:
    """What somebody else calls the point, and who that is."""
    name = text("page.point.name.read", name=other.text, reading=other.reading) if other.reading else other.text
    words = text("page.point.name.used", name=name, used_by=other.used_by)
    return Statement(words, other.sources, other.standing, other.checked)
