"""A name that was typed for a point: its code as any tradition writes it, pinyin without tones, characters, English."""

from acuviewer.knowledge.codes import CodeReader, load_codes
from acuviewer.knowledge.plain_text import squeeze
from acuviewer.points.atlas import Atlas
from acuviewer.study.choices import all_names


def codes_meant(typed: str, atlas: Atlas) -> tuple[str, ...]:
    """The points that a text may mean; several where they share a name, as LR6 and GB32 do without tones; none for no name."""
    name = squeeze(typed)
    if not name:
        return ()
    codes = CodeReader(load_codes(), atlas.points).read(typed)
    named = [code for code, point in atlas.points.items() if name in all_names(point)]
    return tuple(dict.fromkeys([*codes, *named]))
