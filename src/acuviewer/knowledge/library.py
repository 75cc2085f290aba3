"""The library: everything of ``assets/knowledge`` as values.

Links between points and pain types are written once, at the pain type; the way back is looked up here.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal

from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.citations import Citation, Citing
from acuviewer.knowledge.pain_types import PainType, PointLink, read_pain_type
from acuviewer.knowledge.schemas import faults_in_content
from acuviewer.knowledge.sources import Source
from acuviewer.knowledge.studies import Study, read_study
from acuviewer.statement import Statement, read_statement, read_statements

Severity = Literal["info", "care", "danger"]

TABLES = ("sources", "pain_types", "mechanisms", "evidence", "cautions", "spread")
"""The files of ``assets/knowledge``; each has a schema of the same name."""

_TABLE_OF: Mapping[Citing, str] = {
    "causes": "pain_types", "pain_type": "pain_types", "mechanism": "mechanisms", "study": "evidence", "caution": "cautions",
    "spread": "spread",
}  # fmt: skip


@dataclass(frozen=True)
class Mechanism:
    """One way in which acupuncture may work; ``synonyms`` are further words by which it is found."""

    id: str
    title: str
    summary: str
    synonyms: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources behind it, each once."""
        return tuple(dict.fromkeys(source for said in self.statements for source in said.sources))


@dataclass(frozen=True)
class Caution:
    """A general risk or caution."""

    id: str
    title: str
    severity: Severity
    statement: Statement


@dataclass(frozen=True, eq=False)
class PointSpread:
    """How far practitioners lay apart at one point: published areas in cm² by the share of placements that they hold."""

    code: str
    study: str
    source: str
    n_practitioners: int
    areas_cm2: Mapping[float, float]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Disclaimer:
    """What the program is not."""

    title: str
    text: str


@dataclass(frozen=True, eq=False)
class Library:
    """All knowledge, each table by id in reading order."""

    sources: Mapping[str, Source]
    pain_groups: Mapping[str, str]
    pain_types: Mapping[str, PainType]
    causes: tuple[Statement, ...]
    mechanisms: Mapping[str, Mechanism]
    studies: Mapping[str, Study]
    cautions: Mapping[str, Caution]
    spread: Mapping[str, PointSpread]
    disclaimer: Disclaimer

    def links_of_point(self, code: str) -> tuple[PointLink, ...]:
        """The pain types that a point is linked to, with the reasons."""
        return tuple(link for pain in self.pain_types.values() for link in pain.points if link.code == code)

    def studies_of(self, pain_types: tuple[str, ...]) -> tuple[Study, ...]:
        """Studies that concern any of these pain types."""
        return tuple(study for study in self.studies.values() if set(study.pain_types) & set(pain_types))

    def studies_of_point(self, code: str) -> tuple[Study, ...]:
        """Studies that concern a kind of pain to which a point is linked."""
        return self.studies_of(tuple(link.pain_type for link in self.links_of_point(code)))

    def studies_of_source(self, source: str) -> tuple[Study, ...]:
        """Studies that a source reports."""
        return tuple(study for study in self.studies.values() if study.source == source)

    def what_cites(self, source: str) -> tuple[Citation, ...]:
        """Everything of the library that names a source, in the order of the tables; points stand in the catalog."""
        named = [(kind, key) for kind, key, said in self._said() if source in said.sources]
        named += [("study", study.id) for study in self.studies_of_source(source)]
        named += [("spread", code) for code, spread in self.spread.items() if spread.source == source]
        return tuple(Citation(kind, key, self._title(kind, key)) for kind, key in dict.fromkeys(named))

    def codes_of(self, pain_type: str | None) -> frozenset[str]:
        """Codes of the points linked to a pain type; none for None."""
        if pain_type is None:
            return frozenset()
        return frozenset(link.code for link in self.pain_types[pain_type].points)

    def statements(self) -> Iterator[tuple[str, str, Statement]]:
        """Every statement with the table and the entry in which it stands."""
        return ((_TABLE_OF[kind], key, said) for kind, key, said in self._said())

    def _said(self) -> Iterator[tuple[Citing, str, Statement]]:
        for said in self.causes:
            yield "causes", "causes", said
        for pain in self.pain_types.values():
            for said in (*pain.statements, *pain.warning_signs, *(link.reason for link in pain.points)):
                yield "pain_type", pain.id, said
        for mechanism in self.mechanisms.values():
            for said in mechanism.statements:
                yield "mechanism", mechanism.id, said
        for study in self.studies.values():
            for said in study.statements:
                yield "study", study.id, said
        for caution in self.cautions.values():
            yield "caution", caution.id, caution.statement
        for spread in self.spread.values():
            for said in spread.statements:
                yield "spread", spread.code, said

    def _title(self, kind: Citing, key: str) -> str:
        """What the entry is called; the causes of back pain and a point's spread are called by the key."""
        match kind:
            case "pain_type":
                return self.pain_types[key].name
            case "mechanism":
                return self.mechanisms[key].title
            case "study":
                return self.studies[key].title
            case "caution":
                return self.cautions[key].title
        return key


def read_library(files: DataFolder) -> Library:
    """Read all tables of a folder; raises DataError with everything that is wrong in them."""
    tables, broken = _read_tables(files)
    faults = broken
    if not broken:
        try:
            library = _build(tables.__getitem__)
            faults = _loose_ends(library, files)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            faults = [Fault(str(files.root), "knowledge", f"cannot be read ({error!r}).", "Put back the files of the program.")]
    if faults:
        # Only a broken table is held against its schema: a good one need not wait for that at each start.
        paths = {name: str(files.root / f"{name}.json") for name in tables}
        told = [fault for name, content in tables.items() for fault in faults_in_content(content, name, paths[name])]
        raise DataError([*broken, *told] or faults)
    return library


def _read_tables(files: DataFolder) -> tuple[dict[str, Any], list[Fault]]:
    """The content of those tables that are JSON, by name, and what is wrong with the others."""
    tables: dict[str, Any] = {}
    faults: list[Fault] = []
    for name in TABLES:
        try:
            tables[name] = files.json(f"{name}.json")
        except DataError as error:
            faults += error.faults
    return tables, faults


def _build(table: Callable[[str], Any]) -> Library:
    cautions = table("cautions")
    pain = table("pain_types")
    return Library(
        sources={entry["id"]: Source(**entry) for entry in table("sources")["sources"]},
        pain_groups={entry["id"]: entry["title"] for entry in pain["groups"]},
        pain_types={entry["id"]: read_pain_type(entry) for entry in pain["pain_types"]},
        causes=read_statements(pain["causes"]),
        mechanisms={entry["id"]: _read_mechanism(entry) for entry in table("mechanisms")["mechanisms"]},
        studies={entry["id"]: read_study(entry) for entry in table("evidence")["studies"]},
        cautions={entry["id"]: _read_caution(entry) for entry in cautions["cautions"]},
        spread={spread.code: spread for entry in table("spread")["studies"] for spread in _read_spread(entry)},
        disclaimer=Disclaimer(**cautions["disclaimer"]),
    )


def _read_mechanism(entry: Mapping[str, Any]) -> Mechanism:
    said = read_statements(entry["statements"])
    return Mechanism(entry["id"], entry["title"], entry["summary"], tuple(entry["synonyms"]), said)


def _read_spread(entry: Mapping[str, Any]) -> Iterator[PointSpread]:
    said = read_statements(entry["statements"])
    for point in entry["points"]:
        areas = {area["share"]: area["area_cm2"] for area in point["areas"]}
        yield PointSpread(point["code"], entry["title"], entry["source"], entry["n_practitioners"], areas, said)


def _read_caution(entry: Mapping[str, Any]) -> Caution:
    return Caution(entry["id"], entry["title"], entry["severity"], read_statement(entry["statement"]))


def _loose_ends(library: Library, files: DataFolder) -> list[Fault]:
    """Ids of sources and pain types that lead nowhere."""

    def loose(table: str, where: str, what: str, home: str) -> Fault:
        remedy = f"Add it to {home}.json or mend the id."
        return Fault(str(files.root / f"{table}.json"), where, f"names the unknown {what}.", remedy)

    faults = [
        loose(table, where, f"source {source}", "sources")
        for table, where, said in library.statements()
        for source in said.sources
        if source not in library.sources
    ]
    for study in library.studies.values():
        if study.source not in library.sources:
            faults.append(loose("evidence", study.id, f"source {study.source}", "sources"))
    for spread in library.spread.values():
        if spread.source not in library.sources:
            faults.append(loose("spread", spread.code, f"source {spread.source}", "sources"))
    for pain in library.pain_types.values():
        if pain.group not in library.pain_groups:
            faults.append(loose("pain_types", pain.id, f"group {pain.group}", "pain_types"))
    for study in library.studies.values():
        for pain_type in study.pain_types:
            if pain_type not in library.pain_types:
                faults.append(loose("evidence", study.id, f"pain type {pain_type}", "pain_types"))
    return faults


@cache
def load_library() -> Library:
    """The shipped library."""
    return read_library(shipped().below("knowledge"))
