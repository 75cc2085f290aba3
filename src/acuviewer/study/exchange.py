"""What a learner has, to take along: JSON of everything, which can be brought in again, and CSV of the answers for other programs."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault
from acuviewer.study.answer import Answer
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import card_parts
from acuviewer.study.clock import date_of, moment_of, moment_us
from acuviewer.study.pace import read_pace, write_pace
from acuviewer.study.shelf import EMPTY, Shelf, merge
from acuviewer.study.shelf_files import lists_from, notes_from, read_shelf, write_shelf
from acuviewer.whole_file import write_whole

FORM = 1
_MOST_FAULTS = 20
_FIRST_DAY, _LAST_DAY = 0, 100_000


def export_json(file: AnswersFile, path: Path, shelf: Shelf = EMPTY) -> tuple[int, int]:
    """Write all that is kept of a learner, her lists and notes too; returns how many answers, and how many are damaged. Raises OSError,
    StudyError.
    """
    answers, damaged = file.answers()
    content = {
        "form": FORM,
        "learner": file.learner,
        "pace": write_pace(file.pace),
        "chosen": None if file.chosen is None else list(file.chosen),
        "lists": [{"name": name, "points": list(codes)} for name, codes in shelf.lists],
        "notes": dict(shelf.notes),
        "answers": [_as_json(answer) for answer in answers],
    }
    write_whole(path, (json.dumps(content, ensure_ascii=False, indent=0) + "\n").encode("utf-8"))
    return len(answers), damaged


def export_csv(file: AnswersFile, path: Path) -> tuple[int, int]:
    """Write a row for each answer, also those that were taken back; returns how many, and how many entries are damaged.

    Raises OSError, StudyError.
    """
    answers, damaged = file.answers()
    undone = {answer.undoes for answer in answers if answer.undoes}
    given = [answer for answer in answers if answer.grade is not None]
    facts = sorted({name for answer in given for name in answer.facts})
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["at", "day", "point", "asked", "grade", "taken_back", *map(_safe, facts)])
    for answer in given:
        point, kind = card_parts(answer.card)
        values = ["" if (value := answer.facts.get(name)) is None else value for name in facts]
        when = [moment_of(answer.at_us).isoformat(), date_of(answer.day).isoformat()]
        writer.writerow([*when, *map(_safe, (point, kind, answer.grade, "yes" if answer.id in undone else "", *values))])
    # Spreadsheet programs take a file for UTF-8 by its mark.
    write_whole(path, text.getvalue().encode("utf-8-sig"))
    return len(given), damaged


class Exported:
    """What a file holds that was exported: the name of the learner, her answers, her lists and notes."""

    def __init__(self, learner: str, answers: list[Answer], pace: object, chosen: object, shelf: Shelf = EMPTY) -> None:
        self.learner, self.answers, self.shelf = learner, answers, shelf
        self._pace, self._chosen = pace, chosen

    def bring_into(self, file: AnswersFile) -> int:
        """Add what is not there yet; pace and cards are taken over by a learner who had no answers. Raises StudyError."""
        is_new = file.count() == 0
        brought = file.bring(self.answers)
        if is_new and self._pace is not None:
            file.set_pace(read_pace(self._pace))
        if is_new and isinstance(self._chosen, list):
            file.choose([str(card) for card in self._chosen])
        return brought


def bring_shelf(found: Shelf, folder: Path) -> int:
    """Add lists and notes to those in a folder; returns how many lists and notes are other than before. What is there in another form
    stays, beside the one that is brought. Raises OSError.
    """
    before, _ = read_shelf(folder, EMPTY)
    after = merge(EMPTY, before, found)
    if after != before:
        write_shelf(folder, before, after)
    return len(set(after.lists) - set(before.lists)) + len(set(after.notes) - set(before.notes))


def read_exported(path: Path) -> Exported:
    """Read a file that was exported as JSON; raises DataError with what is wrong, and then nothing is brought in."""
    content = DataFolder(path.parent).json(path.name)
    form = content.get("form") if isinstance(content, dict) else None
    if type(form) is not int or not 1 <= form <= FORM or not isinstance(content.get("answers"), list):
        remedy = "Take a file that acuviewer study --export wrote."
        raise DataError([Fault(str(path), "form", "is not that of exported answers.", remedy)])
    answers: list[Answer] = []
    faults: list[Fault] = []
    for number, entry in enumerate(content["answers"]):
        try:
            answers.append(_read(entry))
        except (ValueError, TypeError, LookupError, OverflowError) as error:
            remedy = "Export once more, or take the entry out."
            faults.append(Fault(str(path), f"answers[{number}]", f"is no answer ({error}).", remedy))
        if len(faults) == _MOST_FAULTS:
            break
    if faults:
        raise DataError(faults)
    try:
        shelf = Shelf(tuple(lists_from(content).items()) if "lists" in content else (), notes_from(content.get("notes", {})))
    except ValueError as error:
        remedy = "Export once more, or take them out."
        raise DataError([Fault(str(path), "lists, notes", f"are none ({error}).", remedy)]) from error
    return Exported(str(content.get("learner", "")), answers, content.get("pace"), content.get("chosen"), shelf)


def _as_json(answer: Answer) -> dict[str, object]:
    when: dict[str, object] = {"id": answer.id, "at": moment_of(answer.at_us).isoformat(), "day": date_of(answer.day).isoformat()}
    said = {"card": answer.card, "grade": answer.grade} if answer.grade else {"card": answer.card, "undoes": answer.undoes}
    return when | said | ({"facts": dict(answer.facts)} if answer.facts else {})


def _read(entry: Mapping[str, Any]) -> Answer:
    moment = datetime.fromisoformat(entry["at"])
    day = (datetime.fromisoformat(entry["day"]).replace(tzinfo=UTC) - moment_of(0)).days
    texts = [entry["id"], entry["card"], entry.get("grade", ""), entry.get("undoes", "")]
    if not all(isinstance(value, str) for value in texts) or not isinstance(entry.get("facts", {}), dict):
        raise ValueError("id, card, grade and facts are no texts and no object")
    if not _FIRST_DAY <= day <= _LAST_DAY or not entry["id"]:
        raise ValueError("no day on which anybody learns")
    return Answer(
        entry["card"], entry.get("grade"), moment_us(moment), day, entry.get("facts", {}), entry.get("undoes", ""), entry["id"]
    )


def _safe(value: object) -> object:
    """A text that a spreadsheet program would take for a formula begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
