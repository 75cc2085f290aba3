"""The main window: navigator, 3D view with its bar, reading panel, menus, keys, status bar."""

import sys
from functools import partial

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox

from acuviewer.body.presets import preset_of
from acuviewer.body.shape import BodyShape
from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.pages.context import PageContext
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.body_words import describe_body
from acuviewer.session.command_table import build_commands
from acuviewer.session.finding import build_index
from acuviewer.session.kept_answers import keep_answers
from acuviewer.session.offers import Offers
from acuviewer.session.quiz_steps import ended
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.session.store import SessionStore
from acuviewer.shown.content import build_content
from acuviewer.shown.ruler import tell_ruler
from acuviewer.theme import load_theme
from acuviewer.ui.acts import window_acts
from acuviewer.ui.after_picture import AfterPicture
from acuviewer.ui.columns import USUAL_SIZE, USUAL_WIDTHS, Columns, fit_to_screen
from acuviewer.ui.connections import connect_panels, connect_view
from acuviewer.ui.context_menus import ContextMenus
from acuviewer.ui.controls import Controls
from acuviewer.ui.dialogs import reading_dialogs as dialogs
from acuviewer.ui.dialogs.evidence_dialog import EvidenceDialog
from acuviewer.ui.dialogs.fault_notices import FaultNotices
from acuviewer.ui.icon import draw_icon
from acuviewer.ui.key_window import KeyWindow
from acuviewer.ui.last_time import LastTime
from acuviewer.ui.lessons.desk import LessonDesk
from acuviewer.ui.look import Look
from acuviewer.ui.menus import add_lessons, add_recent, build_menus
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.navigator.navigator_panel import NavigatorPanel
from acuviewer.ui.pages.reading_panel import ReadingPanel
from acuviewer.ui.patient_bar import PatientBar
from acuviewer.ui.pictures import Pictures
from acuviewer.ui.presenter import Presenter
from acuviewer.ui.projector import Projector
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.quiz.desk import QuizDesk
from acuviewer.ui.scale_text import say_cun
from acuviewer.ui.status_bar import StatusBar
from acuviewer.ui.student import Student
from acuviewer.ui.taking_along import TakingAlong
from acuviewer.ui.view_bar import ViewBar
from acuviewer.ui.viewport.viewport import Viewport
from acuviewer.ui.watchers import Shown


def _in_view(session: Session) -> object:
    """What of a choice is seen on the body."""
    chosen = session.selection
    return chosen.point, chosen.landmark, chosen.bone, chosen.place, chosen.meridian, chosen.pain_type


class MainWindow(KeyWindow):
    """Shows sessions; every act of a person leaves it as a command line to the presenter."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle("acuviewer")
        self.setWindowIcon(draw_icon())
        self.setAcceptDrops(True)
        self.settings = self._settings = settings
        self.look = Look(self, settings, self.show_notice)
        self.asks_nothing = False
        self._atlas, self.library = load_atlas(), load_library()
        self.commands = build_commands(self._atlas, self.library)
        self._content = content = build_content(self._atlas, self.library)
        self.viewport = Viewport(load_theme(str(settings["theme"])), content)
        self.notices = FaultNotices(self)
        self.presenter = Presenter(SessionStore(session), self, self.commands, build_anatomy)
        self.learner = keep_answers(self.presenter.store, settings, lambda words: self.notices.say(say(words)))
        run = self.presenter.run
        self.controls = Controls(self.commands, run, self)
        self.view, self.key_actions = self.viewport, self.controls.actions
        self.body_panel = BodyPanel(session.body, settings.units(), str(settings["last_body"]))
        index = partial(build_index, self._atlas, self.library, self.commands.values())
        self.navigator = NavigatorPanel(self._atlas, self.library, index, self.body_panel, self.controls)
        self.view_bar = ViewBar(self.controls)
        self.status = StatusBar(self.statusBar(), self.controls)
        self._build_columns()
        menus = build_menus(self.menuBar(), self.controls, self.commands, self._atlas, self.library, run)
        self._last_time = LastTime(settings, self.commands)
        add_lessons(menus["lessons"], settings, run)
        add_recent(menus["edit"], self.presenter.store.trail, self._atlas, self.library, run, self.presenter.may_name)
        self._reading.tab_leads_to(self.status.body_button)
        self.lessons = LessonDesk(self, settings)
        self.presenter.before_running = self.lessons.take_written
        self.projector.jump.count_steps = self.lessons.count_steps
        drawn = (self.projector, self._reading, self.lessons)
        self.look.reach(drawn, (*drawn, self.columns))
        taken = (lambda: self.presenter.shown), (lambda: self.look.theme), self.show_notice
        self.pictures = Pictures(self, self.viewport, self._atlas, self.library, content, settings, *taken)
        self.taking_along = TakingAlong(self, (self._atlas, self.library), settings, taken[0], self.show_notice)
        self.context_menus = ContextMenus(self, self.viewport, self._offers, lambda: self.presenter.shown, run)
        self._acts = window_acts(self, settings)
        self._after_picture = AfterPicture(self.viewport)
        self.learner.follow(self._reading.renew)
        self._watch()
        connect_panels(self)
        connect_view(self)
        self.viewport.painted.connect(self._reading.wait_on)
        self.viewport.hovered.connect(self.status.show_hint)
        self.viewport.turn_key = self.controls.key("view.turn")
        self.viewport.flies = bool(settings["flights"])
        self._restore(settings)
        self.viewport.setFocus()

    def resume(self) -> None:
        """Begin with what the last window ended with; to be called before the presenter starts."""
        self._last_time.resume(self.presenter.store)

    # Building

    def _build_columns(self) -> None:
        shown, theme = (lambda: self.presenter.shown), load_theme(str(self._settings["theme"]))
        self._reading = ReadingPanel(self._page_context, shown, self.controls, self.presenter.run, theme)
        self.desk = QuizDesk(self, self.navigator, self._reading)
        self.takes_key = self.desk.meaning
        above = (self.view_bar, PatientBar(self.controls), self.notices)
        self.student = Student(self, self._atlas.points)
        self.columns = Columns(
            self.desk.lists, (*above, self.viewport), self.desk.page, self.library.disclaimer.title, (self.student.bar,)
        )
        bars = (self.menuBar(), self.statusBar(), *above, self.student.bar)
        self.projector = Projector(self, self.viewport, self.columns, bars, self._settings, self.presenter.run)
        self.setCentralWidget(self.columns)

    def _restore(self, settings: Settings) -> None:
        self.resize(*USUAL_SIZE)
        self.restoreGeometry(QByteArray.fromBase64(str(settings["geometry"]).encode()))
        self.setGeometry(fit_to_screen(self.geometry(), self.screen().availableGeometry()))
        kept = settings["splitter"]
        self.columns.setSizes(kept if isinstance(kept, list) and kept else USUAL_WIDTHS)

    # What the presenter asks

    def _watch(self) -> None:
        """Say who shows what of a session."""
        watch, later = self.presenter.watch, self._after_picture.later
        watch(self.desk.reads, self.desk.show)
        watch(lambda shown: shown.session, lambda shown: self.controls.show_session(shown.session))
        watch(
            lambda shown: (shown.anatomy, self.viewport.reads(shown.session)),
            lambda shown: self.viewport.show_session(shown.anatomy, shown.session),
        )
        self.student.watch()
        watch(self.view_bar.reads, lambda shown: self.view_bar.show_session(shown.session))
        watch(lambda shown: shown.session.body, lambda shown: self._show_body(shown.session.body))
        watch(lambda shown: shown.anatomy, self._keep_body)
        watch(lambda shown: self.navigator.reads(shown.session), lambda shown: self.navigator.show_session(shown.session))
        watch(lambda shown: (shown.anatomy, shown.session.ruler), self._tell_ruler)
        watch(self._reading.reads, later(self._reading.show_page))
        watch(self.lessons.reads, self.lessons.show)
        watch(lambda shown: _in_view(shown.session), lambda shown: self._go_to_view())
        watch(self.desk.reads, self.desk.lead_keys)
        watch(
            lambda shown: (shown.anatomy, shown.session.selection),
            later(lambda shown: self.status.cun.setText(say_cun(shown.anatomy, shown.session))),
        )

    def _go_to_view(self) -> None:
        """Something else is chosen: the keys go to where it is shown, but for a field in which one writes on."""
        if not isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self.viewport.setFocus()

    def _show_body(self, shape: BodyShape) -> None:
        self.body_panel.show_shape(shape)
        described = describe_body(shape, self._settings.units())
        self.status.tell_body(described)

    def _keep_body(self, shown: Shown) -> None:
        """Tell the panel of the body that is built; one that rests and is no preset can be taken again."""
        self.body_panel.show_anatomy(shown.anatomy)
        shape = shown.anatomy.shape
        if shown.anatomy.resting is None and preset_of(shape) is None and shown.session.lesson is None:
            self._settings["last_body"] = shape.to_text()
            self.body_panel.show_last(shape.to_text())

    def _page_context(self, shown: Shown) -> PageContext:
        return PageContext(
            self._atlas, self.library, shown.anatomy, shown.session, self.commands, standing=self.student.map.standing
        )

    def _offers(self) -> Offers:
        return Offers(self.presenter.store.session, self._atlas, self.library, self.commands)

    def _tell_ruler(self, shown: Shown) -> None:
        self.status.tell_ruler(say(tell_ruler(shown.anatomy, shown.session, self._content)))

    def show_notice(self, words: str) -> None:
        """Say a sentence in the status bar for a while; "" ends the one before."""
        self.status.show_notice(words)
        self.projector.tell(words)

    def write_page(self) -> None:
        """Show the page of what is chosen at once."""
        self._after_picture.carry_out_one(self._reading.show_page)

    def act(self, command: str, argument: str = "") -> None:
        """Carry out a command of the application itself."""
        self._after_picture.carry_out()  # it may be about the page
        self._acts[command](*filter(None, (argument,)))

    def show_first_steps(self) -> None:
        """Explain the program in one screen."""
        self._settings["first_start_seen"] = True
        self.open_and_return(dialogs.first_steps(self, self.library))

    def open_evidence(self) -> None:
        """Show the evidence in a window of its own."""
        context = self._page_context(self.presenter.shown)
        self.open_and_return(EvidenceDialog(self, context, self.look.theme, self.presenter.run))

    def change_units(self) -> None:
        """Write figures in the other units."""
        self._settings["units"] = "imperial" if self._settings.units() == "metric" else "metric"
        self.body_panel.show_units(self._settings.units())
        self._show_body(self.presenter.store.session.body)

    @qt_override(nothing)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A lesson may be dropped anywhere on the window."""
        if self.lessons.opening_of_dropped(event.mimeData()):
            event.acceptProposedAction()

    @qt_override(nothing)
    def dropEvent(self, event: QDropEvent) -> None:
        """Open the lesson that was dropped."""
        event.acceptProposedAction()
        self.presenter.run(self.lessons.opening_of_dropped(event.mimeData()))

    @qt_override(nothing)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's state and free the 3D view."""
        if not self.lessons.may_close():
            event.ignore()
            return
        self.body_panel.figures.forget_written()  # a window that closes builds no body
        self.taking_along.stop()
        self.projector.end()
        self.presenter.store.commit("", ended(self.presenter.store.session))
        self.student.shelf.keep(self.presenter.store.session)
        session = self.presenter.store.session.own
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._settings["geometry"] = self.saveGeometry().toBase64().toStdString()
        self._settings["splitter"] = self.columns.kept_widths()
        self._settings.keep(session)
        self._last_time.keep(self.presenter.store)
        unkept = self._settings.save()
        if unkept:
            print(f"acuviewer: {unkept}", file=sys.stderr)
            if not (self.asks_nothing or self.notices.unkept_is_told):
                QMessageBox.warning(self, "acuviewer", unkept)
        self.learner.close()
        self.notices.stop_hearing()
        self.presenter.ahead.end()
        self.viewport.shut_down()
        super().closeEvent(event)

    def end_quietly(self) -> None:
        """Close everything without a question: the system asks for it."""
        self.asks_nothing = True
        QApplication.closeAllWindows()
        QApplication.quit()
