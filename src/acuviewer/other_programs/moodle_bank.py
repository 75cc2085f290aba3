"""A question bank for Moodle: the program's questions, and where a point lies asked on a picture without any point."""

import math
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import field

from acuviewer import __version__
from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.faults import UsageError
from acuviewer.i18n import listed, said, say, text
from acuviewer.other_programs.drop_zone import drop_zone
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.other_programs.moodle_xml import LARGEST, Asked, bank, choice, marker, short_answer
from acuviewer.other_programs.point_facts import PointFacts, point_facts
from acuviewer.other_programs.point_pictures import Picture, PointPictures
from acuviewer.other_programs.region_views import RegionView, region_views
from acuviewer.session.session import Camera
from acuviewer.shown.camera import mm_per_pixel, pan
from acuviewer.shown.projection import Projection
from acuviewer.study.ask_places import called
from acuviewer.study.drawing import number_between
from acuviewer.study.on_paper import PaperQuestion, put_on_paper
from acuviewer.study.question import Kind, Question
from acuviewer.study.questions import make_questions

NOT_IN_MOODLE: tuple[Kind, ...] = ("steps", "find_landmark")
"""Orders, which Moodle asks for since 4.4 alone, and landmarks, for which no pictures are made."""

_AWAY = 0.14
"""The share of a picture's height by which it looks past its points."""


@dataclass(frozen=True)
class _Bank:
    """Writes questions; a picture of skin is drawn once for all that are asked on it."""

    wanted: Wanted
    seed: str
    views: dict[str, RegionView]
    pictures: PointPictures
    bare: dict[tuple[str, Side], Picture] = field(default_factory=dict)
    not_seen: list[str] = field(default_factory=list)

    def write(self, one: PaperQuestion) -> str | None:
        """A question in XML; None for a place that no picture shows."""
        if one.question.kind == "place":
            return self._place(one.question)
        facts = self._facts(one.question)
        name = f"{one.question.kind} {one.question.subject} {self.seed}-{one.number}"
        asked = Asked(name, one.prompt, _told(facts, one.answer))
        if one.question.form == "typed":
            return short_answer(asked, self._names(one.question))
        return choice(asked, [(say(shown.title), shown.id in one.question.right) for shown in one.question.choices])

    def _place(self, question: Question) -> str | None:
        code = question.subject
        point, view = self.wanted.atlas.points[code], self.views.get(code)
        found = self.wanted.ground.location(code, question.lit_side or "left")
        if view is not None and found is not None and len(point.parts) == 1:
            side: Side = "right" if found.side == "right" else "left"
            camera = _off_the_middle(view.camera_on(side), view.anchor)
            projection = Projection(camera, *map(float, LARGEST))
            zone = drop_zone(self.wanted.anatomy, found, point.region, projection)
            if zone is not None and self.pictures.shows(projection, found):
                told = [text("moodle.tolerance", mm=zone.tolerance.mm), *_told(self._facts(question), point.location)]
                asked = Asked(f"place {code} {side}", say(question.prompt), told)
                return marker(asked, called(point), self._skin(view, side, camera), zone)
        self.not_seen.append(code)
        return None

    def _skin(self, view: RegionView, side: Side, camera: Camera) -> Picture:
        key = view.anchor, side
        if key not in self.bare:
            self.bare[key] = self.pictures.bare(camera)
        return self.bare[key]

    def _facts(self, question: Question) -> PointFacts | None:
        return point_facts(self.wanted.ground, question.subject) if question.subject in self.wanted.atlas.points else None

    def _names(self, question: Question) -> Sequence[str]:
        """Whatever may be typed for a point: its code, its names with tones and without, in characters."""
        facts = [point_facts(self.wanted.ground, code) for code in question.right]
        typed = [name for one in facts for name in (one.code, one.pinyin, one.simplified, one.traditional, *one.plain.split())]
        return list({name.casefold(): name for name in reversed(typed)}.values())[::-1]


def make_bank(wanted: Wanted, kinds: Sequence[Kind], number: int, seed: str) -> Making:
    """The bank with so many questions, or as many as there are; raises SceneError without OpenGL, UsageError where nothing can be asked."""
    able = [kind for kind in kinds if kind not in NOT_IN_MOODLE]
    questions = put_on_paper(wanted.ground, make_questions(wanted.ground, wanted.codes, able, number, seed))
    if not questions:
        raise UsageError(text("taken_along.nothing_asked"))
    yield Progress(0, len(questions))
    written: list[str] = []
    seen = region_views(wanted.anatomy, wanted.atlas.points, LARGEST[0] / LARGEST[1])
    views = {code: view for view in seen for code in view.codes}
    with closing(PointPictures(wanted.atlas, wanted.ground.library, wanted.anatomy, LARGEST)) as pictures:
        made = _Bank(wanted, seed, views, pictures)
        for done, one in enumerate(questions, 1):
            found = made.write(one)
            written += [found] if found else []
            yield Progress(done, len(questions))
    return Made(bank(wanted.title, written), tuple(_tell(kinds, len(written), made.not_seen)))


def _off_the_middle(camera: Camera, anchor: str) -> Camera:
    """Looking a little past the points: one that always lies in the middle is found by whoever has seen that."""
    turn = 2.0 * math.pi * number_between(0, 15, "off the middle", anchor) / 16.0
    away = _AWAY * mm_per_pixel(camera, 1.0)
    return pan(camera, away * math.cos(turn), away * math.sin(turn))


def _told(facts: PointFacts | None, answer: str) -> list[str]:
    """What is told afterwards: the answer, what is to be heeded at a point, and on whose word."""
    if facts is None:
        return [answer, text("moodle.foot", version=__version__)]
    sources = text("moodle.sources", sources=listed(facts.sources))
    return [answer, *facts.remarks, *facts.cautions, sources, text("moodle.foot", version=__version__)]


def _tell(kinds: Sequence[Kind], number: int, not_seen: Sequence[str]) -> Iterator[str]:
    yield text("taken_along.moodle.made", questions=said("count.questions", n=number))
    if not_seen:
        yield text("taken_along.moodle.not_seen", codes=listed(not_seen))
    left_out = [kind for kind in kinds if kind in NOT_IN_MOODLE]
    if left_out:
        yield text("taken_along.moodle.kinds", kinds=", ".join(left_out))
    yield text("taken_along.moodle.left_out")
