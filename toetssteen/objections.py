"""Objections and answers: what people put on record, how a later entry corrects an earlier one, and what follows for the clock.

Judges nothing. What was replaced stays on record; terms and later commands follow the one that stands.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.finding import Procedure
from reports.clock import Deadline, court, deadlines
from reports.complaint import Answer, Complaint, Upheld
from reports.decision import EVERYWHERE, Outcome, Ruling, ruling_on
from templates.wording import count, day
from toetssteen.announcements import Announced, makes_known
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.second_person import Second, asked_second, hindrance, refused
from toetssteen.succession import named


class ObjectionError(Exception):
    """This cannot be recorded; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Objections:
    """Every objection on record, first to last."""

    standing: tuple[Complaint, ...]
    replaced: tuple[Complaint, ...] = ()


def complaints(entries: Iterable[Entry]) -> Objections:
    """Every objection with its answer.

    A corrected objection keeps the answer at each argument in the same words; the other arguments are open. It keeps none when it
    turns out to be of another bidder.
    """
    found: dict[int, Complaint] = {}
    given: dict[int, Complaint] = {}  # number of an answer -> the objection as it was when that answer was given
    for entry in entries:
        if entry.kind == Kind.OBJECTION:
            found[entry.number] = _complaint(entry)
            _corrected(found, found[entry.number], given)
        elif entry.kind == Kind.ANSWER and int(entry.subject) in found:
            one, answer = found[int(entry.subject)], _answer(entry)
            given[entry.number] = replace(one, answer=answer)
            found[one.number] = _proposes(one, answer) if answer.waits else _answers(one, answer)
        elif entry.kind in (Kind.CONFIRMATION, Kind.REFUSAL):
            found |= {one.number: _looked(one, one.proposed, entry) for one in found.values() if _about(one, entry) and one.proposed}
    rows = found.values()
    return Objections(
        standing=tuple(one for one in rows if one.replaced_by is None), replaced=tuple(one for one in rows if one.replaced_by is not None)
    )


def _proposes(one: Complaint, answer: Answer) -> Complaint:
    """With an answer that waits for a second person; until then the one before it stands."""
    before = (replace(one.proposed, replaced_by=answer.number),) if one.proposed else ()
    return replace(one, proposed=answer, earlier=(*one.earlier, *before))


def _answers(one: Complaint, answer: Answer) -> Complaint:
    """With an answer that counts now."""
    before = [each for each in (one.answer, one.proposed) if each and each.number != answer.number]
    earlier = (*one.earlier, *(replace(each, replaced_by=answer.number) for each in before))
    return replace(one, answer=answer, proposed=None, earlier=earlier)


def _about(one: Complaint, entry: Entry) -> bool:
    """Is this confirmation or refusal about the answer that waits here?"""
    return one.proposed is not None and one.proposed.waits and str(one.proposed.number) == entry.subject


def _looked(one: Complaint, answer: Answer, entry: Entry) -> Complaint:
    """What a second person said of the answer that waited."""
    if entry.kind == Kind.REFUSAL:
        return replace(one, proposed=replace(answer, refused=refused(entry)))
    on = dt.date.fromisoformat(str(entry.content["op"]))
    return _answers(one, replace(answer, confirmed_by=str(entry.content["door"]), confirmed_on=on, confirmed_at=entry.at))


def _corrected(found: dict[int, Complaint], one: Complaint, given: Mapping[int, Complaint]) -> None:
    before = found.get(one.replaces) if one.replaces is not None else None
    if before is None:
        return
    found[before.number] = replace(before, replaced_by=one.number)
    if before.bid == one.bid:
        answer, proposed = (_moved(each, one.arguments, given) for each in (before.answer, before.proposed))
        found[one.number] = replace(one, answer=answer, proposed=proposed, earlier=before.earlier)


def _moved(answer: Answer | None, arguments: Iterable[str], given: Mapping[int, Complaint]) -> Answer | None:
    """An answer at the arguments of the corrected objection."""
    return replace(answer, texts=_kept(arguments, given[answer.number])) if answer else None


def _kept(arguments: Iterable[str], given: Complaint) -> tuple[str, ...]:
    """The words of an answer at these arguments: those that it said to the same words, else none."""
    left = list(given.pairs)
    texts = []
    for argument in arguments:
        pair = next((pair for pair in left if pair[0] == argument), None)
        texts.append(pair[1] if pair else "")
        if pair:
            left.remove(pair)
    return tuple(texts)


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
        recorded=entry.at,
        replaces=named(entry),
        reason=str(body.get("reden", "")),
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
        recorded=entry.at,
        replaces=named(entry),
        reason=str(body.get("reden", "")),
        needs_second=asked_second(entry, otherwise=False),
    )


def _list(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def objection_draft(one: Complaint, rulings: Sequence[Ruling], known: Objections, *, early: bool = False) -> Draft:
    """The entry of an objection; its number in `one` is not looked at. ObjectionError names what is missing.

    `early`: a person looked, and it did come before the decision that it is against.
    """
    if not (one.arguments and all(map(str.strip, one.arguments)) and one.by.strip()):
        raise ObjectionError("Geef minstens één punt van de bezwaarmaker (--punt), in woorden, en wie dit vastlegt (--door).")
    mine = sorted(ruling.number for ruling in rulings if ruling.bid == one.bid)
    awards = sorted(ruling.number for ruling in rulings if ruling.bid != one.bid and is_award(ruling))
    if strange := [number for number in one.against if number not in (*mine, *awards)]:
        choice = ", ".join(map(str, mine)) or "er is over deze inschrijver nog niets besloten"
        others = f" Of een besluit dat een ander selecteert: {', '.join(map(str, awards))}." if awards else ""
        raise ObjectionError(f"Tegen besluit {strange[0]} kan deze inschrijver geen bezwaar maken. Kies uit: {choice}.{others}")
    if not early and (later := [ruling for ruling in rulings if ruling.number in one.against and ruling.counts_from > one.received]):
        raise ObjectionError(
            f"Het bezwaar is van {day(one.received)}, maar besluit {later[0].number} {_since(later[0])}. Dat is later. "
            "Kijk beide dagen na, en het nummer bij --tegen. Klopt het toch? Zet er --toch bij."
        )
    if one.replaces is not None:
        complaint_of(one.replaces, known)
        _because(one.reason)
    same = next((each for each in known.standing if each.number != one.replaces and _words(each) == _words(one)), None)
    if same:
        raise ObjectionError(
            f"Dit bezwaar staat al vast: bezwaar {same.number}. Wilt u daar iets aan verbeteren? Gebruik --vervangt {same.number}, "
            "met --reden waarom."
        )
    body = {
        "ontvangen": one.received.isoformat(),
        "tegen": list(one.against),
        "argumenten": list(one.arguments),
        "door": one.by,
        "bestand": one.file,
        "vervangt": one.replaces,
        "reden": one.reason,
    }
    return Draft(kind=Kind.OBJECTION, subject=one.bid, body=body)


def is_award(ruling: Ruling) -> bool:
    """Does it select a bid? Another bidder may object to that too."""
    return ruling.outcome is Outcome.SELECTED and ruling.part == EVERYWHERE and ruling.refused is None


def _since(ruling: Ruling) -> str:
    """Dutch: from which day a decision counts."""
    if ruling.counts_from == ruling.on:
        return f"is van {day(ruling.on)}"
    return f"geldt pas sinds de bevestiging op {day(ruling.counts_from)}"


def _words(one: Complaint) -> tuple[object, ...]:
    return one.bid, one.received, one.against, one.arguments


def complaint_of(number: int, known: Objections) -> Complaint:
    """The objection of this number that stands; ObjectionError says which do."""
    found = next((one for one in known.standing if one.number == number), None)
    if found:
        return found
    later = next((one.replaced_by for one in known.replaced if one.number == number), None)
    if later is not None:
        raise ObjectionError(f"Bezwaar {number} is vervangen door bezwaar {later}. Gebruik dat nummer.")
    choice = ", ".join(str(one.number) for one in known.standing) or "er is nog geen bezwaar vastgelegd"
    raise ObjectionError(f"Er is geen bezwaar {number}. Kies uit: {choice}.")


def answered_by(number: int, known: Objections) -> Complaint | None:
    """The objection whose answer, the one that stands or the one proposed, is the entry of this number."""
    return next((one for one in known.standing if number in [each.number for each in (one.answer, one.proposed) if each]), None)


def answer_draft(number: int, answer: Answer, known: Objections) -> Draft:
    """The entry of an answer to objection `number`; a second answer must name the first in `replaces`, and say why."""
    complaint = complaint_of(number, known)
    last = complaint.proposed or complaint.answer
    if last and answer.replaces is None:
        how = f" en geweigerd door {last.refused.by}" if last.refused else ""
        raise ObjectionError(
            f"Bezwaar {number} is al beantwoord door {last.by} (antwoord {last.number}){how}. "
            f"Klopt dat antwoord niet? Zet er --vervangt {last.number} bij, en met --reden waarom."
        )
    if answer.replaces is not None:
        if last is None or last.number != answer.replaces:
            now = f"Dat is nu antwoord {last.number}" if last else "Er is nog geen antwoord: laat --vervangt weg"
            raise ObjectionError(f"{answer.replaces} is niet het antwoord op bezwaar {number}. {now}.")
        _because(answer.reason)
    if answer.outcome is not Upheld.WITHDRAWN and not (len(answer.texts) == len(complaint.arguments) and all(map(str.strip, answer.texts))):
        raise ObjectionError(
            f"Bezwaar {number} heeft {count(len(complaint.arguments), 'punt', 'punten')}. "
            "Geef bij elk een --antwoord, in dezelfde volgorde."
        )
    if not answer.by.strip():
        raise ObjectionError("Noem met --door wie het antwoord geeft.")
    body = {
        "uitkomst": answer.outcome.value,
        "op": answer.on.isoformat(),
        "door": answer.by,
        "antwoorden": list(answer.texts),
        "bestand": answer.file,
        "vervangt": answer.replaces,
        "reden": answer.reason,
        "twee_personen": answer.needs_second or bool(last and last.needs_second and not last.confirmed_by),
    }
    return Draft(kind=Kind.ANSWER, subject=str(number), body=body)


def confirmation(number: int, known: Objections, said: Second) -> Draft:
    """The entry with which a second person confirms or refuses an answer; ObjectionError when that person or answer cannot."""
    there = [each for one in known.standing for each in (one.answer, one.proposed) if each]
    answer = next((each for each in there if each.number == number), None)
    if answer is None:
        choice = ", ".join(str(each.number) for each in there if each.waits) or "er wacht geen antwoord op een tweede persoon"
        raise ObjectionError(f"Er is geen antwoord {number} op een bezwaar. Kies uit: {choice}.")
    again = f"Staat de voornaam niet in antwoord {number}? Leg het dan opnieuw vast, met die naam en --vervangt {number}."
    if why := hindrance(said, answer, what=f"Antwoord {number}", first=answer.by, again=again):
        raise ObjectionError(why)
    if said.on < answer.on:
        raise ObjectionError(
            f"Antwoord {number} is van {day(answer.on)}. Bevestigen of weigeren kan niet op een eerdere dag ({day(said.on)}). "
            f"Noem met --op een dag vanaf {day(answer.on)}, of laat --op weg."
        )
    return said.draft(number)


def _because(reason: str) -> None:
    if not reason.strip():
        raise ObjectionError("Zeg met --reden waarom u dit verbetert. Het oude blijft zichtbaar.")


def regions_of(one: Complaint, rulings: Iterable[Ruling], regions: Iterable[str]) -> tuple[str, ...]:
    """The regions that an objection is about: those of the decisions it names, else all of the bid.

    Of a bid that is no longer there (`regions` empty) those that were decided on; EVERYWHERE where nothing tells.
    """
    known = tuple(rulings)
    named = {ruling.region for ruling in known if ruling.number in one.against}
    if named and EVERYWHERE not in named:
        return tuple(sorted(named))
    decided = {ruling.region for ruling in known if ruling.bid == one.bid}
    return tuple(regions) or (tuple(sorted(decided)) if decided and EVERYWHERE not in decided else (EVERYWHERE,))


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The days on which a decision counted; no days where nobody decided."""

    on: dt.date | None = None
    until: dt.date | None = None  # the day something took its place


def attacked(one: Complaint, rulings: Iterable[Ruling], regions: Iterable[str]) -> dict[str, Counted]:
    """Region -> the decision there that an objection is against.

    Who names no decision is against the last one from before the objection, else against the one that stands.
    """
    known = tuple(rulings)
    found = {region: _attacked_in(one, known, region) for region in regions_of(one, known, regions)}
    return {
        region: Counted(on=each.counts_from, until=_until(each, known, region)) if each else Counted() for region, each in found.items()
    }


def _until(ruling: Ruling, rulings: Iterable[Ruling], region: str) -> dt.date | None:
    """The day from which another counts in the place of this decision in this region."""
    later = [
        one
        for one in rulings
        if one.number == ruling.replaced_by or (one.replaces == ruling.number and one.stands and one.region == region)
    ]
    return min((one.counts_from for one in later), default=None)


def announced_to(
    one: Complaint, rulings: Iterable[Ruling], regions: Iterable[str], known: Iterable[Announced]
) -> dict[str, Announced | None]:
    """Region -> the announcement that made the decision there known that an objection is against; None where none did."""
    there, against = tuple(known), attacked(one, rulings, regions)
    return {region: makes_known(region, each.on, there, until=each.until) for region, each in against.items()}


def attacked_rulings(one: Complaint, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The decisions that an objection names, also on another bid; where it names none those on its whole bid that are not replaced."""
    known = tuple(rulings)
    named = [ruling for ruling in known if ruling.number in one.against]
    mine = (ruling for ruling in known if ruling.bid == one.bid)
    return tuple(named or (each for each in mine if each.part == EVERYWHERE and each.replaced_by is None and not each.refused))


def _attacked_in(one: Complaint, rulings: Sequence[Ruling], region: str) -> Ruling | None:
    here = [ruling for ruling in rulings if region == EVERYWHERE or ruling.region in (region, EVERYWHERE)]
    if named := [ruling for ruling in here if ruling.number in one.against]:
        return max(named, key=lambda ruling: (ruling.counts_from, ruling.number))
    before = [
        ruling
        for ruling in here
        if ruling.bid == one.bid
        and ruling.part == EVERYWHERE
        and ruling.counts_from <= one.received
        and not (ruling.waits or ruling.refused)
    ]
    return max(before, key=lambda ruling: ruling.number, default=None) or ruling_on(rulings, bid=one.bid, region=region)


def decided_on(rulings: Iterable[Ruling], *, bid: str, regions: Iterable[str]) -> dict[str, dt.date | None]:
    """Region -> the day from which the decision on this bid counts that stands there; None where nobody decided."""
    known = tuple(rulings)
    standing = {region: ruling_on(known, bid=bid, region=region) for region in regions}
    return {region: one.counts_from if one else None for region, one in standing.items()}


def terms_for(procedure: Procedure, announced: Announced | None, *, answer: Answer | None = None) -> tuple[Deadline, ...]:
    """The terms from this announcement; without one only that of the court, which runs from the day on which an answer counts."""
    answered, confirmed = (answer.counts_from, answer.counts_later) if answer else (None, False)
    if announced:
        return deadlines(procedure, announced=announced.on, answered=answered, confirmed=confirmed)
    last = court(procedure, answered=answered, confirmed=confirmed) if answered else None
    return (last,) if last else ()
