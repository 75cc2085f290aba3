"""Days as people say them."""

from acuviewer.i18n import Said, Words, said
from acuviewer.study.clock import date_of


def say_day(day: int) -> Said:
    """The date of a day of study, ``15 October 2026``."""
    date = date_of(day)
    return said("date.day", day=date.day, month=Said(f"date.month.{date.month}"), year=str(date.year))


def say_month(day: int) -> Said:
    """The month of a day of study, ``October 2026``."""
    date = date_of(day)
    return said("date.month", month=Said(f"date.month.{date.month}"), year=str(date.year))


def say_from_today(day: int, today: int) -> Words:
    """How far a day of study is from today: ``today``, ``tomorrow``, ``in 3 days``, ``12 days ago``."""
    near = {-1: "date.yesterday", 0: "date.today", 1: "date.tomorrow"}.get(day - today)
    if near:
        return Said(near)
    return said("date.ahead", n=day - today) if day > today else said("date.ago", n=today - day)


def say_short_day(day: int) -> Said:
    """The date of a day of study without its year, ``15 Oct``."""
    date = date_of(day)
    return said("date.short", day=date.day, month=Said(f"date.short_month.{date.month}"))
