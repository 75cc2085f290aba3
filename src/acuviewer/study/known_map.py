"""How well each point is known at a moment, for a map of the body: from the history of the cards, for one kind of card or the weakest."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.study.cards import CardKind, card_parts
from acuviewer.study.clock import TURN, date_of, moment_of, moment_us, study_day
from acuviewer.study.history import History
from acuviewer.study.map_kinds import MAP_KINDS, MapKind

_TO_END = timedelta(days=1, microseconds=-1)


@dataclass(frozen=True, eq=False)
class KnownMap:
    """A history looked at point by point; reading it again for another moment costs a fraction of a millisecond."""

    history: History

    def known(self, moment_us: int, kind: MapKind = "weakest") -> dict[str, float]:
        """By code of a point the probability that it would have been recalled at a moment; what had not been asked by then is left out."""
        codes, rows, starts = self._by_kind[kind]
        if not codes:
            return {}
        # What was never asked does not make a point weak: it counts as more than any probability, and is left out in the end.
        values = np.nan_to_num(self.history.retrievability(moment_us)[rows], nan=np.inf)
        weakest = np.minimum.reduceat(values, starts)
        return {code: float(value) for code, value in zip(codes, weakest, strict=True) if np.isfinite(value)}

    @cached_property
    def first_us(self) -> int | None:
        """The moment of the first answer; None where there is none."""
        return int(self.history.at_us.min()) if len(self.history.at_us) else None

    @cached_property
    def _by_kind(self) -> Mapping[MapKind, tuple[tuple[str, ...], NDArray[np.intp], NDArray[np.intp]]]:
        return {kind: _grouped(self.history.cards, kind) for kind in MAP_KINDS}


def _grouped(cards: Iterable[str], kind: MapKind) -> tuple[tuple[str, ...], NDArray[np.intp], NDArray[np.intp]]:
    """The points of the cards that count, the rows of these cards one point after the other, and where the rows of each point begin."""
    of_point: dict[str, list[int]] = {}
    for row, card in enumerate(cards):
        code, asked = card_parts(card)
        if asked == kind or (kind == "weakest" and asked in get_args(CardKind)):
            of_point.setdefault(code, []).append(row)
    sizes = [len(rows) for rows in of_point.values()]
    starts = np.cumsum([0, *sizes[:-1]], dtype=np.intp) if sizes else np.empty(0, dtype=np.intp)
    return tuple(of_point), np.array([row for rows in of_point.values() for row in rows], dtype=np.intp), starts


def first_day(known: KnownMap, now: datetime) -> int:
    """The day of study of the first answer, by the clock of ``now``; that of ``now`` where nothing was answered yet."""
    if known.first_us is None:
        return study_day(now)
    return min(study_day(moment_of(known.first_us).astimezone(now.tzinfo)), study_day(now))


def moment_on(day: int, now: datetime) -> int:
    """The moment, in microseconds since 1970, that a day of study stands for: its end where it is over, ``now`` today, the same hour on a
    day to come.
    """
    today = study_day(now)
    if day >= today:
        return moment_us(now + timedelta(days=day - today))
    begins = datetime.combine(date_of(day), time(), now.tzinfo or UTC) + TURN
    return moment_us(begins + _TO_END)
