"""Questions that are answered by choices. Each says nothing but what the catalogs hold, and its wrong choices are wrong for sure."""

from collections.abc import Collection, Iterable

from acuviewer.i18n import said
from acuviewer.knowledge.terms import capitalised, meridian_phrase, meridian_title
from acuviewer.study import choices
from acuviewer.study.ask_places import asked_side, called, name_question
from acuviewer.study.drawing import number_between, shuffled
from acuviewer.study.ground import Ground
from acuviewer.study.question import Choice, Question

_N_LISTED = 6
"""Of so many points those are picked that serve a pain, or carry a caution."""
_MOST_RIGHT = 4
_OF_ORGAN = " of the "

_SHOWN = "shown"
"""Makes other lots for the order of the choices than for drawing the wrong ones: those drawn would stand first."""


def ask_name_by_choice(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """Which of four names a lit point has."""
    points = ground.atlas.points
    wrong = choices.wrong_names(points[code], points, ground.words, seed, code, "name")
    return name_question(ground, code, seed, "name_choice", _points(ground, (code, *wrong), seed, code, "name"))


def ask_next(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """Which of four names the next point of the meridian has; codes would tell it."""
    points = ground.atlas.points
    right = choices.next_on_meridian(code)
    wrong = choices.wrong_next(points[code], points[right], points, ground.words, seed, code, "next")
    shown = [Choice(one, _name(ground, one)) for one in shuffled((right, *wrong), seed, code, _SHOWN)]
    prompt = said("quiz.ask.next", point=_name(ground, code), meridian=meridian_phrase(points[code].meridian))
    return Question("next", code, None, prompt, prompt, (right,), tuple(shown))


def asked_categories(ground: Ground, code: str) -> list[str]:
    """The categories of a point that are asked for. Which points are crossing points is told too differently to be asked."""
    return [category for category in ground.atlas.points[code].categories if category != "crossing point"]


def ask_category(ground: Ground, code: str, _: Collection[str], seed: str) -> Question | None:
    """Which of four points has a category on its meridian, or is that of an organ."""
    points = ground.atlas.points
    category = shuffled(asked_categories(ground, code), seed, code, "category")[0]
    meridian = points[code].meridian
    if _OF_ORGAN in category:
        organ = category.partition(_OF_ORGAN)[2]
        prompt = said("quiz.ask.category_of", category=category)
        right = [point for point in points.values() if category in point.categories]
    else:
        organ = meridian_title(meridian).casefold()
        prompt = said("quiz.ask.category", category=category, meridian=meridian_phrase(meridian))
        right = [point for point in points.values() if category in point.categories and point.meridian == meridian]
    right.sort(key=lambda point: point.code != code)
    wrong = choices.wrong_for_category(right, category, organ, points, seed, code, category)
    return Question("category", code, None, prompt, prompt, (code,), _points(ground, (code, *wrong), seed, code, "category"))


def ask_pain(ground: Ground, pain: str, codes: Collection[str], seed: str) -> Question | None:
    """Which of six points the program links with a kind of pain."""
    named, points = ground.library.pain_types[pain], ground.atlas.points
    right = _right([link.code for link in named.points], codes, seed, pain)
    model = [points[code] for code in right]
    wrong = choices.wrong_for_pain(named, model, _N_LISTED - len(right), points, ground.library, ground.words, seed, pain)
    prompt = said("quiz.ask.pain", pain=named.name)
    return Question("pain", pain, None, prompt, prompt, right, _points(ground, (*right, *wrong), seed, pain))


def ask_caution(ground: Ground, caution: str, codes: Collection[str], seed: str) -> Question | None:
    """At which of six points a caution is told."""
    right = _right(ground.facets.codes["caution"][caution], codes, seed, caution)
    points = ground.atlas.points
    model = [points[code] for code in right]
    wrong = choices.wrong_for_caution(caution, model, _N_LISTED - len(right), points, ground.facets, seed, caution)
    if not wrong:
        return None
    prompt = said("quiz.ask.caution", caution=ground.library.cautions[caution].title)
    return Question("caution", caution, None, prompt, prompt, right, _points(ground, (*right, *wrong), seed, caution))


def ask_landmark(ground: Ground, name: str, _: Collection[str], seed: str) -> Question | None:
    """Which of four landmarks is lit; None where another one lies so near that it could be meant. On paper its definition stands for the dot."""
    landmark = ground.atlas.landmarks[name]
    if ground.crowded(name) or landmark.english.casefold() in landmark.definition.casefold():
        return None
    wrong = choices.wrong_landmarks(landmark, ground.atlas.landmarks, seed, name, "landmark")
    shown = [
        Choice(one, capitalised(ground.atlas.landmarks[one].english)) for one in shuffled((name, *wrong), seed, name, _SHOWN)
    ]
    return Question(
        "landmark",
        name,
        asked_side(landmark.placed_sides, seed, name),
        said("quiz.ask.landmark"),
        said("quiz.paper.landmark", definition=landmark.definition),
        (name,),
        tuple(shown),
    )


def _right(having: Iterable[str], codes: Collection[str], seed: str, subject: str) -> tuple[str, ...]:
    """Some of the points of the set that have what is asked for, one to four."""
    among = shuffled((code for code in having if code in codes), seed, subject, "right")
    return tuple(among[: number_between(1, _MOST_RIGHT, seed, subject, "how many")])


def _points(ground: Ground, codes: Iterable[str], *seed: object) -> tuple[Choice, ...]:
    return tuple(Choice(code, called(ground.atlas.points[code])) for code in shuffled(codes, *seed, _SHOWN))


def _name(ground: Ground, code: str) -> str:
    names = ground.atlas.points[code].names
    return f"{names.pinyin} {names.simplified}"
