"""Commands that give the body its shape."""

from dataclasses import replace

from acuviewer.body.presets import PRESETS
from acuviewer.body.shape import BodyShapeError, parse_body
from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.session.commands import Command


def body_commands() -> list[Command]:
    """All commands of the body."""

    def check(argument: str) -> str | None:
        try:
            parse_body(argument)
        except BodyShapeError as error:
            return " ".join(error.problems)
        return None

    def check_preset(name: str) -> str | None:
        return None if name in PRESETS else text("problem.no_preset", found=quoted(name), known=", ".join(PRESETS))

    return [
        Command("body.set", "body", (), "KEY=VALUE,…",
                lambda session, argument: replace(session, body=parse_body(argument)), check),
        Command("body.preset", "body", (), "NAME",
                lambda session, name: replace(session, body=PRESETS[name]), check_preset),
        Command("body.reset", "body", (), "", lambda session, _: replace(session, body=parse_body(f"sex={session.body.sex}"))),
        Command("body.sex", "body", ("B",), "",
                lambda session, _: replace(session, body=session.body.with_sex("male" if session.body.sex == "female" else "female"))),
    ]  # fmt: skip
