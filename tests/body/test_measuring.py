"""Measures on a skin: what a tape shows, and how each grows when the skin moves."""

import numpy as np
import pytest

from acuviewer.body.measures import load_measures
from acuviewer.body.measuring import Fitting
from acuviewer.body.model import load_body_model
from acuviewer.body.person import Fitter
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.geometry.hull import convex_hull
from acuviewer.session.anatomy import Anatomy
from bodies import reference

MEASURES = load_measures()


def _fitting(anatomy: Anatomy, vertices: np.ndarray) -> Fitting:
    marks = {name: placed.surface for (name, side), placed in anatomy.landmarks.items() if side != "right"}
    tapes = {segment: anatomy.ruler.measure(segment).tape.places().singly() for segment in anatomy.ruler.segments}
    return load_body_model().persons.tailor.fitting(vertices, marks, tapes, MEASURES.density_kg_per_litre)


def test_a_body_twice_as_large_has_twice_the_lengths_and_eight_times_the_weight() -> None:
    anatomy = reference("average man")
    vertices = anatomy.skin.mesh.vertices
    once, twice = (_fitting(anatomy, factor * vertices) for factor in (1.0, 2.0))
    plain = [
        measure
        for measure in MEASURES.measures.values()
        if measure.id not in ("head", "head_breadth", "head_length", "neck", "thigh", "hand")  # places by so many millimetres
    ]
    for measure in plain:
        factor = 8.0 if measure.unit == "kg" else 2.0
        assert twice.take(measure).value == pytest.approx(factor * once.take(measure).value, rel=1e-6), measure.id


def test_how_a_measure_grows_is_told_truly() -> None:
    anatomy = reference("heavy woman")
    vertices = anatomy.skin.mesh.vertices
    x, y, z = vertices.T
    # Alike on both sides, as bodies are: which of two mirror images is the foremost hangs on the last digit.
    wave = np.column_stack([x / 100.0 * np.sin(y / 80.0), 0.2 * np.sin(z / 80.0), np.cos(x / 80.0)])
    step = 0.02
    before, after = (_fitting(anatomy, vertices + sign * step * wave) for sign in (-1, 1))
    here = _fitting(anatomy, vertices)
    for measure in MEASURES.measures.values():
        rows, growth = here.take(measure).growth()
        if measure.id == "weight":
            continue  # of one half, which counts twice on a symmetrical body alone
        told = float((growth * wave[rows]).sum())
        seen = (after.take(measure).value - before.take(measure).value) / (2 * step)
        # The plane of a section is taken as fixed.
        allowed = 0.35 if "section" in measure.how else 0.02
        assert told == pytest.approx(seen, rel=allowed, abs=0.6 if "section" in measure.how else 0.02), measure.id


def test_the_slopes_of_a_form_are_those_that_one_sees() -> None:
    model = load_body_model()
    fitter = Fitter(model.persons, model.space, parse_body("sex=female,weight_kg=70"))
    numbers = fitter.middle + 0.05
    slopes = fitter._slopes(numbers, fitter._take(numbers))
    ids = [measure.id for measure in fitter._measures]
    for column in (
        0,
        4,
        5 + model.space.fine.names.index("torso/measure-waist-circ"),
        5 + model.space.fine.names.index("stomach/stomach-tone"),
    ):
        step = np.zeros(len(numbers))
        step[column] = 0.01
        values = [np.array([each.value for each in fitter._take(numbers + sign * step).found]) for sign in (-1, 1)]
        seen = (values[1] - values[0]) / 0.02 / fitter._spreads
        for name in ("weight", "stature", "waist", "hip", "chest"):
            row = ids.index(name)
            assert slopes[row, column] == pytest.approx(seen[row], rel=0.1, abs=0.02 * np.abs(slopes[row]).max()), (name, column)


def test_a_volume_is_that_within_all_triangles_and_grows_as_it_is_told() -> None:
    skin = reference("heavy woman").skin
    volume = load_body_model().persons.tailor.volume
    vertices, corners = skin.mesh.vertices, skin.mesh.vertices[skin.mesh.triangles]
    within = np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6.0
    assert volume.measure(vertices) == pytest.approx(within)
    x, y, z = vertices.T
    wave = np.column_stack([x / 100.0 * np.sin(y / 80.0), np.sin(z / 80.0), np.cos(x / 80.0)])  # alike on both sides
    seen = (volume.measure(vertices + 0.01 * wave) - volume.measure(vertices - 0.01 * wave)) / 0.02
    assert (volume.growth(vertices) * wave).sum() == pytest.approx(seen)


def test_a_slanting_tape_grows_with_its_plane_too() -> None:
    anatomy = reference("average man")
    vertices = anatomy.skin.mesh.vertices
    # What stands behind sinks: the plane round the neck turns.
    wave = np.column_stack([np.zeros(len(vertices)), vertices[:, 2] / 100.0, np.zeros(len(vertices))])
    before, here, after = (_fitting(anatomy, vertices + way * wave).take(MEASURES.measures["neck"]) for way in (-0.5, 0.0, 0.5))
    assert here.slanting is not None
    (rows, growth), (fixed_rows, fixed) = here.slanting(), here.growth()
    seen = after.value - before.value
    assert (growth * wave[rows]).sum() == pytest.approx(seen, rel=0.1)
    assert (fixed * wave[fixed_rows]).sum() != pytest.approx(seen, rel=0.1)
    assert before.value != after.value


def test_the_hull_holds_every_place_and_turns_one_way() -> None:
    places = np.random.default_rng(5).normal(size=(300, 2))
    hull = places[convex_hull(places)]
    sides = np.roll(hull, -1, axis=0) - hull
    inside = sides[:, None, 0] * (places - hull[:, None])[..., 1] - sides[:, None, 1] * (places - hull[:, None])[..., 0]
    assert inside.min() >= -1e-12
    assert len(convex_hull(np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 0.0], [1.0, 1.0]]))) == 3


def test_stencils_tell_what_a_subdivision_makes() -> None:
    subdivision = load_body_model().space.subdivision
    cage = np.random.default_rng(2).normal(size=(subdivision.n_vertices, 2))
    fine = subdivision.subdivide(cage)
    rows = np.arange(0, len(fine), 7)
    lengths, columns, weights = subdivision.stencils(rows)
    made = np.add.reduceat(cage[columns] * weights[:, None], np.cumsum(lengths) - lengths)
    assert np.allclose(made, fine[rows], atol=1e-12)


def test_an_unknown_weight_is_what_the_given_girths_make_likely() -> None:
    slim, stout = (BodyShape(height_mm=1750, measures=(("waist", waist),)).likely_weight_kg for waist in (780.0, 1100.0))
    assert slim < 70 < 95 < stout
