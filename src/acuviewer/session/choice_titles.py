"""What is chosen, in a line."""

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.i18n import say, text
from acuviewer.knowledge.library import Library
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
