"""The status bar: whose body it is, how long a cun is there, and a line for what lies under the cursor or has just happened."""

from PySide6.QtWidgets import QLabel, QStatusBar

from acuviewer.i18n import text
from acuviewer.ui.controls import Controls
from acuviewer.ui.status_line import StatusLine
from acuviewer.ui.timers import make_timer

_NOTICE_MS = 12000


class StatusBar:
    """What stands in the ``bar`` of the window; the line falls back to what the ruler measures, or else to a few keys."""

    def __init__(self, bar: QStatusBar, controls: Controls) -> None:
        self.body_button = controls.button("body.panel", style="link")
        self.cun = QLabel()
        keys = {"search": controls.key("search.focus"), "all_keys": controls.key("help.keys")}
        self._plain_hint = self._usual_hint = text("status.hint", **keys)
        self.hint = StatusLine(self._usual_hint)
        self._notice_timer = make_timer(bar, _NOTICE_MS, lambda: self.show_hint(""), once=True)
        bar.setSizeGripEnabled(False)
        for widget, stretch in ((self.body_button, 0), (self.cun, 0), (self.hint, 1)):
            bar.addWidget(widget, stretch)

    def tell_body(self, described: str) -> None:
        """Say whose body is shown."""
        self.body_button.setText(described)
        self.body_button.setAccessibleName(text("status.body", body=described))

    def tell_ruler(self, words: str) -> None:
        """What the ruler shows stands there until something else is told; "" where none is laid."""
        self._usual_hint = words or self._plain_hint
        self.show_hint("")

    def show_notice(self, words: str) -> None:
        """Say a sentence for a while; "" ends the one before."""
        self.show_hint(words)
        if words:
            self._notice_timer.start()

    def show_hint(self, words: str) -> None:
        """Say what is under the cursor; "" for nothing."""
        self._notice_timer.stop()
        self.hint.setText(words or self._usual_hint)
