"""The panels on Qt's platform without a screen, each beside a stand-in for what it talks to."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from acuviewer.body.shape import BodyShape
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.body_words import describe_body
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.theme import THEME_NAMES, load_theme
from acuviewer.ui.dialogs import reading_dialogs as dialogs
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.pages.knowledge_pages import build_page
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.style import build_style
from acuviewer.ui.text_widgets import StepRow
from acuviewer.ui.view_bar import ViewBar
from controls_after import controls_after
from waiting import until

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)
STEM = {code: code.rstrip("0123456789") for code in ATLAS.points}


@pytest.fixture
def page() -> Iterator:
    """A page for a script, and the command lines that its widgets gave out."""
    made: list[QWidget] = []
    ran: list[str] = []

    def build(script: str) -> tuple[QWidget, list[str]]:
        session = run_script(script, COMMANDS, Session())
        context = PageContext(
            ATLAS,
            LIBRARY,
            build_anatomy(session.body),
            session,
            ran.append,
            lambda name: ran.append(f"source {name}"),
            controls_after(script, ran),
        )
        made.append(build_page(context))
        made[-1].resize(360, 900)
        return made[-1], ran

    yield build
    for widget in made:
        widget.deleteLater()


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _button(widget: QWidget, text: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


def test_a_point_page_tells_all_it_must(page) -> None:
    widget, _ = page("point.select GB30")
    texts = _texts(widget)
    for expected in ("GB30", "环跳", "Huántiào", "環跳", "환도", "かんちょう", "not checked", "lateral third", "greater trochanter", "Sciatic nerve",
                     "1.5 to 2.5 cun", "mm", "leaves this location open", "WHO 2008"):  # fmt: skip
        assert expected in texts, expected


# Building a page takes 50 ms: a meridian's points in one test, and most meridians when there is time.
@pytest.mark.parametrize(
    "stem",
    [stem if stem in ("GB", "EX-UE") else pytest.param(stem, marks=pytest.mark.slow) for stem in sorted(set(STEM.values()))],
)
def test_every_page_fits_into_the_narrowest_panel_and_loses_no_caution(page, stem: str) -> None:
    for code in (code for code in ATLAS.points if STEM[code] == stem):
        widget, _ = page(f"point.select {code}")
        assert widget.minimumSizeHint().width() <= 300, code
        texts = _texts(widget)
        for caution in ATLAS.points[code].cautions:
            assert LIBRARY.cautions[caution.caution].title in texts, code
            assert caution.statement.text in texts, code


@pytest.mark.parametrize(
    "script",
    [
        "view.front",
        "pain.choose radicular",
        "pain.choose inflammatory",
        "landmark.select greater_trochanter",
        "bone.select left_hip_bone",
        "bone.select sternum",
    ],
)
def test_no_other_page_is_wider_either(page, script: str) -> None:
    widget, _ = page(script)
    assert widget.minimumSizeHint().width() <= 300


def test_chips_lead_from_the_point_to_its_pain_types_and_back(page) -> None:
    widget, ran = page("point.select GB30")
    _button(widget, "Radicular pain (sciatica)").click()
    assert ran == ["pain.choose radicular"]
    widget, ran = page("pain.choose radicular")
    next(button for button in widget.findChildren(QPushButton) if button.text().startswith("GB30")).click()
    assert ran[-1] == "point.select GB30"


def test_a_step_is_chosen_by_mouse_and_by_keyboard(page) -> None:
    widget, ran = page("point.select KI3")
    rows = widget.findChildren(StepRow)
    QTest.mouseClick(rows[2], Qt.MouseButton.LeftButton)
    QTest.keyClick(rows[3], Qt.Key.Key_Return)
    assert ran == ["step.show 3", "step.show 4"]


def test_a_bone_leads_to_its_landmarks_and_a_landmark_to_its_bone(page) -> None:
    widget, ran = page("bone.select right_femur")
    assert "Femur" in _texts(widget)
    assert "right side" in _texts(widget)
    _button(widget, "greater trochanter").click()
    _button(widget, "Only this bone").click()
    assert ran == ["landmark.select greater_trochanter right", "bone.isolate"]
    widget, ran = page("landmark.select greater_trochanter right")
    assert "Most lateral point of the greater trochanter; here " in _texts(widget)
    _button(widget, "femur").click()
    assert ran[-1] == "bone.select right_femur"


def test_a_bone_without_landmarks_says_so(page) -> None:
    assert "No landmark of this program lies on it." in _texts(page("bone.select left_lunate")[0])


def test_the_welcome_page_holds_the_general_knowledge(page) -> None:
    texts = _texts(page("view.front")[0]).casefold()
    for expected in ("spondylosis", "bruising", "endorphins", "2,678", "30 %", "no medical advice", "409 acupoints",
                     "back pain and acupuncture"):  # fmt: skip
        assert expected in texts, expected


def test_the_welcome_page_leads_to_points_by_meridian_category_and_caution_and_is_no_wall(page) -> None:
    widget, ran = page("view.front")
    buttons = widget.findChildren(QPushButton)
    assert len(buttons) < 150, "not a button for each of the points"
    for text in ("BL", "He-sea", "Knee pain", "Pregnancy · 40"):
        _button(widget, text).click()
    assert ran == ["meridian.choose BL", "filter.category he-sea", "pain.choose knee", "filter.caution pregnancy"]


def test_every_caution_is_on_the_welcome_page_with_what_it_says(page) -> None:
    widget, _ = page("view.front")
    told = _texts(widget) + "\n".join(button.toolTip() for button in widget.findChildren(QPushButton))
    for caution in LIBRARY.cautions.values():
        assert caution.statement.text in told, caution.id


def test_a_pain_type_offers_its_points_alone_and_the_other_pain_types_by_group(page) -> None:
    widget, ran = page("pain.choose knee")
    _button(widget, f"Only these {len(LIBRARY.pain_types['knee'].points)} points").click()
    _button(widget, "Hip pain").click()
    assert ran == ["filter.pain_type knee", "pain.choose hip"]
    names = [
        button.text()
        for button in widget.findChildren(QPushButton)
        if button.text() in {p.name for p in LIBRARY.pain_types.values()}
    ]
    assert len(names) == len(LIBRARY.pain_types) - 1
    assert names[0] == "Hip pain", "its own group comes first"


def test_the_six_key_points_stand_together_in_the_article_s_order(page) -> None:
    widget, _ = page("pain.choose low-back")
    texts = _texts(widget)
    links = "\n".join(button.text() for button in widget.findChildren(QPushButton))
    places = [links.index(f"{code}  ") for code in ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")]
    assert places == sorted(places)
    assert "Does Acupuncture for Back Pain Work?" in texts
    assert "cauda equina" in texts


def test_evidence_is_told_with_its_limits(page) -> None:
    texts = _texts(page("pain.choose chronic")[0])
    assert texts.count("Limits: ") >= 4
    assert "these effects were not observed" in texts


def test_a_slider_previews_while_held_and_commits_when_let_go() -> None:
    panel = BodyPanel(BodyShape())
    previews: list[BodyShape] = []
    commits: list[BodyShape] = []
    panel.previewed.connect(previews.append)
    panel.committed.connect(commits.append)
    slider = panel._sliders["weight"]
    slider.setSliderDown(True)
    slider.setValue(150)
    until(lambda: bool(previews))
    QTest.qWait(60)
    assert (len(previews), len(commits)) == (1, 0)
    slider.setSliderDown(False)
    assert commits[-1].weight == pytest.approx(0.75)
    panel.deleteLater()


def test_the_slider_of_weight_makes_a_free_form_of_a_person() -> None:
    panel = BodyPanel(BodyShape(height_mm=1750, weight_kg=76, measures=(("waist", 840.0),)))
    chosen: list[BodyShape] = []
    panel.committed.connect(chosen.append)
    panel._sliders["muscle"].setValue(120)
    assert chosen[-1].measures == (("waist", 840.0),)
    panel._sliders["weight"].setValue(180)
    assert chosen[-1] == BodyShape(height_mm=1750, weight=0.9, muscle=0.6)


def test_the_three_forms_can_never_all_be_zero() -> None:
    panel = BodyPanel(replace(BodyShape(), african=0.0, asian=0.0))
    commits: list[BodyShape] = []
    panel.committed.connect(commits.append)
    panel._sliders["caucasian"].setValue(0)
    assert commits[-1].caucasian > 0
    panel.deleteLater()


def test_a_body_is_described_in_words() -> None:
    assert describe_body(BodyShape(sex="female", age=80, height_mm=1540, weight=0.9)) == "woman, 80 y, 154 cm, heavy"
    assert describe_body(BodyShape(sex="female", age=62, height_mm=1580, weight_kg=85)) == "woman, 62 y, 158 cm, 85 kg"


def test_the_bar_follows_the_session_and_gives_commands() -> None:
    ran: list[str] = []
    controls = controls_after("", ran)
    bar = ViewBar(controls)
    bar.command.connect(ran.append)
    bar.show_session(run_script("layer.skin 0.4; layer.landmarks", COMMANDS, Session()))
    assert bar.skin.value() == 40
    assert ran == []
    _button(bar, "Back").click()
    bar.skin.setValue(70)
    assert ran == ["view.back", "layer.skin 0.7"]
    bar.deleteLater()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_style_sheet_of_each_theme_is_whole(name: str) -> None:
    sheet = build_style(load_theme(name))
    assert "{" in sheet
    assert sheet.count("{") == sheet.count("}")
    assert load_theme(name).accent in sheet


def test_the_key_sheet_lists_every_key() -> None:
    parent = QWidget()
    texts = _texts(dialogs.key_sheet(parent, COMMANDS.values()))
    for command in COMMANDS.values():
        for key in command.keys:
            assert key in texts
    parent.deleteLater()
