"""Controls beside a plain list of the command lines that they give out."""

from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.ui.controls import Controls
from scene_cases import commands


def controls_after(script: str, ran: list[str]) -> Controls:
    """Controls that show the session after a script, and add to ``ran`` what they are to carry out."""
    controls = Controls(commands(), ran.append)
    controls.show_session(run_script(script, commands(), Session()))
    return controls
