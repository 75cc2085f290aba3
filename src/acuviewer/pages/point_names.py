"""What a point is called and of what kind it is: the last section of its page."""

from acuviewer.i18n import listed, text
from acuviewer.knowledge.categories import load_categories
from acuviewer.knowledge.terms import capitalised, meridian_phrase
from acuviewer.pages.document import Run
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.points.catalog import AcuPoint, Names

_NOT_CHECKED = "*"


def write_names(write: PageWriter, point: AcuPoint) -> None:
    """Names in every language, the meridian, and each category with what it means."""
    write.section("names")
    write.text(_names_told(point.names))
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
    """Pinyin, English, traditional characters, Korean and Japanese; what nobody compared with a print source carries a star."""
    told = [names.pinyin, names.english, names.simplified]
    if names.traditional != names.simplified:
        told.append(text("page.point.name.traditional", name=names.traditional))
    unchecked = False
    for language, name, checked in (
        ("korean", names.korean, names.korean_checked),
        ("japanese", names.japanese, names.japanese_checked),
    ):
        starred = name is not None and not checked
        unchecked |= starred
        in_words = text(f"page.point.name.{language}", name=name) if name else text(f"page.point.name.no_{language}")
        told.append(f"{in_words}{_NOT_CHECKED if starred else ''}")
    footnote = f" ({_NOT_CHECKED} {text('page.point.name.unchecked')})" if unchecked else ""
    return " · ".join(told) + footnote
