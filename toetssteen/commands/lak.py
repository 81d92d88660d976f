"""`toetssteen lak`: an edition of the reports in which personal data, and if asked details of other bidders, are blacked out."""

import argparse
from dataclasses import replace
from pathlib import Path

from checklist.finding import Bid, Result
from reports.redacted import edition
from reports.redacted_words import Edition, named_others
from reports.write import write_files
from templates.wording import day, spoken
from toetssteen.choosing import bid_named, today
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, UsageError
from toetssteen.named_people import people_in
from toetssteen.ordinary_words import language
from toetssteen.progress import show
from toetssteen.recording import reports
from toetssteen.sitting import sitting
from toetssteen.state import State, of_bidder
from toetssteen.state_pages import kept


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--grond", required=True, metavar="TEKST", help="waarom namen en andere gegevens van personen weg moeten")
    parser.add_argument("--door", required=True, metavar="NAAM", help="wie deze versie maakt")
    parser.add_argument("--inschrijver", default="", metavar="NAAM", help="voor wie: alleen zijn bladzijden; zonder: alle rapporten")
    parser.add_argument("--ook-anderen", default="", metavar="GROND", help="met --inschrijver: ook de rapporten, met de anderen weggelakt")
    parser.add_argument("--ook", action="append", default=[], metavar="WOORDEN", help="wat nog meer weg moet, zoals een naam; mag vaker")


def _run(options: argparse.Namespace) -> int:
    if not options.grond.strip() or not options.door.strip():
        raise UsageError("Geef met --grond waarom er wordt gelakt, en met --door wie dat doet.")
    if options.ook_anderen and not options.inschrijver:
        raise UsageError("--ook-anderen hoort bij --inschrijver: noem voor wie deze versie is.")
    with sitting(options.zaak) as table:
        found = table.found
        bid = bid_named(found.result, options.inschrijver, found.gone) if options.inschrijver else None
        wanted = Edition(
            ground=options.grond.strip(),
            made_by=options.door.strip(),
            made_on=day(today()),
            bid=bid,
            others_ground=options.ook_anderen.strip(),
            kept=kept(found.result, _seen(table.now, bid, whole=bool(options.ook_anderen))),
            staff=people_in(table.register.entries()),
            language=language(),
            wishes=tuple(word.strip() for word in options.ook if word.strip()),
            run=found.run,
            sha256=found.sha256,
        )
        last = table.register.last()
        folder = table.case.report(f"gelakt-{last.number if last else 0:04}")
        files = edition(found.result, wanted, head=found.head)
        table.register.record([*reports(write_files(dict(files), folder), folder=folder, start=folder.parent)])
    show(f"Gelakte versie: {folder / 'index.html'} ({len(files)} bladzijden). Het controlegetal van elke bladzijde staat in het register.")
    _unsure(found.result, wanted)
    show("Lees haar na voordat u haar geeft, elke bladzijde. Wat het programma niet kan vinden, staat op de eerste bladzijde.")
    show("Staat er nog iets dat weg moet? Maak de versie opnieuw, met --ook WOORDEN.")
    return DONE


def _seen(now: State, bid: Bid | None, *, whole: bool) -> State:
    """What is on record as far as the reader of this edition may see it: `whole` with the announcements for every region."""
    if bid is None:
        return now
    mine = of_bidder(now, bid.id, bid.regions)
    return replace(mine, announced=now.announced, announcements=now.announcements) if whole else mine


def _unsure(result: Result, wanted: Edition) -> None:
    """Words that may be another bidder: only who makes the edition is told which."""
    told = spoken([word for one in named_others(result, wanted).values() for word in one.doubtful])
    if told:
        show(f"Let op: {told} kan de naam van een andere inschrijver zijn, maar ook een gewoon woord. Los is dat niet weggelakt. Kijk na.")


COMMAND = Command(
    name="lak",
    summary="Maak een versie van de rapporten waarin gegevens van personen zijn weggelakt.",
    arguments=_arguments,
    run=_run,
)
