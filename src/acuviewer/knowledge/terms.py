"""The words of the field for what points have in common: meridians, categories, elements, regions, risks, standings.

Each has the title that is written, and the other words by which people ask for it: translations, older abbreviations
of codes, what it is called elsewhere. Sources: the WHO standard's list of meridians and abbreviations, and common use.
"""

from collections.abc import Mapping

from acuviewer.dataclass import dataclass


@dataclass(frozen=True)
class Term:
    """A title, the ``others`` by which it is known, and for a meridian the older ``codes`` that stand before a number.
    ``short`` is the title where its family stands already."""

    title: str
    others: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    short: str = ""


EXTRA = "EX"
"""The family of all extra points, whose codes tell the part of the body: EX-HN, EX-B and so on."""

MERIDIANS: Mapping[str, Term] = {
    "LU": Term("Lung", ("Hand taiyin", "肺经", "肺經", "폐경"), ("L",)),
    "LI": Term("Large Intestine", ("Hand yangming", "Colon", "大肠经", "大腸經", "대장경"), ("CO",)),
    "ST": Term("Stomach", ("Foot yangming", "胃经", "胃經", "위경"), ("S",)),
    "SP": Term("Spleen", ("Foot taiyin", "脾经", "脾經", "비경"), ("SPL",)),
    "HT": Term("Heart", ("Hand shaoyin", "心经", "心經", "심경"), ("H", "HE")),
    "SI": Term("Small Intestine", ("Hand taiyang", "小肠经", "小腸經", "소장경")),
    "BL": Term("Bladder", ("Urinary bladder", "Foot taiyang", "膀胱经", "膀胱經", "방광경"), ("UB", "B")),
    "KI": Term("Kidney", ("Foot shaoyin", "肾经", "腎經", "신경"), ("K", "KID", "KD")),
    "PC": Term("Pericardium", ("Hand jueyin", "Heart governor", "心包经", "心包經", "심포경"), ("P", "PE")),
    "TE": Term("Triple Energizer", ("Triple burner", "Triple heater", "San jiao", "Hand shaoyang", "三焦经", "三焦經", "삼초경"),
               ("TB", "TH", "SJ")),
    "GB": Term("Gallbladder", ("Gall bladder", "Foot shaoyang", "胆经", "膽經", "담경"), ("G",)),
    "LR": Term("Liver", ("Foot jueyin", "肝经", "肝經", "간경"), ("LIV", "LV")),
    "GV": Term("Governor Vessel", ("Governing vessel", "Du mai", "督脉", "督脈", "독맥"), ("DU",)),
    "CV": Term("Conception Vessel", ("Directing vessel", "Ren mai", "任脉", "任脈", "임맥"), ("REN",)),
    EXTRA: Term("Extra points", ("Extraordinary points", "经外奇穴", "經外奇穴", "경외기혈"), ("EXTRA",)),
    "EX-HN": Term("Extra points of head and neck", short="head and neck"),
    "EX-CA": Term("Extra points of chest and abdomen", short="chest and abdomen"),
    "EX-B": Term("Extra points of the back", short="back"),
    "EX-UE": Term("Extra points of the upper limb", short="upper limb"),
    "EX-LE": Term("Extra points of the lower limb", short="lower limb"),
}  # fmt: skip
"""Meridians by code, in the order of the standard; a catalog's points are listed in it."""

CATEGORIES: Mapping[str, Term] = {
    "jing-well": Term("Jing-well", ("Well point", "Five-shu point", "Transport point", "井穴")),
    "ying-spring": Term("Ying-spring", ("Spring point", "Five-shu point", "Transport point", "荥穴", "滎穴")),
    "shu-stream": Term("Shu-stream", ("Stream point", "Five-shu point", "Transport point", "输穴", "輸穴")),
    "jing-river": Term("Jing-river", ("River point", "Five-shu point", "Transport point", "经穴", "經穴")),
    "he-sea": Term("He-sea", ("Sea point", "Uniting point", "Five-shu point", "Transport point", "合穴")),
    "lower he-sea": Term("Lower he-sea", ("Lower sea point", "下合穴")),
    "yuan-source": Term("Yuan-source", ("Source point", "原穴")),
    "luo-connecting": Term("Luo-connecting", ("Luo point", "Connecting point", "络穴", "絡穴")),
    "xi-cleft": Term("Xi-cleft", ("Cleft point", "Accumulation point", "郄穴")),
    "front-mu": Term("Front-mu", ("Mu point", "Alarm point", "募穴")),
    "back-shu": Term("Back-shu", ("Shu point of the back", "Associated point", "背俞穴")),
    "influential point": Term("Influential point", ("Meeting point", "Hui point", "八会穴", "八會穴")),
    "confluent point": Term("Confluent point", ("Opening point", "Eight confluent points", "八脉交会穴", "八脈交會穴")),
    "crossing point": Term("Crossing point", ("Intersection point", "Meeting of meridians", "交会穴", "交會穴")),
    "wood": Term("Element wood", ("Wood point", "木")),
    "fire": Term("Element fire", ("Fire point", "火")),
    "earth": Term("Element earth", ("Earth point", "土")),
    "metal": Term("Element metal", ("Metal point", "金")),
    "water": Term("Element water", ("Water point", "水")),
}
"""Kinds of categories, then the five elements that a five-shu point can have."""

FIVE_ELEMENTS = ("wood", "fire", "earth", "metal", "water")

VESSELS: Mapping[str, str] = {
    "YW": "Yang Link Vessel", "YnW": "Yin Link Vessel", "YQ": "Yang Heel Vessel", "YnQ": "Yin Heel Vessel",
    "TV": "Thoroughfare Vessel", "DV": "Girdling Vessel",
}  # fmt: skip
"""Vessels without points of their own, which others' points meet."""

_NAMED_WHOLE = {"GV", "CV", *VESSELS}
"""What is called a vessel is not called a meridian besides."""

REGION_WORDS: Mapping[str, tuple[str, ...]] = {
    "abdomen": ("belly",), "ankle": ("malleolus",), "arm": ("upper arm",), "buttock": ("gluteal region",), "chest": ("thorax", "breast"),
    "finger": ("thumb",), "flank": ("side of the trunk",), "groin": ("inguinal region",), "hand": ("palm",), "head": ("scalp",),
    "leg": ("lower leg", "shin", "calf"), "lower back": ("lumbar region", "loin"), "neck": ("nape", "throat"),
    "sacrum": ("sacral region",), "sole": ("sole of the foot",), "upper back": ("thoracic region", "scapular region"),
}  # fmt: skip
"""What else a region of the catalog is called."""

CAUTION_WORDS: Mapping[str, tuple[str, ...]] = {
    "pregnancy": ("pregnant", "Schwangerschaft", "妊娠", "孕妇", "孕婦", "임신"),
    "pneumothorax": ("lung collapse", "pleura", "气胸", "氣胸", "기흉"),
    "needling-forbidden": ("forbidden point", "never needled", "禁针", "禁針"),
    "inner-organs": ("organ injury", "viscera"),
    "spinal-canal": ("spinal cord", "epidural"),
    "medulla": ("medulla oblongata",),
    "peritoneum": ("peritonitis", "bowel"),
}
"""What else a caution is asked for by, beside its id and its title."""

STANDINGS: Mapping[str, str] = {
    "standard": "Standard location",
    "textbook": "Textbooks only",
    "disputed": "Disputed location",
}
"""How a point's location stands, as written in the catalog, with the title that is shown."""


def meridian_title(code: str) -> str:
    """``Bladder`` of BL, ``Yin Link Vessel`` of YnW; what is not listed is called by its code."""
    return MERIDIANS[code].title if code in MERIDIANS else VESSELS.get(code, code)


def meridian_phrase(code: str) -> str:
    """``Bladder meridian``, but ``Governor Vessel`` and ``Extra points of the back`` as they are."""
    title = meridian_title(code)
    return title if code in _NAMED_WHOLE or code.startswith(EXTRA) else f"{title} meridian"


def begun_small(text: str) -> str:
    """The text with a small letter at its beginning, as after a semicolon; an abbreviation is left as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """The text with a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]
