"""Numbers as people write them: plain decimal digits, and nothing else that Python would take for a number.

``float`` and ``int`` read Arabic and full-width digits, ``1_000``, ``nan`` and ``inf`` as well, and fail on thousands of digits.
"""

import re
from math import isfinite

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_WHOLE = re.compile(r"[0-9]{1,9}")


def read_number(text: str) -> float | None:
    """A number such as ``0.4`` or ``-12``; None for what is none."""
    if not _NUMBER.fullmatch(text):
        return None
    return number if isfinite(number := float(text)) else None


def read_whole_number(text: str) -> int | None:
    """A number such as ``800``, 0 to 999,999,999; None for what is none."""
    return int(text) if _WHOLE.fullmatch(text) else None
