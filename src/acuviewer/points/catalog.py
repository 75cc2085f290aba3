"""The catalog of acupoints as written in ``assets/points.json``: names, rules, needling, indications."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from acuviewer.body.shape import Side
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError
from acuviewer.points.catalog_form import write_out, write_out_one
from acuviewer.statement import Standing, Statement

STANDARD = "standard"


@dataclass(frozen=True)
class Names:
    """The names of a point. ``english`` is this project's rendering; what nobody compared with a print source is marked so.

    ``korean`` is hangul, ``korean_hanja`` the characters as Korea writes them; ``japanese`` is the reading in kana, None
    where it is not known, and ``japanese_kanji`` the characters as Japan writes them.
    """

    pinyin: str
    simplified: str
    traditional: str
    korean: str
    korean_hanja: str
    japanese: str | None
    japanese_kanji: str
    english: str
    korean_checked: bool
    korean_hanja_checked: bool
    japanese_checked: bool
    japanese_kanji_checked: bool


@dataclass(frozen=True)
class OtherName:
    """A name or code that somebody else gives to a point.

    ``reading`` says how characters are read, in pinyin; None for a name that is written as it is read. ``used_by`` says who
    uses it: a country, a standard, or books of a time.
    """

    text: str
    reading: str | None
    used_by: str
    sources: tuple[str, ...]
    standing: Standing
    checked: bool


@dataclass(frozen=True)
class Needling:
    """A usual range of depth in cun and a direction: a range with its source, never a promise of safety.

    A point that is pricked, warmed or left alone has no depth.
    """

    depth_cun: tuple[float, float] | None
    direction: str
    note: Statement


@dataclass(frozen=True)
class Alternative:
    """A competing definition of the same point, with its own rule."""

    id: str
    title: str
    text: str
    rule: Mapping[str, Any]
    sources: tuple[str, ...]
    standing: str


@dataclass(frozen=True)
class PointPart:
    """One place of a point that consists of several, such as one of the ten fingertips' points.

    ``own_id`` is what its entry calls it, by which other files name it; ``id`` is the same, but ``standard`` for the first place.
    """

    id: str
    title: str
    laterality: Literal["both", "midline"]
    rule: Mapping[str, Any]
    own_id: str


@dataclass(frozen=True)
class AcuPoint:
    """One acupoint of the catalog; its rules are read by ``points.rules``.

    A point that lies inside mouth or nose has no parts, and ``off_surface`` says where it lies. ``departure`` tells where
    the rule departs from the definition, and why; ``notes`` tell what else differs between sources; ``other_names`` are names
    and codes that standards and books give besides ``names``; ``meets`` names the other meridians that cross there.
    """

    code: str
    names: Names
    other_names: tuple[OtherName, ...]
    meridian: str
    laterality: Literal["both", "midline"]
    region: str
    posture: str
    location: str
    parts: tuple[PointPart, ...]
    off_surface: str | None
    departure: str | None
    notes: tuple[Statement, ...]
    meets: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    standing: str
    sources: tuple[str, ...]
    categories: tuple[str, ...]
    needling: tuple[Needling, ...]
    indications: tuple[Statement, ...]
    tissue: tuple[Statement, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides on which the point exists."""
        return ("left", "right") if self.laterality == "both" else ("midline",)

    @property
    def definitions(self) -> tuple[str, ...]:
        """Ids of all places and definitions, the standard one first."""
        return tuple(self.rules)

    @property
    def rules(self) -> dict[str, Mapping[str, Any]]:
        """The rule of each place and definition, as written."""
        return {part.id: part.rule for part in self.parts} | {other.id: other.rule for other in self.alternatives}

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the places that together are the point."""
        return tuple(part.id for part in self.parts)


class _ReadSingly(Mapping[str, AcuPoint]):
    """The catalog as it was shipped: each point is read when it is first looked up, since most commands look up a few of them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._entries = {point["code"]: point for point in content["points"]}
        self._known: dict[str, AcuPoint] = {}

    def __getitem__(self, code: str) -> AcuPoint:
        found = self._known.get(code)
        if found is None:
            found = self._known[code] = _read_point(write_out_one(self._entries[code], self._content))
        return found

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def load_points(files: DataFolder | None = None) -> Mapping[str, AcuPoint]:
    """All acupoints by code, in catalog order; raises DataError. ``acuviewer check`` lists what is wrong with a broken file."""
    if files is None:
        content = shipped().json("points.json")
        with shipped().naming("points.json"):
            return _ReadSingly(content)
    content = files.json("points.json")
    with files.naming("points.json"):
        entries, faults = write_out(content, str(files.root / "points.json"))
        if faults:
            raise DataError(faults)
        return {entry["code"]: _read_point(entry) for entry in entries}


def _read_point(entry: Mapping[str, Any]) -> AcuPoint:
    return AcuPoint(
        code=entry["code"],
        names=Names(**entry["names"]),
        other_names=tuple(_read_other_name(other) for other in entry.get("other_names", ())),
        meridian=entry["meridian"],
        laterality=entry["laterality"],
        region=entry["region"],
        posture=entry["posture"],
        location=entry["location"],
        parts=_read_parts(entry),
        off_surface=entry.get("off_surface"),
        departure=entry.get("departure"),
        notes=tuple(_read_statement(note) for note in entry.get("notes", ())),
        meets=tuple(entry.get("meets", ())),
        alternatives=tuple(Alternative(**{**other, "sources": tuple(other["sources"])}) for other in entry["alternatives"]),
        standing=entry["standing"],
        sources=tuple(entry["sources"]),
        categories=tuple(entry["categories"]),
        needling=tuple(
            Needling(tuple(needle["depth_cun"]) if needle["depth_cun"] else None, needle["direction"], _read_statement(needle))
            for needle in entry["needling"]
        ),
        indications=tuple(_read_statement(statement) for statement in entry["indications"]),
        tissue=tuple(_read_statement(statement) for statement in entry["tissue"]),
    )


def _read_parts(entry: Mapping[str, Any]) -> tuple[PointPart, ...]:
    """The places of a point; the first is its standard place, whatever it is called."""
    if "rule" in entry:
        return (PointPart(STANDARD, entry["code"], entry["laterality"], entry["rule"], STANDARD),)
    parts = entry.get("parts", ())
    return tuple(
        PointPart(
            STANDARD if number == 0 else part["id"],
            part["title"],
            part.get("laterality", entry["laterality"]),
            part["rule"],
            part["id"],
        )
        for number, part in enumerate(parts)
    )


def _read_other_name(entry: Mapping[str, Any]) -> OtherName:
    return OtherName(**{"reading": None, **entry, "sources": tuple(entry["sources"])})


def _read_statement(entry: Mapping[str, Any]) -> Statement:
    return Statement(entry.get("text") or "", tuple(entry["sources"]), entry["standing"], entry.get("checked", True))
