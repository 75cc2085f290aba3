"""Who is told of a change: each says what it reads, and is told when that has become different."""

from collections.abc import Callable

from acuviewer.dataclass import dataclass
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session

_NOTHING = object()


@dataclass(frozen=True, eq=False)
class Shown:
    """A session and the body that is shown for it, which may be one that follows the skin while a slider moves."""

    session: Session
    anatomy: Anatomy


@dataclass(eq=False)
class Watcher:
    """``then`` is told when what it ``reads`` differs from the last time."""

    reads: Callable[[Shown], object]
    then: Callable[[Shown], None]
    last: object = _NOTHING


class Watchers:
    """Tells watchers in the order in which they came."""

    def __init__(self) -> None:
        self.all: list[Watcher] = []

    def watch(self, reads: Callable[[Shown], object], then: Callable[[Shown], None]) -> None:
        """Call ``then`` with what is shown first, and whenever ``reads`` gives something else."""
        self.all.append(Watcher(reads, then))

    def tell(self, shown: Shown) -> None:
        """Another session or body is shown."""
        for watcher in self.all:
            read = watcher.reads(shown)
            if read != watcher.last:
                watcher.last = read
                watcher.then(shown)
