"""What the tests of the search share."""

import pytest

from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import PointFacets
from acuviewer.knowledge.search import Entry, SearchIndex, Term
from acuviewer.knowledge.search_entries import bone_entries, filter_entries, landmark_entries, pain_type_entries, point_entries
from acuviewer.landmarks.catalog import load_landmarks
from acuviewer.points.catalog import load_points


@pytest.fixture(scope="session")
def index() -> SearchIndex:
    """The shipped filters, pain types, points, landmarks and bones, and one command."""
    library, points = load_library(), load_points()
    entries = filter_entries(PointFacets(points.values(), library), library) + pain_type_entries(library)
    entries += point_entries(points.values(), library) + landmark_entries(load_landmarks().values())
    entries += bone_entries(load_skeleton_model().pattern.bones.values())
    command = Entry("command", "view.front", "View from the front", "", (Term("View from the front", 0.75),))
    return SearchIndex([*entries, command])
