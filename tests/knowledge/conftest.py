"""What the tests of the search share."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.finding import build_index


@pytest.fixture(scope="session")
def index() -> SearchIndex:
    """The search as the window builds it."""
    atlas, library = load_atlas(), load_library()
    return build_index(atlas, library, build_commands(atlas, library).values())
