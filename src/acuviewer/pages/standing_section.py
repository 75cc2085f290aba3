"""How the learner stands with a point: when each of its cards was asked, how often it was recalled, when it comes again."""

from typing import TYPE_CHECKING

from acuviewer.i18n import Said, Words, listed, said, say, text
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Run
from acuviewer.pages.page_writer import PageWriter
from acuviewer.points.catalog import AcuPoint
from acuviewer.shown.known import say_share
from acuviewer.study.date_words import say_day, say_from_today

if TYPE_CHECKING:
    from acuviewer.study.point_standing import CardStanding


def write_standing(write: PageWriter, context: PageContext, point: AcuPoint) -> None:
    """A section, where there is somebody whose answers are looked at."""
    found = context.standing(point.code)
    if found is None:
        return
    from acuviewer.study.habit_words import say_habits

    write.section("standing")
    for card in found.asked:
        kind = Run(text(f"known.kind.{card.kind}") + ": ", strong=True)
        write.text((kind, Run(listed(_told(card, found.today)))), bullet=True)
    habit = say_habits(found.cloud.habits if found.cloud else (), point.code)
    if habit:
        write.text(say(habit))
    if not found.asked:
        write.text(text("standing_section.none"), "muted")
    elif found.never:
        kinds = listed(Said(f"known.kind.{kind}") for kind in found.never)
        write.text(text("standing_section.never", kinds=kinds), "muted")


def _told(card: "CardStanding", today: int) -> list[Words]:
    told: list[Words] = [said("standing_section.asked", n=card.answers, day=say_day(card.last_day))]
    if card.reviews:
        told.append(said("standing_section.right", right=card.right, n=card.reviews))
    told.append(say_share(card.recalled))
    due = say_from_today(max(card.due_day, today), today)
    told.append(said("standing_section.due", when=due))
    if card.distance_mm is not None:
        told.append(said("standing_section.error", mm=card.distance_mm))
    return told
