"""`toetssteen beoordeel`: the main job, mailbox in, reports per region out."""

import argparse
import os
from contextlib import closing
from pathlib import Path

from checklist.round import Round, load
from intake.refusals import read_refusals
from reports.summary import summary
from reports.unread import unread_lines
from reports.write import unprinted
from templates.wording import count
from toetssteen.case import SETTINGS, Case, guard, make_case, open_case
from toetssteen.choosing import today
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, GAPS, INCOMPLETE, UsageError
from toetssteen.lock import held
from toetssteen.pipeline import Asked, Run, beoordeel
from toetssteen.progress import Progress, show, show_table
from toetssteen.state_pages import PAGE, followed


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "bron",
        nargs="*",
        metavar="BRON",
        help="map met mails, .eml, .msg, mbox, Maildir, zip of imaps://naam@server/INBOX; wat eerder aankwam, telt mee",
    )
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de map waarin alles van deze zaak wordt bewaard")
    parser.add_argument("--ronde", metavar="ID", help="bijvoorbeeld 2027-2028; nodig bij de eerste keer")
    parser.add_argument("--zorgkantoor", metavar="ID", help="bijvoorbeeld vgz; nodig bij de eerste keer")
    parser.add_argument(
        "--register", default="", metavar="ADRES", help="een gedeelde server, zoals postgresql://server/database; anders in de map"
    )
    parser.add_argument("--geweigerd", type=Path, metavar="CSV", help="lijst van mails die de mailserver weigerde")
    parser.add_argument("--door", default="", metavar="NAAM", help="wie dit uitvoert; komt in het register. Zonder naam staat er niemand")
    parser.add_argument("--werkers", type=int, default=os.cpu_count() or 1, metavar="N", help="hoeveel bestanden tegelijk")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    case, rules = _case(options)
    asked = Asked(
        sources=tuple(options.bron),
        refused=read_refusals(options.geweigerd) if options.geweigerd else (),
        workers=max(1, options.werkers),
        by=options.door,
        on=today(),
    )
    progress = Progress(quiet=options.stil, afterwards="beoordelen, citaten opnieuw opzoeken en rapporten maken")
    with held(case.lock), closing(progress):
        run = beoordeel(asked, case=case, rules=rules, progress=progress)
        with case.open_register() as register:
            now, folder = followed(case, register)
    to_see = _report(run, case)
    if options.door.strip():
        show(f"Uitgevoerd door {options.door.strip()}: dat staat in het register.")
    changed = [one for one in now.rulings if one.changed]
    for one in changed:
        show(f"Kijk opnieuw naar besluit {one.number}: het blijft staan, maar het programma ziet nu iets anders. {one.changed}")
    if folder:
        show(f"De besluiten, naast deze toetsing gelegd: {folder / PAGE}")
    lost = _lost(run)
    if not run.result.receipt.complete:
        return INCOMPLETE
    return GAPS if to_see or changed or lost else DONE


def _case(options: argparse.Namespace) -> tuple[Case, Round]:
    """The case, made at the first run; the sources may not lie inside the program or the case itself."""
    if (options.zaak / SETTINGS).exists():  # what is not said again is as it was; what is said, `make_case` compares
        kept = open_case(options.zaak).settings
        options.ronde, options.zorgkantoor = options.ronde or kept.ronde, options.zorgkantoor or kept.zorgkantoor
    if not options.ronde or not options.zorgkantoor:
        raise UsageError("Geef bij de eerste keer --ronde en --zorgkantoor op, bijvoorbeeld --ronde 2027-2028 --zorgkantoor vgz.")
    rules = load(options.ronde)
    offices = [office.id for office in rules.offices]
    if options.zorgkantoor not in offices:
        raise UsageError(f"Zorgkantoor {options.zorgkantoor} staat niet in ronde {rules.id}. Kies uit: {', '.join(offices)}.")
    for name in options.bron:
        if "://" not in name:
            guard(Path(name))
    domain = rules.office(options.zorgkantoor).mailbox.split("@")[1].lower()
    return make_case(options.zaak, round_id=rules.id, office=options.zorgkantoor, domains=(domain,), ledger=options.register), rules


def _report(run: Run, case: Case) -> bool:
    """The table at the end, what was not seen, and where the reports lie; whether a person must look at something."""
    rows = summary(run.result)
    title = f"{run.result.procedure.office_name}, ronde {run.result.receipt.round}"
    if rows.rows:
        show_table(title, rows.columns, rows.rows)
        show(rows.legend)
    if rows.calm:
        show(rows.calm)
    receipt = run.result.receipt
    found = (count(receipt.messages, "mail", "mails"), count(receipt.attachments, "bijlage", "bijlagen"))
    show(f"{', '.join(found)}, {count(len(run.result.bids), 'inschrijving', 'inschrijvingen')}.")
    for line in run.told:
        show(line)
    if rows.to_see:
        show(rows.to_see)
    if not receipt.complete:
        show("Let op: niet alles kon worden gelezen. Bekijk deze zelf:")
        for gap in unread_lines(run.result):
            show(f"  - {gap}")
    for passed in receipt.passed_over:
        show(f"Geen mail, niet meegenomen: {passed}")
    for row in run.result.refusals:
        if not row.arrived:
            show(f"Geweigerd door de mailserver en niet binnengekomen: {row.sender} {row.subject} ({row.reason})")
    if not case.settings.bevestigd:
        show(f"Kijk de instellingen na in {case.folder / 'zaak.toml'} en zet daar bevestigd op true.")
    show(f"Kop van het register: {run.head}")
    show(f"Het overzicht: {run.folder / 'index.html'}")
    return bool(rows.to_see)


def _lost(run: Run) -> bool:
    """Whether a PDF could not be made, and what to do instead: its page says the same."""
    lost = unprinted(run.result, run.folder)
    for name in lost:
        page = run.folder / name.replace(".pdf", ".html")
        show(f"Let op: {name} kon niet worden gemaakt. De rest is wel klaar. Open {page} en druk die af; meld dit aan de beheerder.")
    return bool(lost)


COMMAND = Command(
    name="beoordeel",
    summary="Lees een mailbox met inschrijvingen en maak per regio een rapport.",
    arguments=_arguments,
    run=_run,
)
