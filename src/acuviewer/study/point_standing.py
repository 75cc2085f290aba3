"""How a learner stands with one point: each of its cards, when it was asked, how often it was recalled, when it comes again."""

from collections.abc import Mapping
from datetime import datetime
from statistics import fmean

from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import CardKind, card_id, card_parts, cards_of
from acuviewer.study.clock import moment_of, moment_us, study_day
from acuviewer.study.placing_facts import read_error
from acuviewer.study.placing_habits import Cloud, cloud_of_point
from acuviewer.study.schedule import recalled

_DAY_US = 86_400_000_000


@dataclass(frozen=True)
class CardStanding:
    """A card that was asked: ``answers`` of them, ``reviews`` to what was known from another day, of which ``right`` were recalled.

    ``last_day`` is the day of study of the last answer, ``due_day`` that on which it comes again. ``recalled`` is the probability that it
    would be recalled now. ``distance_mm`` is the mean error of the placings that were measured; None where none was.
    """

    kind: CardKind
    answers: int
    reviews: int
    right: int
    last_day: int
    due_day: int
    recalled: float
    distance_mm: float | None


@dataclass(frozen=True, eq=False)
class PointStanding:
    """The cards that were asked, in the order in which they are learned, and those that never were; ``today`` is the day of study.

    ``cloud`` is that of the last placings; None where no direction was kept.
    """

    asked: tuple[CardStanding, ...]
    never: tuple[CardKind, ...]
    cloud: Cloud | None
    today: int


def point_standing(file: AnswersFile, points: Mapping[str, AcuPoint], code: str, now: datetime) -> PointStanding:
    """How somebody stands with a point; raises StudyError where the file cannot be read."""
    asked: list[CardStanding] = []
    never: list[CardKind] = []
    for card in cards_of(points[code], points):
        kind: CardKind = card_parts(card)[1]  # type: ignore[assignment]  # the cards that there are have no other kind
        found = _standing(file, card, kind, now)
        if found is None:
            never.append(kind)
        else:
            asked.append(found)
    errors = [error for _, facts in file.facts_of(card_id(code, "place")) if (error := read_error(facts)) is not None]
    return PointStanding(tuple(asked), tuple(never), cloud_of_point(errors), study_day(now))


def _standing(file: AnswersFile, card: str, kind: CardKind, now: datetime) -> CardStanding | None:
    memory = file.known([card]).get(card)
    told = file.reviews_of(card)
    if memory is None or not told:
        return None
    reviews = [missed for _, missed, is_review in told if is_review]
    at_us = told[-1][0]
    far = [float(mm) for _, facts in file.facts_of(card) if isinstance(mm := facts.get("distance_mm"), int | float)]
    return CardStanding(
        kind,
        len(told),
        len(reviews),
        reviews.count(False),
        study_day(moment_of(at_us).astimezone(now.tzinfo)),
        memory.due_day,
        recalled(memory.stability, (moment_us(now) - at_us) / _DAY_US),
        fmean(far) if far else None,
    )
