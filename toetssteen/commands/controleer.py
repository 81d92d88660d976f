"""`toetssteen controleer`: is everything in a case, or in an evidence package, still what it was?"""

import argparse
import contextlib
import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.originals import HASH, Originals
from intake.show import show as visible
from templates.wording import count, day
from toetssteen import damage
from toetssteen.anchor import Anchor, anchors_in, covered, covered_by_head, head_at, removals_after, removals_asked, rewritten_after
from toetssteen.anchor import faults as anchor_faults
from toetssteen.case import REGISTER, Case, CaseError, open_case
from toetssteen.case_settings import history, waiting
from toetssteen.chain import Entry, Kind
from toetssteen.commands.command import Command
from toetssteen.earlier import not_assessed
from toetssteen.errors import DONE, GAPS, UsageError
from toetssteen.left_out import FILE, register_name
from toetssteen.lock import looking
from toetssteen.packages_made import UNKNOWN, origin, package_faults
from toetssteen.progress import show
from toetssteen.register_file import NOTHING, Looked
from toetssteen.register_trouble import WHAT_TO_DO
from toetssteen.remark import remarks, told
from toetssteen.stamps import Stamps, stamp_lines, stamps_of
from toetssteen.verify import CHAIN, Verified, verify
from toetssteen.verify_letters import EXTRA
from toetssteen.verify_package import Left, entries_of, verify_package
from toetssteen.where import is_package

_OUTSIDE = "ankers of koppen die niet bij dit register passen"
_REMOVED = "verwijderingen van na het anker"
_REWRITTEN = "bestanden die na uw anker opnieuw zijn geschreven"
_LATER = "bewijspakketten van na uw anker"
_STAMPS = "tijdstempels die niet kloppen"
_NAMELESS = (
    "In dit oudere pakket staat niet hoe het register heet. Daarom is niet te zien of de tijdstempels erin bij dit register horen. "
    "Noem met --zaak de zaak waar het uit komt, of maak een nieuw pakket."
)
_BEGUN = (
    "er is nog niets vastgelegd in het register, en er zijn nog geen rapporten. Is de eerste toetsing afgebroken? Voer dezelfde opdracht "
    "(`toetssteen beoordeel`) nog eens uit: wat al bewaard is, blijft bewaard. Is deze zaak eerder wel getoetst? Dan klopt dit niet: "
    "bewaar deze map zoals zij is en haal er de IT-afdeling bij."
)
_STAMPED = "Of iemand het hele register opnieuw maakte, ziet u met een bewaard anker (--anker), of aan een tijdstempel dat u zelf nakijkt."


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("zaak", type=Path, metavar="ZAAK_OF_DOSSIER", help="de zaakmap, of de map van een bewijspakket")
    parser.add_argument("--kop", metavar="HASH", help="de kop van het register zoals die op een rapport staat of is afgedrukt")
    parser.add_argument("--anker", metavar="TEKST", help="een anker dat u hebt bewaard: de regel zelf, of een bestand waar die in staat")
    parser.add_argument(
        "--zaak",
        dest="uit_zaak",
        type=Path,
        metavar="MAP",
        help="bij een bewijspakket: de zaakmap waaruit het komt. Het register daarvan zegt of dit precies het pakket van toen is",
    )
    parser.add_argument("--volledig", action="store_true", help="toon alles wat is gevonden, ook als er veel van hetzelfde is")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Checked:
    """A folder with its entries and what is wrong."""

    entries: Sequence[Entry | Left]
    found: Verified
    name: str = ""  # of the register; a package does not say
    looked: Looked = field(default_factory=Looked)
    said: tuple[str, ...] = ()  # what else is certain, in Dutch
    own: Sequence[Entry | Left] = ()  # of a package that is held against a case: its own entries, for what came later is not of it
    recorded: int = 0  # the entry of its case that holds this package; 0: not held against a case
    stamps: Stamps = field(default_factory=Stamps)


def _run(options: argparse.Namespace) -> int:
    anchors = anchors_in(_text(options.anker)) if options.anker is not None else ()
    if options.kop is not None and not HASH.fullmatch(options.kop.strip().lower()):
        raise UsageError(f"Een kop heeft 64 cijfers en letters a tot f; u gaf er {len(options.kop.strip())}. Kopieer hem heel.")
    if options.uit_zaak and not is_package(options.zaak):
        raise UsageError(f"--zaak hoort bij een bewijspakket, en {options.zaak} is een zaakmap. Laat --zaak weg.")
    checked = _package(options.zaak, options.uit_zaak) if is_package(options.zaak) else _case(options.zaak)
    whole = [entry for entry in checked.own or checked.entries if isinstance(entry, Entry)]
    after = removals_after(anchors, whole)
    asked = (*remarks(_REMOVED, removals_asked(after)), *remarks(_REWRITTEN, rewritten_after(anchors, whole)))
    outside = [*_outside(options.kop, checked.entries), *anchor_faults(anchors, checked.entries, name=checked.name)]
    found = replace(
        checked.found,
        faults=(*checked.found.faults, *remarks(_OUTSIDE, outside)),
        questions=(*checked.found.questions, *asked),
    )
    reach = _reach(checked.entries, head=options.kop, anchors=anchors)
    covered_from = found.held or checked.recorded  # the entry in which every file of this package stands
    if covered_from and (reach is None or reach >= covered_from):
        found = replace(found, unproven=())  # and what was kept elsewhere covers that
    elif checked.recorded:
        found = replace(found, questions=(*found.questions, *remarks(_LATER, [_later(covered_from, reach)])))
    by_head = tuple(covered_by_head(options.kop, checked.entries)) if options.kop else ()
    sound = not found.faults and not checked.looked.damaged
    stamped = checked.stamps.good if sound else ()  # of a chain with a fault a stamp proves nothing
    kept = _kept(anchors, by_head, len(checked.entries)) or (_STAMPED if stamped else "")
    lines = _damaged(options, checked, found, anchors) if checked.looked.damaged else _lines(options, found, kept)
    head = f" Kop van het register nu: {checked.entries[-1].head}" if checked.entries else ""
    gone = sum(isinstance(entry, Entry) and entry.kind == Kind.REMOVAL for entry in checked.entries)
    removed = f" Eerder verwijderd, volgens het register: {gone} bestanden." if gone else ""
    apart = [f"  Vermelding {entry.number} zegt dat {entry.subject} is verwijderd." for entry in after] if options.volledig else []
    for line in (
        *lines,
        *covered(anchors, checked.entries, name=checked.name),
        *(line for line in by_head if line not in kept or not sound),
        *stamp_lines(stamped, total=len(checked.entries), whole=options.volledig),
        *checked.said,
        *_performed([entry for entry in checked.entries if isinstance(entry, Entry)]),
        *history([entry for entry in checked.entries if isinstance(entry, Entry)]),
        *apart,
        f"{found.entries} vermeldingen en {found.files} bestanden nagekeken.{removed}{head}",
    ):
        show(visible(line))
    return GAPS if found.faults or found.questions or checked.looked.damaged else DONE


def _later(number: int, reach: int | None) -> str:
    """About a package that was recorded after what was kept elsewhere."""
    return (
        f"Vermelding {number}, waarin dit pakket staat, is van na uw anker of kop (tot en met vermelding {reach}). Dat dit pakket toen zo "
        "is gemaakt, blijkt daaruit niet. Gebruik een anker van dat moment of later."
    )


def _kept(anchors: Sequence[Anchor], by_head: Sequence[str], total: int) -> str:
    """How far what somebody kept elsewhere reaches, as the end of a conclusion without a fault; empty when nothing was kept.

    "ook met ..." reads on after "alles klopt" and says that all of it is proven; any other text is a sentence of its own.
    """
    if not anchors:
        return " ".join(by_head)
    last = max(anchor.number for anchor in anchors)
    return f"ook met het anker van toen{f', dat reikt tot en met vermelding {last} van {total}' if last < total else ''}"


def _lines(options: argparse.Namespace, found: Verified, kept: str) -> Iterator[str]:
    """The conclusion, then what it rests on."""
    yield f"CONCLUSIE: {_conclusion(found, kept)}"
    yield from told(found.faults, sign="FOUT", whole=options.volledig)
    yield from told(found.questions, sign="Let op", whole=options.volledig)
    yield from found.notes
    if found.unproven and found.held and not found.faults:
        yield f"Niet bewezen: {_listed(found.unproven)}. Uw anker of kop is van vóór vermelding {found.held}, waarin deze bestanden staan."
        yield "Met een anker van dat moment of later zijn ze wel te bewijzen: `toetssteen dossier` toont er een als het een pakket maakt."
    elif found.unproven and not found.faults:
        yield f"Niet bewezen: {_listed(found.unproven)}. Dit is een weergave of hulp bij het lezen. Wat telt, is data/register.jsonl."
        yield "Is dit pakket precies wat het zorgkantoor maakte? Dat weet alleen het register van de zaak."


def _performed(entries: Sequence[Entry]) -> Iterator[str]:
    """Who made the last assessment, where somebody said so."""
    last = next((entry for entry in reversed(entries) if entry.kind == Kind.RESULT), None)
    said = [entry for entry in entries if last and entry.kind == Kind.PERFORMED and entry.subject == last.subject]
    with contextlib.suppress(AttributeError, LookupError, RecursionError, TypeError, ValueError):
        if said:
            body = said[-1].content
            on = day(dt.date.fromisoformat(str(body["op"])))
            yield f"De laatste toetsing ({said[-1].subject}) is uitgevoerd door {body['door']} op {on} (vermelding {said[-1].number})."


def _listed(names: Sequence[str]) -> str:
    """Names of files, those in one folder together."""
    found: dict[str, int] = {}
    for name in names:
        place = f"{name.partition('/')[0]}/" if "/" in name else name
        found[place] = found.get(place, 0) + 1
    return ", ".join(f"{place} ({many} bestanden)" if many > 1 else place for place, many in found.items())


def _conclusion(found: Verified, kept: str) -> str:
    """In one or two sentences; `kept` as of `_kept`: a head proves less than an anchor, and never that all is right."""
    faults, questions = len(found.faults), len(found.questions)
    if {one.text for one in found.faults} == {NOTHING} and not any(one.group == EXTRA for one in found.questions):
        return _BEGUN
    if faults:
        return f"dit klopt niet: {count(faults, 'fout', 'fouten')} gevonden. Bewaar deze map zoals zij is en haal er de IT-afdeling bij."
    anchored = kept.startswith("ook met")
    held, head = f", {kept}" if anchored else "", "" if anchored else kept
    if questions:
        return f"er is geen fout gevonden{held}. Naar {count(questions, 'punt', 'punten')} moet een mens kijken. {head}".rstrip()
    unsure = head or "Of iemand het hele register opnieuw maakte, ziet u alleen met een bewaard anker (--anker)."
    if found.unproven:
        what = "het register in dit pakket en elk bestand dat het noemt, kloppen"
        return f"{what}{held}." if held else f"{what} met elkaar. {unsure}"
    return f"alles klopt{held}." if held else f"alles klopt met elkaar. {unsure}"


def _damaged(options: argparse.Namespace, checked: _Checked, found: Verified, anchors: Sequence[Anchor]) -> Iterator[str]:
    """Of a register that is damaged: the conclusion, what is left, what is wrong besides, and what to do, in that order."""
    looked = checked.looked
    yield f"CONCLUSIE: {damage.conclusion(looked, found, name=REGISTER)}"
    yield "Wat er nog te lezen is:"
    anchored = [one.number for one in anchors if not list(anchor_faults([one], checked.entries, name=checked.name))]
    yield from (f"  {line}" for line in damage.what_is_left(looked, found))
    yield from (f"  De vermelding van uw anker ({number}) staat er nog zoals toen." for number in anchored)
    certain = damage.known_still(found, entries=[one for one in checked.entries if isinstance(one, Entry)])
    yield from told(certain.faults, sign="FOUT", whole=options.volledig)
    yield from told(certain.questions, sign="Let op", whole=options.volledig)
    yield "Wat u nu doet:"
    yield from (f"  {number}. {line}" for number, line in enumerate(WHAT_TO_DO, start=1))
    if options.volledig:
        yield "Wat de database zelf meldt (in het Engels):"
        yield from (f"  {part[:400]}" for said in dict.fromkeys(looked.said) for part in said.splitlines())
    else:
        yield f"Wilt u zien wat de database zelf meldt? toetssteen controleer {options.zaak} --volledig"


def _package(folder: Path, case_folder: Path | None) -> _Checked:
    """The entries of a package and what is wrong with it; of one that the register of its case recorded, the entries of that case."""
    lines = entries_of(folder)
    found = verify_package(folder, lines)
    made = origin(folder, case_folder)
    name = register_name({FILE: folder / "data" / FILE})
    known = name or (made.name if made else "")
    stamps = stamps_of(Originals(folder / "data" / "vastgelegd"), lines.entries, name=known, place="data/") if known else Stamps()
    found = replace(found, faults=(*found.faults, *remarks(_STAMPS, stamps.faults)))
    stamped = any(isinstance(entry, Entry) and entry.kind == Kind.ANCHOR for entry in lines.entries)
    apart = (_NAMELESS,) if stamped and not known else ()
    if made is None:
        return _Checked(entries=lines.entries, found=found, name=name, stamps=stamps, said=apart)
    if made.proven and made.entry is not None and _is_part(lines.entries, made.entries):
        said = (
            f"Dit is het bewijspakket van vermelding {made.entry.number} in het register van {made.case}. Dat register telt "
            f"{len(made.entries)} vermeldingen; daarmee is alles vergeleken."
        )
        return _Checked(
            entries=made.entries,
            found=found,
            name=made.name,
            said=(said, *apart),
            recorded=made.entry.number,
            stamps=stamps,
            own=lines.entries,
        )
    text = made.fault or (
        f"Dit is niet een pakket dat het register van {made.case} vastlegde: geen vermelding noemt deze lijst van bestanden. "
        "Het pakket is na het maken veranderd, of het hoort bij een andere zaak."
    )
    whole = replace(found, faults=(*found.faults, *remarks(UNKNOWN, [text])))
    return _Checked(entries=lines.entries, found=whole, name=name, stamps=stamps, said=apart)


def _is_part(entries: Sequence[Entry | Left], whole: Sequence[Entry]) -> bool:
    """Are these the first entries of that register? Their heads form a chain, so the last one tells."""
    last = len(entries)
    return 0 < last <= len(whole) and whole[last - 1].head == entries[-1].head


def _case(folder: Path) -> _Checked:
    """The entries of a case and what is wrong with it, its register included."""
    case = open_case(folder)
    if not case.has_register() and not case.originals.exists():
        raise UsageError(f"In {case.folder} is nog geen register. Voer eerst `toetssteen beoordeel` uit.")
    with looking(case.lock):
        looked = case.look_at_register()
        found = verify(case, looked.entries)
        packages = tuple(package_faults(case.folder, looked.entries))
        stamps = stamps_of(case.kept, looked.entries, name=case.register_name)
        wrong = tuple(remarks(_STAMPS, stamps.faults))
        missing = remarks("mails die niet in de laatste toetsing zitten", _not_assessed(case, looked.entries))
    changed = remarks("instellingen die nog niet in het register staan", waiting(looked.entries, case.told_settings()))
    whole = replace(
        found,
        faults=(*remarks(CHAIN, looked.faults), *found.faults, *packages, *wrong),
        questions=(*remarks("bestanden naast het register", looked.questions), *changed, *missing, *found.questions),
    )
    return _Checked(entries=looked.entries, found=whole, name=case.register_name, looked=looked, stamps=stamps)


def _not_assessed(case: Case, entries: Sequence[Entry]) -> list[str]:
    """Mails that arrived and are not in the last run, in a sentence; none where what a run was asked cannot be read: that is a fault."""
    try:
        return [said] if (said := not_assessed(case, entries)) else []
    except (CaseError, AttributeError, LookupError, TypeError, ValueError):
        return []


def _reach(entries: Sequence[Entry | Left], *, head: str | None, anchors: Sequence[Anchor]) -> int | None:
    """Up to which entry what was kept elsewhere goes, the furthest of them; None when nothing was."""
    numbers = [one.number for one in anchors]
    by_head = head_at(head, entries) if head else None
    return max([*numbers, *([by_head] if by_head else [])], default=None)


def _outside(head: str | None, entries: Sequence[Entry | Left]) -> Iterator[str]:
    """A head that was kept elsewhere must lie in this chain: else the register was cut off, rolled back or made again."""
    if head and head_at(head, entries) is None:
        yield f"De kop {head} komt in dit register niet voor: het is ingekort, teruggezet of opnieuw gemaakt, of de kop is fout getypt."


def _text(given: str) -> str:
    """The anchor itself, or what stands in the file of this name."""
    if os.path.isfile(given):  # noqa: PTH113 - never raises, and a line can be too long for a name
        return Path(given).read_text(encoding="utf-8", errors="replace")
    return given


COMMAND = Command(
    name="controleer",
    summary="Controleer of originelen, register en rapporten van een zaak of bewijspakket nog kloppen.",
    arguments=_arguments,
    run=_run,
)
