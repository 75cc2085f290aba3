"""Valid arguments of every command of the table, drawn from the program's own catalogs."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from acuviewer.body.presets import PRESETS
from acuviewer.body.shape import RANGES, BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.knowledge.evidence_table import COLUMNS
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Command
from acuviewer.study.map_kinds import MAP_KINDS

_N_BODIES = 60
_LESSON = Path(__file__).parents[2] / "tests" / "lessons" / "gb30.aculesson"
PERSONS = (
    "weight_kg=76,height_mm=1750", "sex=female,age=62,height_mm=1580,weight_kg=85,waist_mm=1010", "sex=female,waist_mm=700",
    "age=90,height_mm=1400,weight_kg=31.4", "height_mm=2050,weight_kg=189", "sex=female,cun_forearm_mm=240,neck_mm=330,weight_kg=70",
)  # fmt: skip
"""Persons by figures, two of them at the ends of what is possible."""


class Arguments:
    """Draws what may follow a command. Raises LookupError for a command none of whose arguments is known here."""

    def __init__(self) -> None:
        atlas, library = load_atlas(), load_library()
        self.commands: Mapping[str, Command] = build_commands(atlas, library)
        sides = ("", " left", " right")
        facets = facets_of(atlas, library)
        on_skin = [code for code, point in atlas.points.items() if not point.off_surface]
        places = tuple(f"{name}{side}" for name in (*on_skin, *atlas.landmarks) for side in sides)
        self.pools: dict[str, tuple[str, ...]] = {
            "points": tuple(f"{code}{side}" for code in atlas.points for side in sides),
            "landmarks": tuple(f"{name}{side}" for name in atlas.landmarks for side in sides),
            "places of the ruler": (*places, "skin 5000 0.2 0.3 0.5", "skin 0 1 0 0"),
            "bones": tuple(sorted(load_skeleton_model().pattern.bones)),
            "definitions": tuple(sorted({name for point in atlas.points.values() for name in point.definitions})),
            "pain types": tuple(library.pain_types),
            "studies": tuple(library.studies),
            "mechanisms": tuple(library.mechanisms),
            "cautions": tuple(library.cautions),
            "sources": tuple(library.sources),
            "columns": tuple(f"{sign}{column}" for column in COLUMNS for sign in ("", "-")),
            "meridians": tuple(atlas.meridians),
            **{facet: tuple(values) for facet, values in facets.codes.items()},
            "sets": ("BL23 BL25 BL40", "LU7 KI6", "GB30", "any"),
            "gathered points": ("BL23", "GB30", "BL23 BL25 BL40"),
            "codes": tuple(atlas.points),
            "map kinds": MAP_KINDS,
            "own lists": ("Mine=BL23 BL25", "Mine=GB30", "★=LI4", "环=BL23 GB30 ST36"),
            "moves": ("Mine=BL25 up", "Mine=BL23 down", "★=LI4 up"),
            "renames": ("Mine=Yours", "Yours=Mine", "Mine=环"),
            "notes": ("point BL23 # Kidney%0A- warm", "pain_type knee", "landmark olecranon tip%3B 100%25", "point GB30 名"),
            "map days": ("now", "2026-01-31", "2000-01-01"),
            "plans": (
                "set=BL",
                "kinds=place,name count=3 seed=7 set=BL23 BL25",
                "exam minutes=5 body=each set=region:knee",
                "cards=BL23/place GB30/name",
            ),
            "answers": ("shenshu", "BL23", "a b c", "肾俞"),
            "ease": ("again", "hard", "good", "easy"),
            "learners": ("Anna", "Зоя", "名字"),
            "set names": ("Six points", "环跳", "a", "x" * 40),
            "opacities": ("0", "0.35", "0.7", "1", "1e-3", "0.999"),
            "numbers": tuple(map(str, range(1, 16))),
            "bodies": _bodies(),
            "bodies to begin with": tuple(PRESETS),
            "beginnings": ("skin=1.0,names=code,sex=female,age=35", "skin=0.4,names=english,", "skin=0,names=pinyin,weight=0.8"),
            "lessons": (str(_LESSON),),
            "words": ("Look **here**%0A%0A- at this%3B", "-", "x" * 300, "## no step", "point.pick GB30%0Aview.back"),
            "cameras": ("0,900,0,30,0,2000", "12.5,1400.25,-80,-170.5,45,350", "0,0,0,0,-90,1"),
        }
        self._pool = {name: self._suited(command) for name, command in self.commands.items() if command.argument}

    def _suited(self, command: Command) -> tuple[str, ...]:
        """The largest pool whose values are all good for a command."""
        for pool in sorted(self.pools.values(), key=len, reverse=True):
            if not any(command.problem(value) for value in pool):
                return pool
        raise LookupError(
            f"no valid argument {command.argument!r} is known for the command {command.id}: add a pool of them in {__name__}"
        )

    def line(self, command: str, random: Random) -> str:
        """A command with an argument, where it takes one."""
        pool = self._pool.get(command)
        return f"{command} {random.choice(pool)}" if pool else command


def _bodies() -> tuple[str, ...]:
    """Bodies all over what the ranges allow."""
    random = Random("bodies")
    drawn = []
    for _ in range(_N_BODIES):
        keys = random.sample(sorted(RANGES), random.randint(1, len(RANGES)))
        values = {key: round(random.uniform(RANGES[key].low, RANGES[key].high), 3) for key in keys}
        drawn.append(",".join((f"sex={random.choice(('female', 'male'))}", *(f"{key}={value}" for key, value in values.items()))))
    return (*drawn, *PERSONS, BodyShape().to_text())
