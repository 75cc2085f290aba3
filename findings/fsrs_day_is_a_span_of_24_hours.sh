#!/usr/bin/env bash
# fsrs 6.3.2. Guess before running: who answers each evening gets about the same stability whether ten minutes earlier or ten
# minutes later than the evening before.
# Seen: ten minutes early the review counts as one of the same day, and stability stays as it was after the first answer; ten minutes late
# it grows to more than three times that. Elapsed time is floored to whole spans of 24 hours; the retrievability stays at exactly 1 until
# the first is over and falls in steps. A program that studies "daily" has to hand over days of its own, not the moments of the answers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/seen.py" <<'PYTHON'
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
first_evening = datetime(2026, 1, 1, 20, 0, tzinfo=timezone.utc)
card, _ = scheduler.review_card(Card(card_id=1), Rating.Good, first_evening)
early, late = (
    scheduler.review_card(card, Rating.Good, first_evening + timedelta(hours=24, minutes=minutes))[0].stability for minutes in (-10, 10)
)
recalled = [scheduler.get_card_retrievability(card, first_evening + timedelta(hours=hours)) for hours in (1, 23, 25, 47)]
print(version("fsrs"), f"first {card.stability:.3f}, ten minutes early {early:.3f}, late {late:.3f};", [round(r, 4) for r in recalled])
assert abs(early - card.stability) < 1e-9
assert late > 3 * card.stability
assert recalled[0] == recalled[1] == 1.0
assert recalled[2] == recalled[3] < 0.96
PYTHON
"${PYTHON:-python3}" -m venv "$folder/environment"
"$folder/environment/bin/python" -m pip install --quiet --disable-pip-version-check "fsrs==6.3.2"
"$folder/environment/bin/python" "$folder/seen.py"
