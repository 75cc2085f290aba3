"""An input method that this Qt has no plugin for is replaced by one that can serve."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from acuviewer.ui.input_methods import choose_input_methods, installed_plugins, settle_input_method

OF_PYSIDE = {"compose", "ibus", "qtvirtualkeyboard", "xim"}


@pytest.mark.parametrize(
    ("environment", "changes"),
    [
        ({}, {}),
        ({"QT_IM_MODULE": ""}, {}),
        ({"QT_IM_MODULE": "ibus"}, {}),
        ({"QT_IM_MODULE": "IBus"}, {}),
        ({"QT_IM_MODULE": "xim"}, {}),
        ({"QT_IM_MODULE": "none"}, {}),
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "scim"}, {"QT_IM_MODULE": "compose"}),
        ({"QT_IM_MODULES": "wayland;ibus"}, {}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;ibus"}),
        ({"QT_IM_MODULES": "fcitx", "QT_IM_MODULE": "ibus"}, {"QT_IM_MODULES": "ibus"}),
        ({"QT_IM_MODULES": "scim;uim"}, {"QT_IM_MODULES": "compose"}),
        ({"QT_IM_MODULES": " ; "}, {}),
    ],
)
def test_what_is_asked_for_can_be_had(environment: dict[str, str], changes: dict[str, str]) -> None:
    assert choose_input_methods(environment, OF_PYSIDE) == changes


def test_a_qt_that_brings_the_plugin_is_left_alone() -> None:
    assert choose_input_methods({"QT_IM_MODULE": "fcitx"}, {*OF_PYSIDE, "fcitx", "fcitx5"}) == {}


def test_without_any_plugin_compose_is_asked_for() -> None:
    assert choose_input_methods({"QT_IM_MODULE": "fcitx"}, set()) == {"QT_IM_MODULE": "compose"}


def test_the_plugins_of_this_qt_are_found_and_serve() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    assert bool(installed_plugins()) == (folder.is_dir() and any(folder.iterdir()))


def test_the_environment_is_changed_before_qt_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    monkeypatch.setenv("QT_IM_MODULE", "no-such-method")
    settle_input_method()
    assert os.environ["QT_IM_MODULE"] == "compose"
