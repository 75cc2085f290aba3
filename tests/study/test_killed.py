"""Ended at any moment while somebody answers, no answer that was confirmed is lost, and the file is sound.

With ``--kills 200`` a process is killed so many times.
"""

import multiprocessing
import sqlite3
import sys
import time
from pathlib import Path
from random import Random

import pytest

from acuviewer.study.opening import open_answers
from study_files import ANNA, answer_without_end, keys

HOW = "spawn" if sys.platform == "win32" else "forkserver"


@pytest.fixture
def kills(pytestconfig: pytest.Config) -> int:
    return int(pytestconfig.getoption("--kills"))


def _answer_and_be_killed(path: Path, chance: Random) -> list[str]:
    """What was confirmed by a process before it was killed: while it opens the file, or some moments after its first answer."""
    context = multiprocessing.get_context(HOW)
    if HOW == "forkserver":
        context.set_forkserver_preload(["study_files", "fsrs"])
    hearing, told = context.Pipe(duplex=False)
    process = context.Process(target=answer_without_end, args=(path, told), daemon=True)
    process.start()
    told.close()
    opens = chance.random() < 0.2
    confirmed = [] if opens else [hearing.recv()]
    time.sleep(chance.uniform(0, 0.1))
    process.kill()
    process.join()
    try:
        while True:
            confirmed.append(hearing.recv())
    except (EOFError, OSError):
        return confirmed  # a last word may have been cut off
    finally:
        hearing.close()


def _require_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


@pytest.mark.slow
def test_no_answer_that_was_confirmed_is_lost_and_the_file_is_sound(tmp_path: Path, kills: int) -> None:
    path, chance = tmp_path / "anna.sqlite", Random(15)
    confirmed: list[str] = []
    empty_handed = 0
    for number in range(kills):
        told = _answer_and_be_killed(path, chance)
        empty_handed += not told
        confirmed += told
        if path.exists():
            _require_sound(path)
        if number % 10 == 9 or number == kills - 1:
            file = open_answers(path, ANNA)
            entries, damaged = file.answers()
            assert (keys(file), file.reads_only, damaged) == ([], False, 0)
            kept = {entry.id for entry in entries} | {f"undo {entry.undoes}" for entry in entries if entry.undoes}
            assert set(confirmed) - kept == set()
            assert file.count() == sum(-1 if entry.undoes else 1 for entry in entries), "memories follow from answers"
            file.close()
    print(f"killed {kills} times: {len(confirmed)} entries confirmed, none lost; {empty_handed} times before the first one")
    assert confirmed
