"""The labelled parts of the skin and how they hang together: a tree from the trunk to hands and feet."""

from functools import cache

_PARENT = {
    "head": "neck",
    "neck": "trunk",
    **{f"{side}_upper_arm": "trunk" for side in ("left", "right")},
    **{f"{side}_forearm": f"{side}_upper_arm" for side in ("left", "right")},
    **{f"{side}_hand": f"{side}_forearm" for side in ("left", "right")},
    **{f"{side}_thigh": "trunk" for side in ("left", "right")},
    **{f"{side}_leg": f"{side}_thigh" for side in ("left", "right")},
    **{f"{side}_foot": f"{side}_leg" for side in ("left", "right")},
}


REGIONS = ("trunk", *_PARENT)
"""All of them."""


def _to_trunk(region: str) -> list[str]:
    way = [region]
    while way[-1] in _PARENT:
        way.append(_PARENT[way[-1]])
    return way


def _neighbours(region: str) -> set[str]:
    return {child for child, parent in _PARENT.items() if parent == region} | ({_PARENT[region]} if region in _PARENT else set())


@cache
def regions_between(first: str, last: str) -> frozenset[str]:
    """Regions on the way from one region to another, and the neighbours of both ends."""
    up, down = _to_trunk(first), _to_trunk(last)
    meeting = next(region for region in up if region in down)
    way = {*up[: up.index(meeting) + 1], *down[: down.index(meeting)]}
    return frozenset(way | _neighbours(first) | _neighbours(last))
