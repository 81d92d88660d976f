"""Which bidder, region or day a person means on the command line, and what a second person says. UsageError names the choices."""

import argparse
import datetime as dt
import re
from collections.abc import Sequence

from checklist.finding import Bid, Result
from reports.decision import EVERYWHERE
from templates.wording import AMSTERDAM, sentence, spoken
from templates.wording import day as dutch
from toetssteen.chain import Kind
from toetssteen.errors import UsageError
from toetssteen.recorded import Gone
from toetssteen.register import Register
from toetssteen.second_person import Second

_ALL = ("", "alle", EVERYWHERE)
"""What somebody says who means every region."""
YEARS = range(2000, 2200)
"""In which a day of ours lies: so far from the ends of the calendar that every term from it lies on it too."""


def day(text: str) -> dt.date:
    """A date as argparse wants it: 2026-09-18, or as people in the Netherlands write it, 18-9-2026."""
    found = _on_calendar(text)
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{text} kan hier niet. Kies een dag in de jaren {YEARS[0]} tot en met {YEARS[-1]}.")
    return found


def _on_calendar(text: str) -> dt.date:
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text.strip())
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text.strip())
    except ValueError as wrong:
        why = "staat niet op de kalender" if re.fullmatch(r"[\d-]{8,10}", text.strip()) and text.count("-") == 2 else "is geen datum"
        raise argparse.ArgumentTypeError(f"{text} {why}. Schrijf een datum als 2026-07-20 of 20-07-2026.") from wrong


def bid_named(result: Result, asked: str, gone: Sequence[Gone] = ()) -> Bid:
    """The one bid that is meant by a KvK number, an id or (part of) a name; of who was removed (`gone`) it says that and when."""
    words = " ".join(asked.casefold().split())
    exact = [bid for bid in result.bids if words in (bid.kvk_number, bid.name.casefold(), bid.id.casefold())]
    found = exact or [bid for bid in result.bids if words and words in bid.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found and (one := next((one for one in gone if words == one.bid.casefold()), None)):
        raise UsageError(
            f"Inschrijver {one.bid} is verwijderd op {dutch(dt.date.fromisoformat(one.on))} door {one.by}. Reden: {sentence(one.reason)} "
            "De stukken zijn er niet meer. In het register staat nog wat er is besloten."
        )
    names = ", ".join(f"{bid.name} ({bid.kvk_number or 'zonder KvK-nummer'})" for bid in found or result.bids)
    raise UsageError(
        f"{'Meer dan één' if found else 'Geen'} inschrijver past bij {asked}. Kies uit: {names}.{_told(gone) if not found else ''}"
    )


def _told(gone: Sequence[Gone]) -> str:
    """Who was removed, for who asks by a name that is no longer there."""
    if not gone:
        return ""
    told = ", ".join(f"{one.bid} (op {dutch(dt.date.fromisoformat(one.on))})" for one in gone)
    return f" Of is deze inschrijver verwijderd? Verwijderd zijn, met hun KvK-nummer: {told}. Zoek op dat nummer."


def region_named(result: Result, bid: Bid, asked: str) -> str:
    """The region of this office that is meant by its id or name; without one asked the only one that the bid is for."""
    ours = {row.id: row.name for row in result.procedure.regions if row.id in bid.regions}
    found = [region for region, name in ours.items() if asked.casefold() in (region, name.casefold())]
    if len(found) == 1:
        return found[0]
    if not asked and len(ours) == 1:
        return next(iter(ours))
    named = ", ".join(ours) or "geen regio"
    if asked:
        raise UsageError(f"{asked} is geen regio waarvoor {bid.name} bij dit zorgkantoor inschreef. Kies uit: {named}.")
    raise UsageError(f"Geef --regio op. {bid.name} schreef bij dit zorgkantoor in voor: {named}.")


def region_of_office(result: Result, asked: str) -> str:
    """The region of this office that is meant by its id or name; "alle" is EVERYWHERE, and "" stays "": not said."""
    ours = {row.id: row.name for row in result.procedure.regions}
    if asked.casefold() in _ALL:
        return EVERYWHERE if asked else ""
    found = [region for region, name in ours.items() if asked.casefold() in (region, name.casefold())]
    if not found:
        raise UsageError(f"{asked} is geen regio van dit zorgkantoor. Kies uit: {', '.join(ours)}, of alle.")
    return found[0]


def regions_named(result: Result, bid: Bid, asked: str) -> str:
    """As `region_named`; without one asked, and for "alle", all regions of the bid."""
    return EVERYWHERE if asked.casefold() in _ALL else region_named(result, bid, asked)


def part_named(result: Result, asked: str) -> str:
    """The rule that is meant, whatever its capitals; without one asked the whole bid."""
    codes = {rule.code.casefold(): rule.code for rule in result.procedure.rules}
    if not asked:
        return EVERYWHERE
    if asked.casefold() not in codes:
        raise UsageError(f"{asked} is geen onderdeel van deze ronde. Kies uit: {', '.join(codes.values())}.")
    return codes[asked.casefold()]


_LOOKED_AT = {
    Kind.DECISION: ("een besluit", "besluit"),
    Kind.ANNOUNCEMENT: ("een bekendmaking", "termijnen"),
    Kind.ANSWER: ("een antwoord op een bezwaar", "bezwaar"),
    Kind.INTENTION: ("een voornemen om te verwijderen", "opruimen"),
}
"""What a second person looks at: what people call it, and the command for it."""


def second_arguments(parser: argparse.ArgumentParser, *, what: str, follows: str = "") -> None:
    """The options of a second person; `what` as "dit besluit", `follows` what a confirmation does at once."""
    parser.add_argument("--bevestig", type=int, metavar="NUMMER", help=f"bevestig {what} als tweede persoon (met --door){follows}")
    parser.add_argument("--weiger", type=int, metavar="NUMMER", help=f"weiger {what} als tweede persoon (met --door en --reden)")


def second(options: argparse.Namespace, register: Register, kind: Kind, *, on: dt.date) -> tuple[int, Second] | None:
    """The number that a second person looked at, and what that person says of it; None when nobody is asked for here.

    UsageError names the command for what the entry of that number is, when it is not of this kind.
    """
    number = options.bevestig if options.weiger is None else options.weiger
    if number is None:
        return None
    if options.bevestig is not None and options.weiger is not None:
        raise UsageError("Kies: --bevestig of --weiger. Samen kan niet.")
    if not options.door.strip():
        raise UsageError(f"Noem met --door wie nummer {number} {'bevestigt' if options.weiger is None else 'weigert'}.")
    if options.weiger is None:
        alone(options, "reden")
    said = "--bevestig" if options.weiger is None else "--weiger"
    entry = next((entry for entry in register.entries(*_LOOKED_AT) if entry.number == number), None)
    if entry and entry.kind != kind:
        (what, command), (ours, _) = _LOOKED_AT[Kind(entry.kind)], _LOOKED_AT[kind]
        how = f"toetssteen {command} --zaak {options.zaak} {said} {number} --door NAAM"
        raise UsageError(f"Nummer {number} is {what} en niet {ours}. Gebruik: {how}")
    return number, Second(by=options.door, on=on, refuses=options.weiger is not None, reason=options.reden)


def today() -> dt.date:
    """The day in the Netherlands, whatever clock the computer has: every moment that people read is Dutch time. No verdict rests on it."""
    return dt.datetime.now(AMSTERDAM).date()


def past(given: dt.date | None, option: str, result: Result, *, since: dt.date | None = None) -> dt.date | None:
    """A day on which something can have happened: not before closing (or `since`), and not after today."""
    first = since or result.procedure.closes.date()
    if given is not None and not first <= given <= today():
        raise UsageError(f"{option} {dutch(given)} kan niet: noem een dag van {dutch(first)} tot en met vandaag ({dutch(today())}).")
    return given


def alone(options: argparse.Namespace, *others: str) -> None:
    """Who confirms or refuses gives a number and a name, and changes nothing else; UsageError names what was given beside it."""
    given = [f"--{name.replace('_', '-')}" for name in others if getattr(options, name)]
    if given:
        refuses = options.weiger is not None
        what, does = ("--weiger", "weigert") if refuses else ("--bevestig", "bevestigt")
        raise UsageError(f"Bij {what} kan {spoken(given)} niet: u {does} wat er staat. Laat dat weg.")
