"""What somebody wants to have removed where two persons must look: put on record first, carried out when another confirms it.

Knows entries; removes nothing and must not know what is due (`retention` does).
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.decision import Person, Refused
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.second_person import Second, hindrance, refused


class PlanError(Exception):
    """This cannot be planned or confirmed; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """One intention as it stands in the register, with what became of it."""

    number: int  # of its entry
    bids: tuple[str, ...]
    by: Person
    on: dt.date
    reason: str
    confirmed_by: str = ""
    done: bool = False
    refused: Refused | None = None  # by the second person

    @property
    def waits(self) -> bool:
        """Does it wait for the second person?"""
        return not (self.confirmed_by or self.done or self.refused)


def plans(entries: Iterable[Entry]) -> tuple[Plan, ...]:
    """Every intention on record, first to last; one whose bids all went after it is done, however they went."""
    found: dict[int, Plan] = {}
    gone: dict[int, set[str]] = {}
    for entry in entries:
        if entry.kind == Kind.INTENTION:
            found[entry.number], gone[entry.number] = _plan(entry), set()
        elif entry.kind == Kind.REFUSAL and int(entry.subject) in found:
            if not found[int(entry.subject)].confirmed_by:
                found[int(entry.subject)] = replace(found[int(entry.subject)], refused=refused(entry))
        elif entry.kind == Kind.CONFIRMATION and int(entry.subject) in found and found[int(entry.subject)].refused is None:
            found[int(entry.subject)] = replace(found[int(entry.subject)], confirmed_by=str(entry.content["door"]))
        elif entry.kind == Kind.REMOVAL:
            for went in gone.values():
                went |= set(_list(entry.content.get("inschrijvers")))
    return tuple(replace(one, done=set(one.bids) <= gone[one.number]) for one in found.values())


def _plan(entry: Entry) -> Plan:
    body = entry.content
    return Plan(
        number=entry.number,
        bids=_list(body["inschrijvers"]),
        by=Person(name=str(body["door"])),
        on=dt.date.fromisoformat(str(body["op"])),
        reason=str(body["reden"]),
    )


def _list(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def draft(bids: Mapping[str, str], *, reason: str, by: str, on: dt.date) -> Draft:
    """The entry of an intention; `bids`: the reason of each."""
    body = {"inschrijvers": sorted(bids), "reden": reason, "redenen": dict(bids), "door": by, "op": on.isoformat()}
    return Draft(kind=Kind.INTENTION, subject="*", body=body)


def waiting_for(wanted: Draft, known: Iterable[Plan]) -> Plan | None:
    """The intention that waits already and says the same, on whatever day."""
    body = wanted.body
    asked = (body["inschrijvers"], body["reden"], body["door"])
    return next((one for one in known if one.waits and (list(one.bids), one.reason, one.by.name) == asked), None)


def to_confirm(number: int, known: Sequence[Plan], said: Second) -> Plan:
    """The intention of which this person may say this; PlanError when that person or intention cannot.

    Once only: a confirmation is of what went then, and nobody removes more in the name of who confirmed it.
    """
    plan = next((one for one in known if one.number == number), None)
    if plan is None:
        waiting = ", ".join(str(one.number) for one in known if one.waits) or "er wacht er geen"
        raise PlanError(f"Er is geen voornemen {number} om iets te verwijderen. Kies uit: {waiting}.")
    if plan.done:
        raise PlanError(f"Voornemen {number} is al uitgevoerd.")
    if plan.confirmed_by:
        raise PlanError(
            f"Voornemen {number} is al bevestigd door {plan.confirmed_by}. Wat toen bleef, hoort daar niet bij. Mag het nu wel weg? "
            "Geef dan opnieuw --doe: dat is een nieuw voornemen, en een ander bevestigt dat."
        )
    again = f"Staat de voornaam niet in voornemen {number}? Geef dan opnieuw --doe, met die naam. Een ander bevestigt het nieuwe voornemen."
    if why := hindrance(said, plan, what=f"Voornemen {number}", first=plan.by.name, again=again):
        raise PlanError(why)
    return plan
