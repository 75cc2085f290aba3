"""What the window does to begin with questions, and to keep the report of them."""

from typing import TYPE_CHECKING

from acuviewer import __version__
from acuviewer.faults import in_short, plain
from acuviewer.i18n import text
from acuviewer.points.atlas import load_atlas
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.ui.dialogs.reading_dialogs import ReadingDialog
from acuviewer.ui.text_widgets import label
from acuviewer.whole_file import write_whole

if TYPE_CHECKING:
    from acuviewer.study import today as days
    from acuviewer.study.answers_file import AnswersFile
    from acuviewer.ui.main_window import MainWindow


def study_today(window: "MainWindow") -> None:
    """Ask what is due now; where nothing is, say when something will be."""
    from acuviewer.session.quiz_plan import write_plan
    from acuviewer.study.clock import date_of
    from acuviewer.study.today import today

    learner, points = window.learner, load_atlas().points
    found = learner.read(lambda file: today(file, points, learner.now()))
    if found is None:
        return
    if not found.left.now:
        _tell_nothing_due(window, found)
        return
    from acuviewer.session.asked import Plan

    seed = f"{date_of(found.plan.day).isoformat()}-{found.answered}"
    window.presenter.run(f"quiz.start {write_plan(Plan(seed=seed, cards=found.left.now))}")


def _tell_nothing_due(window: "MainWindow", found: "days.Today") -> None:
    dialog = ReadingDialog(window, text("quiz.nothing.title"), (440, 240))
    dialog.column.addWidget(label(text("quiz.nothing.answered", n=found.answered)))
    when = window.learner.read(lambda file: _next_time(window, file, found))
    if when:
        dialog.column.addWidget(label(when))
    dialog.column.addWidget(label(text("quiz.nothing.else"), "muted"))
    dialog.column.addStretch(1)
    window.open_and_return(dialog)


def _next_time(window: "MainWindow", file: "AnswersFile", found: "days.Today") -> str:
    """When something is asked again: later today, or on which day how much."""
    from acuviewer.study.clock import date_of, moment_us
    from acuviewer.study.today import deck_of

    if found.left.later:
        minutes = (found.left.later[0][1] - moment_us(window.learner.now())) / 60e6
        return text("quiz.nothing.later", n=len(found.left.later), minutes=max(1, round(minutes)))
    deck, day = deck_of(file, load_atlas().points), found.plan.day
    known = file.known(deck)
    if len(known) < len(deck) or found.plan.postponed:
        return text("quiz.nothing.tomorrow")
    due = min((memory.due_day for memory in known.values() if memory.due_day > day), default=None)
    return "" if due is None else text("quiz.nothing.on", date=date_of(due).isoformat())


def ask_about(window: "MainWindow", exam: bool) -> None:
    """Open the dialog in which it is chosen what is asked."""
    from acuviewer.ui.quiz.quiz_dialog import QuizDialog

    window.open_and_return(QuizDialog(window, exam))


def save_report(window: "MainWindow") -> None:
    """Keep the report under a name that a person chooses: as PDF, or as a page for a browser."""
    from acuviewer.export.pdf import save_pdf
    from acuviewer.pages.html import web_page
    from acuviewer.pages.quiz_report_page import quiz_report_page, title_of_plan

    asked = window.presenter.store.session.asked
    if asked is None or asked.stage != "report":
        return
    kinds = f"{text('quiz.report.pdf')} (*.pdf);;{text('quiz.report.html')} (*.html)"
    path = ask_where_to_save(window, window.settings, text("quiz.report.save"), "acuviewer-report.pdf", kinds)
    if path is None:
        return
    target = path if path.suffix.lower() in (".pdf", ".html") else path.with_name(f"{path.name}.pdf")
    page, title = quiz_report_page(asked), text("quiz.report.file_title", set=title_of_plan(asked))
    foot = text("quiz.sheet.foot", version=__version__, disclaimer=window.library.disclaimer.title)
    try:
        if target.suffix.lower() == ".pdf":
            save_pdf(target, page, title, foot)
        else:
            write_whole(target, web_page(page, title, foot).encode())
    except OSError as error:
        window.show_notice(text("journal.not_written", file=in_short(plain(str(target))), why=error.strerror or str(error)))
    else:
        window.show_notice(text("picture.saved", file=str(target)))
