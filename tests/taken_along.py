"""What several tests of files for other programs need: a few points, and no drawing where pictures do not matter."""

from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Wanted
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.study.ground import Ground


def wanted(*codes: str) -> Wanted:
    """Some points on the usual body."""
    anatomy = build_anatomy(Session().body)
    return Wanted(codes, "Some points", Ground(load_atlas(), load_library(), anatomy), anatomy)
