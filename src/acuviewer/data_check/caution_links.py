"""Holds the rules of cautions and the risks of patients against the other files: names that lead nowhere, rules that clash."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from acuviewer.faults import Fault
from acuviewer.knowledge.caution_rules import FILE as RULES
from acuviewer.knowledge.caution_rules import CautionRules, codes_in, read_rules
from acuviewer.knowledge.patient_risks import FILE as RISKS

Entry = Mapping[str, Any]


def caution_link_faults(contents: Mapping[str, Any], points: Sequence[Entry]) -> list[Fault]:
    """What the rules and risks name and does not exist, and points at which two rules of one caution speak.

    ``contents`` by name agree with their schemas; ``points`` are written out.
    """
    cautions = {entry["id"] for entry in contents["knowledge/cautions.json"]["cautions"]}
    regions = {point["region"] for point in points}
    rules = contents[RULES]
    faults = [fault for rule in rules["rules"] for fault in _faults_of_rule(rule, rules["endings"], cautions, regions, points)]
    for risk in contents[RISKS]["risks"]:
        for concern in risk["concerns"]:
            faults += _unknown(RISKS, risk["id"], "caution", concern.get("cautions", ()), cautions)
            faults += _unknown(RISKS, risk["id"], "region", concern.get("regions", ()), regions)
    return faults or list(_clashes(read_rules(rules), points))


def _faults_of_rule(
    rule: Entry, endings: Entry, cautions: set[str], regions: set[str], points: Sequence[Entry]
) -> Iterator[Fault]:
    codes = {point["code"] for point in points}
    yield from _unknown(RULES, rule["id"], "caution", [rule["caution"]], cautions)
    yield from _unknown(RULES, rule["id"], "region", rule.get("regions", ()), regions)
    yield from _unknown(RULES, rule["id"], "ending", rule.get("ends_with", ()), set(endings))
    for span in (*rule.get("points", ()), *rule.get("besides", ())):
        try:
            yield from _unknown(RULES, rule["id"], "point", codes_in([span]), codes)
        except ValueError as error:
            yield Fault(RULES, rule["id"], f"{error}.", "Write it such as BL23 or BL11-BL21.")


def _unknown(file: str, where: str, what: str, used: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for name in used:
        if name not in known:
            yield Fault(file, where, f"names the {what} {name!r}, which does not exist.", f"Write a known {what}, or add it.")


def _clashes(rules: CautionRules, points: Iterable[Entry]) -> Iterator[Fault]:
    for point in points:
        speaking = rules.rules_at(point["code"], point["region"])
        for caution, count in Counter(rule.caution for rule in speaking).items():
            if count > 1:
                names = " and ".join(rule.id for rule in speaking if rule.caution == caution)
                yield Fault(RULES, point["code"], f"has the caution {caution} by {names}.", "Leave it to one of the rules.")
