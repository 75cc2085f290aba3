"""Answers to cards are kept when they are confirmed, before anybody is shown what is right; taken back with them; said otherwise."""

from pathlib import Path

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import carry_out, parse_script
from acuviewer.session.kept_answers import KeptAnswers
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.session.store import SessionStore
from study_files import evening

COMMANDS = build_commands(load_atlas(), load_library())


class Desk:
    """A store whose answers are kept, without a window."""

    def __init__(self, folder: Path) -> None:
        self.learner = LearnerInUse(Settings(folder / "settings.json"), lambda words: None, lambda: evening(0), folder / "study")
        self.store = SessionStore(Session())
        self.store.subscribe(KeptAnswers(self.learner, self.store.session).follow)
        self.counts: list[int] = []
        self.store.subscribe(lambda session: self.counts.append(self.standing))

    def run(self, script: str) -> None:
        for call in parse_script(script, COMMANDS):
            carry_out(call, self.store)

    @property
    def standing(self) -> int:
        return self.learner.read(lambda file: file.count()) or 0

    @property
    def entries(self) -> list[tuple[str, str | None]]:
        found = self.learner.read(lambda file: file.answers()[0]) or []
        return [(answer.card, answer.grade) for answer in found]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_answer_stands_when_it_is_told_and_its_facts_with_it(desk: Desk) -> None:
    desk.run("quiz.start cards=BL23/place BL40/name")
    assert desk.entries == []
    desk.run("quiz.place BL25 left; quiz.confirm")
    assert desk.counts[-1] == 1, "whoever is shown the answer finds it kept"
    facts = desk.learner.read(lambda file: file.facts_of("BL23/place")[0][1])
    assert facts is not None
    assert isinstance(facts["distance_mm"], float)
    assert (facts["kind"], facts["exam"]) == ("place", False)
    desk.run("quiz.next; quiz.answer weizhong; quiz.confirm")
    assert [grade for _, grade in desk.entries] == ["again", "good"]


def test_another_word_of_hers_is_the_answer_given_anew(desk: Desk) -> None:
    desk.run("quiz.start cards=BL40/name; quiz.answer BL40; quiz.confirm; quiz.say easy; quiz.say easy")
    assert desk.entries == [("BL40/name", "good"), ("BL40/name", None), ("BL40/name", "easy")]
    assert desk.standing == 1


def test_an_answer_that_is_taken_back_does_not_stand(desk: Desk) -> None:
    desk.run("quiz.start cards=BL40/name BL23/name; quiz.pass; edit.undo")
    assert desk.standing == 0
    desk.run("quiz.answer BL40; quiz.confirm; quiz.next; quiz.take_back; quiz.confirm; quiz.next; quiz.pass; quiz.next")
    assert desk.standing == 2
    desk.run("quiz.end")
    assert desk.standing == 2


def test_what_is_begun_anew_takes_nothing_back(desk: Desk) -> None:
    line = "quiz.start cards=BL40/name BL23/name; quiz.pass"
    desk.run(f"{line}; {line}; {line}; session.afresh")
    assert desk.standing == 3
    assert len(desk.entries) == 3


def test_what_is_no_card_is_not_kept_and_taking_it_back_takes_no_other(desk: Desk) -> None:
    desk.run("quiz.start cards=BL40/name; quiz.pass; quiz.end; quiz.end")
    desk.run("quiz.start kinds=pain,landmark count=2 set=BL; quiz.pass; quiz.next; quiz.pass; quiz.take_back; quiz.take_back")
    assert desk.entries == [("BL40/name", "again")]
