"""Making questions: which there are of a set of points, and one of them after the other as a seed decides."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from acuviewer.study.ask_choices import (
    ask_category,
    ask_caution,
    ask_landmark,
    ask_name_by_choice,
    ask_next,
    ask_pain,
    asked_categories,
)
from acuviewer.study.ask_places import ask_landmark_place, ask_name, ask_place, ask_steps
from acuviewer.study.choices import next_on_meridian
from acuviewer.study.drawing import shuffled
from acuviewer.study.ground import Ground
from acuviewer.study.question import Kind, Question

Asking = Callable[[Ground, str, Collection[str], str], Question | None]
"""Asks of a subject, for a set of codes and a seed; None where that subject cannot be asked."""

_ASKING: Mapping[Kind, Asking] = {
    "place": ask_place, "name": ask_name, "name_choice": ask_name_by_choice, "pain": ask_pain, "landmark": ask_landmark,
    "find_landmark": ask_landmark_place, "next": ask_next, "category": ask_category, "caution": ask_caution, "steps": ask_steps,
}  # fmt: skip


def subjects(ground: Ground, codes: Sequence[str], kind: Kind) -> list[str]:
    """What a kind of question can be asked of within a set of points: codes, landmarks, pain types or cautions."""
    able: Iterable[str] = codes
    if kind in ("landmark", "find_landmark"):
        able = ground.atlas.landmarks
    elif kind == "pain":
        able = ground.library.pain_types
    elif kind == "caution":
        able = ground.facets.codes["caution"]
    return [subject for subject in able if _is_subject(ground, codes, kind, subject)]


def _is_subject(ground: Ground, codes: Sequence[str], kind: Kind, subject: str) -> bool:
    match kind:
        case "landmark" | "find_landmark":
            return any(subject in ground.landmarks_of[code] for code in codes)
        case "pain":
            known = ground.library.pain_types.get(subject)
            return known is not None and any(link.code in codes for link in known.points)
        case "caution":
            return not ground.facets.codes["caution"].get(subject, frozenset()).isdisjoint(codes)
    if subject not in codes:
        return False
    if kind == "next":
        return next_on_meridian(subject) in ground.atlas.points
    return bool(asked_categories(ground, subject)) if kind == "category" else ground.can_be_placed(subject)


def make_questions(ground: Ground, codes: Sequence[str], kinds: Sequence[Kind], number: int, seed: str) -> tuple[Question, ...]:
    """So many questions about a set of points, the kinds in turn; fewer where there are no more different ones.

    The same codes, kinds and seed give the same questions on every machine; more of them begin with the same ones.
    """
    turns = [_asked(ground, codes, kind, seed) for kind in dict.fromkeys(kinds)]
    made: list[Question] = []
    while turns and len(made) < number:
        for turn in list(turns):
            found = next(turn, None)
            if found is None:
                turns.remove(turn)
            elif len(made) < number:
                made.append(found)
    return tuple(made)


def ask(ground: Ground, kind: Kind, subject: str, codes: Sequence[str], seed: str) -> Question | None:
    """One question of a kind about a subject; None where there is none, as for the categories of a point without any."""
    return _ASKING[kind](ground, subject, codes, seed) if _is_subject(ground, codes, kind, subject) else None


def _asked(ground: Ground, codes: Sequence[str], kind: Kind, seed: str) -> Iterator[Question]:
    for subject in shuffled(subjects(ground, codes, kind), seed, kind):
        question = _ASKING[kind](ground, subject, codes, seed)
        if question is not None:
            yield question
