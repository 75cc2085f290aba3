"""Holds the data files against each other: names that lead nowhere, or stand twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from acuviewer.body.skeleton import Bone, SkeletonModel
from acuviewer.data_check.caution_links import caution_link_faults
from acuviewer.data_check.caution_sense import caution_sense_faults
from acuviewer.data_check.complaints import complaint_faults
from acuviewer.data_check.measures import measure_faults
from acuviewer.data_check.names import name_faults
from acuviewer.data_check.search_words import search_word_faults
from acuviewer.data_check.sentences import sentence_faults
from acuviewer.data_check.teaching import teaching_faults
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.caution_rules import FILE as CAUTION_RULES
from acuviewer.knowledge.caution_rules import read_rules
from acuviewer.knowledge.point_filter import kind_of_category
from acuviewer.points.catalog_form import write_out
from acuviewer.points.meridian_catalog import read_way
from acuviewer.points.rules import RuleError, names_in, read_rule

_NAMING = ("code", "name", "id", "key")
N_TRIANGLES = 107024
"""Triangles of the displayed skin: eight for each of the cage's 13,378 quads."""


def link_faults(files: DataFolder, contents: Mapping[str, Any]) -> list[Fault]:
    """All loose ends between the JSON files of a data folder, whose ``contents`` by name agree with their schemas."""
    try:
        bones = SkeletonModel(files.below("models")).pattern.bones
    except DataError as error:
        return list(error.faults)
    return list(_against_each_other(contents, bones))


def _against_each_other(contents: Mapping[str, Any], bones: Mapping[str, Bone]) -> Iterator[Fault]:
    points, loose_texts = write_out(contents["points.json"])
    yield from loose_texts
    landmarks = contents["landmarks.json"]["landmarks"]
    segments = contents["cun.json"]["segments"]
    pains = contents["knowledge/pain_types.json"]["pain_types"]
    studies = contents["knowledge/evidence.json"]["studies"]
    names = {entry["name"] for entry in landmarks}
    codes = {entry["code"] for entry in points}
    sources = {entry["id"] for entry in contents["knowledge/sources.json"]["sources"]}
    for file, content in contents.items():
        yield from _doubles(file, content)
        yield from _dangling_sources(file, content, sources)
    yield from _same_kind_twice(contents["knowledge/categories.json"]["categories"])
    for landmark in landmarks:
        yield from _check_binding(landmark, bones)
    for segment in segments:
        yield from _unknown("cun.json", segment["id"], "landmark", _ends(segment), names)
    yield from measure_faults(contents, names, {entry["id"] for entry in segments}, N_TRIANGLES)
    yield from _check_rules(points, names, {entry["id"] for entry in segments}, codes)
    yield from sentence_faults(points, segments, landmarks)
    yield from name_faults(points)
    yield from complaint_faults(points, contents["knowledge/complaints.json"]["complaints"])
    yield from _check_ways(contents["meridians.json"]["meridians"], points, names, {entry["id"] for entry in segments})
    kinds = {entry["kind"] for entry in contents["knowledge/categories.json"]["categories"]}
    for point in points:
        yield from _unknown("points.json", point["code"], "category", map(kind_of_category, point["categories"]), kinds)
    loose_cautions = caution_link_faults(contents, points)
    yield from loose_cautions or caution_sense_faults(points, read_rules(contents[CAUTION_RULES]))
    for pain in pains:
        linked = [link["code"] for link in pain["points"]]
        yield from _unknown("knowledge/pain_types.json", pain["id"], "point", linked, codes)
    for study in contents["knowledge/spread.json"]["studies"]:
        yield from _unknown("knowledge/spread.json", study["id"], "source", [study["source"]], sources)
        measured = [point["code"] for point in study["points"]]
        yield from _unknown("knowledge/spread.json", study["id"], "point", measured, codes)
    known_pains = {pain["id"] for pain in pains}
    yield from search_word_faults(contents, points, set(bones))
    for study in studies:
        yield from _unknown("knowledge/evidence.json", study["id"], "pain type", study["pain_types"], known_pains)
        yield from _unknown("knowledge/evidence.json", study["id"], "source", [study["source"]], sources)
    yield from teaching_faults(points, contents)


def _doubles(file: str, content: Any) -> Iterator[Fault]:
    """Entries of one list by the same code, name, id or key, wherever in a file the list stands."""
    if isinstance(content, Mapping):
        for value in content.values():
            yield from _doubles(file, value)
    elif isinstance(content, list):
        for key in _NAMING:
            yield from _twice(
                file, [entry[key] for entry in content if isinstance(entry, Mapping) and isinstance(entry.get(key), str)]
            )
        for value in content:
            yield from _doubles(file, value)


def _twice(file: str, names: list[str]) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if count > 1:
            yield Fault(file, name, "stands twice.", "Keep one of the entries.")


def _same_kind_twice(categories: list[Any]) -> Iterator[Fault]:
    yield from _twice("knowledge/categories.json", [entry["kind"] for entry in categories])


def _unknown(file: str, where: str, what: str, used: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for name in used:
        if name not in known:
            yield Fault(file, where, f"names the {what} {name!r}, which does not exist.", f"Write a known {what}, or add it.")


def _check_binding(landmark: Mapping[str, Any], bones: Mapping[str, Bone]) -> Iterator[Fault]:
    """A feature of bone is a vertex of a left or median bone; a place on the skin is inside a triangle of it."""
    name, binding = landmark["name"], landmark["binding"]
    remedy = "Bind it anew with tools/bind_landmarks.py."
    if "bones" in binding:
        for place in binding["bones"]:
            bone = bones.get(place["bone"])
            if bone is None or bone.side == "right":
                yield Fault("landmarks.json", name, f"names {place['bone']!r}, which is no left or median bone.", remedy)
            elif place["vertex"] >= bone.vertices.stop - bone.vertices.start:
                yield Fault("landmarks.json", name, f"vertex {place['vertex']} is beyond those of {bone.name}.", remedy)
        if abs(sum(part**2 for part in binding["outward"]) - 1) > 1e-3:
            yield Fault("landmarks.json", name, f"the direction {binding['outward']} is not of length 1.", remedy)
        return
    if binding["triangle"] >= N_TRIANGLES:
        yield Fault("landmarks.json", name, f"triangle {binding['triangle']} is beyond the skin's {N_TRIANGLES}.", remedy)
    if abs(sum(binding["barycentric"]) - 1) > 1e-4:
        yield Fault("landmarks.json", name, f"the weights {binding['barycentric']} do not add up to 1.", remedy)


def _ends(segment: Mapping[str, Any]) -> list[str]:
    ends = [segment["from"]]
    goal = segment["to"]
    if isinstance(goal, str):
        ends.append(goal)
    elif "landmark" in goal:
        ends.append(goal["landmark"])
    return ends


def _dangling_sources(file: str, content: Any, known: set[str], where: str = "file") -> Iterator[Fault]:
    if isinstance(content, Mapping):
        here = str(next((content[key] for key in ("code", "name", "id") if isinstance(content.get(key), str)), where))
        used = content.get("sources")
        if isinstance(used, list) and all(isinstance(name, str) for name in used):
            if not used:
                yield Fault(file, here, "has a statement without a source.", "Name whose word it is.")
            yield from _unknown(file, here, "source", used, known)
        for value in content.values():
            yield from _dangling_sources(file, value, known, here)
    elif isinstance(content, list):
        for value in content:
            yield from _dangling_sources(file, value, known, where)


def _check_rules(points: list[Any], names: set[str], segments: set[str], codes: set[str]) -> Iterator[Fault]:
    needs: dict[str, set[str]] = {}
    for point in points:
        standard = [("rule", point["rule"])] if "rule" in point else []
        parts = [(f"part {part['id']}", part["rule"]) for part in point.get("parts", ())]
        others = [(f"alternative {other['id']}", other["rule"]) for other in point["alternatives"]]
        ids = ["standard", *(entry["id"] for entry in (*point.get("parts", ())[1:], *point["alternatives"]))]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield Fault("points.json", point["code"], f"has two definitions {name}.", "Give one of them another id.")
        for title, rule in (*standard, *parts, *others):
            try:
                landmarks, scales, builds_on = names_in(read_rule(rule, title))
            except RuleError as error:
                yield Fault("points.json", point["code"], str(error), "Write a rule of the vocabulary.")
                continue
            yield from _unknown("points.json", point["code"], "landmark", sorted(landmarks), names)
            yield from _unknown("points.json", point["code"], "cun segment", sorted(scales), segments)
            yield from _unknown("points.json", point["code"], "point", sorted(builds_on), codes)
            if not title.startswith("alternative"):
                needs.setdefault(point["code"], set()).update(builds_on)
    for code in needs:
        if _reaches(code, code, needs, set()):
            yield Fault("points.json", code, "is built on itself by a circle of points.", "Break the circle.")


def _check_ways(meridians: list[Any], points: list[Any], names: set[str], segments: set[str]) -> Iterator[Fault]:
    """Each branch passes places that exist, and a meridian's branches all of its points that lie on the skin, and no others."""
    file, on_skin = "meridians.json", {entry["code"]: entry["meridian"] for entry in points if "off_surface" not in entry}
    known = {entry["code"] for entry in meridians}
    for meridian in meridians:
        code, passed = meridian["code"], set()
        yield from _unknown(file, code, "meridian", [meridian["pair"]], known)
        for branch in meridian["branches"]:
            try:
                way = read_way(branch["way"], branch["id"])
            except RuleError as error:
                yield Fault(file, code, str(error), "Write a place of the vocabulary.")
                continue
            passed |= {via.code for via in way if via.code}
            for via in way:
                landmarks, scales, builds_on = names_in(via.place)
                yield from _unknown(file, code, "landmark", sorted(landmarks), names)
                yield from _unknown(file, code, "cun segment", sorted(scales), segments)
                yield from _unknown(file, code, "point on the skin", sorted(builds_on), set(on_skin))
        own = {name for name, belongs in on_skin.items() if belongs == code}
        for name in sorted(own - passed):
            yield Fault(file, code, f"passes {name} on none of its branches.", "Put it into the way of a branch.")
        for name in sorted(passed & set(on_skin) - own):
            yield Fault(
                file,
                code,
                f"has {name} among its points, which belongs to {on_skin[name]}.",
                'Write {"point": …} for a place on the way.',
            )


def _reaches(start: str, goal: str, needs: Mapping[str, set[str]], seen: set[str]) -> bool:
    for code in needs.get(start, set()):
        if code == goal:
            return True
        if code not in seen:
            seen.add(code)
            if _reaches(code, goal, needs, seen):
                return True
    return False
