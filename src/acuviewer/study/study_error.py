"""What goes wrong with the answers of a learner, told in a sentence."""

from acuviewer.i18n import Said, say


class StudyError(Exception):
    """Something that cannot be read, kept or brought in; what stood before still stands. ``said`` is for the person."""

    def __init__(self, said: Said) -> None:
        super().__init__(say(said))
        self.said = said
