"""The program begins to build a body in the background; the window, which asks for the same one, waits for it."""

from threading import Event, Thread

import pytest

from acuviewer.body.model import BodyModel, load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.session import anatomy
from acuviewer.session.anatomy import Anatomy, build_anatomy

SHAPE = BodyShape(age=61.5, weight=0.415)


def test_two_threads_that_want_the_same_body_compute_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[BodyModel] = []
    two_at_work = Event()

    def load() -> BodyModel:
        begun.append(load_body_model())
        if len(begun) > 1:
            two_at_work.set()
        # Whoever is not kept out comes here meanwhile.
        two_at_work.wait(0.5)
        return begun[-1]

    monkeypatch.setattr(anatomy, "load_body_model", load)
    built: list[Anatomy] = []
    threads = [Thread(target=lambda: built.append(build_anatomy(SHAPE))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == 1
    assert len(built) == 2
    assert built[0] is built[1] is build_anatomy(SHAPE)
