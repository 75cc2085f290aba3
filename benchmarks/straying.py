"""How far the points that are drawn while a slider moves lie from where the rules put them on exactly that body."""

from collections.abc import Callable, Iterator
from typing import Any

N_PICTURES, LOOKED_AT = 30, 5
"""So many pictures for each slider; the rules are carried out afterwards for every so-manieth."""


def straying(window: Any, painted: Callable[[Any], None], settle: Callable[[float], None]) -> dict[str, float]:
    """Medians, 95th percentiles and shares of points beyond 1 mm by slider, and of all together; a drag crosses 40 of 100 parts of a slider's way."""
    import numpy as np

    away = {name: list(_drag(window, painted, settle, drag)) for name, drag in sliders().items()}
    found = {"all": np.concatenate([points for drag in away.values() for points in drag])}
    found |= {name: np.concatenate(drag) for name, drag in away.items()}
    figures = {}
    for name, mm in found.items():
        figures[f"stray_mm {name}"] = float(np.quantile(mm, 0.95))
        figures[f"stray_median_mm {name}"] = float(np.median(mm))
        figures[f"stray_share {name}"] = float(np.mean(mm > 1.0))
    return figures


def sliders() -> dict[str, Callable[[float], Any]]:
    """Bodies by the share of a slider's way that is gone: of free forms, and of a person, whose form is sought for every body."""
    from acuviewer.body.shape import BodyShape

    return {
        "weight": lambda share: BodyShape(weight=share),
        "muscle": lambda share: BodyShape(weight=0.5, muscle=share),
        "height": lambda share: BodyShape(weight=0.5, height_mm=1500.0 + 400.0 * share),
        "person's age": lambda share: BodyShape(age=18.0 + 72.0 * share),
    }


def _drag(
    window: Any, painted: Callable[[Any], None], settle: Callable[[float], None], drag: Callable[[float], Any]
) -> Iterator[Any]:
    """(points,) mm for each picture that is looked at."""
    import numpy as np

    from acuviewer.session.anatomy import compute_anatomy

    presenter = window.presenter
    presenter.commit_body(drag(0.3))
    settle(0.5)
    drawn = []
    for number in range(1, N_PICTURES + 1):
        presenter.preview_body(drag(0.3 + 0.4 * number / N_PICTURES))
        painted(window.viewport)
        anatomy = window.viewport.stage.frame.anatomy
        if number % LOOKED_AT == 0:
            places = [found for found in anatomy.locations.values() if found.is_place]
            drawn.append(
                (anatomy.shape, [(found.code, found.side, found.definition) for found in places], anatomy.spots_of(places)[0])
            )
    presenter.commit_body(drag(0.7))
    for shape, keys, positions in drawn:
        ruled = compute_anatomy(shape).locations
        both = [row for row, key in enumerate(keys) if key in ruled]
        yield np.linalg.norm(positions[both] - [ruled[keys[row]].position_mm for row in both], axis=1)
