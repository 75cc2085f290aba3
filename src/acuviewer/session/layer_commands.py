"""Commands of the layers: skin and bones with their opacity, single bones, dots, labels and the form of their names."""

from collections.abc import Callable
from dataclasses import fields, replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.plain_number import read_number
from acuviewer.session.commands import Command
from acuviewer.session.session import NAME_FORMS, BoneChoice, Layers, NameForm, Session

_SEE_THROUGH = 0.35
"""Opacity of the skin when bones are switched on under a skin that would hide them."""


def layer_commands() -> list[Command]:
    """All commands of layers and bones."""
    return [
        Command("layer.skin", "layers", (), "OPACITY",
                lambda session, argument: _layers(session, skin=float(argument)), _opacity, undo="merge"),
        Command("layer.xray", "layers", ("X",), "",
                lambda session, _: _layers(session, skin=0.4 if session.layers.skin > 0.7 else 1.0),
                checked=lambda s: s.layers.skin <= 0.7),
        Command("layer.bones", "layers", (), "OPACITY", _set_bones, _opacity, undo="merge"),
        Command("layer.skeleton", "layers", ("K",), "",
                lambda session, _: _set_bones(session, "0" if session.layers.bones else "1"), checked=lambda s: s.layers.bones > 0),
        *(Command(f"layer.{switch.name}", "layers", switch.metadata["keys"], "", _toggle(switch.name), checked=_is_on(switch.name))
          for switch in fields(Layers) if "keys" in switch.metadata),
        *_name_commands(),
        *_bone_commands(),
    ]  # fmt: skip


def _name_commands() -> list[Command]:
    def write(form: NameForm) -> Callable[[Session, str], Session]:
        return lambda session, _: _layers(session, names=form, labels=True)

    def following(session: Session, _: str) -> Session:
        place = NAME_FORMS.index(session.layers.names)
        return _layers(session, names=NAME_FORMS[(place + 1) % len(NAME_FORMS)], labels=True)

    return [
        *(Command(f"names.{form}", "labels", (), "", write(form),
                  checked=lambda session, form=form: session.layers.names == form)  # type: ignore[misc]
          for form in NAME_FORMS),
        Command("names.next", "labels", ("Shift+T",), "", following),
    ]  # fmt: skip


def _bone_commands() -> list[Command]:
    return [
        Command("bone.select", "bones", (), "NAME", _select_bone, _known_bone),
        Command("bone.isolate", "bones", ("I",), "",
                _isolate, enabled=_has_bone, checked=lambda s: s.layers.isolated_bone is not None),
        Command("bone.hide", "bones", ("H",), "", _hide, enabled=_has_bone),
        Command("bone.show_all", "bones", ("Shift+H",), "",
                lambda session, _: _layers(session, hidden_bones=frozenset(), isolated_bone=None),
                enabled=lambda s: bool(s.layers.hidden_bones or s.layers.isolated_bone)),
        Command("bone.clear", "bones", (), "", lambda session, _: _without_bone(session), enabled=_has_bone),
    ]  # fmt: skip


def _layers(session: Session, **changes: object) -> Session:
    return replace(session, layers=replace(session.layers, **changes))  # type: ignore[arg-type]


def _opacity(argument: str) -> str | None:
    number = read_number(argument)
    fine = number is not None and 0.0 <= number <= 1.0
    return None if fine else text("problem.no_opacity", found=quoted(argument))


def _toggle(name: str) -> Callable[[Session, str], Session]:
    return lambda session, _: _layers(session, **{name: not getattr(session.layers, name)})


def _is_on(name: str) -> Callable[[Session], bool]:
    return lambda session: bool(getattr(session.layers, name))


def _set_bones(session: Session, argument: str) -> Session:
    """Bones that appear under a full skin make it transparent; when they go, a skin at that opacity is full again."""
    opacity, before = float(argument), session.layers
    skin = before.skin
    if opacity > 0 and before.bones == 0 and skin >= 1.0:
        skin = _SEE_THROUGH
    elif opacity == 0 and before.bones > 0 and skin == _SEE_THROUGH:
        skin = 1.0
    shown = session if opacity > 0 else _without_bone(session)
    return replace(shown, layers=replace(before, bones=opacity, skin=skin))


def _has_bone(session: Session) -> bool:
    return session.selection.bone is not None


def _without_bone(session: Session) -> Session:
    return session.choosing(None) if _has_bone(session) else session


def _known_bone(argument: str) -> str | None:
    from acuviewer.body.skeleton import load_skeleton_model

    names = load_skeleton_model().pattern.bones
    return None if argument in names else text("problem.no_bone", found=quoted(argument))


def _select_bone(session: Session, name: str) -> Session:
    shown = session if session.layers.bones > 0 else _set_bones(session, "1")
    return _layers(shown, hidden_bones=shown.layers.hidden_bones - {name}).choosing(BoneChoice(name))


def _isolate(session: Session, _: str) -> Session:
    alone = None if session.layers.isolated_bone else session.selection.bone
    return _layers(session, isolated_bone=alone)


def _hide(session: Session, _: str) -> Session:
    name = session.selection.bone
    if name is None:
        return session
    return _without_bone(_layers(session, hidden_bones=session.layers.hidden_bones | {name}, isolated_bone=None))
