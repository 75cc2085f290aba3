"""Questions that are answered by a click, by letters or by an order: where a point lies, what it is called, how it is found."""

from collections.abc import Collection

from acuviewer.i18n import Said, said
from acuviewer.knowledge.terms import capitalised
from acuviewer.points.catalog import AcuPoint
from acuviewer.study.drawing import one_of, shuffled
from acuviewer.study.ground import Ground
from acuviewer.study.order_of_steps import askable, what_before_what
from acuviewer.study.question import AskedSide, Choice, Kind, Question

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def called(point: AcuPoint) -> str:
    """A point by code and name."""
    return f"{point.code} {point.names.pinyin}"


def asked_side(sides: Collection[str], seed: str, subject: str) -> AskedSide:
    """The side on which something is asked."""
    return one_of(sides, seed, subject, "side")  # type: ignore[return-value]  # one of a point's sides


def said_side(side: AskedSide) -> Said:
    """A side in words."""
    return Said(f"quiz.side.{side}")


def ask_place(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """Where a point lies."""
    point = ground.atlas.points[code]
    side = asked_side(point.sides, seed, code)
    on_paper = said("quiz.paper.place", point=called(point))
    return Question("place", code, side, said("quiz.ask.place", point=called(point), side=said_side(side)), on_paper, (code,))


def ask_name(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """What a lit point is called."""
    return name_question(ground, code, seed, "name", ())


def name_question(ground: Ground, code: str, seed: str, kind: Kind, choices: tuple[Choice, ...]) -> Question:
    """The same with choices or without; on paper the catalog's words for the place stand for the dot.

    A point that shares the place is right as well."""
    point = ground.atlas.points[code]
    on_paper = said("quiz.paper.name", location=point.location)
    also = [other for other in ground.atlas.points if other != code and ground.words.share_a_place(code, other)]
    side = asked_side(point.sides, seed, code)
    return Question(kind, code, side, Said("quiz.ask.name"), on_paper, (code, *also), choices)


def ask_landmark_place(ground: Ground, name: str, _: Collection[str], seed: str) -> Question | None:
    """Where a landmark lies."""
    landmark = ground.atlas.landmarks[name]
    side = asked_side(landmark.placed_sides, seed, name)
    prompt = said("quiz.ask.find_landmark", landmark=landmark.english, side=said_side(side))
    on_paper = said("quiz.paper.find_landmark", landmark=landmark.english)
    return Question("find_landmark", name, side, prompt, on_paper, (name,))


def ask_steps(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """In which order the steps of a construction go; None without a body, and for one too short or too long."""
    point = ground.atlas.points[code]
    location = ground.location(code, point.sides[0])
    steps = askable(location.steps) if location else ()
    if not steps:
        return None
    # In the order in which they stand the letters would be the answer.
    order = shuffled(map(str, range(len(steps))), seed, code, "steps")
    if order == sorted(order, key=int):
        order.reverse()
    letter = {int(number): LETTERS[place] for place, number in enumerate(order)}
    prompt = said("quiz.ask.steps", point=called(point))
    return Question(
        "steps",
        code,
        None,
        prompt,
        prompt,
        tuple(letter[number] for number in range(len(steps))),
        tuple(Choice(letter[int(number)], capitalised(steps[int(number)].text)) for number in order),
        tuple((letter[first], letter[then]) for first, then in what_before_what(steps, ground.atlas.landmarks)),
    )
