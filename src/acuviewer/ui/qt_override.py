"""Methods that Qt calls: a fault in one is told at once and ends there.

PySide keeps an exception that leaves such a method and goes on calling others with it; each of them adds its words, and it comes up
somewhere else, or never.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def qt_override(otherwise: Callable[[], Result]) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Mark a method that overrides one of Qt's; after a fault Qt gets what ``otherwise`` makes."""

    def mark(method: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        @wraps(method)
        def call(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            try:
                return method(*arguments, **named)
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)
                return otherwise()

        return call

    return mark


def nothing() -> None:
    """What methods without a result give."""
