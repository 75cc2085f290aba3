"""Which page a session asks for."""

from typing import assert_never

from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Page
from acuviewer.pages.knowledge_pages import knowledge_page
from acuviewer.pages.list_page import list_page
from acuviewer.pages.place_page import place_page
from acuviewer.pages.point_page import point_page
from acuviewer.pages.subject_pages import bone_page, landmark_page, meridian_page, pain_type_page
from acuviewer.pages.welcome_page import welcome_page
from acuviewer.session.session import BoneChoice, LandmarkChoice, PageChoice, PlaceChoice, PointChoice


def page_of(context: PageContext) -> Page:
    """The page of what is chosen: one thing, else the meridian, else the pain type, else the points that a filter
    or a set leaves, else the way in."""
    asked = context.session.asked
    if asked is not None and asked.stage == "asked":
        return Page("question", (), ())
    if asked is not None and asked.stage == "report":
        from acuviewer.pages.quiz_report_page import quiz_report_page

        return quiz_report_page(asked, context.acts("quiz.save", "quiz.ask", "study.today", "quiz.end"))
    selection, atlas = context.session.selection, context.atlas
    match selection.chosen:
        case PointChoice(code):
            location = context.anatomy.chosen_location(selection)
            if location is not None or atlas.points[code].off_surface or context.anatomy.why_unplaced(code):
                return point_page(context, atlas.points[code], location)
        case LandmarkChoice(name):
            return landmark_page(context, atlas.landmarks[name])
        case BoneChoice(name):
            return bone_page(context, name)
        case PlaceChoice(place):
            return place_page(context, place)
        case PageChoice():
            return knowledge_page(context, selection.chosen)
        case None:
            pass
        case other:
            assert_never(other)
    if selection.meridian:
        return meridian_page(context, atlas.meridians[selection.meridian])
    if selection.pain_type:
        return pain_type_page(context, context.library.pain_types[selection.pain_type])
    if not context.session.filter.is_empty:
        return list_page(context)
    return welcome_page(context)
