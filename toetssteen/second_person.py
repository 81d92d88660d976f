"""Whether the second person can be the first with another spelling. Pure; knows two names as they were typed, and no account.

Residual risk: whoever types a name that is not theirs is not seen; the register only keeps what was said.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Protocol

from checklist.person import Likeness, likeness, surnames
from reports.decision import Person, Refused
from templates.wording import day
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.reason import is_sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Second:
    """What a second person says of a decision, announcement, answer or intention: that it is right, or why it is not."""

    by: str
    on: dt.date
    refuses: bool = False
    reason: str = ""  # of who refuses

    def draft(self, number: int) -> Draft:
        """The entry of this about the entry of that number."""
        body = {"door": self.by, "op": self.on.isoformat()}
        if self.refuses:
            return Draft(kind=Kind.REFUSAL, subject=str(number), body={**body, "reden": self.reason})
        return Draft(kind=Kind.CONFIRMATION, subject=str(number), body=body)


class Waiting(Protocol):
    """What a second person can look at."""

    @property
    def number(self) -> int: ...
    @property
    def waits(self) -> bool: ...
    @property
    def confirmed_by(self) -> str: ...
    @property
    def refused(self) -> Refused | None: ...


def hindrance(said: Second, one: Waiting, *, what: str, first: str, again: str) -> str:
    """Dutch: why this person cannot say this of that entry, and what to do; "" when nothing is against it.

    `what` as "Besluit 12", `first` who put it on record, `again` how that person does so once more.
    """
    if one.refused:
        return f"{what} is al geweigerd door {one.refused.by}, op {day(one.refused.on)}. De reden: {one.refused.reason}"
    if one.confirmed_by:
        return f"{what} is al bevestigd door {one.confirmed_by}."
    if not said.by.strip():
        return f"Noem met --door wie {what[:1].lower()}{what[1:]} {'weigert' if said.refuses else 'bevestigt'}."
    if said.refuses and not one.waits:
        return f"{what} wacht niet op een tweede persoon. Weigeren kan dan niet."
    if said.refuses and not is_sentence(said.reason):
        return "Zeg met --reden in een zin waarom u weigert. Wie het vastlegde, moet weten wat er anders moet."
    return refusal(what=f"{what} is van", first=first, second=said.by, again=again)


def refused(entry: Entry) -> Refused:
    """What an entry of a refusal says."""
    body = entry.content
    return Refused(by=str(body["door"]), on=dt.date.fromisoformat(str(body["op"])), at=entry.at, reason=str(body["reden"]))


def asked_second(entry: Entry, *, otherwise: bool) -> bool:
    """Must a second person confirm what this entry says: as it says itself; an entry of before it could say so as `otherwise`.

    What the settings ask later changes nothing about it: neither a decision that counted nor one that waits.
    """
    said = entry.content.get("twee_personen")
    return otherwise if said is None else bool(said)


def same_person(first: str, second: str) -> bool:
    """Can these two names be one person?

    "M. Jansen" and "Jansen, M. (inkoper)" can; "Maria Jansen" and "Piet Jansen" cannot: given names in full, and no word shared.
    """
    one, other = _bare(first), _bare(second)
    if Person(name=one).is_same(other):
        return True
    shared = _shared(one, other) or likeness(one, other) is not Likeness.OTHER
    ours, theirs = _given(one), _given(other)
    return shared and not (ours and theirs and not ours & theirs)


def refusal(*, what: str, first: str, second: str, again: str) -> str:
    """Dutch: why this second person cannot confirm, and what to do; "" when nothing is against it.

    `what` as "Besluit 12 is van", `again` how the first puts it on record once more.
    """
    if not same_person(first, second):
        return ""
    said = f"{what} {first}. Een ander moet het bevestigen."
    if Person(name=first).is_same(second):
        return said
    return (
        f"{said} “{second.strip()}” kan dezelfde persoon zijn. Zijn het twee mensen met dezelfde achternaam? Schrijf dan van beiden "
        f"de voornaam voluit, zoals Maria Jansen en Piet Jansen. {again}"
    )


def _bare(name: str) -> str:
    """The name without what stands between brackets: a position."""
    return re.sub(r"\([^)]*\)?", " ", name).strip() or name


def _shared(one: str, other: str) -> bool:
    """Is the surname of one a word of the other, wherever it stands?"""
    return bool(surnames(one) & _words(other) or surnames(other) & _words(one))


def _words(name: str) -> frozenset[str]:
    return frozenset(part for word in re.findall(r"[^\W\d_]+", name) for part in surnames(word))


def _given(name: str) -> frozenset[str]:
    """Given names written in full, with a capital: "Maria"; no initials, no title and no surname."""
    words = (word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 2 and word[0].isupper() and not word.isupper())
    return frozenset(part for word in words for part in surnames(word)) - surnames(name)
