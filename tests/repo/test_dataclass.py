"""The program's dataclasses are what Python's are, though their methods are not written for each class."""

import copy
import dataclasses
import pickle
import re
from functools import cached_property
from typing import Any, ClassVar

import pytest

from acuviewer.dataclass import dataclass as ours
from checkout import TOP


def _point(decorator: Any) -> Any:
    @decorator(frozen=True)
    class Point:
        """A place."""

        code: str
        depth_mm: float = 5.0
        names: dict[str, str] = dataclasses.field(default_factory=dict, metadata={"told": True})
        shared: ClassVar[int] = 3

        @cached_property
        def title(self) -> str:
            return self.code.title()

    Point.__qualname__ = "Point"
    return Point


@dataclasses.dataclass(frozen=True)
class Theirs:
    code: str
    sides: tuple[str, ...] = ()


@ours(frozen=True)
class Ours:
    code: str
    sides: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError("no code")


def test_objects_are_told_and_compared_as_pythons_are() -> None:
    told = []
    for decorator in (dataclasses.dataclass, ours):
        point = _point(decorator)
        one, same, other = point("GB30"), point("GB30", 5.0, {}), point("GB30", depth_mm=6)
        assert one == same
        assert one != other
        assert one != ("GB30", 5.0, {})
        assert one.names is not same.names
        assert one.title == "Gb30"
        told.append([repr(one), repr(other), point.__match_args__, [(f.name, dict(f.metadata)) for f in dataclasses.fields(one)],
                     dataclasses.asdict(other), repr(dataclasses.replace(one, code="ST36")), point.__doc__])  # fmt: skip
    assert told[0] == told[1]


def test_equal_objects_have_the_same_hash_and_one_field_is_enough() -> None:
    single = ours(frozen=True)(type("Single", (), {"__annotations__": {"code": str}}))
    nothing = ours(frozen=True)(type("Nothing", (), {"__annotations__": {}}))
    assert hash(Ours("a", ("left",))) == hash(Ours("a", ("left",))) == hash(Theirs("a", ("left",)))
    assert len({single("a"), single("a"), single("b"), nothing(), nothing()}) == 3


def test_by_identity_where_that_is_asked_for() -> None:
    plain = ours(frozen=True, eq=False)(type("Plain", (), {"__annotations__": {"code": str}}))
    assert plain("a") != plain("a")
    assert len({plain("a"), plain("a")}) == 2


def test_what_a_class_defines_itself_stays() -> None:
    @ours(frozen=True)
    class Own:
        code: str

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "mine"

    assert (hash(Own("a")), repr(Own("a")), Own("a") == Own("a")) == (7, "mine", True)


def test_objects_stay_as_they_are_and_go_through_copies() -> None:
    made = Ours("a")
    for change in (lambda: setattr(made, "code", "b"), lambda: setattr(made, "other", 1), lambda: delattr(made, "code")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == Ours("a", ())


@pytest.mark.parametrize("arguments", [(), ("a", (), "more")])
def test_wrong_arguments_are_refused_by_the_name_of_the_class(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Ours.__init__\(\)"):
        Ours(*arguments)  # type: ignore[call-arg, arg-type]
    with pytest.raises(ValueError, match="no code"):
        Ours("")


def test_methods_are_the_same_for_all_classes() -> None:
    """To write them for each takes half of the time of importing the program."""
    other = _point(ours)
    assert all(getattr(Ours, name) is getattr(other, name) for name in ("__setattr__", "__delattr__", "__repr__"))
    assert all(getattr(Ours, name).__code__ is getattr(other, name).__code__ for name in ("__eq__", "__hash__"))


def test_all_dataclasses_of_the_program_are_ours() -> None:
    taken = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    sources = [path for path in (TOP / "src").rglob("*.py") if path.name != "dataclass.py"]
    others = [path.relative_to(TOP).as_posix() for path in sources if taken.search(path.read_text(encoding="utf-8"))]
    assert not others, "from acuviewer.dataclass import dataclass"
