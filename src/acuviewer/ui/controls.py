"""Buttons, switches and menu entries made from commands: text, help, keys, what is on and what is possible come from the table."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton

from acuviewer.i18n import say
from acuviewer.session.commands import Command
from acuviewer.session.session import Session
from acuviewer.ui.text_widgets import Run


class Controls(QObject):
    """One action for each command that needs nothing after it, and whatever else carries it out; all follow the session."""

    def __init__(self, commands: Mapping[str, Command], run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands, self._run = commands, run
        self._session = Session()
        self.actions = {command.id: self._action(command) for command in commands.values() if not command.argument}

    def _action(self, command: Command) -> QAction:
        action = QAction(say(command.title), self)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setStatusTip(say(command.help))
        action.setToolTip(self.tip(command.id))
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda _=False, line=command.id: self._carry_out(line))
        return action

    def _carry_out(self, name: str) -> None:
        self._run(name)
        # Qt has ticked or unticked the action by itself; only the session knows whether anything has changed.
        self.show_session(self._session)

    def show_session(self, session: Session) -> None:
        """Enable what is possible now, and mark what is on."""
        self._session = session
        for name, action in self.actions.items():
            command = self._commands[name]
            action.setEnabled(command.enabled(session))
            if command.checked is not None:
                action.setChecked(command.checked(session))

    def tip(self, name: str) -> str:
        """What a command does, and the first of its keys."""
        command = self._commands[name]
        help_text = say(command.help)
        return f"{help_text}  {command.keys[0]}" if command.keys else help_text

    def key(self, name: str) -> str:
        """The first key of a command."""
        return self._commands[name].keys[0]

    def button(self, name: str, text: str = "", style: str = "") -> "CommandButton":
        """A button; ``text`` instead of the command's title, where there is little room or the place tells the rest."""
        return CommandButton(self.actions[name], text, style)

    def switch(self, name: str, text: str = "") -> "CommandSwitch":
        """A box to tick, for a command that is on or off."""
        return CommandSwitch(self.actions[name], text)


class CommandButton(QPushButton):
    """Carries a command out; a chip is lit, any other checkable button pressed, while the command is on."""

    def __init__(self, action: QAction, text: str, style: str) -> None:
        super().__init__()
        self._action = action
        self.setObjectName(style)
        self.setCheckable(action.isCheckable() and style != "chip")
        _dress(self, action, text)
        _carry_out(self, action)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        lit = "true" if self._action.isChecked() else "false"
        if self.property("lit") != lit:
            self.setProperty("lit", lit)
            self.style().unpolish(self)
            self.style().polish(self)


class CommandSwitch(QCheckBox):
    """Ticked while a command is on."""

    def __init__(self, action: QAction, text: str) -> None:
        super().__init__()
        self._action = action
        _dress(self, action, text)
        _carry_out(self, action)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())


def _carry_out(button: "CommandButton | CommandSwitch", action: QAction) -> None:
    """Connect a button with what it does. It may be gone when that is done, with the page on which it was: nothing is asked of it then."""
    button.clicked.connect(action.trigger)
    # After Controls, which was connected first, has carried the command out: Qt ticks a box by itself.
    action.triggered.connect(button._follow)
    action.changed.connect(button._follow)


def _dress(button: QAbstractButton, action: QAction, text: str) -> None:
    # A click leaves the keys where they are: in the view, mostly.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setText(text or action.text())
    button.setAccessibleName(action.text())
    button.setToolTip(action.toolTip())
