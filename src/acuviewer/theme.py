"""Colours of the program, as named roles read from ``assets/themes``: the panels and the 3D view share them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache

from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass

THEME_NAMES = ("light", "dark")
Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""


@dataclass(frozen=True)
class Theme:
    """Each field but ``name`` is a colour ``#rrggbb``, named by its role.

    ``meridians`` has a colour by meridian (``LU``), ``elements`` one by element (``wood``; ``none`` for the vessels of none).
    """

    name: str
    window: str
    panel: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    danger: str
    care: str
    info: str
    view_top: str
    view_bottom: str
    point: str
    point_faded: str
    point_related: str
    point_selected: str
    concerned: str
    definition: str
    bone: str
    bone_lit: str
    cartilage: str
    landmark: str
    construction: str
    tick: str
    label: str
    label_text: str
    halo: str
    meridians: Mapping[str, str]
    elements: Mapping[str, str]

    def rgb(self, role: str) -> Colour:
        """A role's colour as three numbers from 0 to 1."""
        return parts(getattr(self, role))


def parts(colour: str) -> Colour:
    """``#rrggbb`` as three numbers from 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


@cache
def load_theme(name: str) -> Theme:
    """One of THEME_NAMES; raises KeyError for another name, DataError for a broken file."""
    if name not in THEME_NAMES:
        raise KeyError(name)
    file = f"themes/{name}.json"
    colours = shipped().json(file)
    with shipped().naming(file):
        return Theme(**{f.name: colours[f.name] for f in fields(Theme)})


def high_contrast(theme: Theme) -> Theme:
    """The same colours with words in black on white or white on black, on a plain ground: projectors are pale, and rooms are light."""
    dark = theme.name == "dark"
    ground, ink = ("#000000", "#ffffff") if dark else ("#ffffff", "#000000")
    return replace(theme, view_top=ground, view_bottom=ground, panel=ground, label=ground, text=ink, muted=ink, label_text=ink)
