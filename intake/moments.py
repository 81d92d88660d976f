"""Reads the date-time of a mail header, strictly: no zone or an impossible one gives None, never a guess. Knows no header."""

import datetime as dt
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FORM = re.compile(
    r"(?:([A-Za-z]{3})\s*,?\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*([+-]\d{4}|UTC?|GMT)"
)
WIDEST = dt.timedelta(hours=14)


def moment(text: str) -> dt.datetime | None:
    """The moment with the zone that was written; None when anything is missing, impossible or contradictory.

    -0000 means "no statement about the zone" (RFC 5322), so it gives None too.
    """
    found = FORM.fullmatch(without_comments(text).strip())
    if not found or found[3].lower() not in MONTHS or (zone := _zone(found[8])) is None:
        return None
    try:
        made = dt.datetime(
            int(found[4]), MONTHS.index(found[3].lower()) + 1, int(found[2]), int(found[5]), int(found[6]), int(found[7] or 0), tzinfo=zone
        )
        made.astimezone(dt.UTC)  # year 1 and 9999 fall off the calendar here
    except (ValueError, OverflowError):
        return None
    if found[1] and found[1].lower() != DAYS[made.weekday()]:
        return None
    return made


def _zone(text: str) -> dt.timezone | None:
    if text in {"UT", "UTC", "GMT"}:
        return dt.UTC
    if text == "-0000" or int(text[3:]) > 59:
        return None
    offset = dt.timedelta(hours=int(text[1:3]), minutes=int(text[3:]))
    return dt.timezone(-offset if text[0] == "-" else offset) if offset <= WIDEST else None


def without_comments(text: str) -> str:
    """The text outside parentheses, which may be nested."""
    kept, depth = [], 0
    for mark in re.findall(r"[()]|[^()]+", text):
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(mark)
    return " ".join(kept)


def written(at: dt.datetime) -> str:
    """A moment as a mail header writes it; the names of days and months never follow the machine's language."""
    day, month = DAYS[at.weekday()].capitalize(), MONTHS[at.month - 1].capitalize()
    return f"{day}, {at.day:02} {month} {at.year:04} {at.hour:02}:{at.minute:02}:{at.second:02} {at:%z}"
