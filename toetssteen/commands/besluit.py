"""`toetssteen besluit`: put a decision of a person on record, confirm one, or see them all."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from checklist.finding import Bid
from reports.decided_lines import Lines, of_bidder, of_case, over_places
from reports.decision import EVERYWHERE, OF_A_BID, OF_A_PART, Outcome, Person, Ruling
from reports.fallen import fallen_grounds
from reports.outstanding import Known
from templates.wording import OUTCOMES, day, spoken, visible
from toetssteen.chain import Draft, Kind
from toetssteen.choosing import alone, bid_named, part_named, past, regions_named, second, second_arguments, today
from toetssteen.choosing import day as a_day
from toetssteen.commands.command import Command
from toetssteen.decisions import Wish, confirmation, draft
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.grounds import ground_words, grounds_named, selection_said
from toetssteen.progress import show, show_table
from toetssteen.sitting import Sitting, sitting
from toetssteen.state_pages import PAGE, folder_of, newest_page

_OF_A_DECISION = ("onderdeel", "reden", "bepaling", "grond", "ondanks", "door", "functie", "op", "vervangt")
_OF_A_SECOND = ("door", "op", "reden")


def _arguments(parser: argparse.ArgumentParser) -> None:
    outcomes = ", ".join(dict.fromkeys((*OF_A_BID, *OF_A_PART)))
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap; zonder meer: hoe ver de hele zaak is")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="KvK-nummer of (deel van) de naam; alleen dit: zijn besluiten")
    parser.add_argument("--regio", default="", metavar="REGIO", help="voor welke regio; zonder: voor alle regio's van deze inschrijver")
    parser.add_argument("--onderdeel", default="", metavar="CODE", help="document of criterium, zoals D03 of S1a; zonder: alles")
    parser.add_argument("--uitkomst", type=Outcome, choices=list(Outcome), metavar="UITKOMST", help=outcomes)
    parser.add_argument("--reden", default="", metavar="TEKST", help="waarom, in een zin die een ander later begrijpt")
    parser.add_argument("--bepaling", default="", metavar="TEKST", help="de bepaling van het beleid; anders die van de bevinding")
    parser.add_argument(
        "--grond", action="append", default=[], metavar="GROND", help='bij een afwijzing, zoals D05, D05/aanwezig of "te laat"; mag vaker'
    )
    parser.add_argument(
        "--ondanks",
        action="append",
        default=[],
        metavar="CODE",
        help="bij geselecteerd: een punt dat ertegen staat, zoals D02; bij niet_gekozen: plaats_vrij; mag vaker",
    )
    parser.add_argument("--door", default="", metavar="NAAM", help="wie beslist")
    parser.add_argument("--functie", default="", metavar="FUNCTIE", help="de functie van die persoon")
    parser.add_argument(
        "--op",
        type=a_day,
        default=None,
        metavar="DATUM",
        help="de dag van het besluit; bij --bevestig of --weiger de dag daarvan; anders vandaag",
    )
    parser.add_argument("--vervangt", type=int, metavar="NUMMER", help="het besluit waarvoor dit in de plaats komt")
    second_arguments(parser, what="dit besluit")


def _run(options: argparse.Namespace) -> int:
    with sitting(options.zaak) as table:
        wanted = _wanted(options, table)
        if wanted is None:
            return _shown(options, table)
        entry, folder = table.put(wanted)
    looked = entry.kind in (Kind.CONFIRMATION, Kind.REFUSAL)
    one = next(one for one in table.now.rulings if one.number == (int(entry.subject) if looked else entry.number))
    if looked:
        _looked(table, one)
    else:
        _told(table, one)
    for line in over_places(_known(table)) if one.outcome is Outcome.SELECTED else ():
        show(line)
    for number, lost in fallen_grounds(table.now.rulings, table.found.result, bid=one.bid).items() if one.part != EVERYWHERE else ():
        show(f"Kijk opnieuw naar besluit {number}. {' '.join(lost)}")
    show(f"Alle besluiten: {folder / PAGE}")
    return DONE


def _looked(table: Sitting, one: Ruling) -> None:
    """What a second person said, and what follows."""
    names = {bid.id: bid.name for bid in table.found.result.bids}
    about = f"besluit {one.number} over {names.get(one.bid, one.bid)}, {OUTCOMES[one.outcome]}"
    if one.refused:
        show(f"Geweigerd door {one.refused.by}: {about}. Dit besluit telt niet.")
        show(f"Opnieuw beslissen kan met --vervangt {one.number}. De weigering en de reden blijven zichtbaar.")
    else:
        show(f"Bevestigd door {one.confirmed_by}: {about}.")


def _known(table: Sitting) -> Known:
    return Known(result=table.found.result, rulings=table.now.rulings)


def _wanted(options: argparse.Namespace, table: Sitting) -> Draft | None:
    """The entry that is asked for; None when somebody only wants to look."""
    result = table.found.result
    on = past(options.op, "--op", result) or today()
    if looked := second(options, table.register, Kind.DECISION, on=on):
        alone(options, "inschrijver", "regio", "uitkomst", *(name for name in _OF_A_DECISION if name not in _OF_A_SECOND))
        lost = fallen_grounds(table.now.rulings, result).get(looked[0], ())
        return confirmation(looked[0], table.now.rulings, looked[1], fallen=lost)
    if options.uitkomst is None:
        given = [f"--{name}" for name in _OF_A_DECISION if getattr(options, name)]
        if given:
            raise UsageError(
                f"Bij {spoken(given)} hoort een besluit: geef ook --inschrijver en --uitkomst. Zonder deze opties ziet u de besluiten."
            )
        return None
    if not options.inschrijver:
        raise UsageError("Voor een besluit zijn --inschrijver en --uitkomst nodig. Zonder beide ziet u hoe ver de zaak is.")
    return draft(_wish(options, table, bid_named(result, options.inschrijver, table.found.gone)), table.now.rulings, table.found)


def _wish(options: argparse.Namespace, table: Sitting, bid: Bid) -> Wish:
    result = table.found.result
    if options.grond and options.uitkomst is not Outcome.REJECTED:
        raise UsageError("--grond hoort bij de uitkomst afgewezen. Laat het weg.")
    return Wish(
        bid=bid.id,
        region=regions_named(result, bid, options.regio),
        part=part_named(result, options.onderdeel),
        outcome=options.uitkomst,
        reason=options.reden,
        by=Person(name=options.door, role=options.functie),
        on=past(options.op, "--op", result) or today(),
        clause=options.bepaling,
        grounds=grounds_named(result, options.grond),
        despite=tuple(code.strip() for text in options.ondanks for code in text.split(",") if code.strip()),
        replaces=options.vervangt,
        two_persons=table.case.settings.besluiten.twee_personen,
    )


def _told(table: Sitting, one: Ruling) -> None:
    """What was put on record, and what to know about it."""
    show(f"Besluit {one.number} is vastgelegd: {OUTCOMES[one.outcome]}. Het programma zag: {one.seen}.")
    if one.clause:
        show(f"Bepaling: {one.clause}")
    if one.grounds:
        show(f"Gronden: {', '.join(map(ground_words, one.grounds))}")
    for basis in one.rests_on:
        show(f"{basis.rule} rust op besluit {basis.number}: {visible(basis.reason)}")
    for said in _older(one, table.now.rulings):
        show(said)
    for _, words in one.despite:
        show(f"{OUTCOMES[one.outcome].capitalize()} ondanks: {visible(words)}")
    before = next((each for each in table.now.rulings if each.number == one.replaces and each.replaced_by is None), None)
    if before and one.region != before.region and not one.waits:
        names = {row.id: row.name for row in table.found.result.procedure.regions}
        show(f"Dit geldt alleen voor {names.get(one.region, one.region)}. In de andere regio's blijft besluit {before.number} gelden.")
    rule = next((rule for rule in table.found.result.procedure.rules if rule.code == one.part), None)
    if rule and one.outcome is Outcome.NOT_MET and (said := selection_said(rule)):
        show(f"Let op: {said}")
    if one.waits:
        how = f"toetssteen besluit --zaak {table.case.folder} --bevestig {one.number} --door NAAM"
        show(f"Dit besluit geldt pas als een ander het bevestigt: {how}")
        show("Is die ander het er niet mee eens? Dan met --weiger in plaats van --bevestig, en met --reden waarom.")


def _older(one: Ruling, known: Sequence[Ruling]) -> Iterator[str]:
    """A rejection of before the day from which a decision under its grounds counts: a later reader sees a ground that came afterwards."""
    under = {basis.number for basis in one.rests_on}
    for ground in known:
        if ground.number in under and one.on < ground.counts_from:
            from_day = day(ground.counts_from)
            yield (
                f"Let op: deze afwijzing is van {day(one.on)}, en rust op besluit {ground.number}, dat pas geldt vanaf {from_day}. "
                f"Een lezer ziet dan een grond van na de afwijzing. Klopt dat niet? Neem haar opnieuw, met --vervangt {one.number} en "
                f"--op een dag vanaf {from_day}. Leg voortaan eerst het besluit over het document vast, met de dag waarop het is genomen."
            )


def _shown(options: argparse.Namespace, table: Sitting) -> int:
    """The case, or one bidder; GAPS when something waits for a person or rests on what is seen otherwise now."""
    known, result = _known(table), table.found.result
    if options.inschrijver:
        bid = bid_named(result, options.inschrijver, table.found.gone)
        return _printed(f"{visible(bid.name)} (KvK {bid.kvk_number or 'onbekend'})", of_bidder(known, bid))
    code = _printed(f"Besluiten, {result.procedure.office_name}, ronde {result.receipt.round}", of_case(known))
    page = folder_of(table.case, table.now) / PAGE
    if page.is_file():
        show(f"Alle besluiten: {page}")
    elif older := newest_page(table.case):
        show(f"Alle besluiten, van voor de laatste toetsing: {older}")
        show(f"Een pagina bij de laatste toetsing maakt u met: toetssteen beoordeel --zaak {table.case.folder}")
    show(f"Van één inschrijver: toetssteen besluit --zaak {table.case.folder} --inschrijver NAAM")
    return code


def _printed(title: str, found: Lines) -> int:
    if found.rows:
        show_table(title, found.columns, found.rows)
    for line in found.lines:
        show(line)
    return GAPS if found.to_do else DONE


COMMAND = Command(
    name="besluit",
    summary="Leg een besluit van een mens vast, met reden en naam, of zie hoe ver de besluiten zijn.",
    arguments=_arguments,
    run=_run,
)
