"""`toetssteen opruimen`: which files may go because their period is over; with `--doe` they go, and the register says so."""

import argparse
import datetime as dt
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checklist.finding import Result
from intake.originals import Originals, sha256_of
from intake.sameness import sameness
from reports.decision import EVERYWHERE
from reports.result import to_json
from templates.wording import count, day, spoken
from toetssteen.answers import reader_key
from toetssteen.case import Case, CaseError, open_case
from toetssteen.chain import Entry, Kind
from toetssteen.choosing import alone, bid_named, past, second, second_arguments
from toetssteen.choosing import day as a_day
from toetssteen.choosing import today as this_day
from toetssteen.commands.command import Command
from toetssteen.earlier import not_assessed
from toetssteen.errors import DONE, UsageError
from toetssteen.holds import hold, holds, release, to_release
from toetssteen.lock import held
from toetssteen.pipeline import publish
from toetssteen.progress import Progress, show, show_table
from toetssteen.recorded import Recorded, head_of, recorded_in
from toetssteen.recording import answers_of, keep, last_assignment, outcome
from toetssteen.register import Register
from toetssteen.removal import Packages, carried_out, finish, left_over, lying, packages, removals, remove_packages
from toetssteen.removal_plan import Plan, PlanError, draft, plans, to_confirm, waiting_for
from toetssteen.removed import originals_in, removed
from toetssteen.retention import Keeping, asked_without, keepings, without
from toetssteen.second_person import Second
from toetssteen.stages import LIMITS, Desk
from toetssteen.state import State, refused_words, state
from toetssteen.state_pages import written
from toetssteen.verify import strange_letters
from toetssteen.ways import Way, keep_to


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder --doe wordt niets verwijderd")
    parser.add_argument("--op", type=a_day, metavar="DATUM", help="welke dag het is; anders vandaag")
    parser.add_argument("--doe", action="store_true", help="verwijder wat mag; dit kan niet ongedaan worden gemaakt")
    second_arguments(parser, what="dit voornemen", follows="; daarmee wordt er meteen verwijderd")
    parser.add_argument("--reden", default="", metavar="TEKST", help="bij --weiger: waarom")
    parser.add_argument(
        "--door", default="", metavar="NAAM", help="wie dit doet; nodig bij --doe, --bevestig, --weiger, --vasthouden en --vrijgeven"
    )
    parser.add_argument("--inschrijver", metavar="NAAM", help="alleen deze inschrijver")
    parser.add_argument("--vasthouden", metavar="REDEN", help="verwijder voorlopig niets, bijvoorbeeld om een kort geding")
    parser.add_argument("--vrijgeven", metavar="REDEN", help="houd niet langer vast")
    parser.add_argument("--nummer", type=int, metavar="NUMMER", help="welke vasthouding u vrijgeeft; nodig als er meer dan één is")


_LOOK = Way(name="het bekijken van wat weg mag", takes=frozenset({"op", "inschrijver"}))
_DO = Way(name="--doe", takes=frozenset({"doe", "op", "inschrijver", "door"}))
_HOLD = Way(name="--vasthouden", takes=frozenset({"vasthouden", "doe", "op", "inschrijver", "door"}))
_RELEASE = Way(name="--vrijgeven", takes=frozenset({"vrijgeven", "doe", "nummer", "op", "inschrijver", "door"}))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Who:
    """Who removes, on which day, and who looked along."""

    name: str
    on: dt.date
    plan: Plan | None = None
    second: str = ""

    def body(self, due: Sequence[Keeping]) -> dict[str, object]:
        """What each tombstone says: of all that goes, and of each bidder its own decisions."""
        told: dict[str, object] = {"reden": _reason(due), "door": self.name, "op": self.on.isoformat()}
        told |= {"inschrijvers": sorted(row.bid.id for row in due), "redenen": _reasons(due)}
        return told | ({"bevestigd_door": self.second, "voornemen": self.plan.number} if self.plan else {})


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    today: dt.date = options.op or this_day()
    _sensible(options)
    with held(case.lock), case.open_register() as register:
        if options.doe or options.bevestig is not None:
            finish(case, list(register.entries()))
        found = recorded_in(register, case)
        if _acts(options):
            past(options.op, "--op", found.result)
        _hold(options, register, found, today)
        entries = list(register.entries())
        now = state(case, entries, found.result)
        rows = _rows(options, case, found, entries, now)
        due = [row for row in rows if row.is_due(today)]
        _table(rows, today)
        known = plans(entries)
        if looked := second(options, register, Kind.INTENTION, on=today):
            plan = to_confirm(looked[0], known, looked[1])
            past(options.op, "--op", found.result, since=plan.on)
            if looked[1].refuses:
                _refuse(register, plan, looked[1])
            else:
                _confirm(case, register, rows, plan, _Who(name=plan.by.name, on=today, plan=plan, second=options.door))
        elif options.doe and due and _needs_second(case, now, due, known):
            _intend(options, register, due, known, today=today)
        elif options.doe:
            _do(case, register, due, _Who(name=options.door, on=today))
        else:
            _preview(options, case, entries, due, known=known)
            if due and _needs_second(case, now, due, known):
                show("Een tweede persoon moet het daarna bevestigen. Pas dan wordt er iets verwijderd.")
    return DONE


def _sensible(options: argparse.Namespace) -> None:
    """UsageError when these words do not go together."""
    looks = options.bevestig is not None or options.weiger is not None
    acts = _acts(options)
    for name in ("inschrijver", "vasthouden", "vrijgeven"):
        if getattr(options, name) is not None and not getattr(options, name).strip():
            raise UsageError(f"Achter --{name} staat niets. Zet er iets achter, of laat --{name} weg.")
    if options.vasthouden and options.vrijgeven:
        raise UsageError("Kies: --vasthouden of --vrijgeven. Samen kan niet.")
    if options.nummer is not None and not options.vrijgeven:
        raise UsageError("--nummer hoort bij --vrijgeven: welke vasthouding u vrijgeeft.")
    if options.doe and looks:
        raise UsageError("Kies: --doe, --bevestig of --weiger. Wie bevestigt, verwijdert meteen wat in het voornemen staat.")
    if not looks:
        keep_to(_way(options), options)
    if looks:
        alone(options, "inschrijver", "vasthouden", "vrijgeven", "nummer")
    if acts and options.op and options.op > this_day():
        raise UsageError(f"--op {options.op} ligt in de toekomst. Daarmee kunt u vooruitkijken, maar niets verwijderen of vastleggen.")
    if acts and not options.door.strip():
        raise UsageError("Noem met --door wie dit doet.")


def _acts(options: argparse.Namespace) -> bool:
    """Does somebody remove or record something, rather than look?"""
    looks = options.bevestig is not None or options.weiger is not None
    return bool(options.doe or looks or options.vasthouden or options.vrijgeven)


def _way(options: argparse.Namespace) -> Way:
    """How the command is used here, by somebody who looks at no intention of another."""
    if options.vasthouden or options.vrijgeven:
        return _HOLD if options.vasthouden else _RELEASE
    return _DO if options.doe else _LOOK


def _hold(options: argparse.Namespace, register: Register, found: Recorded, today: dt.date) -> None:
    """Hold or release, and tell what the register says of it afterwards."""
    if not (options.vasthouden or options.vrijgeven):
        return
    subject = bid_named(found.result, options.inschrijver, found.gone).id if options.inschrijver else ""
    if options.vasthouden:
        wanted = hold(subject or EVERYWHERE, reason=options.vasthouden, by=options.door, on=today)
    else:
        number = options.nummer
        one = to_release(holds(register.entries()), subject=subject or ("" if number else EVERYWHERE), number=number)
        past(options.op, "--op", found.result, since=one.on)
        wanted = release(one, reason=options.vrijgeven, by=options.door, on=today)
    (entry,) = register.entered([wanted])
    stands = {one.number: one for one in holds(register.entries())}
    if options.vasthouden:
        show(f"Vastgelegd onder nummer {entry.number}: {stands[entry.number].words}.")
    else:
        left = "; ".join(one.words for one in stands.values()) or "niets"
        show(f"Vastgelegd onder nummer {entry.number}: {one.words} is vrijgegeven. Nog vastgehouden: {left}.")


def _rows(options: argparse.Namespace, case: Case, found: Recorded, entries: list[Entry], now: State) -> list[Keeping]:
    rows = keepings(found.result, now, entries, case.settings.bewaren)
    only = bid_named(found.result, options.inschrijver, found.gone).id if options.inschrijver else ""
    return [row for row in rows if not only or row.bid.id == only]


def _table(rows: list[Keeping], today: dt.date) -> None:
    told = [(row.bid.name, day(row.until) if row.until else "–", "mag weg" if row.is_due(today) else "blijft", row.because) for row in rows]
    show_table(f"Bewaren, op {day(today)}", ("inschrijver", "bewaren tot en met", "", "waarom"), told)


def _preview(options: argparse.Namespace, case: Case, entries: list[Entry], due: list[Keeping], *, known: Sequence[Plan]) -> None:
    """What would happen, and what waits."""
    if left := left_over(case, entries):
        show(
            f"Let op: {count(left, 'bestand of bewijspakket staat', 'bestanden en bewijspakketten staan')} er nog, terwijl in het register "
            "staat dat ze zijn verwijderd. Is het verwijderen afgebroken? Maak het af met --doe --door NAAM. Anders zette iemand ze terug."
        )
    if due:
        show("Er is nog niets verwijderd. Met --doe --door NAAM gebeurt dat. Het kan niet ongedaan worden gemaakt.")
        _elsewhere(packages(case, entries, frozenset(row.bid.id for row in due)))
        _stays(entries)
    for plan in known:
        if plan.waits:
            who = f"Voornemen {plan.number} van {plan.by.name}, {day(plan.on)},"
            show(f"{who} wacht op een tweede persoon: {_how(options.zaak, plan.number)}")
        elif plan.refused and not plan.done:
            show(f"Voornemen {plan.number} van {plan.by.name}, {day(plan.on)}, is {refused_words(plan.refused)}")


def _needs_second(case: Case, now: State, due: list[Keeping], known: Sequence[Plan]) -> bool:
    """Must a second person look: this case asks it, a decision about one of these was asked it, or an intention about one was."""
    ids = {row.bid.id for row in due}
    decided = any(one.needs_second for one in now.rulings if one.bid in ids)
    return case.settings.besluiten.twee_personen or decided or any(not plan.done and ids & set(plan.bids) for plan in known)


def _reasons(due: Sequence[Keeping]) -> dict[str, str]:
    """Bid -> the reason that is about it alone."""
    return {row.bid.id: row.period for row in due}


def _intend(options: argparse.Namespace, register: Register, due: list[Keeping], known: Sequence[Plan], *, today: dt.date) -> None:
    """Put on record what is to go, unless this very intention waits already; nothing goes yet."""
    wanted = draft(_reasons(due), reason=_reason(due), by=options.door, on=today)
    same = waiting_for(wanted, known)
    number = same.number if same else register.entered([wanted])[0].number
    told = "staat al vast" if same else "is vastgelegd"
    show(f"Voornemen {number} {told}: de stukken van {', '.join(row.bid.name for row in due)} verwijderen.")
    show(f"Er is nog niets verwijderd. Dat gebeurt pas als een ander het bevestigt: {_how(options.zaak, number)}")


def _refuse(register: Register, plan: Plan, said: Second) -> None:
    """A second person does not agree: nothing goes."""
    register.record([said.draft(plan.number)])
    show(f"Voornemen {plan.number} van {plan.by.name} is geweigerd door {said.by}. Er is niets verwijderd. De reden staat in het register.")


def _how(folder: Path, number: int) -> str:
    return f"toetssteen opruimen --zaak {folder} --bevestig {number} --door NAAM"


def _confirm(case: Case, register: Register, rows: list[Keeping], plan: Plan, who: _Who) -> None:
    """A second person agrees: what may still go of what was intended, goes."""
    mine = [row for row in rows if row.bid.id in plan.bids]
    due = [row for row in mine if row.is_due(who.on)]
    kept = "; ".join(f"{row.bid.name}: {row.because}" for row in mine if row not in due)
    if not due:
        raise PlanError(f"Van voornemen {plan.number} mag nu niets weg. {kept or 'Deze inschrijvers staan niet meer in de toetsing'}.")
    if kept:
        show(f"Let op: dit blijft, want het mag nu niet weg. {kept}.")
    _do(case, register, due, who)
    show(f"Voornemen {plan.number} van {plan.by.name} is bevestigd door {who.second}.")


def _reason(due: Sequence[Keeping]) -> str:
    """One reason for all that goes: the one they share; else that each of their periods is over, which `redenen` tells of each."""
    found = {row.period for row in due}
    return found.pop() if len(found) == 1 else f"van {len(due)} inschrijvers is de bewaartermijn voorbij; de reden staat bij elk van hen"


def _do(case: Case, register: Register, due: list[Keeping], who: _Who) -> None:
    """What is due now goes: first the tombstones, then the bytes, then reports without these bidders."""
    if not due:
        show("Er is niets dat weg mag.")
        return
    found, before = recorded_in(register, case), last_assignment(case, register)
    if before is None:
        raise CaseError("Er is niet bewaard wat er gevraagd was. Voer `toetssteen controleer` uit.")
    if missing := not_assessed(case, list(register.entries())):  # this removes what earlier runs were asked
        raise CaseError(missing)
    gone = [row.bid for row in due]
    left, mails = without(found.result, gone, today=who.on)
    asked = asked_without(before, mails, today=who.on)
    entries = list(register.entries())
    keep(asked, left, case=case, trust=case.trust(), round_files=())
    store = Originals(case.originals)
    confirmed = [Second(by=who.second, on=who.on).draft(who.plan.number)] if who.plan else []
    alike = {one: sameness(store.get(one)) if one in store else "" for one in mails}
    letters = lying(case, entries, frozenset(bid.id for bid in gone))
    held_by = packages(case, entries, frozenset(bid.id for bid in gone))
    bags = held_by.digests
    gone_for_good = removals(entries, alike, body=who.body(due), beside=letters | bags)
    entered = register.entered([*confirmed, *outcome(left, asked), *gone_for_good])  # all or nothing
    tombstones = [entry for entry in entered if entry.kind == Kind.REMOVAL]
    head = head_of(register.entries(Kind.RESULT, Kind.REMOVAL), sha256_of(to_json(left)))
    paths = carried_out(case, register.entries())
    went = [*paths, *held_by.here]
    remove_packages(held_by)
    _told(case, tombstones, went, letters=letters, bags=bags)
    folder = _reports(case, register, left, head)
    show(f"Rapporten zonder deze inschrijvers: {folder / 'index.html'}")
    _elsewhere(held_by)
    _stays(entries)
    if own := strange_letters(case, register.entries()):
        files = count(len(own), "bestand dat", "bestanden die")
        show(f"Let op: in de map brieven {'staat' if len(own) == 1 else 'staan'} nog {files} Toetssteen niet heeft gemaakt.")
        show("Gaat dat over wie is verwijderd? Haal het dan zelf weg.")


STORES = {
    "originelen": ("origineel", "originelen"),
    "vastgelegd": ("vastgelegd stuk", "vastgelegde stukken"),
    "rapporten": ("bestand van een rapport", "bestanden van rapporten"),
    "brieven": ("brief", "brieven"),
    "bewijspakketten": ("bewijspakket", "bewijspakketten"),
}
BESIDE = {"lezingen": ("lezing", "lezingen"), "gelijk": ("brief", "brieven"), "dossiers": ("bewijspakket", "bewijspakketten")}


def _told(case: Case, tombstones: Sequence[Entry], paths: Sequence[Path], *, letters: frozenset[str], bags: frozenset[str]) -> None:
    """How many of what went (files, and packages as a whole), in the same numbers as the register and `controleer` have."""
    found = Counter(path.resolve().relative_to(case.folder.resolve()).parts[0] for path in paths)
    own = len({entry.subject for entry in tombstones} & letters - {path.name for path in paths})
    found["gelijk"], found["brieven"] = found["brieven"] - own, own
    found["bewijspakketten"] = len({entry.subject for entry in tombstones} & bags)
    found["dossiers"] -= found["bewijspakketten"]
    told = [count(found[name], *words) for name, words in STORES.items() if found[name]]
    numbers = f"vermelding {tombstones[0].number} t/m {tombstones[-1].number}"
    show(f"{count(len(tombstones), 'bestand is', 'bestanden zijn')} verwijderd: {', '.join(told)}.")
    show(f"Van elk blijven het controlegetal, de reden, de dag en de naam in het register staan ({numbers}).")
    beside = [count(found[name], *words) for name, words in BESIDE.items() if found[name]]
    if beside:
        show(f"Ook weg: {spoken(beside)}. Zonder eigen vermelding: dit was gemaakt uit stukken die er wel een hebben, of gelijk daaraan.")


def _stays(entries: Sequence[Entry]) -> None:
    """What no removal takes away, and where a name can stand."""
    gone = removed(entries)
    told = [entry for entry in entries if entry.kind == Kind.ANNOUNCEMENT and set(originals_in(entry)) - gone.keys()]
    if told:
        show(
            f"Wat bij een bekendmaking is bewaard, blijft (vermelding {spoken([str(entry.number) for entry in told])}): dat gaat over meer "
            "inschrijvers. Staat er een naam in van wie weggaat, dan blijft die daar staan."
        )
    show("In het register blijven namen staan: in de namen van rapporten, brieven en verzonden bestanden, en in wat mensen zelf schreven.")


def _elsewhere(found: Packages) -> None:
    """Packages that nobody but a person can take away."""
    if not found.elsewhere:
        return
    show("Let op: deze bewijspakketten zijn eerder gemaakt en staan niet in de zaakmap. De gegevens staan daar nog in. Haal ze zelf weg:")
    for entry in found.elsewhere:
        others = ", met gegevens van derden" if entry.content["met_derden"] else ""
        made = day(dt.date.fromisoformat(entry.at[:10]))
        by = f" door {entry.content['door']}" if entry.content.get("door") else ""
        show(f"  gemaakt op {made}{by} over inschrijver {entry.subject}{others} (vermelding {entry.number})")


def _reports(case: Case, register: Register, left: Result, head: str) -> Path:
    """The edition of every report without those bidders."""
    key = reader_key(case.trust(), LIMITS)
    desk = Desk(
        originals=Originals(case.originals),
        progress=Progress(quiet=True),
        workers=os.cpu_count() or 1,
        trust=case.trust(),
        answers=answers_of(case, register, key),
    )
    folder = publish(left, case=case, register=register, head=head, desk=desk)
    fresh = recorded_in(register, case)
    written(case, register, fresh, state(case, list(register.entries()), fresh.result))
    return folder


COMMAND = Command(
    name="opruimen",
    summary="Zie welke stukken weg mogen omdat de bewaartermijn voorbij is, en verwijder ze.",
    arguments=_arguments,
    run=_run,
)
