"""The figures of the charts in words and tables: what a screen reader has instead of the picture, and what can be copied."""

from collections.abc import Mapping, Sequence

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, Words, said, say, text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.terms import capitalised
from acuviewer.pages.document import Line, Page, Run, Table
from acuviewer.pages.page_writer import PageWriter, line
from acuviewer.points.atlas import Atlas
from acuviewer.study.date_words import say_day, say_from_today, say_month
from acuviewer.study.habit_words import say_habits
from acuviewer.study.placing_habits import Cloud, cloud_of_point, clouds_of_groups
from acuviewer.study.progress import Bar, Progress, Retained, Reviews


def reviews_page(library: Library, reviews: Reviews) -> Page:
    """How many answers there were by day, week or month."""
    write = PageWriter(library)
    write.title(text("progress.reviews.title"))
    missed = sum(bar.missed for bar in reviews.bars)
    if not reviews.bars:
        write.text(text("progress.none"))
        return write.page("reviews")
    write.text(text("progress.reviews.told", n=reviews.answers, first=say_day(reviews.bars[0].day), missed=missed))
    heads = [text(f"progress.span.{reviews.span}"), *(text(f"progress.{name}") for name in ("answers", "recalled", "missed"))]
    rows = [[say(say_span(bar, reviews.span)), *_counts(bar)] for bar in reversed(reviews.bars) if bar.recalled or bar.missed]
    write.add(_table(heads, rows))
    return write.page("reviews")


def due_page(library: Library, found: Progress) -> Page:
    """How many cards come due on each of the next days."""
    write = PageWriter(library)
    write.title(text("progress.due.title"))
    write.text(text("progress.due.told", n=sum(found.due), days=len(found.due), today=found.due[0]))
    write.text(text("progress.due.unseen", n=found.unseen, deck=found.deck), "muted")
    write.text(text("progress.due.how"), "muted")
    rows = [
        [say(say_day(found.today + ahead)), say(say_from_today(found.today + ahead, found.today)), str(cards)]
        for ahead, cards in enumerate(found.due)
        if cards
    ]
    if rows:
        write.add(_table([text("progress.span.day"), "", text("progress.due.cards")], rows))
    return write.page("due")


def retention_page(library: Library, groups: Sequence[Retained], names: Mapping[str, str], wanted: float) -> Page:
    """How much was recalled of what was known from another day, by group of points."""
    write = PageWriter(library)
    write.title(text("progress.retention.title"))
    if not groups:
        write.text(text("progress.retention.none"))
        return write.page("retention")
    right, of = sum(one.right for one in groups), sum(one.reviews for one in groups)
    write.text(text("progress.retention.told", right=right, n=of, percent=100 * right / of, wanted=100 * wanted))
    write.text(text("progress.retention.how"), "muted")
    heads = [
        text("progress.group"),
        text("progress.recalled"),
        text("progress.retention.share"),
        text("progress.retention.interval"),
    ]
    rows = [
        [
            names[one.group],
            text("progress.of", right=one.right, all=one.reviews),
            text("progress.percent", percent=100 * one.right / one.reviews),
            text("progress.between", low=100 * one.low, high=100 * one.high),
        ]
        for one in groups
    ]
    write.add(_table(heads, rows))
    return write.page("retention")


@dataclass(frozen=True, eq=False)
class Around:
    """A cloud with the ``name`` of its point or region, and ``what`` it is called within a sentence."""

    name: Words
    what: Words
    cloud: Cloud
    is_region: bool = True


def placing_page(library: Library, clouds: Sequence[Around], shown: Around | None) -> Page:
    """How she errs where she placed points: what may be said, the mean of each region, and of the points
    with a habit; ``shown`` is the one that is drawn."""
    write = PageWriter(library)
    write.title(text("progress.placing.title"))
    if not clouds:
        write.text(text("progress.placing.none"))
        return write.page("placing")
    habits = [(one, told) for one in clouds if (told := say_habits(one.cloud.habits, one.what))]
    for one, told in habits:
        write.text(say(told), "strong" if one is shown else "plain")
    if not habits:
        write.text(text("progress.placing.nothing_clear"))
    write.text(text("progress.placing.how"), "muted")
    heads = [text("progress.group"), text("progress.placing.n"), text("progress.placing.mean"), text("progress.placing.distance")]
    rows = [
        [say(one.name), str(len(one.cloud.errors)), say(say_mean(one.cloud)), text("progress.mm", mm=one.cloud.distance_mm)]
        for one in clouds
        if one.is_region or one is shown or one.cloud.habits
    ]
    write.add(_table(heads, rows, (24, 17, 37, 22)))
    return write.page("placing")


def say_span(bar: Bar, span: str) -> Words:
    """The day, week or month that a bar stands for."""
    if span == "month":
        return say_month(bar.day)
    return say_day(bar.day) if span == "day" else said("progress.week_from", day=say_day(bar.day))


def say_mean(cloud: Cloud) -> Words:
    """The mean error in its two directions, ``6 mm up, 2 mm toward the spine``."""
    parts = []
    for mm, ends in zip(cloud.mean.tolist(), (cloud.along, cloud.across), strict=True):
        parts.append(said("progress.placing.way", mm=abs(mm), way=Said(f"quiz.way.{ends[0] if mm >= 0 else ends[1]}")))
    return said("progress.placing.ways", along=parts[0], across=parts[1])


def names_of_groups(atlas: Atlas) -> dict[str, str]:
    """Meridians and regions as people call them."""
    regions = {point.region: capitalised(point.region) for point in atlas.points.values()}
    meridians = {point.meridian: point.meridian for point in atlas.points.values()}
    meridians |= {code: f"{code}  {meridian.names.english}" for code, meridian in atlas.meridians.items()}
    return regions | meridians


def _counts(bar: Bar) -> list[str]:
    return [str(bar.recalled + bar.missed), str(bar.recalled), str(bar.missed)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...] = ()) -> Table:
    titled: Line = tuple(Run(head) for head in heads)
    return Table(titled, tuple(tuple(line(cell) for cell in row) for row in rows), widths)


def clouds_of(found: Progress, atlas: Atlas) -> list[Around]:
    """The clouds of the regions, those of which something may be said first, and then of the points; a region is parted where its points
    are measured along different axes."""
    regions = clouds_of_groups(found.errors, {code: point.region for code, point in atlas.points.items()})
    several = [region for region, _, _ in regions]
    around = []
    for (region, along, _), cloud in sorted(regions.items(), key=lambda one: -len(one[1].habits)):
        name, what = capitalised(region), said("progress.placing.region", region=region)
        if several.count(region) > 1:
            way = Said(f"quiz.way.{along[0]}")
            around.append(
                Around(
                    said("progress.placing.measured", name=name, way=way),
                    said("progress.placing.measured", name=what, way=way),
                    cloud,
                )
            )
        else:
            around.append(Around(name, what, cloud))
    for code in atlas.points:
        own = cloud_of_point(found.errors.get(code, ()))
        if own is not None and len(own.errors) > 1:
            around.append(Around(code, code, own, is_region=False))
    return around
