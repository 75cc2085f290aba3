"""Mutants chosen by hand: each breaks something that the program promises. (name, file, the whole line, what it says instead.)

Lines are found by their text, not by their number. When one has changed, the tool says so and stops: write down here how the
same promise is broken now.
"""

from pathlib import Path

from mutating.mutant import Mutant, by_text

_TABLE = (
    ("abdomens-swapped", "points/scale.py",
     'in_front = np.where(heights > costal, "chest", np.where(heights > navel[1], "upper_abdomen", "lower_abdomen"))',
     'in_front = np.where(heights > costal, "chest", np.where(heights < navel[1], "upper_abdomen", "lower_abdomen"))'),
    ("front-and-back-swapped", "points/scale.py", 'parts: list[str] = np.where(normals[:, 2] < 0, "back", in_front).tolist()',
     'parts: list[str] = np.where(normals[:, 2] > 0, "back", in_front).tolist()'),
    ("cun-multiplied", "points/scale.py", "return mm / self.mm_per_cun", "return mm * self.mm_per_cun"),
    ("ticks-too-far-apart", "points/step_writer.py", "length, spacing = length_cun * scale, 0.5 if length_cun <= 4 else 1.0",
     "length, spacing = length_cun * scale, 1.0"),
    ("ticks-one-too-few", "points/step_writer.py", "[n * spacing * scale for n in range(1, int(length_cun / spacing + 1e-9) + 1)],",
     "[n * spacing * scale for n in range(1, int(length_cun / spacing + 1e-9))],"),
    ("sides-swapped", "points/rule_executor.py", '"lateral": (1.0, 0.0, 0.0), "medial": (-1.0, 0.0, 0.0), "anterior": (0.0, 0.0, 1.0), '
     '"posterior": (0.0, 0.0, -1.0),', '"lateral": (-1.0, 0.0, 0.0), "medial": (1.0, 0.0, 0.0), "anterior": (0.0, 0.0, 1.0), '
     '"posterior": (0.0, 0.0, -1.0),'),
    ("share-from-the-wrong-end", "points/rule_executor.py", "surface = tape.place(tape.length * float(share))",
     "surface = tape.place(tape.length * float(1 - share))"),
    ("steps-not-mirrored", "points/locate.py", "place_mm=mirror(step.place_mm),", "place_mm=step.place_mm,"),
    ("nowhere-not-told", "points/locate.py", "unplaced[key] = _say(error)", "pass"),
    ("no-definition-is-far", "points/distance.py", "return Distance(tape.length, True, tape.points)",
     "return Distance(0.0, True, tape.points)"),
    ("ring-too-small", "points/spread.py", "radius *= sqrt(area_mm2 / area)", "pass"),
    ("other-side-is-the-same", "landmarks/place.py", 'OTHER_SIDE: Mapping[Side, Side] = {"left": "right", "right": "left", '
     '"midline": "midline"}', 'OTHER_SIDE: Mapping[Side, Side] = {"left": "left", "right": "right", "midline": "midline"}'),
    ("right-landmark-of-the-left-bone", "landmarks/place.py",
     'bone, bone_mm = bone.replace("left_", "right_", 1), bone_mm * MIRROR', "bone, bone_mm = bone, bone_mm * MIRROR"),
    ("cun-upside-down", "landmarks/cun.py", "return self.tape.length / self.segment.length_cun",
     "return self.segment.length_cun / self.tape.length"),
    ("navel-at-the-back", "landmarks/levels.py", 'found = int(there.argmax() if aspect == "anterior" else there.argmin())',
     'found = int(there.argmin() if aspect == "anterior" else there.argmax())'),
    ("bones-pressed-out", "body/bone_press.py", "pressed[self._vertex[tight]] -= missing[tight, None] * normals[tight]",
     "pressed[self._vertex[tight]] += missing[tight, None] * normals[tight]"),
    ("mirror-turns-a-triangle", "body/skin.py",
     "return SurfacePoint(int(self.mirrored_triangle[place.triangle]), (first, third, second))",
     "return SurfacePoint(int(self.mirrored_triangle[place.triangle]), (first, second, third))"),
    ("usual-heights-swapped", "body/shape.py", 'USUAL_HEIGHT_MM = {"female": 1630.0, "male": 1750.0}',
     'USUAL_HEIGHT_MM = {"female": 1750.0, "male": 1630.0}'),
    ("bones-grow-with-fat", "body/form.py", "return replace(form, weight=0.5, muscle=0.5, fine=fine)", "return replace(form, fine=form.fine)"),
    ("missed-figures-forgotten", "session/anatomy.py", "if not missed or len(placed) > MOST_REFITS:", "if True:"),
    ("nobody-is-impossible", "body/likely.py", "if not low <= figure <= high:", "if False:"),
    ("unmet-not-told", "body_report.py", "return tuple(row for row in measure_body(anatomy) if not row.is_met)", "return ()"),
    ("refused-figure-lost", "ui/navigator/person_figures.py", "if key not in self._refused:", "if True:"),
    ("sought-while-sliding", "session/anatomy.py", "still = body.glance(shape, resting.skin) if form is None else body.of_form(shape, form)",
     "still = body.build_skin(shape)"),
    ("inches-are-centimetres", "session/body_figures.py", "total, place, before = total + number * unit, part.end(), unit",
     "total, place, before = total + number * form.one, part.end(), unit"),
    ("figures-of-one-refused-all", "session/body_draft.py", "shape = with_figures(shape, {key: figure})", "with_figures(shape, {key: figure})"),
    ("given-twice-not-told", "body/shape.py", "elif key in choices or by_key.get(key) in figures:", "elif False:"),
    ("longer-way-round", "geometry/section.py", "if best is None or found.length < best.length:",
     "if best is None or found.length > best.length:"),
    ("ruler-left-crooked", "geometry/geodesic.py", "if turned is None:", "if turned is None or len(turned) > 0:"),
    ("ruler-one-way-round", "geometry/geodesic.py", "best = min(best, last, key=lambda curve: curve.length)", "pass"),
    ("across-is-lengthwise", "points/stretches.py", "return (is_across and _ACROSS.get(part)) or _LENGTHWISE[part]",
     "return (not is_across and _ACROSS.get(part)) or _LENGTHWISE[part]"),
    ("ruler-keeps-its-last-place", "session/ruler_commands.py", "left = ruler.places[:-1]", "left = ruler.places[1:]"),
    ("borders-crossed", "geometry/section.py", "if triangle == first or not allowed[triangle]:", "if triangle == first:"),
    ("a-caution-lost", "pages/point_page.py", "for number, found in enumerate(cautions):", "for number, found in enumerate(cautions[1:]):"),
    ("general-caution-lost", "pages/knowledge_pages.py", "if caution.id not in carried:", "if False:"),
    ("filter-leaves-too-many", "knowledge/point_filter.py", "chosen, *(self.codes[facet].get(value, frozenset()) for facet, "
     "value in wanted.asked.items())", "chosen, *(self.codes[facet].get(value, self.all) for facet, value in list(wanted.asked.items())[:1])"),
    ("one-build-at-a-time", "session/anatomy.py", "with _one_at_a_time:", "if True:"),
    ("key-of-the-rings", "session/session.py", 'spread: bool = _switch(True, "R")', 'spread: bool = _switch(True, "G")'),
    ("broken-settings-overwritten", "session/settings.py", "aside = self._set_aside(os.replace)", 'aside = ""'),
    ("own-settings-lost", "session/settings.py", "content |= {name: self._values[name] for name in sorted(self._changed)}", "pass"),
    ("bones-not-lit", "shown/bones.py", "wanted = [session.selection.bone] + [placed.bone for placed in "
     "felt_landmarks(anatomy, session)]", "wanted = [session.selection.bone]"),
    ("names-not-kept", "session/settings.py", 'self["names"] = session.layers.names', "pass"),
    ("skin-not-kept", "session/settings.py", 'self["skin"] = session.layers.skin', "pass"),
    ("views-not-merged", "session/commands.py", "return LOOKING if self.group == LOOKING else self.id", "return self.id"),
    ("a-step-to-nowhere", "session/store.py", "target.append(replace(step, session=self._current))", "target.append(step)"),
    ("layer-goes-stale", "scene/layers/points.py", "return session.selection, session.layers.points, session.filter, session.patient",
     "return session.selection, session.layers.points, session.patient"),
    ("depth-outward", "body/bone_depth.py", "met = first_meetings(mesh, places, -normals, REACH_MM)",
     "met = first_meetings(mesh, places, normals, REACH_MM)"),
    ("no-safe-depth-unsaid", "shown/bone_depth.py", '_NO_SAFE_DEPTH = Said("depth.no_safe_depth")', '_NO_SAFE_DEPTH = ""'),
    ("journal-without-turns", "ui/presenter.py", 'note_act(f"view.free {camera_text(camera)}")', "pass"),
    ("metres-are-millimetres", "export/body_nodes.py", 'yield Node(f"{found.code}_{found.side}", "acupoints", ball, found.position_mm * _M, known)',
     'yield Node(f"{found.code}_{found.side}", "acupoints", ball, found.position_mm, known)'),
    ("doubles-not-told", "data_check/links.py", "if count > 1:", "if count > 2:"),
    ("loose-ends-not-told", "data_check/links.py", "if name not in known:", "if False:"),
    ("endless-numbers-read", "strict_json.py", "return number if abs(number := float(text)) <= LARGEST else _Unusable(text)",
     "return float(text)"),
    ("missing-points-are-no-fault", "locate_command.py", "code = 1", "code = 0"),
    ("permissions-lost", "whole_file.py", "_keep_owner_and_mode(beside, found)", "pass"),
    ("half-files-stay", "signals.py", "remove_unfinished()", "pass"),
)  # fmt: skip


def mutants_by_hand(source: Path) -> list[Mutant]:
    """The mutants of the table; raises MutantError when the source no longer has a line."""
    return [by_text(name, source, f"acuviewer/{file}", before, after) for name, file, before, after in _TABLE]
