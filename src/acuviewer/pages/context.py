"""What every page is made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from acuviewer.i18n import say
from acuviewer.knowledge.caution_rules import PointCaution, load_caution_rules
from acuviewer.knowledge.library import Library
from acuviewer.pages.document import Chip
from acuviewer.points.atlas import Atlas
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.commands import Command
from acuviewer.session.session import Session


@dataclass(frozen=True, eq=False)
class PageContext:
    """All that is known, the body, and what is chosen."""

    atlas: Atlas
    library: Library
    anatomy: Anatomy
    session: Session
    commands: Mapping[str, Command]

    def acts(self, *names: str) -> list[Chip]:
        """A chip for each of some commands that need nothing after them, lit while it is on."""
        return [self.act(name) for name in names]

    def act(self, name: str, words: str = "") -> Chip:
        """A command as a chip; ``words`` instead of its title, where the place tells the rest."""
        command = self.commands[name]
        on = command.checked is not None and command.checked(self.session)
        return Chip(words or say(command.title), name if command.enabled(self.session) else "", on, say(command.help))

    def cautions_of(self, code: str) -> tuple[PointCaution, ...]:
        """What is to be heeded at a point, by its code."""
        return load_caution_rules().cautions_of(self.atlas.points[code])

    def point_chips(self, codes: Iterable[str]) -> list[Chip]:
        """A chip for each point by its code."""
        chosen = self.session.selection.point
        return [Chip(code, f"point.select {code}", code == chosen, self.atlas.points[code].names.pinyin) for code in codes]

    def point_name(self, code: str) -> str:
        """A point as lists name it: ``GB30  环跳  Huántiào``."""
        names = self.atlas.points[code].names
        return f"{code}  {names.simplified}  {names.pinyin}"
