"""Writes down the acts of a construction, with what is drawn of each on the skin."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import SurfacePlaces, SurfacePoint, TriangleMesh
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import MeasuredSegment
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.location import Step, StepKind
from acuviewer.points.place_names import name_places, placeholder
from acuviewer.points.wording import say_length, say_measure, say_parts, say_share

Told = dict[Hashable, Step]
"""Acts of one body that many constructions have in common: a landmark is felt, a segment measured; each is written down once."""


class StepWriter:
    """Grows ``steps``, one act after the other; ``told`` are those that all writers of a body share."""

    def __init__(self, catalog: Mapping[str, Landmark], mesh: TriangleMesh, landmarks: PlacedLandmarks, told: Told) -> None:
        self._catalog, self._mesh, self._landmarks, self._told = catalog, mesh, landmarks, told
        self.steps: list[Step] = []
        self._reached: list[Step] = []

    def reached(self) -> str:
        """What the place in which the last step ends is called, until ``finished`` gives it a name."""
        self._reached.append(self.steps[-1])
        return placeholder(len(self._reached) - 1)

    def finished(self) -> list[Step]:
        """The steps with each place that they reach called by its name."""
        return name_places(self.steps, self._reached)

    def feel(self, placed: PlacedLandmark, called: str) -> None:
        """A landmark is found, once: the hand knows it from then on."""
        key = placed.name, placed.side, called
        if self._told.get(key) not in self.steps and not self._tell_again(key):
            text = f"Find {called}. {self._catalog[placed.name].palpation}"
            self.add("landmark", text, placed.surface, landmarks=((placed.name, placed.side),))
            self._told[key] = self.steps[-1]

    def recall(self, code: str, surface: SurfacePoint) -> None:
        """Another point is found, once."""
        text = f"Find {code}."
        if all(step.text != text for step in self.steps):
            self.add("landmark", text, surface)

    def _tell_again(self, key: Hashable) -> bool:
        known = self._told.get(key)
        if known is not None:
            self.steps.append(known)
        return known is not None

    def add(
        self,
        kind: StepKind,
        text: str,
        surface: SurfacePoint,
        tape: SurfaceCurve | None = None,
        marks: Iterable[float] = (),
        **more: Any,
    ) -> None:
        """An act: where it ends, the tape laid in it, at which distances along it there are marks, and more of a ``Step``."""
        mesh = self._mesh
        if tape is not None:
            ticks = SurfacePlaces.of(tape.place(mark) for mark in marks)
            more |= {"lay": tape.places, "line_mm": tape.points, "mark": lambda: ticks, "ticks_mm": ticks.on(mesh)}
        self.steps.append(Step(kind, text, surface, mesh.position(surface), mesh.normal(surface), **more))

    def divide(self, tape: SurfaceCurve, share: Fraction, start: str, surface: SurfacePoint) -> None:
        """A tape is divided into equal parts, and so many of them lead from ``start`` to the place."""
        self.add(
            "division",
            f"Divide it into {say_parts(share)} equal parts of {say_length(tape.length / share.denominator)}.",
            surface,
            tape,
            [tape.length * n / share.denominator for n in range(1, share.denominator)],
            length_mm=tape.length,
        )
        self.add(
            "landing",
            f"The place is {say_share(share)} of the way from {start}: {say_length(tape.length * share)} along the skin.",
            surface,
            tape.until(tape.length * share),
            length_mm=tape.length * float(share),
        )

    def measure(self, measured: MeasuredSegment) -> None:
        """A segment gives the cun its length."""
        if self._tell_again(measured.segment.id):
            return
        spec, scale = measured.segment, measured.mm_per_cun
        felt = [self._landmarks.on_side(name, "left") for name in (spec.start, spec.to) if isinstance(name, str)]
        self.add(
            "path",
            say_measure(spec, self._catalog, measured.tape.length, scale),
            measured.tape.place(measured.tape.length),
            measured.tape,
            [scale * n for n in range(1, int(spec.length_cun + 0.999))],
            landmarks=tuple((placed.name, placed.side) for placed in felt),
            length_mm=measured.tape.length,
            length_cun=spec.length_cun,
        )
        self._told[spec.id] = self.steps[-1]

    def measure_off(self, tape: SurfaceCurve, length_cun: float, scale: float, where: str, surface: SurfacePoint) -> None:
        """So many cun are measured off, with a tick every half cun (every cun on long ones)."""
        length, spacing = length_cun * scale, 0.5 if length_cun <= 4 else 1.0
        self.add(
            "division",
            f"Measure {length_cun:g} cun, {say_length(length)} along the skin, {where}.",
            surface,
            tape.until(length),
            [n * spacing * scale for n in range(1, int(length_cun / spacing + 1e-9) + 1)],
            length_mm=length,
            length_cun=length_cun,
        )
