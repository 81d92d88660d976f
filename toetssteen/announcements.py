"""When the outcome was made known: put on record by a person, confirmed by a second where the case asks it, corrected by a later one.

Knows the entries only; judges nothing. An announcement that waits for a second person, or was replaced or withdrawn, starts no term. A
withdrawal puts nothing in its place: what the withdrawn one had corrected does not count again, but one for all regions from which it took
a region counts there again.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reports.decision import EVERYWHERE, Refused, Ruling
from templates.wording import day, decided_day, sentence
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.second_person import Second, asked_second, hindrance, refused
from toetssteen.succession import ONLY_HERE, WITHDRAWN, is_withdrawal, named, only_here, replaced


class AnnouncementError(Exception):
    """This cannot be recorded as an announcement; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Announced:
    """The day on which the outcome was made known, and the entry that says so."""

    number: int
    region: str  # id, or EVERYWHERE
    on: dt.date
    by: str
    at: dt.datetime  # of recording, UTC
    replaces: int | None = None
    replaced_by: int | None = None
    reason: str = ""  # why it takes the place of another
    confirmed_by: str = ""
    confirmed_on: dt.date | None = None
    confirmed_at: str = ""  # moment of recording, UTC
    needs_second: bool = False
    not_in: tuple[str, ...] = ()  # of one for all: the regions where one of their own took its place
    refused: Refused | None = None  # by the second person
    file: str = ""  # sha256 of what was sent or published
    withdrawn: bool = False  # this only takes back the one it replaces; it says no day itself

    @property
    def told_day(self) -> str:
        """Dutch: the day as who recorded it said it, and the moment of recording where that is another day."""
        return decided_day(self.on, self.at.isoformat())

    @property
    def told_second(self) -> str:
        """Dutch, to read on after who recorded it: who confirmed it and when; "" while nobody did."""
        if not self.confirmed_by:
            return ""
        return f", bevestigd door {self.confirmed_by}" + (
            f" op {decided_day(self.confirmed_on, self.confirmed_at)}" if self.confirmed_on else ""
        )

    @property
    def waits(self) -> bool:
        """Does it wait for the second person?"""
        return self.replaced_by is None and self.needs_second and not self.confirmed_by and self.refused is None

    @property
    def dropped(self) -> bool:
        """Was it refused, and did nothing come in its place yet? A withdrawal that was refused leaves things as they were."""
        return self.replaced_by is None and self.refused is not None and not self.withdrawn

    @property
    def stands(self) -> bool:
        """Not replaced or withdrawn, and confirmed where that is asked."""
        return self.replaced_by is None and not self.waits and self.refused is None and not self.withdrawn


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcing:
    """What somebody wants to put on record."""

    on: dt.date
    by: str
    region: str = ""  # id or EVERYWHERE; "" = of the one it replaces, else all
    replaces: int | None = None
    reason: str = ""
    two_persons: bool = False  # this case asks for a second person: that binds this announcement, whatever the settings say later
    file: str = ""  # sha256 of what was sent or published; "" = that of the one it replaces, if any


def announcements(entries: Iterable[Entry], *, two_persons: bool = False) -> tuple[Announced, ...]:
    """Every announcement on record, first to last, with what became of it; `two_persons` as for decisions."""
    found: dict[int, Announced] = {}
    here: set[int] = set()  # announcements that leave one for all regions standing
    for entry in entries:
        if entry.kind == Kind.ANNOUNCEMENT:
            new = _announced(entry, two_persons=two_persons)
            if "vervangt" not in entry.content:  # of an older register, in which the later one counts
                found |= {
                    one.number: replace(one, replaced_by=new.number) for one in found.values() if one.stands and one.region == new.region
                }
            found[entry.number] = new
            here |= {entry.number} if only_here(entry) else set()
            if not new.waits:
                _replace(found, entry.number, here)
        elif entry.kind == Kind.REFUSAL and int(entry.subject) in found:
            number = int(entry.subject)
            if found[number].waits:
                found[number] = replace(found[number], refused=refused(entry))
        elif entry.kind == Kind.CONFIRMATION and int(entry.subject) in found and found[int(entry.subject)].refused is None:
            number = int(entry.subject)
            on = dt.date.fromisoformat(str(entry.content["op"]))
            found[number] = replace(found[number], confirmed_by=str(entry.content["door"]), confirmed_on=on, confirmed_at=entry.at)
            _replace(found, number, here)
    return tuple(found.values())


def _announced(entry: Entry, *, two_persons: bool) -> Announced:
    body = entry.content
    return Announced(
        number=entry.number,
        region=entry.subject,
        on=dt.date.fromisoformat(str(body["op"])),
        by=str(body["door"]),
        at=dt.datetime.fromisoformat(entry.at),
        replaces=named(entry),
        reason=str(body.get("reden", "")),
        needs_second=asked_second(entry, otherwise=two_persons),
        file=str(body.get("bestand", "")),
        withdrawn=is_withdrawal(entry),
    )


def _replace(found: dict[int, Announced], number: int, here: Set[int]) -> None:
    """Only one that counts takes the place of another; what that one was to replace is replaced too.

    A row that began with one region of an announcement for all (`here`) leaves that standing in the others, also when it is corrected
    again or gets another region; when it is withdrawn, the one for all counts in that region again.
    """
    new = found[number]
    apart, regions, before = number in here, {new.region}, new.replaces
    while before is not None and before in found:
        old = found[before]
        if old.replaced_by is None and apart and old.region == EVERYWHERE != new.region:
            rest = tuple(one for one in old.not_in if one not in regions)
            found[before] = replace(old, not_in=rest if new.withdrawn else (*rest, new.region))
        elif old.replaced_by is None:
            found[before] = replace(old, replaced_by=number)
        apart, regions, before = apart or before in here, regions | {old.region}, old.replaces


def counting(known: Iterable[Announced]) -> tuple[Announced, ...]:
    """Every announcement that counts, first to last on record."""
    return tuple(one for one in known if one.stands)


def makes_known(region: str, decided: dt.date | None, known: Iterable[Announced], *, until: dt.date | None = None) -> Announced | None:
    """The announcement that made the decision that counts from this day in this region known: the first on or after that day.

    A later one is for later decisions, and none from `until`, the day the decision was replaced, is for this one. Of two on one day
    the region's own goes before the one for all. `decided` None: nobody decided yet, and any day counts.
    """
    mine = [one for one in known if one.region in (region, EVERYWHERE) and region not in one.not_in]
    right = [one for one in mine if (decided is None or one.on >= decided) and (until is None or one.on < until)]
    return min(right, key=lambda one: (one.on, one.region == EVERYWHERE, one.number), default=None)


def announced_for(decided: Mapping[str, dt.date | None], known: Iterable[Announced]) -> Announced | None:
    """The last of the announcements that made these decisions known (region -> day): only then are all of them known."""
    there = tuple(known)
    mine = [makes_known(region, day_of, there) for region, day_of in decided.items()]
    return max((one for one in mine if one), key=lambda one: one.on, default=None)


def announcement(wish: Announcing, known: Sequence[Announced], rulings: Iterable[Ruling] = ()) -> Draft | None:
    """The entry that says when the outcome was made known; None when this is on record already. AnnouncementError when it may not be.

    A second one for the same region is of decisions from after the first; where there are none, it must name the first and say why.
    """
    if not wish.by.strip():
        raise AnnouncementError("Noem met --door wie de uitslag bekend heeft gemaakt.")
    before = _before(wish, known)
    region = wish.region or (before.region if before else EVERYWHERE)
    row = {before.number, *replaced({one.number: one for one in known}, before.number)} if before else set()
    there = [one for one in known if one.replaced_by is None and not one.withdrawn and one.region == region and one.number not in row]
    if fell := [one for one in there if one.refused]:
        raise AnnouncementError(_refused(fell[-1]))
    if before is None and any((one.on, one.by) == (wish.on, wish.by) and wish.file in ("", one.file) for one in there):
        return None
    if there and not (before and before.region == region) and not _for_later(wish, region, there, rulings):
        one = there[-1]
        where = "alle regio's samen" if region == EVERYWHERE else region
        raise AnnouncementError(
            f"Voor {where} staat al vast: {day(one.on)} (nummer {one.number}, {one.by}). "
            f"Klopt dat niet, of hoort er een bestand bij? Zet er --vervangt {one.number} bij, en met --reden waarom."
            + (f" Is nummer {before.number} er bij vergissing gekomen? Trek dat in met --trek-in {before.number}." if before else "")
        )
    body = {
        "op": wish.on.isoformat(),
        "door": wish.by,
        "vervangt": wish.replaces,
        "reden": wish.reason,
        "twee_personen": wish.two_persons or (before is not None and before.needs_second and not before.confirmed_by),
        "bestand": wish.file or (before.file if before else ""),
    }
    if before and before.region == EVERYWHERE != region:
        body[ONLY_HERE] = True
    return Draft(kind=Kind.ANNOUNCEMENT, subject=region, body=body)


def _refused(one: Announced) -> str:
    """Dutch: that a second person refused it, and how to put another on record."""
    why = f" door {one.refused.by}. De reden: {sentence(one.refused.reason)}" if one.refused else ""
    return (
        f"Bekendmaking {one.number} ({day(one.on)}, {one.by}) is geweigerd{why} "
        f"Legt u opnieuw een dag vast? Zet er --vervangt {one.number} bij, en met --reden waarom."
    )


def _for_later(wish: Announcing, region: str, there: Iterable[Announced], rulings: Iterable[Ruling]) -> bool:
    """Is there a decision that stands here, and counts from after these announcements and up to the day of this one?"""
    last = max(one.on for one in there)
    mine = [one for one in rulings if one.stands and one.part == EVERYWHERE]
    return any(last < one.counts_from <= wish.on for one in mine if one.region == region or EVERYWHERE in (region, one.region))


def _before(wish: Announcing, known: Sequence[Announced]) -> Announced | None:
    """The announcement that this one takes the place of."""
    if wish.replaces is None:
        return None
    if not wish.reason.strip():
        raise AnnouncementError("Zeg met --reden waarom u de bekendmaking verbetert. De oude blijft zichtbaar.")
    return _named(wish.replaces, known)


def _named(number: int | None, known: Sequence[Announced]) -> Announced:
    """The announcement of this number, that nothing took the place of; AnnouncementError says which there are."""
    found = next((one for one in known if one.number == number and not one.withdrawn), None)
    if found is None:
        there = [str(one.number) for one in known if one.replaced_by is None and not one.withdrawn]
        raise AnnouncementError(f"Er is geen bekendmaking {number}. Kies uit: {', '.join(there) or _NONE}.")
    later = next((one for one in known if one.number == found.replaced_by), None)
    if later and later.withdrawn:
        raise AnnouncementError(
            f"Bekendmaking {number} is al ingetrokken (nummer {later.number}). Leg een dag opnieuw vast zonder --vervangt."
        )
    if later:
        raise AnnouncementError(f"Bekendmaking {number} is al vervangen door {later.number}. Gebruik --vervangt {later.number}.")
    return found


_NONE = "er is nog geen bekendmaking vastgelegd"


def withdrawal(wish: Announcing, known: Sequence[Announced]) -> Draft:
    """The entry that takes back announcement `wish.replaces`: nothing comes in its place. AnnouncementError when it may not be.

    `wish.on` is the day on which somebody does so.
    """
    one = _named(wish.replaces, known)
    if not wish.by.strip():
        raise AnnouncementError("Noem met --door wie de bekendmaking intrekt.")
    if not wish.reason.strip():
        raise AnnouncementError("Zeg met --reden waarom de bekendmaking niet klopt. Zij blijft zichtbaar, met uw reden.")
    if one.refused:
        raise AnnouncementError(f"Bekendmaking {one.number} is geweigerd en telt al niet. Intrekken hoeft niet.")
    if same := next((each for each in known if each.withdrawn and each.waits and each.replaces == one.number), None):
        raise AnnouncementError(f"Dat bekendmaking {one.number} wordt ingetrokken, staat al vast (nummer {same.number}, {same.by}).")
    body = {
        "op": wish.on.isoformat(),
        "door": wish.by,
        "vervangt": one.number,
        "reden": wish.reason,
        "twee_personen": wish.two_persons or one.needs_second,
        "bestand": "",
        WITHDRAWN: True,
    }
    return Draft(kind=Kind.ANNOUNCEMENT, subject=one.region, body=body)


def confirmation(number: int, known: Sequence[Announced], said: Second) -> Draft:
    """The entry with which a second person confirms or refuses an announcement; AnnouncementError when that person or entry cannot."""
    one = next((one for one in known if one.number == number), None)
    if one is None:
        choice = ", ".join(str(other.number) for other in known if other.waits) or "er wacht geen bekendmaking op een tweede persoon"
        raise AnnouncementError(f"Er is geen bekendmaking {number}. Kies uit: {choice}.")
    if one.replaced_by is not None:
        raise AnnouncementError(f"Bekendmaking {number} is vervangen door {one.replaced_by}. Gebruik dat nummer.")
    if one.withdrawn and not said.refuses:
        _named(one.replaces, known)  # what it takes back must still be there
    what = f"{'Intrekking' if one.withdrawn else 'Bekendmaking'} {number}"
    again = f"Staat de voornaam niet in {what.lower()}? Leg die dan opnieuw vast, met die naam en --vervangt {number}."
    if one.withdrawn:
        again = f"Staat de voornaam niet in {what.lower()}? Laat die dan weigeren, en trek opnieuw in, met die naam."
    if why := hindrance(said, one, what=what, first=one.by, again=again):
        raise AnnouncementError(why)
    if said.on < one.on:
        raise AnnouncementError(
            f"{what} is van {one.told_day}. Bevestigen of weigeren kan niet op een eerdere dag ({day(said.on)}). "
            f"Noem met --op een dag vanaf {day(one.on)}, of laat --op weg."
        )
    return said.draft(number)
