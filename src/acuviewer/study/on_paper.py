"""Questions for paper and for other programs: numbered, choices with letters, and the right answer in words."""

from collections.abc import Iterable
from itertools import pairwise

from acuviewer.dataclass import dataclass
from acuviewer.i18n import listed, say, text
from acuviewer.knowledge.terms import capitalised
from acuviewer.study.ask_places import LETTERS
from acuviewer.study.ground import Ground
from acuviewer.study.question import Question


@dataclass(frozen=True)
class PaperQuestion:
    """A question as it is printed: its ``choices`` with their letters, and the right ``answer``."""

    number: int
    question: Question
    prompt: str
    choices: tuple[tuple[str, str], ...]
    answer: str

    @property
    def right_letters(self) -> tuple[str, ...]:
        """The letters of the right choices, in their order where the order is asked."""
        letter = {choice.id: shown for choice, (shown, _) in zip(self.question.choices, self.choices, strict=True)}
        found = tuple(letter[choice] for choice in self.question.right if choice in letter)
        return found if self.question.form == "order" else tuple(sorted(found))


def put_on_paper(ground: Ground, questions: Iterable[Question]) -> tuple[PaperQuestion, ...]:
    """All questions, numbered from 1, in the language in force."""
    return tuple(_put(ground, number, question) for number, question in enumerate(questions, 1))


def _put(ground: Ground, number: int, question: Question) -> PaperQuestion:
    letters = {choice.id: LETTERS[place].upper() for place, choice in enumerate(question.choices)}
    shown = tuple((letters[choice.id], say(choice.title)) for choice in question.choices)
    return PaperQuestion(number, question, say(question.on_paper), shown, _answer(ground, question, letters))


def _answer(ground: Ground, question: Question, letters: dict[str, str]) -> str:
    match question.kind:
        case "place":
            return ground.atlas.points[question.subject].location
        case "find_landmark":
            landmark = ground.atlas.landmarks[question.subject]
            return f"{landmark.definition} {landmark.palpation}"
        case "landmark":
            return f"{letters[question.subject]} {capitalised(ground.atlas.landmarks[question.subject].english)}"
        case "steps":
            order = listed(letters[choice] for choice in question.right)
            fixed = all(pair in question.before for pair in pairwise(question.right))
            return order if fixed else text("quiz.paper.other_orders", order=order)
    # Of points that share a place any may be chosen, but only one of them stands among the choices.
    meant = [code for code in question.right if not letters or code in letters]
    meant.sort(key=lambda code: letters.get(code, ""))
    return listed(f"{letters.get(code, '')} {_point(ground, code)}".strip() for code in meant)


def _point(ground: Ground, code: str) -> str:
    names = ground.atlas.points[code].names
    return f"{code} {names.pinyin} {names.simplified}"
