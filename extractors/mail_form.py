"""A document in the form of a printed e-mail: who sent it to whom, and when.

Knows the head that mail programs print; whether a mail is enough as a declaration is for a person.
"""

import re

from extractors.dates import first_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, fold
from extractors.names import person_at

_DEPTH = 14  # rows in which the head stands
_FEWEST = 3  # labels that make it the head of a mail
_LABEL = re.compile(r"\s*(?P<label>van|from|verzonden|sent|datum|date|aan|to|onderwerp|subject|betreft)\s*:\s*(?P<value>\S.*)")
_SENT = frozenset({"verzonden", "sent", "datum", "date"})


def _head(seen: Excerpt) -> dict[str, tuple[Row, int]]:
    """The labels of the head with their rows and where the value begins; empty when this is no mail."""
    found: dict[str, tuple[Row, int]] = {}
    for row in seen.rows[:_DEPTH]:
        match = _LABEL.match(row.plain)
        if match is not None:
            found.setdefault(match["label"], (row, match.start("value")))
    sender, receiver = found.keys() & {"van", "from"}, found.keys() & {"aan", "to"}
    return found if len(found) >= _FEWEST and sender and receiver and found.keys() & _SENT else {}


def sent_on(seen: Excerpt) -> list[Fact]:
    """The day the mail was sent, as its head says."""
    for label, (row, start) in _head(seen).items():
        day = first_date(row.plain, start=start, within=30) if label in _SENT else None
        if day is not None:
            return [row.fact("datum", day.value, day.about, span=(0, len(row.text)))]
    return []


def addressee(seen: Excerpt) -> tuple[Row, tuple[int, int]] | None:
    """The one person it was sent to: the row, and where the name stands."""
    head = _head(seen)
    row, start = next((head[label] for label in ("aan", "to") if label in head), (None, 0))
    if row is None or ";" in row.text:
        return None
    span = person_at(row.text, start, within=1)
    return (row, span) if span else None


_YOU = re.compile(
    r"\b(?:machtig|geef|verleen) ik (?:jou|je|u)\b|\b(?:machtigen|geven|verlenen) wij (?:jou|je|u)\b|\bi (?:hereby )?authori[sz]e you\b"
)


def authorised(seen: Excerpt) -> list[Fact]:
    """ "Hierbij machtig ik jou ...": the person the mail was sent to."""
    place = addressee(seen) if _YOU.search(fold(seen.squeezed)) else None
    if place is None:
        return []
    row, span = place
    return [row.fact("gevolmachtigde", row.text[slice(*span)], {"volmacht": "onbekend"}, span=(0, len(row.text)))]
