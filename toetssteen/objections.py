"""Announcements, objections and answers: what people put on record, and what follows for the clock. Judges nothing."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.finding import Procedure
from reports.clock import Deadline, deadlines
from reports.complaint import Answer, Complaint, Upheld
from reports.decision import EVERYWHERE, Ruling
from toetssteen.chain import Draft, Entry, Kind


class ObjectionError(Exception):
    """This cannot be recorded; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Announced:
    """The day on which the outcome was made known, and the entry that says so."""

    number: int
    region: str  # id, or EVERYWHERE
    on: dt.date
    by: str
    at: dt.datetime  # of recording, UTC


def announcements(entries: Iterable[Entry]) -> dict[str, Announced]:
    """The last announcement of each region (EVERYWHERE: of all that have none of their own)."""
    found = {}
    for entry in entries:
        if entry.kind == Kind.ANNOUNCEMENT:
            body = entry.content
            found[entry.subject] = Announced(
                number=entry.number,
                region=entry.subject,
                on=dt.date.fromisoformat(str(body["op"])),
                by=str(body["door"]),
                at=dt.datetime.fromisoformat(entry.at),
            )
    return found


def announced_for(regions: Iterable[str], known: Mapping[str, Announced]) -> Announced | None:
    """The announcement that counts for a bid in these regions: the last of them, which gives the longest term."""
    mine = [known.get(region) or known.get(EVERYWHERE) for region in regions]
    return max((one for one in mine if one), key=lambda one: one.on, default=None)


def announcement(region: str, *, on: dt.date, by: str) -> Draft:
    """The entry that says when the outcome was made known."""
    if not by.strip():
        raise ObjectionError("Noem met --door wie de uitslag bekend heeft gemaakt.")
    return Draft(kind=Kind.ANNOUNCEMENT, subject=region, body={"op": on.isoformat(), "door": by})


def complaints(entries: Iterable[Entry]) -> tuple[Complaint, ...]:
    """Every objection on record with its answer, first to last."""
    found: dict[int, Complaint] = {}
    for entry in entries:
        if entry.kind == Kind.OBJECTION:
            found[entry.number] = _complaint(entry)
        elif entry.kind == Kind.ANSWER and int(entry.subject) in found:
            number = int(entry.subject)
            found[number] = replace(found[number], answer=_answer(entry))
    return tuple(found.values())


def _complaint(entry: Entry) -> Complaint:
    body = entry.content
    return Complaint(
        number=entry.number,
        bid=entry.subject,
        received=dt.date.fromisoformat(str(body["ontvangen"])),
        against=tuple(int(one) for one in _list(body["tegen"])),
        arguments=_list(body["argumenten"]),
        by=str(body["door"]),
        file=str(body["bestand"]),
    )


def _answer(entry: Entry) -> Answer:
    body = entry.content
    return Answer(
        number=entry.number,
        outcome=Upheld(str(body["uitkomst"])),
        on=dt.date.fromisoformat(str(body["op"])),
        by=str(body["door"]),
        texts=_list(body["antwoorden"]),
        file=str(body["bestand"]),
    )


def _list(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def objection_draft(one: Complaint, rulings: Sequence[Ruling]) -> Draft:
    """The entry of an objection; its number in `one` is not looked at. ObjectionError names what is missing."""
    if not one.arguments or not one.by.strip():
        raise ObjectionError("Geef minstens één punt van de bezwaarmaker (--punt) en wie dit vastlegt (--door).")
    mine = {ruling.number for ruling in rulings if ruling.bid == one.bid}
    if strange := [number for number in one.against if number not in mine]:
        choice = ", ".join(map(str, sorted(mine))) or "er is over deze inschrijver nog niets besloten"
        raise ObjectionError(f"Besluit {strange[0]} gaat niet over deze inschrijver. Kies uit: {choice}.")
    body = {
        "ontvangen": one.received.isoformat(),
        "tegen": list(one.against),
        "argumenten": list(one.arguments),
        "door": one.by,
        "bestand": one.file,
    }
    return Draft(kind=Kind.OBJECTION, subject=one.bid, body=body)


def answer_draft(number: int, answer: Answer, known: Sequence[Complaint]) -> Draft:
    """The entry of an answer to objection `number`; an answer is given once."""
    complaint = next((one for one in known if one.number == number), None)
    if complaint is None:
        choice = ", ".join(str(one.number) for one in known) or "er is nog geen bezwaar vastgelegd"
        raise ObjectionError(f"Er is geen bezwaar {number}. Kies uit: {choice}.")
    if complaint.answer:
        raise ObjectionError(f"Bezwaar {number} is al beantwoord door {complaint.answer.by}.")
    if answer.outcome is not Upheld.WITHDRAWN and len(answer.texts) != len(complaint.arguments):
        raise ObjectionError(
            f"Bezwaar {number} heeft {len(complaint.arguments)} punt(en). Geef bij elk een --antwoord, in dezelfde volgorde."
        )
    if not answer.by.strip():
        raise ObjectionError("Noem met --door wie het antwoord geeft.")
    body = {
        "uitkomst": answer.outcome.value,
        "op": answer.on.isoformat(),
        "door": answer.by,
        "antwoorden": list(answer.texts),
        "bestand": answer.file,
    }
    return Draft(kind=Kind.ANSWER, subject=str(number), body=body)


def terms_for(
    procedure: Procedure, known: Mapping[str, Announced], *, regions: Iterable[str], answered: dt.date | None = None
) -> tuple[Deadline, ...]:
    """The terms of a bid in these regions; none while nothing was announced."""
    one = announced_for(regions, known)
    return deadlines(procedure, announced=one.on, answered=answered) if one else ()
