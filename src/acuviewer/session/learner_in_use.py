"""Who learns in this window, and what she has answered: opened when something first asks for it, never at a start.

Whatever shows answers (a quiz, a body map, charts) gets this one object and asks::

    learner.name                      # who it is; the file is not opened for it
    learner.file()                    # her AnswersFile, opened at the first call; None where nothing can be read
    learner.read(lambda file: today(file, points, learner.now()))   # what is read; None where that fails
    learner.keep(card, "good", {"distance_mm": 4.0})                # an answer, on the disk when this returns True
    learner.take_back()               # the last answer that still counts, or None
    learner.use("Anna")               # another learner, or the same one opened anew
    learner.follow(then)              # then() after each of these changes
    learner.close()                   # at the end

``version`` counts up with every change, so what was worked out for one version need not be worked out again. Faults are told as
sentences through ``tell`` and never raised: a file in use by a second window, a full disk, a newer form, damage.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from acuviewer.i18n import Words, text
from acuviewer.session.settings import Settings

if TYPE_CHECKING:
    from acuviewer.study.answer import Answer, Fact
    from acuviewer.study.answers_file import AnswersFile
    from acuviewer.study.schedule import Grade

_Found = TypeVar("_Found")


def _this_moment() -> datetime:
    from acuviewer.study.clock import here_and_now

    return here_and_now()


class LearnerInUse:
    """The learner whose name the settings hold, else who has answered last, else nobody by a name of her own.

    ``now`` is the clock by which answers are kept and what is due is found; ``folder`` is that of all learners, the usual one for None.
    """

    def __init__(
        self,
        settings: Settings,
        tell: Callable[[Words], None],
        now: Callable[[], datetime] = _this_moment,
        folder: Path | None = None,
    ) -> None:
        self.now = now
        self.version = 0
        self._settings, self._tell, self._folder = settings, tell, folder
        self._file: AnswersFile | None = None
        self._cannot_be_read = False
        self._followers: list[Callable[[], None]] = []

    @property
    def name(self) -> str:
        """Who learns."""
        if self._file is not None:
            return self._file.learner
        return str(self._settings["learner"]) or self._last() or text("study.nobody_named")

    def known(self) -> list[str]:
        """All who have a file on this computer, and who learns now, in the order of the alphabet."""
        from acuviewer.study.learners import learners

        return sorted({*learners(self._folder), self.name}, key=str.casefold)

    def path_of(self, name: str) -> Path:
        """Where the answers of a learner lie, whether there are any or not."""
        from acuviewer.study.learners import file_of

        return file_of(name, self._folder)

    def file(self) -> "AnswersFile | None":
        """Her answers. Where they can only be read, ``reads_only`` says so and why was told once; None where they cannot be read either."""
        if self._file is None and not self._cannot_be_read:
            self._open()
        return self._file

    @property
    def is_open(self) -> bool:
        """Whether her answers have been asked for, so that looking at more of them opens nothing."""
        return self._file is not None

    @property
    def may_keep(self) -> bool:
        """Whether an answer given now would be kept."""
        found = self.file()
        return found is not None and not found.reads_only

    def read(self, ask: "Callable[[AnswersFile], _Found]") -> _Found | None:
        """What is asked of her answers; None where they cannot be read, which is told."""
        from acuviewer.study.study_error import StudyError

        found = self.file()
        try:
            return None if found is None else ask(found)
        except StudyError as error:
            self._tell(error.said)
            return None

    def keep(self, card: str, grade: "Grade", facts: "Mapping[str, Fact] | None" = None) -> bool:
        """Keep an answer given now; False where it is not kept, which is told once for a file that is only read."""
        from acuviewer.study.answer import answer_at

        if not self.may_keep:
            return False
        answer = answer_at(card, grade, self.now(), facts)

        def append(file: "AnswersFile") -> bool:
            file.append(answer)
            return True

        return self._changing(append) is True

    def take_back(self) -> "Answer | None":
        """Take the last answer back that still counts; None where there is none, or where that cannot be kept, which is told."""
        return self._changing(lambda file: file.take_back(self.now())) if self.may_keep else None

    def use(self, name: str) -> None:
        """Go on as another learner, who need have no file yet; raises UsageError for what is no name."""
        from acuviewer.study.learners import chosen_learner, read_name

        chosen = chosen_learner(read_name(name), self._folder)
        self.close()
        self._settings["learner"] = chosen
        self._changed()

    def follow(self, then: Callable[[], None]) -> None:
        """Call ``then`` whenever an answer was kept or taken back, and when another learner goes on."""
        self._followers.append(then)

    def close(self) -> None:
        """Close the file and let another window write; what asks afterwards opens it anew."""
        if self._file is not None:
            self._file.close()
        self._file, self._cannot_be_read = None, False

    def _open(self) -> None:
        from acuviewer.study.learners import file_of
        from acuviewer.study.opening import open_answers
        from acuviewer.study.study_error import StudyError

        name = self.name
        try:
            self._file = open_answers(file_of(name, self._folder), name)
        except StudyError as error:
            self._cannot_be_read = True
            self._tell(error.said)
            return
        for notice in self._file.notices:
            self._tell(notice)

    def _last(self) -> str | None:
        """Who of those with a file has answered last."""
        from acuviewer.study.learners import file_of, learners

        def written(name: str) -> float:
            path = file_of(name, self._folder)
            return path.stat().st_mtime if path.exists() else 0.0

        return max(learners(self._folder), key=written, default=None)

    def _changing(self, act: "Callable[[AnswersFile], _Found]") -> _Found | None:
        done = self.read(act)
        if done is not None:
            self._changed()
        return done

    def _changed(self) -> None:
        self.version += 1
        for then in tuple(self._followers):
            then()
