"""How well a card was known, from how an answer was graded. She may say otherwise herself."""

from collections.abc import Mapping

from acuviewer.study.schedule import Grade as Ease
from acuviewer.study.verdict import Grade

EASE: Mapping[Grade, Ease] = {"right": "good", "near": "hard", "off": "again"}
"""A placing within the tolerance is good, one within two of them hard; what is answered by choices or letters is right or off.

Nothing counts as easy by itself: only she knows whether she had to think.
"""
