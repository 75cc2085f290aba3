"""Days of study: dates where the learner is, each from four in the morning, so that a late evening ends with its own day."""

from datetime import UTC, date, datetime, timedelta

TURN = timedelta(hours=4)
"""A day of study begins so long after midnight."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = date(1970, 1, 1)


def moment_us(moment: datetime) -> int:
    """Microseconds from 1970 to a moment; raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(microseconds: int) -> datetime:
    """The moment so many microseconds after 1970, in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def study_day(moment: datetime) -> int:
    """The day of study of a moment, by the wall clock of its own time zone, counted from 1970."""
    return ((moment - TURN).date() - _FIRST).days


def date_of(day: int) -> date:
    """The date of a day of study."""
    return _FIRST + timedelta(days=day)


def here_and_now() -> datetime:
    """This moment, in the time zone of this computer."""
    return datetime.now(UTC).astimezone()
