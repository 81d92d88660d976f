"""`toetssteen dossier`: everything about one bidder in a package that can be checked without Toetssteen."""

import argparse
from pathlib import Path

from intake.originals import sha256_of
from reports.safe_names import safe_name
from templates.wording import spoken
from toetssteen.anchor import anchor_of
from toetssteen.bag import MANIFEST
from toetssteen.case import guard, open_case
from toetssteen.chain import Draft, Kind
from toetssteen.choosing import bid_named
from toetssteen.commands.command import Command
from toetssteen.dossier import asked, composition, package, packed, unused
from toetssteen.earlier import not_assessed
from toetssteen.errors import DONE, UsageError
from toetssteen.lock import held
from toetssteen.progress import show
from toetssteen.recorded import recorded_in
from toetssteen.state import state


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zaak", required=True, type=Path, metavar="MAP", help="de zaakmap")
    parser.add_argument("--inschrijver", required=True, metavar="NAAM", help="KvK-nummer, of (een deel van) de naam")
    parser.add_argument("--uit", type=Path, metavar="MAP", help="waar het pakket komt; anders in de map dossiers van de zaak")
    parser.add_argument(
        "--door", default="", metavar="NAAM", help="wie dit pakket maakt; komt in het register. Zonder naam staat er niemand"
    )
    parser.add_argument("--met-derden", metavar="REDEN", help="ook alles van de inschrijvers in dezelfde regio's, met deze reden")


def _run(options: argparse.Namespace) -> int:
    case = open_case(options.zaak)
    if options.met_derden is not None and not options.met_derden.strip():
        raise UsageError("Geef bij --met-derden de reden waarom gegevens van anderen erin moeten.")
    with held(case.lock), case.open_register() as register:
        found = recorded_in(register, case)
        entries = list(register.entries())
        missing = not_assessed(case, entries)
        try:
            bid = bid_named(found.result, options.inschrijver, found.gone)
        except UsageError as unknown:
            raise UsageError(f"{unknown}{f' Of kijk eerst hiernaar: {missing}' if missing else ''}") from unknown
        now = state(case, entries, found.result)
        ask = asked(found.result, bid, others_because=(options.met_derden or "").strip())
        made = package(case, entries, found, now, ask)
        name = f"{safe_name(bid.name, otherwise='inschrijver')[:40]}-{bid.kvk_number or bid.id[:12]}-{entries[-1].number:04}"
        folder = unused(guard(options.uit or case.folder / "dossiers") / safe_name(name).replace(".", ""))
        entries += register.entered([composition(made, entries, ask)])
        packed(made, folder, entries)
        digest = sha256_of((folder / MANIFEST).read_bytes())
        anchor = anchor_of(register.name, entries[-1])
        who = {"door": options.door.strip()} if options.door.strip() else {}
        register.record([Draft(kind=Kind.PACKAGE, subject=bid.id, body={"sha256": digest, "met_derden": ask.others_because, **who})])
    if missing:
        show(f"Let op: {missing}")
    show(f"Bewijspakket van {bid.name}: {folder}")
    show(f"{len(made.files)} bestanden. Begin met {folder / 'data' / 'index.html'}")
    if ask.beside:
        show(f"Ook alles van wie in dezelfde regio's meedingt: {spoken([one.name for one in ask.beside])}.")
        show("Kijk na of dat mag worden gegeven.")
    for sha256 in made.shared:
        whose = "een inschrijver uit een andere regio" if ask.others else "een andere inschrijver"
        more = "" if ask.others else " Moet dat wel? Gebruik --met-derden REDEN."
        show(f"Let op: mail {sha256[:12]} is ook van {whose} en zit er niet in.{more}")
    if case.folder.resolve() not in folder.resolve().parents:
        show(
            "Let op: dit pakket staat buiten de zaakmap. Bij het opruimen verwijdert Toetssteen alleen pakketten in de zaakmap. "
            "Schrijf op waar dit pakket is, en haal het zelf weg als de bewaartermijn voorbij is."
        )
    show(f"Controleren kan met: toetssteen controleer {folder}, of zonder Toetssteen met controleer_zelf.py.")
    show("Bewaar deze twee regels niet bij dit pakket of deze zaak: druk ze af, of mail ze. Geef ze mee aan wie het pakket krijgt.")
    show(anchor.line)
    show(f"sha256 van de lijst van bestanden ({MANIFEST}): {digest}")
    show("Met de eerste regel (--anker) is te bewijzen dat elk bestand in het pakket, ook index.html, is zoals het nu is.")
    return DONE


COMMAND = Command(
    name="dossier",
    summary="Maak een bewijspakket van één inschrijver, te controleren zonder Toetssteen.",
    arguments=_arguments,
    run=_run,
)
