"""A verdict in words."""

from acuviewer.i18n import Said, Words, said
from acuviewer.points.atlas import Atlas
from acuviewer.study.verdict import Offset, Verdict

_SAME_MM = 2.0
"""What is placed so near to another point is placed at it."""


def tell_verdict(verdict: Verdict, atlas: Atlas) -> tuple[Said, ...]:
    """All sentences of a verdict: the grade with the distance, where it is off, what lies nearer, how doctors spread, what counts as right."""
    told = [said(f"quiz.verdict.{verdict.grade}", mm=verdict.mm, cun=verdict.cun, segment=verdict.scale.called)]
    if verdict.on_other_side:
        told.append(Said("quiz.verdict.other_side"))
    elif verdict.offsets:
        told.append(_tell_offsets(verdict.offsets))
    if verdict.nearer and verdict.nearer.mm < _SAME_MM:
        told.append(said("quiz.verdict.is_other", name=_name(verdict.nearer.key, atlas)))
    elif verdict.nearer:
        told.append(said("quiz.verdict.nearer", name=_name(verdict.nearer.key, atlas), mm=verdict.nearer.mm))
    if spread := verdict.spread:
        share = spread.share or spread.largest
        parts = {"share": 100 * share, "count": spread.n_practitioners}
        told.append(said("quiz.verdict.within_spread" if spread.share else "quiz.verdict.beyond_spread", **parts))
    by = "quiz.verdict.tolerance_by_cun" if verdict.tolerance.by_cun else "quiz.verdict.tolerance"
    told.append(said(by, mm=verdict.tolerance.mm))
    return tuple(told)


def _tell_offsets(offsets: tuple[Offset, ...]) -> Said:
    parts = [_tell_offset(offset) for offset in offsets]
    if len(parts) == 1:
        return said("quiz.verdict.off_one", first=parts[0])
    return said("quiz.verdict.off_two", first=parts[0], second=parts[1])


def _tell_offset(offset: Offset) -> Words:
    way = Said(f"quiz.way.{offset.direction}")
    if offset.cun is None:
        return said("quiz.verdict.offset_mm", mm=offset.mm, way=way)
    return said("quiz.verdict.offset", mm=offset.mm, cun=offset.cun, way=way)


def _name(key: str, atlas: Atlas) -> str:
    return f"{key} {atlas.points[key].names.pinyin}" if key in atlas.points else atlas.landmarks[key].english
