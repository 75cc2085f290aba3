"""What stands below the picture for a class: what is chosen, and the sentence that one is at."""

from typing import TYPE_CHECKING

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words, listed, said, text
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.terms import capitalised
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.construction import shown_steps
from acuviewer.shown.content import ONLY_PLACE, SceneContent
from acuviewer.shown.meridians import name_of

if TYPE_CHECKING:
    from acuviewer.lessons.lesson import LessonStep

_MOST_LETTERS = 1000
"""More than any picture holds: longer captions are not measured."""


@dataclass(frozen=True)
class Subtitle:
    """A ``title`` and a sentence below it; ``words`` are "" where the title says all. ``danger`` tells what a needle there must not
    reach, "" for nothing. The sentence has ``most_lines`` lines."""

    title: Words
    words: Words = ""
    danger: Words = ""
    most_lines: int = 3


def subtitle(anatomy: Anatomy, session: Session, content: SceneContent) -> Subtitle | None:
    """The question that is open; else the step of the construction that is drawn, else the chosen point and its location, else the name
    of what is chosen; None if nothing on the body is. While a lesson is open and one has looked nowhere else, the caption of its step."""
    chosen = session.selection
    if session.asked is not None and session.asked.stage == "asked":
        return _of_question(session)
    if session.lesson is not None and session.lesson.step is not None and chosen == session.lesson.chosen:
        return _of_step(session.lesson.step, chosen.point, content)
    if chosen.point is not None:
        return _of_point(anatomy, session, content)
    if chosen.landmark is not None:
        return Subtitle(capitalised(content.landmark_names[chosen.landmark]))
    if chosen.bone is not None:
        bone = load_skeleton_model().pattern.bones[chosen.bone]
        return Subtitle(" · ".join(dict.fromkeys((capitalised(bone.english), bone.latin))))
    if chosen.meridian is not None:
        return Subtitle(name_of(chosen.meridian))
    if chosen.pain_type is not None:
        return Subtitle(content.facets.title("pain_type", chosen.pain_type))
    asked = session.filter.asked
    return Subtitle(listed(content.facets.title(facet, value) for facet, value in asked.items())) if asked else None


def _of_question(session: Session) -> Subtitle | None:
    """The open question, and its choices with their digits."""
    from acuviewer.session.asking import open_question

    question = open_question(session)
    if question is None:
        return None
    choices = [
        said("quiz.choice.name", digit=digit, title=choice.title) for digit, choice in enumerate(question.choices, start=1)
    ]
    return Subtitle(question.prompt, listed(choices) if choices and question.form != "order" else "")


def _of_step(step: "LessonStep", code: str | None, content: SceneContent) -> Subtitle:
    """The caption of a step, with what a needle at its point must not reach."""
    from acuviewer.lessons.markup import plain_text

    words = " ".join(plain_text(step.caption)[:_MOST_LETTERS].split())
    danger = next((_danger(point) for point in content.points if point.code == code), "")
    return Subtitle(step.title or text("lesson.untitled_step"), words, danger, most_lines=4)


def _of_point(anatomy: Anatomy, session: Session, content: SceneContent) -> Subtitle:
    chosen = session.selection
    point = next(point for point in content.points if point.code == chosen.point)
    name: Words = f"{content.point_names[point.code]} · {point.names.english}"
    place = content.definition_names[point.code, chosen.definition] if chosen.definition in point.definitions else ONLY_PLACE
    if place != ONLY_PLACE:
        name = said("label.with_place", point=name, place=place)
    steps = shown_steps(anatomy, session)
    if steps:
        found = anatomy.chosen_location(chosen)
        count = len(found.steps) if found is not None else len(steps)
        title = said("subtitle.step", point=name, number=len(steps), count=count)
        return Subtitle(title, steps[-1].text, _danger(point) if len(steps) == count else "")
    others = {other.id: other.text for other in point.alternatives}
    return Subtitle(name, others.get(chosen.definition, point.location), _danger(point))


def _danger(point: AcuPoint) -> Words:
    """The gravest cautions of a point by their titles: the page that tells more is not in sight."""
    cautions = load_library().cautions
    told = [cautions[found.caution] for found in load_caution_rules().cautions_of(point)]
    grave = [caution.title for caution in told if caution.severity == "danger"]
    return said("subtitle.danger", what=" · ".join(grave)) if grave else ""
