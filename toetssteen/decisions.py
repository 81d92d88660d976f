"""Decisions of people: recorded beside what the program saw, never changed by a run, and replaced only by a decision that names them.

Knows the entries and the result; judges no bid. What cannot be recorded is refused with a sentence that says what is missing.
"""

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from checklist.finding import Assessment, CriterionRow, DocumentRow, Result, Verdict
from reports.decision import AGAINST, BY_PERSON, EVERYWHERE, OF_A_BID, OF_A_PART, Basis, Outcome, Person, Ruling
from reports.outcomes import LATE_RULE, choice_clause
from reports.outstanding import Known
from templates.wording import day, decided_day, sentence
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.changed import changed, rows_about, seen_words
from toetssteen.despite import Question, despite
from toetssteen.grounds import LATE, About, DecisionError, Ground, Rows, bases, checked, proposed
from toetssteen.reason import is_sentence
from toetssteen.recorded import Recorded
from toetssteen.recording import observed
from toetssteen.second_person import Second, asked_second, hindrance, refused
from toetssteen.succession import ONLY_HERE, named, only_here, replaced


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What somebody wants to put on record."""

    bid: str
    region: str  # id, or EVERYWHERE
    part: str  # rule, or EVERYWHERE
    outcome: Outcome
    reason: str
    by: Person
    on: dt.date
    clause: str = ""
    grounds: tuple[Ground, ...] = ()
    despite: tuple[str, ...] = ()  # codes of what stands against this outcome and is named all the same
    replaces: int | None = None
    two_persons: bool = False  # this case asks for a second person: that binds this decision, whatever the settings say later


def rulings(entries: Iterable[Entry], *, two_persons: bool, result: Result | None = None) -> tuple[Ruling, ...]:
    """Every decision on record, first to last; with a result also whether what it rests on is still the same.

    `two_persons`: what counts for a decision of an older register, which does not say itself whether a second person must confirm it.
    """
    found: dict[int, Ruling] = {}
    here: set[int] = set()  # decisions that leave one for all regions standing
    for entry in entries:
        if entry.kind == Kind.DECISION:
            found[entry.number] = _ruling(entry, two_persons=two_persons)
            here |= {entry.number} if only_here(entry) else set()
            if not found[entry.number].waits:
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
    return tuple(replace(one, changed=changed(one, result)) if result else one for one in found.values())


def _replace(found: dict[int, Ruling], number: int, here: Set[int]) -> None:
    """Only a decision that counts takes the place of another; while it waits for a second person the other stands.

    One for a single region can leave the one for all regions standing: there `ruling_on` puts the region's own first.
    """
    for before in replaced(found, number):
        if not (number in here and found[before].region == EVERYWHERE):
            found[before] = replace(found[before], replaced_by=number)


def _ruling(entry: Entry, *, two_persons: bool) -> Ruling:
    bid, region, part = entry.subject.rsplit("/", 2)
    body = entry.content
    grounds: list[list[str]] = body["gronden"]  # type: ignore[assignment]  # a list of rule and check
    despite: list[list[str]] = body.get("ondanks", [])  # type: ignore[assignment]  # a list of code and words
    rests: list[tuple[str, int, str, str]] = body.get("berust_op", [])  # type: ignore[assignment]  # rule, number, reason and clause
    return Ruling(
        number=entry.number,
        at=entry.at,
        bid=bid,
        region=region,
        part=part,
        outcome=Outcome(str(body["uitkomst"])),
        reason=str(body["reden"]),
        clause=str(body["bepaling"]),
        by=Person(name=str(body["door"]), role=str(body["functie"])),
        on=dt.date.fromisoformat(str(body["op"])),
        grounds=tuple((rule, check) for rule, check in grounds),
        rests_on=tuple(Basis(rule=rule, number=number, reason=reason, clause=clause) for rule, number, reason, clause in rests),
        despite=tuple((code, words) for code, words in despite),
        replaces=named(entry),
        needs_second=asked_second(entry, otherwise=two_persons),
        seen=str(body["gezien"]),
        observation=str(body["waarneming"]),
    )


def draft(wish: Wish, known: Sequence[Ruling], found: Recorded) -> Draft:
    """The entry that this wish becomes; DecisionError when it may not be one."""
    rows = _rows(found.result, wish)
    _check(wish, known)
    grounds: tuple[Ground, ...] = ()
    rests_on: tuple[Basis, ...] = ()
    if wish.outcome is Outcome.REJECTED:
        about = About(result=found.result, rows=rows, known=tuple(known), bid=wish.bid, region=wish.region)
        grounds = checked(wish.grounds or proposed(about), about)
        rests_on = bases(about, grounds)
    wanted = Question(bid=wish.bid, region=wish.region, outcome=wish.outcome)
    points = despite(wanted, wish.despite, Known(result=found.result, rulings=tuple(known)))
    clause = wish.clause or _clause(found.result, rows, wish, grounds, rests_on)
    if wish.outcome in AGAINST and not clause:
        raise DecisionError(
            "Bij deze bevinding hoort geen bepaling van het beleid. Wat geen bepaling heeft, kan geen grond zijn. "
            "Is er toch een? Noem die met --bepaling."
        )
    body = {
        "uitkomst": wish.outcome.value,
        "reden": wish.reason,
        "bepaling": clause,
        "door": wish.by.name,
        "functie": wish.by.role,
        "op": wish.on.isoformat(),
        "vervangt": wish.replaces,
        "gronden": [list(one) for one in grounds],
        "berust_op": [[one.rule, one.number, one.reason, one.clause] for one in rests_on],
        "ondanks": [list(one) for one in points],
        "toetsing": found.sha256,
        "waarneming": observed(rows),
        "gezien": seen_words(rows),
        "twee_personen": wish.two_persons or _still_asked(wish, known),
    }
    if elsewhere(wish, known, found.result):
        body[ONLY_HERE] = True
    return Draft(kind=Kind.DECISION, subject=f"{wish.bid}/{wish.region}/{wish.part}", body=body)


def elsewhere(wish: Wish, known: Sequence[Ruling], result: Result) -> tuple[str, ...]:
    """The regions where a decision for all regions goes on counting after this one for a single region; () when there are none."""
    mine = [one for one in known if one.replaced_by is None and (one.bid, one.part) == (wish.bid, wish.part)]
    if wish.region == EVERYWHERE or not any(one.region == EVERYWHERE for one in mine):
        return ()
    own = {wish.region, *(one.region for one in mine if one.stands)}
    return tuple(row.region for row in result.assessments if row.bid == wish.bid and row.region not in own)


def _still_asked(wish: Wish, known: Sequence[Ruling]) -> bool:
    """Does it take the place of one that a second person must confirm and did not? A setting takes that question away from nobody."""
    return any(one.number == wish.replaces and one.needs_second and not one.confirmed_by for one in known)


def confirmation(number: int, known: Sequence[Ruling], said: Second, *, fallen: Sequence[str] = ()) -> Draft:
    """The entry with which a second person confirms or refuses a decision; DecisionError when that person or decision cannot.

    `fallen`: what is otherwise now under the grounds of this decision, in Dutch; such a one can only be refused.
    """
    ruling = next((one for one in known if one.number == number), None)
    if ruling is None:
        raise DecisionError(f"Er is geen besluit {number}. Met `toetssteen besluit --zaak MAP` ziet u alle besluiten.")
    if ruling.replaced_by is not None:
        raise DecisionError(f"Besluit {number} is vervangen door besluit {ruling.replaced_by}. Gebruik dat nummer.")
    again = f"Staat de voornaam niet in besluit {number}? Neem het dan opnieuw, met die naam en --vervangt {number}."
    if why := hindrance(said, ruling, what=f"Besluit {number}", first=ruling.by.name, again=again):
        raise DecisionError(why)
    if said.on < ruling.on:
        raise DecisionError(
            f"Besluit {number} is van {decided_day(ruling.on, ruling.at)}. Bevestigen of weigeren kan niet op een eerdere dag "
            f"({day(said.on)}). Noem met --op een dag vanaf {day(ruling.on)}, of laat --op weg."
        )
    if fallen and not said.refuses:
        raise DecisionError(
            f"Besluit {number} is zo niet te bevestigen. {' '.join(fallen)} "
            f"Weiger het, met --weiger {number} en de reden. Daarna kan iemand opnieuw beslissen."
        )
    return said.draft(number)


def _rows(result: Result, wish: Wish) -> Rows:
    """The rows that a decision is about, in the order of the regions; DecisionError when there are none."""
    found = rows_about(result, (wish.bid, wish.region, wish.part))
    if not found:
        where = "" if wish.region == EVERYWHERE else f" in regio {wish.region}"
        raise DecisionError(f"Bij deze inschrijver staat{where} geen {wish.part} in de toetsing. Kijk in het rapport welke er zijn.")
    return found


def _check(wish: Wish, known: Sequence[Ruling]) -> None:
    """What every decision needs, whatever it is about."""
    allowed = OF_A_BID if wish.part == EVERYWHERE else OF_A_PART
    if wish.outcome not in allowed:
        about = "de hele inschrijving" if wish.part == EVERYWHERE else f"één onderdeel ({wish.part})"
        raise DecisionError(f"De uitkomst {wish.outcome} past niet bij {about}. Kies uit: {', '.join(allowed)}.")
    if not wish.reason.strip() or not wish.by.name.strip():
        raise DecisionError("Bij elk besluit hoort een reden (--reden) en de naam van wie beslist (--door).")
    if not is_sentence(wish.reason):
        raise DecisionError(
            f"De reden “{wish.reason.strip()}” is te kort. Schrijf bij --reden een zin die een ander later begrijpt: wat zag u, en waarom "
            "besluit u dit? Bijvoorbeeld: “De VOG is van 2019 en mag hooguit een jaar oud zijn.” De reden kan ook in de brief komen."
        )
    standing = [
        one for one in known if one.replaced_by is None and (one.bid, one.part) == (wish.bid, wish.part) and _meet(one.region, wish.region)
    ]
    if wish.region != EVERYWHERE and any(one.region == wish.region for one in standing):
        standing = [one for one in standing if one.region == wish.region]  # what counts here is the region's own
    if (rejected := [one for one in standing if one.refused]) and wish.replaces != (last := rejected[-1]).number:
        raise DecisionError(
            f"Besluit {last.number} ({last.outcome}, {last.by.name}) is geweigerd{_refused(last)} "
            f"Beslist u opnieuw? Zet er --vervangt {last.number} bij en geef de reden."
        )
    others = [one for one in standing if one.region != wish.region and one.number != wish.replaces]
    if others:
        one = others[-1]
        where = "alle regio's" if one.region == EVERYWHERE else one.region
        raise DecisionError(
            f"Voor {where} geldt al besluit {one.number} ({one.outcome}). Noem met --regio een regio waarover nog niet is beslist, "
            f"of vervang dat besluit: --vervangt {one.number}."
        )
    numbers = [one.number for one in standing]
    if wish.replaces is None and standing:
        raise DecisionError(
            f"Hierover is al beslist: besluit {numbers[-1]} ({standing[-1].outcome}, {standing[-1].by.name}). "
            f"Wilt u dat veranderen? Zet er --vervangt {numbers[-1]} bij en geef de reden."
        )
    if wish.replaces is not None and wish.replaces not in numbers:
        raise DecisionError(
            f"Besluit {wish.replaces} gaat niet over dit onderdeel van deze inschrijver, of het is al vervangen. "
            f"{f'Bedoelt u besluit {numbers[-1]}?' if numbers else 'Hierover is nog niet beslist: laat --vervangt weg.'}"
        )
    before = next((one for one in standing if one.number == wish.replaces), None)
    if before and wish.on < before.on:
        raise DecisionError(
            f"Besluit {before.number} is van {decided_day(before.on, before.at)}. Wat ervoor in de plaats komt, kan niet van een eerdere "
            f"dag zijn ({day(wish.on)}). Noem met --op een dag vanaf {day(before.on)}, of laat --op weg."
        )


def _refused(one: Ruling) -> str:
    """Dutch: who refused it and why."""
    return f" door {one.refused.by}. De reden: {sentence(one.refused.reason)}" if one.refused else ""


def _meet(one: str, other: str) -> bool:
    """Are two decisions about the same region, or is one of them about all?"""
    return one == other or EVERYWHERE in (one, other)


def _clause(result: Result, rows: Rows, wish: Wish, grounds: Sequence[Ground], rests_on: Sequence[Basis]) -> str:
    """The clauses that the round itself has for this, in one line."""
    found = []
    for row in rows:
        documents = row.documents if isinstance(row, Assessment) else (row,) if isinstance(row, DocumentRow) else ()
        for document in documents:
            named = {check for rule, check in grounds if rule == document.rule}
            sources = [
                one.source
                for one in document.findings
                if one.source and (one.check in named or (wish.part == document.rule and one.verdict is not Verdict.MET))
            ]
            found += [f"{source.title}, {source.clause}" for source in sources]
        mine = row.criteria if isinstance(row, Assessment) else (row,) if isinstance(row, CriterionRow) else ()
        for criterion in mine:
            if wish.part == criterion.rule:
                found.append(f"{criterion.source.title}, {criterion.source.clause}")
    found += [clause for one in rests_on if (one.rule, BY_PERSON) in grounds for clause in one.clause.split("; ") if clause]
    closes = next((term.source for term in result.procedure.terms if term.name == LATE_RULE), None)
    if not found and wish.part != EVERYWHERE:  # a person sees a fault where the program saw none: the rule itself is the clause
        found += [f"{rule.source.title}, {rule.source.clause}" for rule in result.procedure.rules if rule.code == wish.part]
    if LATE in grounds and closes:
        found.append(f"{closes.title}, {closes.clause}")
    if wish.outcome in (Outcome.SELECTED, Outcome.NOT_CHOSEN) and (chosen := choice_clause(result.procedure)):
        found.append(chosen)
    return "; ".join(dict.fromkeys(found))
