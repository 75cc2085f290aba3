"""What one can do with a thing that is pointed at: the entries of its menu, each a command of the table."""

from collections.abc import Iterator, Mapping
from typing import Literal

from acuviewer.body.shape import Side
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, Words, said
from acuviewer.knowledge.found import Kind
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.place import OTHER_SIDE
from acuviewer.points.atlas import Atlas
from acuviewer.session.choice_titles import title_of_key
from acuviewer.session.chosen_place import chosen_place
from acuviewer.session.commands import Command, parse_script
from acuviewer.session.kinds import KINDS, line_of
from acuviewer.session.place_told import name_of_place
from acuviewer.session.point_sets import FAVOURITES, codes_of, gathered
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import Session

_NEEDS: Mapping[str, Said] = {
    "view.construction": Said("offer.needs_point"),
    "view.pain_type": Said("offer.needs_pain_type"),
    "view.meridian": Said("offer.needs_meridian"),
    "bone.show_all": Said("offer.needs_hidden_bone"),
}
"""What is lacking where a command is not possible."""


@dataclass(frozen=True)
class Thing:
    """What a menu is about: something of a ``kind`` by its ``key``, a place of the ``skin``, or a command ``line`` of its own."""

    kind: Kind | Literal["skin", "line"]
    key: str
    side: Side = "midline"
    place: RulerPlace | None = None


@dataclass(frozen=True)
class Offer:
    """An entry: its command ``line`` and ``title``; ``why_not`` says why it cannot be had now. ``parts`` begins a new part of the menu."""

    line: str
    title: Words
    why_not: Words = ""
    ticked: bool | None = None
    parts: bool = False


@dataclass(frozen=True, eq=False)
class Offers:
    """Makes menus for the ``session`` that is shown."""

    session: Session
    atlas: Atlas
    library: Library
    commands: Mapping[str, Command]

    def thing_of(self, line: str) -> Thing | None:
        """What a command line chooses, if it chooses something; None for no line."""
        name, _, argument = line.partition(" ")
        if name not in self.commands:
            return None
        for kind, verbs in KINDS.items():
            if name in (verbs.choose, verbs.pick) and argument:
                key, _, written = argument.partition(" ")
                return Thing(kind, key, self._side(kind, key, written)) if verbs.sided else Thing(kind, argument)
        return Thing("line", line)

    def _side(self, kind: Kind, key: str, written: str) -> Side:
        in_midline = (
            self.atlas.points[key].laterality != "both" if kind == "point" else self.atlas.landmarks[key].sides == "midline"
        )
        here = self.session.selection.side
        return "midline" if in_midline else "left" if written == "left" else "right" if written == "right" else here

    def title(self, thing: Thing | None) -> Words:
        """What stands above the menu; "" where the entries say it all."""
        if thing is None or thing.kind == "line":
            return ""
        if thing.kind == "skin":
            return name_of_place(thing.place or RulerPlace("skin"), self.atlas)
        if thing.kind == "bone":
            return capitalised(load_skeleton_model().pattern.bones[thing.key].english)
        if thing.kind not in ("point", "landmark"):
            return title_of_key(thing.kind, thing.key, self.atlas, self.library)
        names = self.atlas.points[thing.key].names if thing.kind == "point" else None
        name = (
            f"{thing.key}  {names.simplified}  {names.pinyin}" if names else capitalised(self.atlas.landmarks[thing.key].english)
        )
        return name if thing.side == "midline" else said(f"mark.on_{thing.side}", name=name)

    def of(self, thing: Thing | None) -> list[Offer]:
        """The entries for a thing; for None those of the picture as a whole."""
        if thing is None:
            return [*self._group("view"), *self._group("layers")]
        match thing.kind:
            case "point":
                return list(self._of_point(thing))
            case "landmark":
                return list(self._of_landmark(thing))
            case "bone":
                return list(self._of_bone(thing.key))
            case "skin":
                views = [offer for offer in self._group("view") if not offer.why_not]
                return [*self._of_place(thing.place or RulerPlace("skin")), *views]
            case "meridian":
                return list(self._of_meridian(thing.key))
            case "pain_type":
                return [Offer(f"pain.choose {thing.key}", Said("offer.choose")), self._offer(f"filter.pain_type {thing.key}")]
            case "line":
                return [self._offer(thing.key)]
        return [Offer(line_of(thing.kind, thing.key, thing.side), Said("offer.choose"))]

    def _of_point(self, thing: Thing) -> Iterator[Offer]:
        code, side = thing.key, thing.side
        off_skin = self.atlas.points[code].off_surface
        nowhere = Said("offer.off_skin") if off_skin else ""
        yield from self._choosing(thing)
        yield self._offer(line_of("point", code, side).replace("point.select", "point.construct"), nowhere)
        yield self._other_side(thing)
        yield from self._measuring(RulerPlace("point", code, side), nowhere)
        yield self._offer(f"points.gather {code}", ticked=code in gathered(self.session), parts=True)
        yield self._offer(f"favourite.change {code}", ticked=code in codes_of(self.session.sets, FAVOURITES))
        yield self._offer(f"list.ask_for {code}")

    def _of_landmark(self, thing: Thing) -> Iterator[Offer]:
        yield from self._choosing(thing)
        yield self._other_side(thing)
        yield from self._measuring(RulerPlace("landmark", thing.key, thing.side))

    def _choosing(self, thing: Thing) -> Iterator[Offer]:
        for how, fly in (("choose", False), ("fly", True)):
            yield Offer(line_of(thing.kind, thing.key, thing.side, fly), Said(f"offer.{how}"))  # type: ignore[arg-type]

    def _other_side(self, thing: Thing) -> Offer:
        title = self.commands["point.side"].title
        if thing.side == "midline":
            return Offer("", title, Said("offer.in_midline"))
        return Offer(line_of(thing.kind, thing.key, OTHER_SIDE[thing.side]), title)  # type: ignore[arg-type]

    def _of_place(self, place: RulerPlace) -> Iterator[Offer]:
        written = place.to_text()
        yield self._offer(f"place.ask {written}")
        yield self._offer(f"place.nearer {written}")
        yield from self._measuring(place, asks=False)

    def _measuring(self, place: RulerPlace, nowhere: Words = "", asks: bool = True) -> Iterator[Offer]:
        """The ruler from here and to here, what is here, and where it is."""
        written = place.to_text()
        yield self._offer(f"ruler.begin {written}", nowhere, parts=True)
        yield self._offer(f"ruler.to {written}", nowhere or self._why_not_from_chosen(place))
        if asks:
            yield self._offer(f"place.ask {written}", nowhere)
        yield self._offer(f"place.copy {written}", nowhere)

    def _why_not_from_chosen(self, place: RulerPlace) -> Words:
        """Why nothing is measured from what is chosen to a place; "" if it can be."""
        start = chosen_place(self.session.selection, self.atlas)
        if start is None:
            return Said("offer.nothing_chosen")
        same = (start.kind, start.key, start.surface) == (place.kind, place.key, place.surface)
        return Said("offer.itself") if same and place.side in (start.side, "midline") else ""

    def _of_bone(self, name: str) -> Iterator[Offer]:
        yield Offer(f"bone.select {name}", Said("offer.choose"))
        for act in ("bone.isolate", "bone.hide"):
            yield Offer(f"bone.select {name}; {act}", self.commands[act].title)
        yield self._offer("bone.show_all", parts=True)

    def _of_meridian(self, code: str) -> Iterator[Offer]:
        yield from self._choosing(Thing("meridian", code))
        yield Offer(f"meridian.pick {code}; meridian.flow", self.commands["meridian.flow"].title)
        yield self._offer(f"filter.meridian {code}", parts=True)

    def _group(self, group: str) -> Iterator[Offer]:
        """The commands of a menu that need nothing after them."""
        first = True
        for command in self.commands.values():
            if command.group == group and not command.argument:
                ticked = None if command.checked is None else command.checked(self.session)
                yield self._offer(command.id, ticked=ticked, parts=first)
                first = False

    def _offer(self, line: str, why_not: Words = "", ticked: bool | None = None, parts: bool = False) -> Offer:
        """A command line under the title of its command; what is not possible now says so."""
        command = parse_script(line, self.commands)[-1].command if not why_not else self.commands[line.split()[0]]
        possible = command.enabled(self.session)
        return Offer(
            line, command.title, why_not or ("" if possible else _NEEDS.get(command.id, Said("offer.not_now"))), ticked, parts
        )
