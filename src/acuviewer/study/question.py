"""A question as a value: what is asked, of what, with which choices, and what is right."""

from collections.abc import Mapping, Sequence
from typing import Literal

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, Words

Kind = Literal["place", "name", "name_choice", "pain", "landmark", "find_landmark", "next", "category", "caution", "steps"]
KINDS: tuple[Kind, ...] = (
    "place", "name", "name_choice", "pain", "landmark", "find_landmark", "next", "category", "caution", "steps",
)  # fmt: skip

Form = Literal["click", "typed", "one", "several", "order"]
"""How it is answered: by a place of the skin, by letters, by one choice, by all right choices, by putting all choices in order."""

FORMS: Mapping[Kind, Form] = {
    "place": "click", "name": "typed", "name_choice": "one", "pain": "several", "landmark": "one", "find_landmark": "click",
    "next": "one", "category": "one", "caution": "several", "steps": "order",
}  # fmt: skip

AskedSide = Literal["left", "right", "midline", "either"]

_CARDS: Mapping[Kind, str] = {"place": "place", "name": "name", "name_choice": "name", "next": "order", "category": "category"}


@dataclass(frozen=True)
class Choice:
    """One of several answers; its ``id`` tells nothing of whether it is right where it is a letter."""

    id: str
    title: Words


@dataclass(frozen=True)
class Question:
    """Something asked.

    ``subject`` is the code of the point, the name of the landmark, the id of the pain type or caution; ``side`` that of what is lit
    or sought, None where nothing is. ``prompt`` is for the window, where something may be lit; ``on_paper`` stands alone. ``right`` holds ids
    of choices, in their order where the order is asked, or the code that a typed name must mean; for a click the subject. ``before``
    holds for an order which choice must come before which: where it matters not, either order is right.
    """

    kind: Kind
    subject: str
    side: AskedSide | None
    prompt: Said
    on_paper: Said
    right: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    before: tuple[tuple[str, str], ...] = ()

    @property
    def form(self) -> Form:
        """How it is answered."""
        return FORMS[self.kind]

    @property
    def lit_side(self) -> Side | None:
        """The side of what is shown or sought; the left one where either may be answered."""
        return "left" if self.side == "either" else self.side

    @property
    def card(self) -> str | None:
        """The card whose answer it is, such as ``BL23/place``; None for what is asked besides."""
        return f"{self.subject}/{_CARDS[self.kind]}" if self.kind in _CARDS else None

    def is_right(self, given: Sequence[str]) -> bool:
        """Whether choices are right. A place is graded by ``grading``, what was typed is read by ``typed``."""
        match self.form:
            case "one":
                return len(given) == 1 and given[0] in self.right
            case "several":
                return set(given) == set(self.right)
            case "order":
                if sorted(given) != sorted(self.right):
                    return False
                places = {choice: place for place, choice in enumerate(given)}
                return all(places[first] < places[then] for first, then in self.before)
        raise ValueError(f"a question of the form {self.form} is not answered by choices")
