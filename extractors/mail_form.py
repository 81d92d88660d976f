"""A document in the form of a printed e-mail: who sent it to whom, and when.

Knows the head that mail programs print; whether a mail is enough as a declaration is for a person.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.dates import first_date
from extractors.days.loose import printed
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, squeeze
from extractors.parties.names import organisations, person_at

_DEPTH = 14  # rows in which the head stands
_FEWEST = 3  # labels that make it the head of a mail
_LABEL = re.compile(r"\s*(?P<label>van|from|verzonden|sent|datum|date|aan|to|onderwerp|subject|betreft)\s*:\s*(?P<value>\S.*)")
_SENT = frozenset({"verzonden", "sent", "datum", "date"})
_FROM = frozenset({"van", "from"})
_SENDER = re.compile(r"\s*[^:<>@]{2,60}<[^<>@\s]{1,80}@[^<>@\s]{1,80}>\s*$")
_TIME = re.compile(r"\b[0-9]{1,2}[:.][0-9]{2}\b")
_UNLABELLED = 5  # rows from the top in which sender and moment may stand without a label
_QUOTED = re.compile(
    r"\s*(?:[-_]{2,}\s?(?:oorspronkelijk|doorgestuurd|original|forwarded)|(?:op|on) [^:]{4,60}[0-9:]{2,}[^:]{0,80}(?:schreef|wrote)\b)"
)
_MARKED = re.compile(r"\s*>")
_WROTE = re.compile(r"\b(?:schreef|wrote)\b[^:]{0,80}:\s*$")
_HEAD_HEIGHT = 4  # rows in which the head of an older mail has more than its sender
_TITLED = re.compile(r"\W*(?:[\w-]+ )?(?:\w*verklaring|volmacht|(?:bewijs van )?machtiging|mandaat|procuratie|(?:\w*)besluit|notulen)\b")


def _head(seen: Excerpt) -> dict[str, tuple[Row, int]]:
    """The labels of the head with their rows and where the value begins; empty when this is no mail."""
    found: dict[str, tuple[Row, int]] = {}
    by_browser = printed(seen.rows)
    for index, row in enumerate(seen.rows[:_DEPTH]):
        if index in by_browser:
            continue
        match = _LABEL.match(row.plain)
        if match is not None and match["label"] in _FROM and found.keys() & _FROM:
            break  # the head of an older mail
        if match is not None:
            found.setdefault(match["label"], (row, match.start("value")))
        elif index < _UNLABELLED and _SENDER.match(row.plain):  # "Yara Dijkman <yara@dijkwacht.example>", as some programs print it
            found.setdefault("van", (row, 0))
        elif index < _UNLABELLED and len(row.text) < 60 and _TIME.search(row.plain) and first_date(row.plain, within=16):
            found.setdefault("datum", (row, 0))
    sender, receiver = found.keys() & _FROM, found.keys() & {"aan", "to"}
    return found if len(found) >= _FEWEST and sender and receiver and found.keys() & _SENT else {}


def own_words(seen: Excerpt) -> Excerpt:
    """Of a mail what its sender wrote, without the older mail below it; anything else as it is."""
    head = _head(seen)
    if not head or _is_memo(seen, head):
        return seen
    first = max(index for index, row in enumerate(seen.rows[:_DEPTH]) if any(row is known for known, _ in head.values()))
    end = next((index for index in range(first + 1, len(seen.rows)) if _is_older(seen.rows, index)), None)
    if end is None:
        return seen
    page = seen.rows[end].page
    sheets = tuple(_until(sheet, seen.rows[end]) if sheet.page == page else sheet for sheet in seen.sheets if sheet.page <= page)
    words = squeeze(" ".join(sheet.plain for sheet in sheets))
    return replace(seen, rows=seen.rows[:end], sheets=sheets, squeezed=words)


def _is_memo(seen: Excerpt, head: dict[str, tuple[Row, int]]) -> bool:
    """Does it open with the name of a document, and name nobody by an address: a declaration with "Van", "Aan" and "Datum" above it?"""
    return _TITLED.match(seen.rows[0].plain) is not None and not any("@" in row.text for row, _ in head.values())


def _is_older(rows: Sequence[Row], index: int) -> bool:
    """Does an older mail begin in this row: words that say so, a head of its own, or several rows marked with ">"?"""
    row = rows[index]
    if _QUOTED.match(row.plain):
        return True
    if _MARKED.match(row.plain):
        again = index + 1 < len(rows) and _MARKED.match(rows[index + 1].plain) is not None
        return again or _WROTE.search(rows[index - 1].plain) is not None
    label = _LABEL.match(row.plain)
    if label is None or label["label"] not in _FROM:
        return False
    labels = {found["label"] for near in rows[index : index + _HEAD_HEIGHT] if (found := _LABEL.match(near.plain))}
    return len(labels) > 1 and ("@" in row.text or person_at(row.text, label.start("value"), within=1) is not None or _is_organisation(row))


def _is_organisation(row: Row) -> bool:
    return next(organisations(row.text), None) is not None


def _until(sheet: Sheet, row: Row) -> Sheet:
    place = sheet.text.find(row.text)
    return replace(sheet, text=sheet.text[:place], plain=sheet.plain[:place]) if place >= 0 else sheet


def sender(seen: Excerpt) -> Fact | None:
    """Who sent the mail, by the name in its head, where that person closes it: with the whole name, or with the first one."""
    head = _head(seen)
    row, start = next((head[label] for label in ("van", "from") if label in head), (None, 0))
    span = person_at(row.text, start, within=1) if row is not None else None
    if row is None or span is None:
        return None
    name = " ".join(row.text[slice(*span)].split())
    closing = " ".join(other.plain for other in seen.rows[-_CLOSING:] if other is not row)
    given = fold(name).split()[0]
    return row.fact("ondertekenaar", name, span=(0, len(row.text))) if re.search(rf"\b{re.escape(given)}\b", closing) else None


_CLOSING = 5  # rows at the end in which somebody closes a mail


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
