"""The map of what is known: reads the learner's answers when it is first asked for, and colours the points of the view."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from acuviewer.i18n import Said, Words
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import KnownView
from acuviewer.shown.known import Known
from acuviewer.study.clock import study_day
from acuviewer.study.date_words import say_day
from acuviewer.ui.known_bar import DAYS_AHEAD, KnownBar
from acuviewer.ui.viewport.viewport import Viewport
from acuviewer.ui.watchers import Shown

if TYPE_CHECKING:
    # A start reads no answers, and needs nothing that does.
    from acuviewer.study.known_map import KnownMap
    from acuviewer.study.point_standing import PointStanding


class BodyMap:
    """Shows a session's ``known`` in a view and in the bar below it. While a question is open there is none in the session that is shown."""

    def __init__(self, learner: LearnerInUse, points: Mapping[str, AcuPoint], viewport: Viewport, bar: KnownBar) -> None:
        self._points = points
        self._learner, self._viewport, self._bar = learner, viewport, bar
        self._wanted = KnownView()
        self._read_for: int | None = None
        self._map: KnownMap | None = None
        bar.previewed.connect(self._preview)
        learner.follow(self.renew)

    @staticmethod
    def reads(shown: Shown) -> object:
        """What of a session the map depends on."""
        return shown.session.known

    def show(self, shown: Shown) -> None:
        """Draw the map that a session asks for, or none."""
        self._wanted = shown.session.known
        self.renew()

    def renew(self) -> None:
        """Draw it again: answers were given, or another learner goes on."""
        wanted = self._wanted
        if not wanted.on:
            self._bar.hide()
            self._viewport.show_known(None)
            return
        self._read()
        today, first = study_day(self._learner.now()), self._first_day()
        day = None if wanted.day is None or wanted.day == today else min(max(wanted.day, first), today + DAYS_AHEAD)
        self._bar.show_map(wanted.kind, day, first, today)
        self._draw(today if day is None else day)

    def standing(self, code: str) -> "PointStanding | None":
        """How the learner stands with a point, once her answers are looked at; nothing opens the file for a page alone."""
        from acuviewer.study.point_standing import point_standing

        learner = self._learner
        if not learner.is_open:
            return None
        return learner.read(lambda file: point_standing(file, self._points, code, learner.now()))

    def _read(self) -> None:
        """The history of the answers as they are now."""
        if self._read_for != self._learner.version:
            from acuviewer.study.known_map import KnownMap

            history = self._learner.read(lambda file: file.history())
            self._map = None if history is None else KnownMap(history)
            self._read_for = self._learner.version

    def _first_day(self) -> int:
        from acuviewer.study.known_map import first_day

        now = self._learner.now()
        return study_day(now) if self._map is None else first_day(self._map, now)

    def _preview(self, day: int) -> None:
        if self._wanted.on:
            self._draw(day)

    def _draw(self, day: int) -> None:
        from acuviewer.study.known_map import moment_on

        known = self._map
        shares = {} if known is None else known.known(moment_on(day, self._learner.now()), self._wanted.kind)
        self._viewport.show_known(Known(shares, self._wanted.kind, say_day(day), self._note(bool(shares))))

    def _note(self, found: bool) -> Words:
        if self._map is None:
            return Said("known.unreadable")
        if self._map.first_us is None:
            return Said("known.empty")
        return Said("known.by_model") if found else Said("known.none_then")
