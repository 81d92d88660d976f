"""What people put on record as it stands now: decisions, announcements, objections and answers. Pure; writes nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checklist.finding import Result
from reports.complaint import Answer, Complaint
from reports.decision import EVERYWHERE, Refused, Ruling
from templates.wording import UPHELD, decided_day, sentence
from toetssteen.announcements import Announced, announcements, counting
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind
from toetssteen.decisions import rulings
from toetssteen.objections import complaints
from toetssteen.removed import removed
from toetssteen.upheld import left_standing, outcome_words, with_upheld

OF_PEOPLE = frozenset({Kind.DECISION, Kind.CONFIRMATION, Kind.REFUSAL, Kind.ANNOUNCEMENT, Kind.OBJECTION, Kind.ANSWER})
"""Entries that a person makes and that these pages show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Everything that people put on record, up to some entry."""

    number: int  # of the last entry of theirs, or of a later result that is another one than they saw; 0 when there is none of theirs
    rulings: tuple[Ruling, ...]
    complaints: tuple[Complaint, ...]  # that stand
    announced: tuple[Announced, ...]  # that count, first to last
    head: str = ""  # of the chain at that entry, so after what was decided or found last; "" when there is none
    announcements: tuple[Announced, ...] = ()  # all on record
    corrected: tuple[Complaint, ...] = ()  # objections that a later entry replaced
    removed: frozenset[str] = frozenset()  # bids whose files were removed when their period was over, and that are not back
    gone: Mapping[str, int] = field(default_factory=dict)  # as `removed.removed`
    settings: int = 0  # number of the entry of the settings that stood before the last of these; 0 when there is none


def state(case: Case, entries: Sequence[Entry], result: Result | None) -> State:
    """The state now; with a result also which decisions rest on something that is seen otherwise now."""
    mine = [entry for entry in entries if entry.kind in OF_PEOPLE]
    gone = [entry for entry in entries if entry.kind == Kind.REMOVAL]
    back = {bid.id for bid in result.bids} if result else set()  # removed once, and there again with mails of later
    absent = frozenset(bid for entry in gone for bid in _bids(entry)) - back
    decided = rulings(mine, two_persons=case.settings.besluiten.twee_personen, result=result)
    announced, objected = announcements(mine, two_persons=case.settings.two_announce), complaints(mine)
    last = max((*mine, *gone), key=lambda entry: entry.number, default=None)
    told = [entry.number for entry in entries if entry.kind == Kind.SETTINGS and last and entry.number < last.number]
    shows = (_found_since(last, entries) or last) if last else None
    return State(
        number=shows.number if shows else 0,
        settings=told[-1] if told else 0,
        head=shows.head if shows else "",
        rulings=tuple(replace(one, changed="", upheld="") if one.bid in absent else one for one in with_upheld(decided, objected.standing)),
        complaints=objected.standing,
        announced=counting(announced),
        announcements=announced,
        corrected=objected.replaced,
        removed=absent,
        gone=removed(entries),
    )


def _found_since(last: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The result of a run after that entry, when it is another than the one before it: the pages of that moment do not know it."""
    results = [entry for entry in entries if entry.kind == Kind.RESULT]
    seen = [str(entry.content["sha256"]) for entry in results if entry.number < last.number]
    found = results[-1] if results and results[-1].number > last.number else None
    return found if found and seen and found.content["sha256"] != seen[-1] else None


def _bids(entry: Entry) -> list[str]:
    bids = entry.content["inschrijvers"]
    return [str(bid) for bid in bids] if isinstance(bids, list) else []


def of_bidder(now: State, bid: str, regions: Collection[str]) -> State:
    """The same record as far as this bidder may see it: no objection of another, so no term that runs from one.

    Announcements for its regions (ids) and for all, and of what counts only what counts in one of its regions; decisions on others stay.
    """
    places = {*regions, EVERYWHERE}
    mine = tuple(one for one in now.complaints if one.bid == bid)
    return replace(
        now,
        rulings=with_upheld(now.rulings, mine),
        complaints=mine,
        corrected=tuple(one for one in now.corrected if one.bid == bid),
        announced=tuple(one for one in now.announced if one.region in places and not (regions and set(regions) <= set(one.not_in))),
        announcements=tuple(one for one in now.announcements if one.region in places),
    )


def history_of(one: Announced, now: State) -> Iterator[str]:
    """Dutch: who put an announcement on record, who confirmed it, and what it took the place of."""
    yield f"Vastgelegd door {one.by} onder nummer {one.number}{one.told_second}."
    if one.file in now.gone:
        yield f"Wat is verstuurd of geplaatst, is verwijderd (vermelding {now.gone[one.file]})."
    elif one.file:
        yield f"Wat is verstuurd of geplaatst, is bewaard in originelen (controlegetal {one.file})."
    before = {each.number: each for each in now.announcements}
    for each in now.announcements:
        if each.withdrawn and each.refused and each.replaces == one.number:
            yield f"Intrekking {each.number} van nummer {one.number} is {refused_words(each.refused)}"
    while one.replaces in before:
        old = before[one.replaces]
        if old.refused:
            yield f"Nummer {old.number} is {refused_words(old.refused)}"
        yield f"Nummer {one.number} verbetert nummer {old.number} van {old.by}: {old.told_day}. De reden: {sentence(one.reason)}"
        one = old


def withdrawals(now: State) -> Iterator[tuple[Announced, Announced]]:
    """Every announcement that was withdrawn, or is to be once a second person confirms it, with the entry that does so."""
    known = {each.number: each for each in now.announcements}
    for one in now.announcements:
        if one.withdrawn and one.replaces in known and not one.refused:
            yield known[one.replaces], one


def withdrawn_words(old: Announced, one: Announced) -> str:
    """Dutch: that an announcement was withdrawn, or waits for that, by whom and why."""
    what = f"Bekendmaking {old.number} van {old.told_day}, door {old.by},"
    if one.waits:
        waits = f"{what} wordt ingetrokken door {one.by} (nummer {one.number}). Dat telt pas als een ander het bevestigt."
        return f"{waits} De reden: {sentence(one.reason)}"
    whole = f"{what} is ingetrokken op {one.told_day} door {one.by}, onder nummer {one.number}{one.told_second}."
    return f"{whole} De reden: {sentence(one.reason)}"


def remarks_of(one: Complaint, now: State) -> Iterator[str]:
    """Dutch: what an objection, and the answer to it, took the place of."""
    for ruling in (each for each in now.rulings if each.number in one.against and each.bid != one.bid):
        yield f"Besluit {ruling.number} gaat over een andere inschrijver: dit bezwaar is tegen de keuze voor die ander."
    yield from _proposed(one.proposed)
    for ruling in left_standing(one, now.rulings) if one.bid not in now.removed else ():
        said = f"Dit bezwaar is {outcome_words(one)}, en besluit {ruling.number} geldt nog."
        yield f"{said} Er moet een nieuw besluit komen dat dit vervangt."
    answers = [*one.earlier, *(each for each in (one.answer, one.proposed) if each)]
    for answer in sorted(answers, key=lambda each: -each.number):
        if answer.confirmed_by and answer.confirmed_on:
            when = decided_day(answer.confirmed_on, answer.confirmed_at)
            yield f"Antwoord {answer.number} is bevestigd door {answer.confirmed_by}, op {when}."
        if answer.refused:
            yield f"Antwoord {answer.number} is {refused_words(answer.refused)}"
        old = next((each for each in answers if each.number == answer.replaces), None)
        if old:
            of = f"antwoord {old.number} van {old.by}, {decided_day(old.on, old.recorded)}"
            yield f"Antwoord {answer.number} verbetert {of}. De reden: {sentence(answer.reason)}"
            yield f"Antwoord {old.number} was: {UPHELD[old.outcome].lower()}{_points(old.texts)}"
    before = {each.number: each for each in now.corrected}
    while one.replaces in before:
        earlier = before[one.replaces]
        came = decided_day(earlier.received, earlier.recorded)
        yield f"Bezwaar {one.number} verbetert bezwaar {earlier.number}, ontvangen op {came}. De reden: {sentence(one.reason)}"
        if one.arguments != earlier.arguments:
            yield f"In bezwaar {earlier.number} stond{_points(earlier.arguments)}"
        if earlier.answer and earlier.bid != one.bid:
            answer = earlier.answer
            on = decided_day(answer.on, answer.recorded)
            yield f"Daarop gaf {answer.by} op {on} antwoord {answer.number}: {UPHELD[answer.outcome].lower()}."
        one = earlier


def _proposed(answer: Answer | None) -> Iterator[str]:
    """An answer that does not count: what it says, and what it waits for."""
    if answer is None:
        return
    said = f"{UPHELD[answer.outcome].lower()}{_points(answer.texts)}"
    why = "het is geweigerd" if answer.refused else "een tweede persoon moet het nog bevestigen"
    yield f"Antwoord {answer.number} van {answer.by}, {decided_day(answer.on, answer.recorded)}, telt niet: {why}. Erin staat: {said}"


def refused_words(said: Refused) -> str:
    """Dutch: by whom, when and why something was refused; reads on after "is"."""
    return f"geweigerd door {said.by} op {decided_day(said.on, said.at)}. De reden: {sentence(said.reason)}"


def _points(texts: Sequence[str]) -> str:
    """Each point in its own words."""
    return "".join(f"; punt {number}: “{text}”" for number, text in enumerate(texts, start=1)).replace(";", ":", 1) or "."
