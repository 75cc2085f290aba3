"""Who learns in a window: her file is opened when something asks for it, and whatever is wrong with it is told, never raised."""

import subprocess
import sys
from pathlib import Path

import pytest

from acuviewer.faults import UsageError
from acuviewer.i18n import Words, say
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.settings import Settings
from acuviewer.study.learners import file_of
from acuviewer.study.opening import open_answers
from study_files import evening

CARD = "BL23/place"


class Told(list[str]):
    """What was told."""

    def __call__(self, words: Words) -> None:
        """Hear a sentence."""
        self.append(say(words))


def _learner(folder: Path, told: Told) -> LearnerInUse:
    return LearnerInUse(Settings(folder / "settings.json"), told, lambda: evening(0), folder / "study")


def test_nothing_is_opened_or_made_before_something_asks(tmp_path: Path) -> None:
    learner = _learner(tmp_path, Told())
    assert learner.name == "Me"
    learner.close()
    assert list(tmp_path.iterdir()) == []


def test_it_costs_a_start_neither_the_scheduler_nor_sqlite() -> None:
    script = "import acuviewer.session.learner_in_use, sys; print([m for m in ('fsrs', 'sqlite3') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {script}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_answers_are_kept_and_taken_back_and_followers_hear_of_it(tmp_path: Path) -> None:
    told, heard = Told(), []
    learner = _learner(tmp_path, told)
    learner.follow(lambda: heard.append(learner.version))
    assert learner.keep(CARD, "good", {"distance_mm": 4.5})
    taken = learner.take_back()
    assert taken is not None
    assert (taken.card, dict(taken.facts)) == (CARD, {"distance_mm": 4.5})
    assert learner.take_back() is None
    assert (heard, told) == ([1, 2], [])
    learner.close()


def test_another_learner_has_answers_of_her_own_and_is_remembered(tmp_path: Path) -> None:
    told = Told()
    learner = _learner(tmp_path, told)
    learner.use("Anna")
    learner.keep(CARD, "good")
    learner.use("Зоя")
    assert learner.read(lambda file: file.count()) == 0
    learner.use("anna")
    assert (learner.name, learner.read(lambda file: file.count())) == ("Anna", 1)
    assert learner.known() == ["Anna", "Зоя"]
    learner.close()
    assert learner.name == "Anna"
    with pytest.raises(UsageError, match="no name for a learner"):
        learner.use(" ")


def test_who_has_chosen_no_name_goes_on_as_who_answered_last(tmp_path: Path) -> None:
    for name in ("Anna", "Bea"):
        open_answers(file_of(name, tmp_path / "study"), name).close()
    path = file_of("Anna", tmp_path / "study")
    path.touch()
    learner = _learner(tmp_path, Told())
    assert learner.name == "Anna"


def test_a_second_window_says_so_once_and_reads(tmp_path: Path) -> None:
    first, told = _learner(tmp_path, Told()), Told()
    first.keep(CARD, "good")
    second = _learner(tmp_path, told)
    assert not second.keep(CARD, "good")
    assert second.take_back() is None
    assert not second.may_keep
    first.keep("BL24/place", "again")
    assert second.read(lambda file: file.count()) == 2
    assert told == ["Another window keeps the answers of Me; here they are shown, and nothing is added."]
    first.close()
    second.use("Me")
    assert second.keep(CARD, "good")
    second.close()


def test_what_cannot_be_read_is_told_and_stays_closed(tmp_path: Path) -> None:
    told = Told()
    learner = _learner(tmp_path, told)
    file_of("Me", tmp_path / "study").mkdir(parents=True)
    assert learner.file() is None
    assert not learner.keep(CARD, "good")
    assert learner.read(lambda file: file.count()) is None
    (sentence,) = told
    assert sentence.startswith("The answers of Me cannot be read (")


def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    path, told = file_of("Me", tmp_path / "study"), Told()
    path.parent.mkdir()
    path.write_bytes(b"no file of answers" * 400)
    learner = _learner(tmp_path, told)
    assert learner.keep(CARD, "good")
    assert "was damaged" in told[0]
    learner.close()
