"""What is chosen, in a line."""

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.i18n import Said, Words, said, say, text
from acuviewer.knowledge.found import Kind
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.knowledge.terms import capitalised
from acuviewer.points.atlas import Atlas
from acuviewer.session.place_told import name_of_place
from acuviewer.session.session import BoneChoice, LandmarkChoice, PageChoice, PageKind, PlaceChoice, PointChoice, Selection


def title_of(chosen: Selection, atlas: Atlas, library: Library) -> str:
    """What the chosen thing is called; "" for nothing chosen."""
    match chosen.chosen:
        case PointChoice(code=code):
            names = atlas.points[code].names
            return f"{code}  {names.simplified}  {names.pinyin} · {names.english}"
        case LandmarkChoice(name=name):
            return capitalised(atlas.landmarks[name].english)
        case BoneChoice(name=name):
            bone = load_skeleton_model().pattern.bones[name]
            title = capitalised(bone.english)
            return title if bone.side == "midline" else f"{title} · {text(f'side.{bone.side}')}"
        case PlaceChoice(place=place):
            return say(name_of_place(place, atlas))
        case PageChoice(kind=kind, key=key):
            return _page_title(kind, key, library)
    if chosen.meridian is not None:
        return f"{chosen.meridian}  {atlas.meridians[chosen.meridian].names.english}"
    return library.pain_types[chosen.pain_type].name if chosen.pain_type is not None else ""


def title_of_key(kind: Kind, key: str, atlas: Atlas, library: Library) -> Words:
    """What a meridian, pain type, category or page is called, with its kind where the name does not tell it; else the key."""
    match kind:
        case "meridian" | "category" | "pain_type" | "caution":
            name = facets_of(atlas, library).title(kind, key)
        case "evidence":
            name = library.studies[key].title
        case "mechanism" | "source":
            name = _page_title(kind, key, library)
        case _:
            name = key
    return name if kind == "meridian" else said("offer.of_kind", kind=Said(f"kind.{kind}"), name=name)


def _page_title(kind: PageKind, key: str, library: Library) -> str:
    match kind:
        case "study":
            return library.studies[key].title
        case "mechanism":
            return library.mechanisms[key].title
        case "caution":
            return library.cautions[key].title
        case "source":
            return library.sources[key].title
    return text(f"page.{kind}.title")
