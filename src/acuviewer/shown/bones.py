"""Which bones are drawn, and which of them stand out."""

from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Layers, Session
from acuviewer.shown.construction import felt_landmarks

_HIDDEN_BEHIND = 0.995
"""From this opacity on the skin is full, and drawing bones under it would be in vain."""


def shows_bones(layers: Layers) -> bool:
    """Whether any bone can be seen."""
    return layers.bones > 0.02 and layers.skin < _HIDDEN_BEHIND


def shown_bones(layers: Layers, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the bones that are drawn."""
    if not shows_bones(layers):
        return ()
    if layers.isolated_bone is not None:
        return (layers.isolated_bone,)
    return tuple(name for name in names if name not in layers.hidden_bones)


def lit_bones(anatomy: Anatomy, session: Session) -> tuple[str, ...]:
    """Names of the bones that stand out: the chosen one, and those on which the landmarks of a construction lie."""
    wanted = [session.selection.bone] + [placed.bone for placed in felt_landmarks(anatomy, session)]
    if (placed := anatomy.chosen_landmark(session.selection)) is not None:
        wanted.append(placed.bone)
    shown = set(shown_bones(session.layers, anatomy.skeleton.pattern.names))
    return tuple(dict.fromkeys(name for name in wanted if name is not None and name in shown))
