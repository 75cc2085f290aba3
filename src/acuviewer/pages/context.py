"""What every page is made from."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from acuviewer.dataclass import dataclass
from acuviewer.i18n import say
from acuviewer.knowledge.caution_rules import PointCaution, load_caution_rules
from acuviewer.knowledge.library import Library, Severity
from acuviewer.knowledge.patient_risks import concerns_of
from acuviewer.pages.document import Chip
from acuviewer.points.atlas import Atlas
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.commands import Command
from acuviewer.session.patient_words import say_reasons, with_sign
from acuviewer.session.session import Session

if TYPE_CHECKING:
    from acuviewer.study.point_standing import PointStanding


def nobody(_: str) -> "PointStanding | None":
    """Nobody's answers are looked at."""
    return None


_GRAVEST_FIRST: tuple[Severity, ...] = ("danger", "care", "info")


@dataclass(frozen=True, eq=False)
class PageContext:
    """All that is known, the body, and what is chosen; a ``wide`` page has room for every column of a table.

    ``standing`` tells how the learner stands with a point by its code; None where nobody's answers are looked at.
    """

    atlas: Atlas
    library: Library
    anatomy: Anatomy
    session: Session
    commands: Mapping[str, Command]
    wide: bool = False
    standing: "Callable[[str], PointStanding | None]" = nobody

    def acts(self, *names: str) -> list[Chip]:
        """A chip for each of some commands that need nothing after them, lit while it is on."""
        return [self.act(name) for name in names]

    def act(self, name: str, words: str = "") -> Chip:
        """A command as a chip; ``words`` instead of its title, where the place tells the rest."""
        command = self.commands[name]
        on = command.checked is not None and command.checked(self.session)
        return Chip(words or say(command.title), name if command.enabled(self.session) else "", on, say(command.help))

    def cautions_of(self, code: str) -> tuple[PointCaution, ...]:
        """What is to be heeded at a point, by its code: danger before care, and either in the order of the rules."""
        told = load_caution_rules().cautions_of(self.atlas.points[code])
        return tuple(sorted(told, key=lambda one: _GRAVEST_FIRST.index(self.library.cautions[one.caution].severity)))

    def point_chips(self, codes: Iterable[str]) -> list[Chip]:
        """A chip for each point by its code."""
        chosen = self.session.selection.point
        return [self._point_chip(code, code == chosen) for code in codes]

    def _point_chip(self, code: str, lit: bool) -> Chip:
        concerns = self.say_concerns(code)
        tip = "\n".join([self.atlas.points[code].names.pinyin, *concerns])
        return Chip(say(with_sign(code, bool(concerns))), f"point.select {code}", lit, tip)

    def say_concerns(self, code: str) -> list[str]:
        """Why a point concerns the patient on either side, a line a reason."""
        return say_reasons(concerns_of(self.atlas.points[code], self.session.patient))

    def point_name(self, code: str) -> str:
        """A point as lists name it: ``GB30  环跳  Huántiào``, behind a sign where it concerns the patient."""
        names = self.atlas.points[code].names
        return say(with_sign(f"{code}  {names.simplified}  {names.pinyin}", bool(self.say_concerns(code))))
