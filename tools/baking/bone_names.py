"""Which bones there are: key, English and Latin name, in the order in which they are stored."""

from dataclasses import dataclass

from acuviewer.body import larynx

ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
FINGERS = ("thumb", "index finger", "middle finger", "ring finger", "little finger")
TOES = ("great toe", "second toe", "third toe", "fourth toe", "little toe")


@dataclass(frozen=True)
class BoneName:
    """``key`` is what the data calls the bone; a bone that is not ``midline`` stands for its left and its right one.

    ``part_of`` is the key of the mesh that holds it with others; ``body/costal_cartilages.py`` tells them apart.
    """

    key: str
    english: str
    latin: str
    midline: bool = False
    tissue: str = "bone"
    part_of: str | None = None


def _spine() -> list[BoneName]:
    bones = []
    for letter, count, latin in (("C", 7, "cervicalis"), ("T", 12, "thoracica"), ("L", 5, "lumbalis")):
        for n in range(1, count + 1):
            special = {"C1": "Atlas", "C2": "Axis", "C7": "Vertebra prominens"}.get(f"{letter}{n}")
            plain = {"C1": "atlas, vertebra C1", "C2": "axis, vertebra C2"}.get(f"{letter}{n}", f"vertebra {letter}{n}")
            bones.append(BoneName(f"{letter.lower()}{n}_vertebra", plain, special or f"Vertebra {latin} {ROMAN[n - 1]}", True))
    return bones


def _costal_cartilages() -> list[BoneName]:
    return [
        BoneName(
            f"costal_cartilage_{n}", f"costal cartilage of rib {n}", f"Cartilago costalis {ROMAN[n - 1]}", tissue="cartilage",
            part_of="sternum",
        )
        for n in range(1, 11)
    ]  # fmt: skip


def _hand() -> list[BoneName]:
    carpals = (
        ("scaphoid", "Os scaphoideum"), ("lunate", "Os lunatum"), ("triquetrum", "Os triquetrum"),
        ("pisiform", "Os pisiforme"), ("trapezium", "Os trapezium"), ("trapezoid", "Os trapezoideum"),
        ("capitate", "Os capitatum"), ("hamate", "Os hamatum"),
    )  # fmt: skip
    bones = [BoneName(key, key, latin) for key, latin in carpals]
    for n in range(1, 6):
        bones.append(BoneName(f"metacarpal_{n}", f"{ORDINALS[n - 1]} metacarpal", f"Os metacarpi {ROMAN[n - 1]}"))
    return bones + _phalanges("finger", FINGERS, "Digitus manus")


def _foot() -> list[BoneName]:
    tarsals = (
        ("talus", "talus", "Talus"), ("calcaneus", "calcaneus", "Calcaneus"), ("navicular", "navicular", "Os naviculare"),
        ("medial_cuneiform", "medial cuneiform", "Os cuneiforme mediale"),
        ("intermediate_cuneiform", "intermediate cuneiform", "Os cuneiforme intermedium"),
        ("lateral_cuneiform", "lateral cuneiform", "Os cuneiforme laterale"), ("cuboid", "cuboid", "Os cuboideum"),
    )  # fmt: skip
    bones = [BoneName(*names) for names in tarsals]
    for n in range(1, 6):
        bones.append(BoneName(f"metatarsal_{n}", f"{ORDINALS[n - 1]} metatarsal", f"Os metatarsi {ROMAN[n - 1]}"))
    return bones + _phalanges("toe", TOES, "Digitus pedis")


def _phalanges(limb: str, digits: tuple[str, ...], latin: str) -> list[BoneName]:
    """Phalanges digit by digit."""
    bones = []
    for n, digit in enumerate(digits, start=1):
        parts = {"proximal": "Phalanx proximalis", "middle": "Phalanx media", "distal": "Phalanx distalis"}
        if n == 1:
            del parts["middle"]
        for part, name in parts.items():
            bones.append(
                BoneName(f"{part}_phalanx_of_{limb}_{n}", f"{part} phalanx of the {digit}", f"{name}, {latin} {ROMAN[n - 1]}")
            )
    return bones


BONES: tuple[BoneName, ...] = (
    BoneName("skull", "skull", "Cranium", True),
    BoneName("mandible", "mandible", "Mandibula", True),
    BoneName("hyoid_bone", "hyoid bone", "Os hyoideum", True),
    BoneName("thyroid_cartilage", "thyroid cartilage", "Cartilago thyroidea", True, "cartilage"),
    BoneName("cricoid_cartilage", "cricoid cartilage", "Cartilago cricoidea", True, "cartilage"),
    *_spine(),
    BoneName("sternum", "sternum", "Sternum", True),
    *_costal_cartilages(),
    *(BoneName(f"rib_{n}", f"{ORDINALS[n - 1]} rib", f"Costa {ROMAN[n - 1]}") for n in range(1, 13)),
    BoneName("sacrum", "sacrum", "Os sacrum", True),
    BoneName("coccyx", "coccyx", "Os coccygis", True),
    BoneName("hip_bone", "hip bone", "Os coxae"),
    BoneName("clavicle", "clavicle", "Clavicula"),
    BoneName("scapula", "scapula", "Scapula"),
    BoneName("humerus", "humerus", "Humerus"),
    BoneName("radius", "radius", "Radius"),
    BoneName("ulna", "ulna", "Ulna"),
    *_hand(),
    BoneName("femur", "femur", "Femur"),
    BoneName("patella", "patella", "Patella"),
    BoneName("tibia", "tibia", "Tibia"),
    BoneName("fibula", "fibula", "Fibula"),
    *_foot(),
)
"""Every bone and cartilage of the model; a paired one once."""

MESHES = tuple(bone for bone in BONES if bone.part_of is None)
"""Those with a mesh of their own."""

SHIPPED = tuple(bone for bone in MESHES if bone.key not in larynx.KEYS)
"""Those whose mesh is shipped, not built by the program."""
