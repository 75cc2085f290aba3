"""Ties the session to the window: commands change the store, the store's changes are shown."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Protocol

from acuviewer.body.shape import BodyShape
from acuviewer.dataclass import dataclass
from acuviewer.fault_report import note_act
from acuviewer.i18n import Said, text
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.commands import LOOKING, LOOKING_TITLE, Call, Command, CommandError, carry_out, parse_script
from acuviewer.session.journal_commands import camera_text
from acuviewer.session.leaving import leaving_lines
from acuviewer.session.rules_ahead import RulesAhead
from acuviewer.session.session import Camera, Session, View
from acuviewer.session.slider_way import SliderWay
from acuviewer.session.store import SessionStore
from acuviewer.session.veil import is_allowed, veiled
from acuviewer.ui.watchers import Shown, Watchers


class Screen(Protocol):
    """What the presenter asks of the window."""

    def show_notice(self, text: str) -> None:
        """Say a sentence in the status bar."""

    def act(self, command: str, argument: str = "") -> None:
        """Carry out a command of the application itself."""


@dataclass(eq=False)
class Presenter:
    """Carries out command lines and shows what follows. ``build`` makes the anatomy of a body (cached).

    While a slider moves, everything follows the skin, between bodies on which the rules are carried out ``ahead`` meanwhile; so that
    it never strays far, the next one is asked for as soon as one is there. When the hand rests, the rules put everything in its place.
    ``before_running`` takes up what is still being written.
    """

    store: SessionStore
    screen: Screen
    commands: Mapping[str, Command]
    build: Callable[[BodyShape], Anatomy]
    ahead: RulesAhead = field(default_factory=RulesAhead)
    before_running: Callable[[], None] = field(default=lambda: None)
    _resting: Anatomy | None = field(default=None, init=False)
    _preview: Anatomy | None = field(default=None, init=False)
    _way: SliderWay | None = field(default=None, init=False)
    _watchers: Watchers = field(default_factory=Watchers, init=False)

    def watch(self, reads: Callable[[Shown], object], then: Callable[[Shown], None]) -> None:
        """Call ``then`` with the first session and whenever what it ``reads`` has become different."""
        self._watchers.watch(reads, then)

    def start(self) -> None:
        """Show the first session and follow all later ones."""
        for line in leaving_lines(self.store.session, self.commands):
            note_act(line)
        self.store.subscribe(self._show)
        self._show(self.store.session)

    @property
    def shown(self) -> Shown:
        """What is shown when the rules have put everything in its place."""
        self.rest()
        return self._veiled(self.store.session, self.build(self.store.session.body))

    def _show(self, new: Session) -> None:
        """Show a session: as it follows the skin while that is what has just been asked for, else by the rules."""
        if self._preview is None or self._preview.shape != new.body:
            self.ahead.give_up()
            self._resting, self._preview, self._way = self.build(new.body), None, None
            self._watchers.tell(self._veiled(new, self._resting))
        else:
            self._watchers.tell(self._veiled(new, self._preview))

    def may_name(self) -> bool:
        """Whether points may be named now."""
        return is_allowed(self.store.session, "point.select")

    @staticmethod
    def _veiled(session: Session, anatomy: Anatomy) -> Shown:
        """What may be shown of a session: while a question is open nothing that tells its answer."""
        return Shown(veiled(session, anatomy), anatomy)

    def run(self, script: str) -> None:
        """Carry out a script; what is wrong with it is told in the status bar and nothing is changed."""
        try:
            calls = parse_script(script, self.commands)
        except CommandError as error:
            self.screen.show_notice(" ".join(error.problems))
            return
        self.before_running()
        self.rest()
        for call in calls:
            if not is_allowed(self.store.session, call.command.id):
                self.screen.show_notice(text("quiz.not_now"))
                return
            if not self._is_private(call.command):
                note_act(f"{call.command.id} {call.argument}".rstrip())
            before = self.store.session
            if not carry_out(call, self.store):
                self._act(call)
            self._note_scene(before)

    def _act(self, call: Call) -> None:
        """Let the window do what changes no session; in the midst of questions only what does not disturb them."""
        session = self.store.session
        if session.asked is not None and not call.command.enabled(session):
            self.screen.show_notice(text("quiz.in_midst"))
        else:
            self.screen.act(call.command.id, call.argument)

    def _note_scene(self, before: Session) -> None:
        """What a lesson has shown is noted as the commands that show it: the journal cannot know its file."""
        after = self.store.session
        if after.lesson is not before.lesson and after.view != before.view:
            for line in leaving_lines(after, self.commands):
                note_act(line)

    def _is_private(self, command: Command) -> bool:
        """Whether nothing is to be noted of a command: neither of a private one, nor of its being taken back or brought again."""
        title = {"edit.undo": self.store.undo_title, "edit.redo": self.store.redo_title}.get(command.id)
        return command.private or any(one.private for one in self.commands.values() if title is not None and one.title == title)

    def prepare(self) -> None:
        """A slider may soon be moved."""
        self.ahead.prepare(self.store.session.body)

    def preview_body(self, shape: BodyShape) -> None:
        """Show a body while its slider moves; asked for once more, it is shown as far as it has become known by then."""
        if self._resting is None:
            return
        way = self._way = self._way or SliderWay(self._resting)
        ruled = self.ahead.take()
        if ruled is not None:
            way.learn(ruled)
        session = replace(self.store.session, body=shape)
        if ruled is not None or self._preview is None or session != self.store.session:
            self._preview = way.follow(shape)
        wanted = None if self.ahead.is_at_work else way.next_after(shape)
        if wanted is not None:
            self.ahead.begin(wanted, with_lines="meridians" in vars(self._resting))
        if session != self.store.session:
            self.store.preview(session)
        elif ruled is not None:
            self._show(session)

    def commit_body(self, shape: BodyShape) -> None:
        """Keep a body; where the slider was held still, the rules have been carried out on it already."""
        if self._way is not None:
            ruled = self.ahead.take()
            if ruled is not None:
                self._way.learn(ruled)
            self._way.offer(shape)
        if self.store.session.body != shape:
            self._preview = None
        note_act(f"body.set {shape.to_text()}")
        self.store.commit(Said("group.body"), replace(self.store.session, body=shape))
        self.rest()

    def rest(self) -> None:
        """The hand rests: what has been following the skin goes where the rules put it."""
        if self._preview is not None:
            self._preview = None
            self._show(self.store.session)

    def preview_opacity(self, layer: str, opacity: float) -> None:
        """Show the opacity of a layer while its slider moves."""
        session = self.store.session
        command = self.commands[f"layer.{layer}"].change
        assert command is not None
        self.store.preview(command(session, f"{opacity:g}"))

    def keep_camera(self, camera: Camera) -> None:
        """Remember where a person's hand has put the camera."""
        session = self.store.session
        view = View("free", camera, session.view.nonce + 1)
        note_act(f"view.free {camera_text(camera)}")
        self.store.commit(LOOKING_TITLE, replace(session, view=view), merge=LOOKING)
