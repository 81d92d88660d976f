"""`toetssteen besluit`: put a decision of a person on record, confirm one, or see them all."""

import argparse
from pathlib import Path

from reports.decision import EVERYWHERE, OF_A_BID, OF_A_PART, Outcome, Person, Ruling
from templates.wording import OUTCOMES, day
from toetssteen.case import Case, open_case
from toetssteen.chain import Draft
from toetssteen.choosing import bid_named, part_named, past, regions_named, today
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.decisions import Wish, confirmation, draft
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.lock import held
from toetssteen.progress import show, show_table
from toetssteen.recorded import Recorded, recorded_in
from toetssteen.state import State, state, written


def _arguments(parser: argparse.ArgumentParser) -> None:
    outcomes = ", ".join(dict.fromkeys((*OF_A_BID, *OF_A_PART)))
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: toon alle besluiten")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--regio", default="", metavar="REGIO", help="voor welke regio; zonder: voor alle regio's van deze inschrijver")
    parser.add_argument("--onderdeel", default="", metavar="CODE", help="document of criterium, zoals D03 of S1a; zonder: alles")
    parser.add_argument("--uitkomst", type=Outcome, choices=list(Outcome), metavar="UITKOMST", help=outcomes)
    parser.add_argument("--reden", default="", metavar="TEKST", help="waarom")
    parser.add_argument("--bepaling", default="", metavar="TEKST", help="de bepaling van het beleid; anders die van de bevinding")
    parser.add_argument("--grond", action="append", default=[], metavar="REGEL/CONTROLE", help="bij een afwijzing, zoals D05/present")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie beslist")
    parser.add_argument("--functie", default="", metavar="FUNCTIE", help="de functie van die persoon")
    parser.add_argument("--op", type=a_day, default=None, metavar="DATUM", help="de dag van het besluit; anders vandaag")
    parser.add_argument("--vervangt", type=int, metavar="NUMMER", help="het besluit waarvoor dit in de plaats komt")
    parser.add_argument("--bevestig", type=int, metavar="NUMMER", help="bevestig dit besluit als tweede persoon (met --door)")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        before = state(case, list(register.entries()), found.result)
        wanted = _wanted(options, before, found, case)
        if wanted is None:
            return _shown(before, found)
        entry = register.entered([wanted])[0]
        now = state(case, list(register.entries()), found.result)
        folder = written(case, register, found, now)
    one = next(one for one in now.rulings if one.number == (options.bevestig or entry.number))
    names = {bid.id: bid.name for bid in found.result.bids}
    if options.bevestig is not None:
        show(f"Bevestigd door {one.confirmed_by}: besluit {one.number} over {names.get(one.bid, one.bid)}, {OUTCOMES[one.outcome]}.")
        show(f"Alle besluiten: {folder / 'besluiten.html'}")
        return DONE
    return _told(case, one, folder)


def _wanted(options: argparse.Namespace, before: State, found: Recorded, case: Case) -> Draft | None:
    """The entry that is asked for; None when somebody only wants to look."""
    on = past(options.op, "--op", found.result) or today()
    if options.bevestig is not None:
        if not options.door.strip():
            raise UsageError("Noem met --door wie het besluit bevestigt.")
        return confirmation(options.bevestig, before.rulings, by=options.door, on=on)
    if options.uitkomst is None and not options.inschrijver:
        return None
    if options.uitkomst is None or not options.inschrijver:
        raise UsageError("Voor een besluit zijn --inschrijver en --uitkomst nodig. Zonder beide ziet u alle besluiten.")
    bid = bid_named(found.result, options.inschrijver, found.gone)
    wish = Wish(
        bid=bid.id,
        region=regions_named(found.result, bid, options.regio),
        part=part_named(found.result, options.onderdeel),
        outcome=options.uitkomst,
        reason=options.reden,
        by=Person(name=options.door, role=options.functie),
        on=on,
        clause=options.bepaling,
        grounds=tuple(_ground(text) for text in options.grond),
        replaces=options.vervangt,
        two_persons=case.settings.besluiten.twee_personen,
    )
    return draft(wish, before.rulings, found)


def _ground(text: str) -> tuple[str, str]:
    rule, slash, check = text.partition("/")
    if not (rule and slash and check):
        raise UsageError(f"{text} is geen grond. Schrijf de regel en de controle, zoals D05/present.")
    return rule, check


def _told(case: Case, one: Ruling, folder: Path) -> int:
    show(f"Besluit {one.number} is vastgelegd: {OUTCOMES[one.outcome]}. Het programma zag: {one.seen}.")
    if one.clause:
        show(f"Bepaling: {one.clause}")
    if one.waits:
        how = f"toetssteen besluit --zaak {case.folder} --bevestig {one.number} --door NAAM"
        show(f"Dit besluit geldt pas als een ander het bevestigt: {how}")
    show(f"Alle besluiten: {folder / 'besluiten.html'}")
    return DONE


def _shown(now: State, found: Recorded) -> int:
    """Every decision; GAPS when one waits for a second person or rests on something that is seen otherwise now."""
    if not now.rulings:
        show("Er is nog geen besluit vastgelegd. Met toetssteen besluit --help ziet u hoe dat gaat.")
        return DONE
    names = {bid.id: bid.name for bid in found.result.bids}
    rows = [
        (
            str(one.number),
            names.get(one.bid, one.bid),
            "alle" if one.region == EVERYWHERE else one.region,
            "inschrijving" if one.part == EVERYWHERE else one.part,
            OUTCOMES[one.outcome],
            f"{one.by.name}, {day(one.on)}",
            _stand(one),
        )
        for one in now.rulings
    ]
    show_table("Besluiten", ("nr.", "inschrijver", "regio", "onderdeel", "uitkomst", "door", "stand"), rows)
    for one in now.rulings:
        if one.changed:
            show(f"Kijk opnieuw naar besluit {one.number}. {one.changed}")
    return GAPS if any(one.waits or one.changed for one in now.rulings) else DONE


def _stand(one: Ruling) -> str:
    if one.replaced_by is not None:
        return f"vervangen door {one.replaced_by}"
    if one.waits:
        return "wacht op een tweede persoon"
    return f"geldt, bevestigd door {one.confirmed_by}" if one.confirmed_by else "geldt"


COMMAND = Command(
    name="besluit",
    summary="Leg een besluit van een mens vast, met reden en naam, of bekijk alle besluiten.",
    arguments=_arguments,
    run=_run,
)
