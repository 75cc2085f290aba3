"""What ``acuviewer study`` prints of a session, as text and as JSON. The JSON form is stable."""

import json
from collections.abc import Mapping
from datetime import datetime

from acuviewer.i18n import say, text
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.answers_file import AnswersFile
from acuviewer.study.cards import card_parts
from acuviewer.study.clock import date_of, moment_of
from acuviewer.study.today import Today, today


def today_report(file: AnswersFile, points: Mapping[str, AcuPoint], moment: datetime, as_json: bool) -> str:
    """Today's session of a learner: what is left, in the order in which it is asked."""
    found = today(file, points, moment)
    return _as_json(file, found) if as_json else _as_text(file, found, points)


def _as_json(file: AnswersFile, found: Today) -> str:
    new = frozenset(found.plan.new)
    content = {
        "learner": file.learner,
        "day": date_of(found.plan.day).isoformat(),
        "left": [{**_asked(card), "new": card in new} for card in found.left.now],
        "later": [{**_asked(card), "at": moment_of(at_us).isoformat()} for card, at_us in found.left.later],
        "tomorrow": len(found.plan.postponed),
        "answered_today": found.answered,
        "answers": file.count(),
        "notices": [say(notice) for notice in file.notices],
    }
    return json.dumps(content, ensure_ascii=False)


def _asked(card: str) -> dict[str, str]:
    point, kind = card_parts(card)
    return {"point": point, "asked": kind}


def _as_text(file: AnswersFile, found: Today, points: Mapping[str, AcuPoint]) -> str:
    left, new = found.left, frozenset(found.plan.new)
    date = date_of(found.plan.day).isoformat()
    lines = [text("study.today", learner=file.learner, date=date, left=len(left.now) + len(left.later), answered=found.answered)]
    lines += [_line(card, points, text("study.new") if card in new else "") for card in left.now]
    lines += [_line(card, points, text("study.later")) for card, _ in left.later]
    if found.plan.postponed:
        lines.append(text("study.postponed", n=len(found.plan.postponed)))
    return "\n".join(lines)


def _line(card: str, points: Mapping[str, AcuPoint], remark: str) -> str:
    point, kind = card_parts(card)
    return f"{point:6} {points[point].names.pinyin:14} {text(f'study.asked.{kind}'):24} {remark}".rstrip()
