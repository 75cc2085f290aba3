"""Holds the cautions of each point against its region, the tissue told below it, its indications and its needling.

The tables here say what a careful reader would expect; they are no copy of the rules, so that a rule which loses a point, and a
text which forgets what lies below, are both found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from acuviewer.dataclass import dataclass
from acuviewer.faults import Fault
from acuviewer.knowledge.caution_rules import CautionRules, codes_in

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a caution must stand: at the points of the regions, but not those of the meridians ``besides``, and at the points named."""

    caution: str
    regions: tuple[str, ...] = ()
    points: str = ""
    besides: tuple[str, ...] = ()

    def asks(self, point: Entry) -> bool:
        """Whether the point must have the caution."""
        in_region = point["region"] in self.regions and point["meridian"] not in self.besides and point["code"] != "CV8"
        return in_region or point["code"] in set(codes_in(self.points.split()))


@dataclass(frozen=True)
class Below:
    """What may lie below a point: the words by which a tissue text tells it, and the cautions of which one must then stand."""

    words: str
    cautions: tuple[str, ...]
    regions: tuple[str, ...] = ()

    def told_in(self, point: Entry) -> bool:
        """Whether the tissue texts of the point tell it."""
        here = not self.regions or point["region"] in self.regions
        return here and any(re.search(self.words, said["text"], re.IGNORECASE) for said in point["tissue"])


PLACES = (
    Place("pneumothorax", ("chest", "upper back"), "SP21 HT1 GB21-GB23 LI16 LI17 ST11 ST12 CV14 CV15 CV22 EX-HN15 EX-B1", ("GV",)),
    Place("heart", (), "KI22-KI24 ST18 CV14 CV15"),
    Place("sternal-foramen", (), "CV16-CV21"),
    Place("inner-organs", (), "ST18-ST24 SP15-SP17 KI17-KI22 CV9-CV15 GB24 GB25 LR13 LR14 BL18-BL25 BL47-BL52 EX-B4"),
    Place("peritoneum", ("abdomen",), "ST30 SP12 GB26 LR13"),
    Place("empty-bladder", (), "CV2-CV5 KI11-KI13 ST28-ST30"),
    Place("pregnancy", ("abdomen", "groin", "lower back", "sacrum", "perineum"), "LI4 SP6 ST12 GB21 GB25 GB26 LR13 CV8 BL35 BL53 BL54 BL60 BL67 EX-B2"),
    Place("spinal-canal", (), "GV2-GV15 EX-B2 EX-B5 EX-B8 EX-B9 EX-HN15"),
    Place("medulla", (), "GV15 GV16 GB20 BL10"),
    Place("fontanelle", (), "GV21-GV23 EX-HN1"),
    Place("orbit", (), "BL1 ST1 EX-HN7"),
    Place("carotid", (), "ST9-ST11 LI17 LI18 SI16 SI17 TE16 TE17 EX-HN14"),
    Place("vessels-axillary", (), "HT1"),
    Place("vessels-anterior-tibial", (), "ST36-ST41"),
    Place("nerve-deep-fibular", (), "ST36-ST41"),
    Place("spermatic-cord", (), "ST30 LR12"),
    Place("needling-forbidden", (), "ST17 CV8"),
)  # fmt: skip

_ARM = ("arm", "elbow", "forearm", "wrist")
_NO_BRANCH, _IN_PALM = "(?<!branch of the )(?<!branches of the )", "(?<=common palmar digital branch of the )"
"""Of the nerves of the arm their trunks count, and in the palm the branches that run between the tendons."""

BELOW = (
    Below(r"\b(lungs?|pleura)\b", ("pneumothorax",)),
    Below(r"\b(heart|pericardium|great vessels)\b", ("heart", "sternal-foramen", "mediastinum")),
    Below(r"\b(liver|spleen|kidney|stomach|colon)\b", ("inner-organs",)),
    Below(r"\bperitoneum\b", ("peritoneum",)),
    Below(r"\bbladder\b", ("empty-bladder",)),
    Below(r"\brectum\b", ("rectum", "sacral-foramina")),
    Below(r"\b(spinal canal|sacral canal|spinal cord)\b", ("spinal-canal",)),
    Below(r"\b(medulla|spinal cord|cistern)\b", ("medulla",)),
    Below(r"\bcarotid\b", ("carotid",)),
    Below(r"\b(eyeball|(?:fat|muscles?) of the orbit)\b", ("orbit",)),
    Below(r"\b(tongue|lingual)\b", ("tongue-base",)),
    Below(r"\bfontanelle\b", ("fontanelle",)),
    Below(r"\baxillary (artery|vessels)\b", ("vessels-axillary",)),
    Below(r"\bsubclavian vessels\b", ("vessels-subclavian",)),
    Below(r"(?<!circumflex )(?<!deep )\bfemoral (artery|vessels)\b(?!’ branches)", ("vessels-femoral",), ("groin", "thigh")),
    Below(r"\bspermatic cord\b", ("spermatic-cord",)),
    Below(r"\bsciatic nerve\b", ("nerve-sciatic",), ("buttock", "thigh")),
    Below(r"(?<!branch of the )\banterior tibial (artery|vessels)\b", ("vessels-anterior-tibial",)),
    Below(r"(?<!branches of the inferior )\bgluteal vessels\b", ("vessels-gluteal",)),
    Below(r"\b(dorsalis pedis|dorsal artery of the foot)\b", ("vessels-dorsalis-pedis",)),
    Below(r"\bdeep fibular nerves?\b", ("nerve-deep-fibular",)),
    Below(r"\bposterior tibial (artery|vessels)\b", ("vessels-tibial",)),
    Below(r"\btibial nerve\b", ("nerve-tibial",)),
    Below(r"\bpopliteal (artery|vein|vessels)\b", ("vessels-popliteal",)),
    Below(r"(?<!deep )\bbrachial (artery|vessels)\b", ("vessels-brachial",)),
    Below(r"\bradial (artery|vessels)\b", ("vessels-radial",)),
    Below(r"\bulnar (artery|vessels|nerve and vessels)\b", ("vessels-ulnar",), ("forearm", "wrist")),
    Below(rf"(?:{_NO_BRANCH}|{_IN_PALM})\bmedian nerve\b", ("nerve-median",), (*_ARM, "hand")),
    Below(rf"(?:{_NO_BRANCH}(?<!radial and )|{_IN_PALM})\bulnar nerve\b", ("nerve-ulnar",), (*_ARM, "hand")),
    Below(r"(?<!branches of the )\bradial nerve\b", ("nerve-radial",), _ARM),
    Below(r"\bvertebral artery\b", ("vertebral-artery",)),
    Below(r"\b(brachial plexus|phrenic nerve)\b", ("brachial-plexus",)),
    Below(r"\b(facial|angular|labial)( and \w+)? (artery|arteries|vessels)\b|\bnasal vessels\b", ("vessels-facial",), ("face",)),
)
EMERGENCY = re.compile(
    r"faint|collapse|heat ?stroke|drown|snake|stroke|conscious|convulsion|seizure|\bfits\b|lower right belly|acute pain of the chest",
    re.IGNORECASE,
)
"""Words of an indication for which the emergency services are called first."""
_POINTS = "points.json"
_REMEDY = "Add the point to a rule of knowledge/caution_rules.json, or mend what is said of it."


def caution_sense_faults(points: Sequence[Entry], rules: CautionRules) -> Iterator[Fault]:
    """Points whose cautions do not fit what else is said of them; ``points`` are written out."""
    for point in points:
        said = {rule.caution: rule.statement.text for rule in rules.rules_at(point["code"], point["region"])}
        found = (*_contradictions(point, said.keys()), *_doubtful_needling(point["needling"], said))
        yield from (Fault(_POINTS, point["code"], what, _REMEDY) for what in found)


def _contradictions(point: Entry, cautions: Set[str]) -> Iterator[str]:
    for place in PLACES:
        if place.asks(point) and place.caution not in cautions:
            yield f"lies in the {point['region']} and lacks the caution {place.caution}."
    for below in BELOW:
        told, warned = below.told_in(point), not cautions.isdisjoint(below.cautions)
        if told and not warned:
            yield f"tells of {_word(below, point)} below it and lacks the caution {' or '.join(below.cautions)}."
        if warned and not told:
            yield f"has the caution {' or '.join(below.cautions)}, and its tissue does not tell why."
    for said in point["indications"]:
        if EMERGENCY.search(said["text"]) and "emergency" not in cautions:
            yield f"has the indication {said['text']!r} and lacks the caution emergency."


def _word(below: Below, point: Entry) -> str:
    texts = " ".join(said["text"] for said in point["tissue"])
    return re.search(below.words, texts, re.IGNORECASE)[0]  # type: ignore[index]


def _doubtful_needling(needling: Sequence[Entry], said: Mapping[str, str]) -> Iterator[str]:
    """Ranges of which a deeper one stands first, and a direction that leaves open where to, or that a caution ``said`` warns against."""
    of_lung, of_organs = said.get("pneumothorax", ""), said.get("inner-organs", "")
    ranges = [needle["depth_cun"] for needle in needling if needle["depth_cun"]]
    if ranges != sorted(ranges, key=lambda depth: depth[1]):
        yield "tells a deeper range of needling before a shallower one."
    if of_lung and any("/" in needle["direction"] for needle in needling):
        yield "is needled over the lung in a direction that leaves open where to."
    if "never upright" in of_lung and any("perpendicular" in needle["direction"] for needle in needling):
        yield "is needled upright, and its caution of the lung says never upright."
    if "obliquely outward" in of_organs and any(needle["direction"] == "oblique" for needle in needling):
        yield "is needled obliquely without saying where to, and its caution of the inner organs warns of outward."
