"""Takes measures on a body between its own landmarks and along its own tapes."""

from collections.abc import Iterable

from acuviewer.body.measures import load_measures
from acuviewer.body.measuring import MeasureError
from acuviewer.body.model import BodyModel
from acuviewer.body.skin import Skin
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks


def take_measures(
    body: BodyModel, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler, names: Iterable[str]
) -> dict[str, float | None]:
    """Some measures by id, in mm or kg; None for one that cannot be taken on this body."""
    table = load_measures()
    wanted = [table.measures[name] for name in names]
    marks = {name: placed.surface for (name, side), placed in landmarks.items() if side != "right"}
    segments = [measure.how["cun_segment"] for measure in wanted if "cun_segment" in measure.how]
    tapes = {segment: ruler.measure(segment).tape.places().singly() for segment in segments}
    fitting = body.persons.tailor.fitting(skin.mesh.vertices, marks, tapes, table.density_kg_per_litre)
    taken: dict[str, float | None] = {}
    for measure in wanted:
        try:
            taken[measure.id] = fitting.take(measure).value
        except MeasureError:
            taken[measure.id] = None
    return taken
