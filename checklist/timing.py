"""Receipt against the closing moment, and calendar months back from a submission. Pure: time is an argument."""

import calendar
import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from checklist.finding import Timeliness

LOCAL = ZoneInfo("Europe/Amsterdam")
"""The zone in which the policy's dates and hours are meant."""


def timeliness(
    received: dt.datetime | None, closes: dt.datetime, boundary_until: dt.datetime, *, others: Sequence[dt.datetime] = ()
) -> tuple[Timeliness, str]:
    """How a moment of receipt lies against the closing moment, with the sentence that says so.

    The policy closes at "17.00 uur": minutes, no seconds. 17:00:00 is in time; what follows up to and including
    `boundary_until` (the round file says how long) is for a person. `others` are moments that the mail gives reason to
    believe as well: they count only where they would lead to another answer.
    """
    state, because = _timeliness(received, closes, boundary_until)
    differing = next((other for other in others if received and _timeliness(other, closes, boundary_until)[0] is not state), None)
    if received is None or differing is None:
        return state, because
    return Timeliness.UNCERTAIN, (
        f"De mail geeft twee tijdstippen van ontvangst: {moment(received)} en {moment(differing)}. "
        f"De inschrijving sloot op {moment(closes)}. Een mens moet nagaan welk tijdstip het juiste is."
    )


def _timeliness(received: dt.datetime | None, closes: dt.datetime, boundary_until: dt.datetime) -> tuple[Timeliness, str]:
    if received is None:
        return Timeliness.UNCERTAIN, "Het tijdstip van ontvangst staat niet vast; een mens moet dit nagaan."
    seen = moment(received)
    if received <= closes:
        return Timeliness.ON_TIME, f"Ontvangen op {seen}; de inschrijving sloot op {moment(closes)}."
    if received <= boundary_until:
        return Timeliness.BOUNDARY, (
            f"Ontvangen op {seen}, vlak na sluiting ({moment(closes)}). Het beleid noemt geen seconden; een mens beslist of dit op tijd is."
        )
    return Timeliness.LATE, f"Ontvangen op {seen}, na sluiting ({moment(closes)})."


def local_day(received: dt.datetime | None) -> dt.date | None:
    """The Dutch calendar day of a moment."""
    return received.astimezone(LOCAL).date() if received else None


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many calendar months earlier; the last day of the month when it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def dutch(day: dt.date) -> str:
    """A date as a person writes it, whatever the locale: 31 juli 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment(at: dt.datetime) -> str:
    """A moment in Dutch local time: 31 juli 2026 om 17.00 uur; with seconds where there are any: 17.00.01 uur."""
    local = at.astimezone(LOCAL)
    hour = f"{local:%H.%M.%S}" if local.second else f"{local:%H.%M}"
    return f"{dutch(local.date())} om {hour} uur"
