"""Files of answers for tests: an evening each day, and a learner who answers."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from acuviewer.study.answer import Answer, answer_at
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.opening import open_answers

ANNA = "Anna"
FIRST_EVENING = datetime(2026, 1, 1, 20, tzinfo=UTC)
CARDS = tuple(f"BL{number}/place" for number in range(1, 21))


def evening(day: int, minutes: float = 0) -> datetime:
    """Eight in the evening, so many days after the first."""
    return FIRST_EVENING + timedelta(days=day, minutes=minutes)


def some_answers(count: int) -> list[Answer]:
    """Answers to twenty cards, each evening to another seven; each fifth is a miss."""
    return [
        answer_at(
            CARDS[number % 20], "good" if number % 5 else "again", evening(number // 7, number % 7), {"distance_mm": number / 2}
        )
        for number in range(count)
    ]


def file_with(path: Path, answers: Iterable[Answer]) -> AnswersFile:
    """A file to which the answers were added."""
    file = open_answers(path, ANNA)
    file.bring(answers)
    return file


def keys(file: AnswersFile) -> list[str]:
    """The keys of what a file tells about how it was found."""
    return [notice.key for notice in file.notices]


def ids(answers: Iterable[Answer]) -> list[str]:
    """The ids of answers."""
    return [answer.id for answer in answers]


def answer_without_end(path: Path, told: Connection) -> None:
    """Answer until somebody ends this process; each answer is told (its id) once it is kept, and what was taken back as well."""
    file = open_answers(path, ANNA)
    for number in range(100_000):
        answer = answer_at(CARDS[number % 20], "good", evening(number), {"distance_mm": number / 2})
        file.append(answer)
        told.send(answer.id)
        if number % 5 == 4:
            taken = file.take_back(evening(number, 1))
            told.send(f"undo {taken.id if taken else ''}")
