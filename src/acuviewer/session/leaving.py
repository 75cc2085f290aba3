"""A session as the commands that lead to it: what a window leaves for the next start, and what was chosen last."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from acuviewer.session.commands import Command, run_script
from acuviewer.session.journal_commands import camera_text, opening_line
from acuviewer.session.kinds import line_of
from acuviewer.session.ruler_places import Ruler
from acuviewer.session.session import (
    VIEW_NAMES,
    Aim,
    BoneChoice,
    LandmarkChoice,
    Layers,
    PageChoice,
    PlaceChoice,
    PointChoice,
    Selection,
    Session,
)

_LOOKS: Mapping[Aim, str] = {
    "selection": "point.fly",
    "construction": "view.construction",
    "pain_type": "view.pain_type",
    "meridian": "view.meridian",
    "filter": "filter.fly",
    **{name: f"view.{name}" for name in VIEW_NAMES},
}
"""The commands that look at something; what definitions are looked at follows from comparing them."""


def leaving_lines(session: Session, commands: Mapping[str, Command]) -> list[str]:
    """The command lines that lead from any session with the same sets and notes to one that shows the same as this one, but for the risks of
    a patient and an open lesson, which are left nowhere."""
    return lines_to(session, commands, [opening_line(session)])


def lines_to(session: Session, commands: Mapping[str, Command], opening: list[str]) -> list[str]:
    """The command lines that lead from a first session with the same sets and notes to one that shows the same, behind those of ``opening``, which
    choose its body and the form of its names."""
    # The ruler comes before what is chosen, at which it would begin.
    lines = [*opening, *_ruler_lines(session.ruler), *_filter_lines(session), *_bone_lines(session.layers)]
    lines += _choice_lines(session.selection)
    reached = run_script("; ".join(lines), commands, Session(sets=session.sets, notes=session.notes))
    wanted = session.layers
    if reached.layers.bones != wanted.bones:
        lines += [f"layer.bones {wanted.bones!r}", f"layer.skin {wanted.skin!r}"]
    elif reached.layers.skin != wanted.skin:
        lines.append(f"layer.skin {wanted.skin!r}")
    lines += [
        f"layer.{switch.name}"
        for switch in fields(Layers)
        if "keys" in switch.metadata and getattr(wanted, switch.name) != getattr(reached.layers, switch.name)
    ]
    if session.view.camera is not None:
        lines.append(f"view.free {camera_text(session.view.camera)}")
    elif session.view.aim in _LOOKS and session.view.aim != reached.view.aim:
        lines.append(_LOOKS[session.view.aim])
    return lines


def choice_line(chosen: Selection) -> str:
    """The command line that chooses the same again and flies to it; "" for nothing chosen."""
    match chosen.chosen:
        case PointChoice(code=code):
            return line_of("point", code, chosen.side)
        case LandmarkChoice(name=name):
            return line_of("landmark", name, chosen.side)
        case BoneChoice(name=name):
            return line_of("bone", name)
        case PlaceChoice(place=place):
            return f"place.look {place.to_text()}"
        case PageChoice(kind=kind, key=key):
            return f"evidence.sort {key}" if kind == "evidence" and key else f"{kind}.show {key}".rstrip()
    if chosen.meridian is not None:
        return line_of("meridian", chosen.meridian)
    return line_of("pain_type", chosen.pain_type) if chosen.pain_type is not None else ""


def _filter_lines(session: Session) -> Iterator[str]:
    wanted = session.filter
    if wanted.codes:
        yield f"points.set {' '.join(wanted.codes)}"
    for facet, value in wanted.asked.items():
        yield f"filter.{facet} {value}"
    if not wanted.is_empty and not wanted.alone:
        yield "filter.alone"


def _ruler_lines(ruler: Ruler) -> Iterator[str]:
    yield from (f"ruler.add {place.to_text()}" for place in ruler.places)
    if ruler.name:
        yield f"ruler.name {ruler.name}"
    if ruler.laying:
        yield "ruler.toggle"


def _bone_lines(layers: Layers) -> Iterator[str]:
    """Hide bones and show one alone, each of which must be chosen for it."""
    for name in sorted(layers.hidden_bones):
        yield from (f"bone.select {name}", "bone.hide")
    if layers.isolated_bone is not None:
        yield from (f"bone.select {layers.isolated_bone}", "bone.isolate", "bone.clear")


def _choice_lines(chosen: Selection) -> Iterator[str]:
    if chosen.side == "right":
        yield "point.side"
    if chosen.pain_type is not None:
        yield f"pain.choose {chosen.pain_type}"
    if chosen.meridian is not None:
        yield f"meridian.pick {chosen.meridian}"
    if chosen.chosen is not None:
        yield choice_line(chosen)
    if chosen.point is not None and chosen.definition != "standard":
        yield f"point.definition {chosen.definition}"
    if chosen.step is not None:
        yield f"step.show {chosen.step + 1}"
    if chosen.compare:
        yield "definition.compare"
