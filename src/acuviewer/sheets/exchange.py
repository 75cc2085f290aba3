"""Writes the table of the points, and brings one back into a catalog: wholly, or not at all with every fault told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from acuviewer.data_check.listing import renew_entry
from acuviewer.data_check.sentences import sentence_faults
from acuviewer.data_folder import LIST, DataFolder, read_list, shipped
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.caution_rules import FILE as RULES
from acuviewer.knowledge.caution_rules import read_rules
from acuviewer.knowledge.schemas import faults_in_content
from acuviewer.points.catalog_form import Entry, shorten, spell, write_out
from acuviewer.sheets.table import Cautions, Change, Sheet, read_sheet, write_sheet
from acuviewer.whole_file import write_whole

POINTS = "points.json"
ENDING = ".csv"


@dataclass(frozen=True)
class Brought:
    """What a table has changed: the catalog that was written (None where nothing had to be), and whether its list was renewed."""

    path: Path
    changes: Sequence[Change]
    written: bool
    listed: bool


@dataclass(frozen=True)
class _Catalog:
    """A catalog that is to be changed: where it will stand, what it holds, the folder it is read with, and its name in that."""

    path: Path
    content: Any
    files: DataFolder
    is_new: bool

    @property
    def is_listed(self) -> bool:
        return not self.is_new and self.files.listed is not None


def export_sheet(path: Path) -> int:
    """Write the table of all shipped points; returns their number. Raises DataError for a name without the ending of a table, and
    where it cannot be written.
    """
    if path.suffix.lower() != ENDING:
        raise DataError([Fault(str(path), "file", f"has not the ending {ENDING}.", "Name the table such as points.csv.")])
    entries, faults = write_out(shipped().json(POINTS))
    if faults:
        raise DataError(faults)
    _write(path, write_sheet(entries, caution_lines(entries, shipped())), "Name another file.")
    return len(entries)


def import_sheet(sheet: Path, into: Path | None = None) -> Brought:
    """Bring a table into a catalog; raises DataError with all that is wrong, and then nothing is written.

    ``into`` is a catalog that is changed, or a file that comes to hold the shipped one with the changes; without it the shipped
    catalog itself is changed. In a data folder the entry in the list of files is renewed.
    """
    rows = read_sheet(DataFolder(sheet.parent).read(sheet.name), str(sheet))
    catalog = _open_catalog(into)
    entries, faults = write_out(catalog.content, str(catalog.path))
    if faults:
        raise DataError(faults)
    knowledge = catalog.files if catalog.is_listed else shipped()
    table = Sheet(rows, str(sheet), caution_lines(entries, knowledge))
    after, changes = table.apply(entries, catalog.content["defaults"])
    content = shorten(after, catalog.content)
    if faults := _faults_of_change(table, after, changes, content, knowledge):
        raise DataError(faults)
    written = bool(changes) or catalog.is_new
    if written:
        _write(catalog.path, spell(content), "Name another file with --into, or make this one writable.")
        if catalog.is_listed:
            renew_entry(catalog.path.parent, catalog.path.name)
    return Brought(catalog.path, changes, written, written and catalog.is_listed)


def caution_lines(entries: Sequence[Entry], knowledge: DataFolder) -> Cautions:
    """The lines of the cautions of each point, by the rules of a data folder."""
    content = knowledge.json(RULES)
    with knowledge.naming(RULES):
        rules = read_rules(content)
    spoken = {entry["code"]: rules.rules_at(entry["code"], entry["region"]) for entry in entries}
    return {code: [f"{rule.caution}: {rule.statement.text}" for rule in speaking] for code, speaking in spoken.items()}


def _open_catalog(into: Path | None) -> _Catalog:
    if into is None:
        files = shipped()
        return _Catalog(files.root / POINTS, files.json(POINTS), files, is_new=False)
    if not _stands(into):
        return _Catalog(into, shipped().json(POINTS), shipped(), is_new=True)
    listed = read_list(into.parent) if (into.parent / LIST).is_file() else None
    files = DataFolder(into.parent, listed if listed and into.name in listed else None)
    content = files.json(into.name)
    if faults := faults_in_content(content, "points", str(into)):
        raise DataError(faults)
    return _Catalog(into, content, files, is_new=False)


def _stands(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except (OSError, ValueError):
        return False  # a name that no system allows: writing it will say so


def _faults_of_change(
    table: Sheet, entries: Sequence[Entry], changes: Sequence[Change], content: Any, knowledge: DataFolder
) -> list[Fault]:
    """What only the catalog as a whole shows: a sentence whose cun are not those of its rule, an entry that no longer has its form."""
    changed = {change.code for change in changes}
    part = {**content, "points": [point for point in content["points"] if point["code"] in changed]}
    faults = faults_in_content(part, "points", POINTS) if changed else []
    moved = {change.code for change in changes if "location" in change.columns}
    segments, landmarks = knowledge.json("cun.json")["segments"], knowledge.json("landmarks.json")["landmarks"]
    told = sentence_faults(entries, segments, landmarks) if moved else ()
    return [*faults, *(table.fault(one.where, "location", one.what, one.remedy) for one in told if one.where in moved)]


def _write(path: Path, content: bytes, remedy: str) -> None:
    try:
        write_whole(path, content)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise DataError([Fault(str(path), "file", f"cannot be written ({why}).", remedy)]) from error
