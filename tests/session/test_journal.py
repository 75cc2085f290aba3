"""The journal leads to the same session again, whatever was done; what is no longer kept is said."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from acuviewer import fault_report
from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import CommandError, run_script
from acuviewer.session.journal import journal_text, read_script
from acuviewer.session.session import Camera, Layers, Session
from acuviewer.session.store import SessionStore
from acuviewer.ui.presenter import Presenter
from scene_cases import commands

LINES = (
    "point.select GB30", "point.select BL23 right", "point.next", "step.all", "step.next", "definition.compare", "point.side",
    "landmark.select heel", "bone.select left_femur", "bone.isolate", "meridian.choose BL", "meridian.next_point", "pain.choose radicular",
    "filter.category yuan-source", "filter.alone", "layer.skin 0.4", "layer.skin 0.7", "layer.points", "layer.bones 1", "names.next",
    "view.back", "view.top", "select.back", "edit.undo", "edit.undo", "edit.redo", "body.sex", "theme.dark",
)  # fmt: skip


class _Deaf:
    def show_notice(self, text: str) -> None:
        raise AssertionError(text)

    def act(self, command: str, argument: str = "") -> None:
        pass


@pytest.fixture(autouse=True)
def memory() -> Iterator[None]:
    fault_report.forget_everything()
    yield
    fault_report.forget_everything()


def _presenter(session: Session) -> Presenter:
    presenter = Presenter(SessionStore(session), _Deaf(), commands(), build_anatomy)
    presenter.start()
    return presenter


def _replayed() -> Session:
    return run_script(read_script(journal_text().splitlines()), commands(), Session())


def _same(one: Session, other: Session) -> bool:
    return replace(one, view=replace(one.view, nonce=0)) == replace(other, view=replace(other.view, nonce=0))


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 6))])
def test_the_journal_leads_to_the_same_session(seed: int) -> None:
    chance = random.Random(seed)
    begun = Session(body=BodyShape(sex="female", height_mm=1612.5), layers=Layers(skin=0.6, names="pinyin"))
    presenter = _presenter(begun if seed % 2 else Session())
    for _ in range(40):
        presenter.run(chance.choice(LINES))
        if chance.random() < 0.2:
            camera = Camera((chance.uniform(-300, 300), 900.1, -1e-5), chance.uniform(-180, 180), 12.3, chance.uniform(100, 5000))
            presenter.keep_camera(camera)
        if chance.random() < 0.05:
            presenter.commit_body(BodyShape(weight=round(chance.random(), 3)))
    assert _same(_replayed(), presenter.store.session)


def test_what_is_no_longer_kept_is_said() -> None:
    presenter = _presenter(Session())
    for _ in range(300):
        presenter.run("view.back; view.front")
    lines = journal_text().splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == 500
    assert "the first 101 are no longer kept" in lines[1]


@pytest.mark.parametrize(
    "argument", ["", "1,2,3", "0,0,0,0,0,0", "0,0,0,0,91,100", "nan,0,0,0,0,100", "0,0,0,0,0,100,", "a,b,c,d,e,f"]
)
def test_what_is_no_camera_is_refused(argument: str) -> None:
    with pytest.raises(CommandError, match=r"view\.free|six numbers"):
        run_script(f"view.free {argument}", commands(), Session())


@pytest.mark.parametrize(
    "argument", ["", "skin=2,names=code,", "skin=1,names=klingon,", "names=code,skin=1", "skin=1,names=code,age=7"]
)
def test_what_is_no_beginning_is_refused(argument: str) -> None:
    with pytest.raises(CommandError):
        run_script(f"session.open {argument}", commands(), Session())
