"""Python's dataclasses, for a program that has two hundred of them and shall be there at once.

Python writes and compiles six methods for each frozen dataclass, a good half of what it takes to import this program. Here ``__init__``
alone is written for each; the others are the same for all of them. What the classes are and do is what Python's are and do.
"""

import dataclasses
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True) -> Any:
        """As ``dataclasses.dataclass``, with what of its choices is in use here."""
        return (lambda made: _freeze(made, eq)) if frozen else dataclasses.dataclass(eq=eq)


_ABSENT = object()
"""Stands for an argument that is made anew for each object."""


def _freeze(made: type, eq: bool) -> type:
    """Let Python gather the fields of a class, and add the methods of a frozen dataclass that it does not define itself."""
    dataclasses.dataclass(init=False, repr=False, eq=False)(made)
    fields = dataclasses.fields(made)
    methods = {"__init__": _init_of(made, fields), "__repr__": _repr, "__setattr__": _refuse, "__delattr__": _refuse}
    if eq:
        methods |= _equality_of([field.name for field in fields])
    for name, method in methods.items():
        if vars(made).get(name) is None:  # who defines ``__eq__`` has None for ``__hash__``
            setattr(made, name, method)
    return made


def _init_of(made: type, fields: tuple["dataclasses.Field[Any]", ...]) -> Any:
    """The one method that is written out, since it is called for every object."""
    known: dict[str, Any] = {"__name__": made.__module__, "keep": object.__setattr__, "ABSENT": _ABSENT}
    arguments, lines = ["self"], []
    for field in fields:
        name = value = field.name
        known[f"given_{name}"] = field.default
        if field.default_factory is not dataclasses.MISSING:
            known |= {f"given_{name}": _ABSENT, f"make_{name}": field.default_factory}
            value = f"make_{name}() if {name} is ABSENT else {name}"
        arguments.append(name if known[f"given_{name}"] is dataclasses.MISSING else f"{name}=given_{name}")
        lines.append(f" keep(self, {name!r}, {value})\n")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()\n")
    exec(f"def __init__({', '.join(arguments)}):\n{''.join(lines) or ' pass'}", known)
    known["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
    return known["__init__"]


def _equality_of(names: list[str]) -> dict[str, Any]:
    """``__eq__`` and ``__hash__`` by the values of the fields."""
    values: Any = attrgetter(*names) if len(names) > 1 else lambda found: tuple(getattr(found, name) for name in names)

    def equal(self: object, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": lambda self: hash(values(self))}


@recursive_repr()
def _repr(self: Any) -> str:
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({told})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"field {name!r} of {type(self).__qualname__} stays as it is")
