"""Tells a person in the window what went wrong: settings, faults of this and of the last run, complaints of Qt and VTK."""

from PySide6.QtWidgets import QWidget

from acuviewer import fault_report
from acuviewer.i18n import text
from acuviewer.session.settings import Settings
from acuviewer.ui.dialogs.fault_dialog import fault_reports
from acuviewer.ui.dialogs.notice_bar import NoticeBar

_LONGEST = 200


class FaultNotices(NoticeBar):
    """The bar of notices, and what fills it. ``unkept_is_told`` says whether the person knows that settings cannot be kept."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._complained: set[str] = set()
        self.unkept_is_told = False
        self.stop_hearing = fault_report.on_message(self._hear_library)

    def tell_settings(self, settings: Settings) -> None:
        """Say what of the kept settings could not be used, and whether those of today can be kept."""
        unkept = settings.why_not_kept()
        self.unkept_is_told = unkept is not None or settings.is_left_alone
        for notice in (*settings.notices, unkept):
            if notice:
                self.say(notice)

    def tell_fault(self, sentence: str) -> None:
        """Say that something has failed, with a way to its report."""
        self.say(sentence, [(text("notice.show_report"), self.show_reports)])

    def offer_reports(self) -> None:
        """Say that an earlier run has left reports of faults, once."""
        if fault_report.new_reports():
            self.tell_fault(text("notice.failed_before"))
            fault_report.mark_offered()

    def show_reports(self) -> None:
        """Show the last report."""
        fault_reports(self._window).open()

    def keep_report(self) -> None:
        """Keep a report because a person asks for it, and show it."""
        try:
            fault_report.keep_report("asked for in the window")
        except OSError as error:
            self.say(text("notice.unkept", folder=str(fault_report.faults_folder()), why=str(error.strerror)))
        else:
            fault_report.mark_offered()
            self.show_reports()

    def _hear_library(self, words: str) -> None:
        """Say once what Qt or VTK complains about; the rest is in the reports alone."""
        source, _, rest = words.partition(": ")
        if source not in self._complained:
            self._complained.add(source)
            first = (rest.splitlines() or [""])[0][:_LONGEST]
            self.say(text("notice.complaint", library=source, words=first), [(text("notice.keep_report"), self.keep_report)])
