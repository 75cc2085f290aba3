"""What a window leaves for the next start: all that is shown, and the way through what was chosen last."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from acuviewer.session.commands import Command, CommandError, run_script
from acuviewer.session.leaving import choice_line, leaving_lines
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.session.store import SessionStore

MOST_RECENT = 12
"""So many choices are remembered for the next start."""


class LastTime:
    """Keeps a session in the settings, and brings it back. What an older version has kept and this one does not know is left out."""

    def __init__(self, settings: Settings, commands: Mapping[str, Command]) -> None:
        self._settings, self._commands = settings, commands

    def keep(self, store: SessionStore) -> None:
        """Keep what is shown and what was chosen last."""
        recent = [choice_line(place) for place in store.trail.places()]
        self._settings["left_off"] = "; ".join(leaving_lines(store.session.own, self._commands))
        self._settings["recent"] = "; ".join(recent[-MOST_RECENT:])

    def resume(self, store: SessionStore) -> None:
        """Make current what was kept, if the settings say so, with nothing to take back."""
        if not self._settings["resume"]:
            return
        for line in str(self._settings["recent"]).split("; "):
            with suppress(CommandError):
                store.trail.note(run_script(line, self._commands, Session()))
        with suppress(CommandError):
            left = run_script(str(self._settings["left_off"]), self._commands, store.session)
            # The body stands in the settings too, where it can be written by hand.
            store.begin(replace(left, body=store.session.body))
