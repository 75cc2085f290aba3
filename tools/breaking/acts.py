"""Acts of a hand in the window, drawn by chance and written down so that they can be done again.

An act is a kind and its values. Places are shares of a widget, things are numbered among those that are there at the time: the
same acts mean the same on every run that begins alike.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from breaking.valid_arguments import Arguments

BUTTONS = ("left", "left", "left", "left", "middle", "right")
_TEXTS = (
    "gb30", "huantiao", "环跳", "sciatica", "bladder", "trochanter", "pregnancy", "zzzz", " ", "l5", "é", "'", "view", "1.5 cun", "(", "\\", "a" * 300,
)  # fmt: skip
_KEYS = (
    "Left",
    "Right",
    "Up",
    "Down",
    "+",
    "-",
    "Tab",
    "Shift+Tab",
    "Return",
    "Space",
    "Escape",
    "Delete",
    "Home",
    "PgDown",
    "G",
    "4",
    "?",
)
_FIGURES = (
    "", "175", "1,82 m", "5'9\"", "62", "76 kg", "168 lb", "abc", "-5", "0", "96", "9" * 40, "1.2.3", "½", "٣", "'", "240", "1e9", "ft", " ",
)  # fmt: skip
_AFTER_A_FIGURE = ("", "Return", "Tab", "Escape", "Up", "Down", "PgUp", "PgDown", "Ctrl+Z")
NEVER = ("app.quit", "session.open")
"""What would end the window, or leaves no way back to the first session."""


@dataclass(frozen=True)
class Act:
    """One act."""

    kind: str
    values: tuple[Any, ...] = ()

    def to_line(self) -> str:
        """As a line of a script that can be replayed."""
        return json.dumps([self.kind, *self.values], ensure_ascii=False)


def read_act(line: str) -> Act:
    """The act behind a line."""
    kind, *values = json.loads(line)
    return Act(kind, tuple(values))


class Hand:
    """Draws acts; every command of the table with arguments that are valid for it is among them."""

    def __init__(self) -> None:
        self._arguments = Arguments()
        self._commands = [name for name in self._arguments.commands if name not in NEVER]
        quits = {key for name in NEVER for key in self._arguments.commands[name].keys}
        keys = [key for command in self._arguments.commands.values() for key in command.keys]
        self._keys = [*_KEYS, *(key for key in keys if key not in quits)]
        self._kinds: dict[Callable[[Random], Act], int] = {
            self._run: 36, self._key: 14, _click: 10, _drag: 6, _wheel: 4, _hover: 3, _type: 6, _resize: 3, _slide: 5, _press: 5, _tab: 2,
            _menu: 3, _choose_row: 3, _scroll: 2, _choose_item: 2, _write: 3, _wait: 2,
        }  # fmt: skip

    def draw(self, random: Random) -> Act:
        """One act."""
        return random.choices(list(self._kinds), list(self._kinds.values()))[0](random)

    def every_command(self, random: Random) -> list[Act]:
        """Each command once, in random order."""
        return [Act("run", (self._arguments.line(name, random),)) for name in random.sample(self._commands, len(self._commands))]

    def _run(self, random: Random) -> Act:
        return Act("run", (self._arguments.line(random.choice(self._commands), random),))

    def _key(self, random: Random) -> Act:
        return Act("key", (random.choice(self._keys),))


def _share(random: Random) -> float:
    """Somewhere, most often near the middle, where the body is."""
    return round(min(max(random.gauss(0.5, 0.2), 0.0), 1.0) if random.random() < 0.8 else random.random(), 3)


def _click(random: Random) -> Act:
    modifier = random.choice(("", "", "", "shift", "ctrl"))
    return Act("click", (_share(random), _share(random), random.choice(BUTTONS), modifier, random.random() < 0.25))


def _drag(random: Random) -> Act:
    return Act(
        "drag", (_share(random), _share(random), _share(random), _share(random), random.choice(BUTTONS), random.random() < 0.3)
    )


def _wheel(random: Random) -> Act:
    return Act("wheel", (_share(random), _share(random), random.choice((-1200, -120, 120, 120, 360, 2400))))


def _hover(random: Random) -> Act:
    return Act("hover", (_share(random), _share(random)))


def _type(random: Random) -> Act:
    return Act("type", (random.choice(_TEXTS), random.choice(("", "Return", "Escape", "Down", "Up"))))


def _resize(random: Random) -> Act:
    return Act("resize", (random.randint(300, 1590), random.randint(200, 990)))


def _slide(random: Random) -> Act:
    return Act(
        "slide", (random.randrange(1000), [round(random.random(), 3) for _ in range(random.randint(1, 4))], random.random() < 0.7)
    )


def _press(random: Random) -> Act:
    return Act("press", (random.randrange(1000),))


def _tab(random: Random) -> Act:
    return Act("tab", (random.randrange(1000),))


def _menu(random: Random) -> Act:
    return Act("menu", (random.randrange(1000),))


def _choose_row(random: Random) -> Act:
    return Act("row", (random.randrange(1000), random.randrange(1000), random.random() < 0.3))


def _choose_item(random: Random) -> Act:
    return Act("item", (random.randrange(1000), random.randrange(1000)))


def _scroll(random: Random) -> Act:
    return Act("scroll", (random.randrange(1000), round(random.random(), 3)))


def _write(random: Random) -> Act:
    return Act("write", (random.randrange(1000), random.choice(_FIGURES), random.choice(_AFTER_A_FIGURE)))


def _wait(random: Random) -> Act:
    return Act("wait", (random.choice((20, 200, 700)),))
