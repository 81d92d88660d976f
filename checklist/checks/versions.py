"""Several versions of one declaration in a bid, each judged as a whole; and the day under it. Pure."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from checklist.checks.answer import Asked
from checklist.checks.sealed import Shown
from checklist.entity import names_of, numbers_of, plain
from checklist.filed import Filed
from checklist.finding import Evidence, Finding, Reason
from checklist.timing import dutch
from extractors.document import Fact, Kind

_LATER = re.compile(
    r"(?<![^\W_])v(?:ersie)?[ ._-]?(?:[2-9]|1[0-9])(?![0-9])|nieuw|aangepast|gewijzigd|gecorrigeerd|correctie|herzien|verbeterd|definitief"
)
_EARLIER = re.compile(r"concept|\boud|(?<![^\W_])v(?:ersie)?[ ._-]?[01](?![0-9])|ongetekend|niet[ _-]getekend|zonder[ _-]handtekening")
_SAYS = ("datum", "ronde", "onderaannemers", "onderaannemer", "verklaart", "regio", "invulplek", "nieuw_in_regio", "samenwerkingsverband")
"""Facts in which two versions can differ in what they declare."""


def unsigned_version(asked: Asked, bodies: Sequence[Filed], marks: Sequence[Shown]) -> Finding | None:
    """One version of the declaration is signed and another that may be later is not: which one counts is for a person.

    An unsigned copy that says the same, or that is older by its day or its name, takes nothing from the signed one.
    """
    real = {mark.item.ref: mark for mark in marks if mark.how not in ("leeg", "getypt")}
    signed = [item for item in bodies if item.ref in real]
    for item in bodies:
        if item.ref in real or item.piece.kind is not Kind.BESTUURSVERKLARING:
            continue
        same = [other for other in signed if other.document.sha256 != item.document.sha256 and is_of_same(other, item)]
        if same and all(_may_replace(item, other) for other in same):
            text = (
                f"{same[0].origin.name} is ondertekend en {item.origin.name} niet, en {item.origin.name} kan een latere versie zijn. "
                "Een mens kijkt na welke telt."
            )
            place = next((mark.evidence for mark in marks if mark.item is item), item.opening())
            return asked.person(Reason.UNSIGNED, text, evidence=(*place, *real[same[0].ref].evidence))
    return None


def is_of_same(one: Filed, other: Filed) -> bool:
    """Are these two of one entity, by number or else by name?"""
    numbers = set(numbers_of(one.piece)), set(numbers_of(other.piece))
    if all(numbers):
        return bool(numbers[0] & numbers[1])
    return bool({plain(name) for name in names_of(one.piece)} & {plain(name) for name in names_of(other.piece)})


def _may_replace(unsigned: Filed, signed: Filed) -> bool:
    """Can the unsigned one be the later version, with something else in it?"""
    ours, theirs = days_of(unsigned.piece.all("datum")), days_of(signed.piece.all("datum"))
    if ours and theirs and max(ours) != max(theirs):
        return max(ours) > max(theirs)
    name, other = unsigned.origin.name.casefold(), signed.origin.name.casefold()
    if _LATER.search(name) and not _LATER.search(other):
        return True
    return not _EARLIER.search(name) and _says(unsigned) != _says(signed)


def _says(item: Filed) -> set[tuple[str, str, str]]:
    return {(fact.name, fact.value, fact.about.get("jaar", "")) for name in _SAYS for fact in item.piece.all(name)}


def days_of(facts: Iterable[Fact]) -> list[dt.date]:
    """The days that these facts tell, as far as they exist."""
    found = []
    for fact in facts:
        try:
            found.append(dt.date.fromisoformat(fact.value))
        except ValueError:
            continue
    return found


def contradicted(asked: Asked, answers: Sequence[tuple[Fact, Filed]]) -> Finding | None:
    """One version says "ja" to subcontractors in a year and another "nee": a person looks which of them counts."""
    for fact, item in answers:
        for other, beside in answers:
            apart = beside.document.sha256 != item.document.sha256 and is_of_same(beside, item)
            years = {fact.about.get("jaar", ""), other.about.get("jaar", "")}
            if apart and (fact.value, other.value) == ("ja", "nee") and (len(years) == 1 or "" in years):
                year = max(years)
                text = (
                    f"Over onderaannemers{f' in {year}' if year else ''} zegt {item.origin.name} 'ja' en {beside.origin.name} 'nee'. "
                    "Een mens kijkt na welke versie telt."
                )
                return asked.person(Reason.CONTRADICTION, text, evidence=(*item.evidence(fact), *beside.evidence(other)))
    return None


def wrong_day(asked: Asked, bodies: Sequence[Filed]) -> Finding | None:
    """The day under the declaration lies after the day of the bid, or does not exist: it cannot be the day it was signed."""
    last = asked.days[-1] if asked.days else None
    for item in bodies:
        for fact in item.piece.all("datum") if item.piece.kind is not Kind.MACHTIGING else ():  # that may say until when it holds
            days = days_of([fact])
            proof: tuple[Evidence, ...] = item.evidence(fact)
            if not days:
                text = f"Onder {item.origin.name} staat een datum die niet bestaat: {fact.value}. Een mens kijkt dit na."
                return asked.person(Reason.CONTRADICTION, text, evidence=proof)
            if last is not None and days[0] > last and "onzeker" not in fact.about:
                text = f"Onder {item.origin.name} staat {dutch(days[0])}, na de dag van inschrijving ({dutch(last)}). Kijk dit na."
                return asked.person(Reason.CONTRADICTION, text, evidence=proof)
    return None
