"""Today's session: what is left of it, for whoever asks the questions and for the command line."""

from collections.abc import Mapping
from datetime import datetime

from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import existing, usual_deck
from acuviewer.study.clock import moment_us, study_day
from acuviewer.study.day_plan import DayPlan, Left, left_of


@dataclass(frozen=True)
class Today:
    """The plan of the day, what is left of it, and how many answers were given on it."""

    plan: DayPlan
    left: Left
    answered: int


def today(file: AnswersFile, points: Mapping[str, AcuPoint], moment: datetime) -> Today:
    """The session of a moment, whose time zone is that of the learner; raises StudyError where the file cannot be read."""
    deck = deck_of(file, points)
    day = study_day(moment)
    plan = file.plan(deck, day)
    return Today(plan, left_of(plan, file.known(deck), moment_us(moment)), file.count(day))


def deck_of(file: AnswersFile, points: Mapping[str, AcuPoint]) -> tuple[str, ...]:
    """The cards that the learner has chosen, or the usual ones."""
    chosen = file.chosen
    return usual_deck(points) if chosen is None else existing(chosen, points)
