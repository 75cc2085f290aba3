"""An open lesson: no scene depends on what a person had, each change of it is undone, and closed it leaves nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.lessons.lesson import Lesson, LessonStep
from acuviewer.lessons.reader import read_lesson
from acuviewer.lessons.writer import write_lesson
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import CommandError, carry_out, parse_script, run_script
from acuviewer.session.lesson_commands import one_line
from acuviewer.session.lesson_from_journal import views_of
from acuviewer.session.lesson_making import view_lines
from acuviewer.session.lesson_scenes import allowed_commands, played_faults, scene_faults, scene_of
from acuviewer.session.session import Session
from acuviewer.session.store import SessionStore

COMMANDS = build_commands(load_atlas(), load_library())
OTHER = run_script(
    "body.set sex=female,age=60; layer.bones 0.8; layer.labels; names.kanji; patient.pregnant; filter.meridian BL; ruler.begin GB30; "
    "point.select ST36 right; points.keep_set Mine; step.all",
    COMMANDS,
    Session(),
)
QUIZ = "kinds=place count=2 set=BL23 BL40"
STEPS = (
    LessonStep("One", scene=("landmark.pick greater_trochanter left", "view.back")),
    LessonStep("Two", scene=("point.pick GB30 left",), continues=True),
    LessonStep("Three", scene=("body.preset old_woman", "point.construct BL23 right")),
)


def written(tmp_path: Path, *steps: LessonStep) -> str:
    path = tmp_path / "a lesson; with 100%.aculesson"
    path.write_bytes(write_lesson(Lesson("T", steps=steps or STEPS)))
    return one_line(str(path))


def picture(session: Session) -> Session:
    """What of a session is seen."""
    return replace(session, lesson=None, sets=(), view=replace(session.view, nonce=0))


def store_with(script: str, session: Session | None = None) -> SessionStore:
    store = SessionStore(session or Session())
    run(store, script)
    return store


def run(store: SessionStore, script: str) -> None:
    for call in parse_script(script, COMMANDS):
        carry_out(call, store)


def number_of(store: SessionStore) -> int:
    assert store.session.lesson is not None
    return store.session.lesson.number


def titles(store: SessionStore) -> list[str]:
    assert store.session.lesson is not None
    return [step.title for step in store.session.lesson.lesson.steps]


@pytest.mark.parametrize(
    "way",
    [
        "lesson.go 2",
        "lesson.next",
        "lesson.go 3; lesson.previous",
        "lesson.go 3; layer.bones 1; lesson.go 2",
        "lesson.go 2; point.select LU1; lesson.here",
    ],
)
def test_a_scene_is_the_same_from_wherever_one_comes(tmp_path: Path, way: str) -> None:
    line = f"lesson.open {written(tmp_path)}"
    found = {picture(store_with(f"{line}; {way}", session).session) for session in (Session(), OTHER)}
    (scene,) = found
    assert (scene.selection.point, scene.layers.landmarks, scene.layers.bones) == ("GB30", True, 0.0)
    assert scene.patient == frozenset()


def test_what_one_had_is_there_again_when_the_lesson_is_closed(tmp_path: Path) -> None:
    store = store_with(f"lesson.open {written(tmp_path)}; lesson.go 3; lesson.close", OTHER)
    assert replace(store.session, view=OTHER.view) == OTHER
    assert store.session.own == store.session


def test_a_learners_notes_and_sets_stay_whatever_is_opened(tmp_path: Path) -> None:
    begun = replace(OTHER, notes=(("point BL23", "beside L2"),))
    store = store_with(f"lesson.open {written(tmp_path)}; lesson.go 3", begun)
    assert (store.session.notes, store.session.sets) == (begun.notes, begun.sets)
    changed = replace(store.session, notes=(("point BL23", "other"),))
    assert changed.own.notes == changed.notes
    run(store, "lesson.new; point.pick LU1; lesson.add_view; lesson.add_journal; lesson.close")
    assert (store.session.notes, store.session.sets) == (begun.notes, begun.sets)


def test_while_questions_are_asked_no_lesson_leads_away(tmp_path: Path) -> None:
    line = f"lesson.open {written(tmp_path)}"
    store = store_with(f"{line}; quiz.start {QUIZ}")
    asked = store.session.asked
    assert asked is not None
    run(store, f"lesson.next; projector.next; lesson.go 3; lesson.here; lesson.close; lesson.new; {line}")
    assert (store.session.asked, number_of(store)) == (asked, 0)


def test_one_stays_inside_the_lesson(tmp_path: Path) -> None:
    store = store_with(f"lesson.open {written(tmp_path)}; lesson.previous")
    assert number_of(store) == 0
    run(store, "lesson.next; lesson.next; lesson.next; projector.next")
    assert number_of(store) == 2
    run(store, "projector.previous")
    assert number_of(store) == 1
    run(store, "lesson.go 99")
    assert number_of(store) == 2


def test_only_what_changes_the_picture_may_stand_in_a_scene() -> None:
    allowed = allowed_commands(COMMANDS)
    assert all(command.change is not None for command in allowed.values())
    for name in ("app.quit", "picture.save", "points.keep_set", "points.forget_set", "lesson.open", "lesson.next", "edit.undo", "choice.back",
                 "session.afresh", "session.resume", "journal.save", "theme.dark", "help.report", "place.copy", "projector.next", "evidence.table"):  # fmt: skip
        assert name in COMMANDS
        assert name not in allowed
    assert {
        "view.free",
        "body.set",
        "point.construct",
        "layer.bones",
        "patient.pregnant",
        "session.open",
        "definition.compare",
    } <= set(allowed)


def test_lines_that_may_not_stand_there_are_told_and_do_nothing() -> None:
    text = (
        "---\naculesson: 1\ntitle: T\nsources:\n- nobody2001\n- In words\n---\n## A\n```scene\nview.back\nbody.sex\npoint.select GB999\napp.quit\n"
        "# body.sex\npoint.pick GB30; app.quit\nlayer.bones 1\n```\n## B\n```scene continue\nbody.sex\n```\n## C\n```scene\nstep.all\n```\n"
    )
    read = read_lesson(text.encode(), "x")
    told = {fault.where: fault.what for fault in scene_faults(read, COMMANDS, load_library().sources, "x").all()}
    assert set(told) == {"line 5", "line 11", "line 12", "line 13", "line 15", "line 20"}
    assert "body.sex stands behind other lines" in told["line 11"]
    assert "GB999" in told["line 12"]
    assert "app.quit may not be used" in told["line 13"]
    scene = scene_of(read.lesson, 1, COMMANDS, Session())
    assert (scene.layers.bones, scene.selection.point, scene.body) == (1.0, None, Session().body)
    (unable,) = played_faults(read, COMMANDS, "x").all()
    assert (unable.where, unable.what) == ("line 24", "step.all can do nothing here.")


def test_a_file_that_is_none_is_refused_before_anything_changes(tmp_path: Path) -> None:
    for name in ("missing.aculesson", ".", "no-such-lesson"):
        with pytest.raises(CommandError):
            parse_script(f"lesson.open {tmp_path / name}", COMMANDS)


def test_five_steps_are_made_moved_written_and_undone() -> None:
    store = store_with("lesson.new")
    for code in ("GB30", "BL23", "ST36", "LU7", "KI3"):
        run(store, f"point.select {code}; lesson.add_view")
    made = titles(store)
    assert [title[:4].strip() for title in made] == ["GB30", "BL23", "ST36", "LU7", "KI3"]
    run(store, "lesson.go 5; lesson.earlier; lesson.earlier")
    assert titles(store) == [made[0], made[1], made[4], made[2], made[3]]
    assert number_of(store) == 2
    run(store, "lesson.caption Here%3B and **there**%0A%0A- one")
    assert store.session.lesson is not None
    assert store.session.lesson.step is not None
    assert store.session.lesson.step.caption == "Here; and **there**\n\n- one"
    run(store, "lesson.delete")
    assert titles(store) == [made[0], made[1], made[2], made[3]]
    assert store.session.selection.point == "ST36", "the next one is shown"
    for _ in range(4):
        run(store, "edit.undo")
    assert titles(store)[:2] == made[:2]
    for _ in range(40):
        run(store, "edit.undo")
    assert store.session.lesson is None


def test_steps_that_continue_keep_their_pictures_when_others_move(tmp_path: Path) -> None:
    def pictures(store: SessionStore) -> dict[str, Session]:
        opened = store.session.lesson
        assert opened is not None
        return {
            step.title: picture(scene_of(opened.lesson, row, COMMANDS, Session())) for row, step in enumerate(opened.lesson.steps)
        }

    store = store_with(f"lesson.open {written(tmp_path)}")
    before = pictures(store)
    for acts in ("lesson.go 2; lesson.later", "lesson.go 1; lesson.later", "lesson.go 1; lesson.delete"):
        run(store, acts)
        after = pictures(store)
        assert after == {title: before[title] for title in after}
    run(store, "edit.undo; lesson.go 1; point.select LU1; lesson.add_view")
    after = pictures(store)
    assert {title: after[title] for title in before} == before


@pytest.mark.parametrize("script", [
    "point.construct GB30 right; layer.skin 0.5", "body.set sex=female,age=60; bone.select left_femur; bone.hide; names.pinyin", "filter.meridian BL; filter.alone",
    "pain.choose radicular; layer.labels", "ruler.begin GB30; ruler.add sacral_hiatus; view.free 0,900,0,30,10,800", "point.select GB30; definition.compare",
])  # fmt: skip
def test_a_view_is_kept_as_lines_that_show_the_same(script: str) -> None:
    shown = run_script(script, COMMANDS, Session())
    lines = view_lines(shown, COMMANDS)
    again = scene_of(Lesson("T", steps=(LessonStep(scene=lines),)), 0, COMMANDS, Session())
    ruler = replace(shown.ruler, laying=False)
    assert picture(again) == picture(replace(shown, ruler=ruler))


def test_risks_of_a_patient_come_into_no_lesson() -> None:
    shown = run_script("patient.pregnant; point.select GB30", COMMANDS, Session())
    assert not any("patient" in line for line in view_lines(shown, COMMANDS))


def test_the_journal_gives_a_view_for_each_thing_that_was_chosen() -> None:
    acts = [
        "point.select GB30",
        "step.next",
        "layer.bones 0.5",
        "no.such",
        "landmark.select umbilicus",
        "view.back",
        "lesson.open nowhere",
    ]
    views = list(views_of(acts, COMMANDS))
    assert [(view.selection.point, view.selection.landmark, view.layers.bones) for view in views] == [
        ("GB30", None, 0.5),
        (None, "umbilicus", 0.5),
    ]


def test_a_saved_lesson_is_saved_wherever_undo_leads() -> None:
    store = store_with("lesson.new; lesson.title A; point.select GB30; lesson.add_view")

    def save(session: Session) -> Session:
        return (
            session
            if session.lesson is None
            else replace(session, lesson=replace(session.lesson, path="x", saved=session.lesson.lesson))
        )

    store.amend(save)
    assert store.session.lesson is not None
    assert not store.session.lesson.is_changed
    run(store, "edit.undo; edit.undo")
    assert store.session.lesson is not None
    assert store.session.lesson.path == "x"
