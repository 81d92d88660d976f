"""The text of a question under reasonable doubt, ready to copy: the same words for every bid in the same situation.

What is asked depends on the kind of doubt only; file, page and what was seen there are those of the bid. The texts ask for an
explanation of what was sent, never for a mandatory document that is missing. Knows no address and sends nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Finding, Procedure, Reason, RegionRow
from reports.agenda import Situation
from reports.files import NAMELESS, FileView, PlaceView
from reports.sheet import DocumentView, Sheet
from templates.wording import clipped, visible

ANSWER = "binnen vijf werkdagen na de dag van deze {}, uiterlijk om 17.00 uur"
"""Our proposal: no round names a term for answers. A person may choose another, the same for everybody."""

MOST_PLACES = 3

Words = tuple[str, str]
"""What is unclear, and what is asked."""

BY_CHECK: dict[tuple[str, Reason], Words] = {
    ("present", Reason.DOUBT): (
        "Het is voor ons niet zeker welk bestand in uw inschrijving hiervoor bedoeld is.",
        "Wilt u aanwijzen welk bestand en welke bladzijde u hiervoor hebt ingediend?",
    ),
    ("authority_chain", Reason.DOUBT): (
        "Wij willen zeker weten dat de ondertekenaar voor uw organisatie mag tekenen.",
        "Wilt u uitleggen waaruit de bevoegdheid van de ondertekenaar blijkt, en aanwijzen waar dat staat in wat u hebt ingediend?",
    ),
    ("authority_chain", Reason.UNAUTHORISED): (
        "Uit wat u hebt ingediend, blijkt voor ons niet zeker dat de ondertekenaar voor uw organisatie mag tekenen.",
        "Wilt u uitleggen waaruit de bevoegdheid van de ondertekenaar blijkt, en aanwijzen waar dat staat in wat u hebt ingediend?",
    ),
    ("plan_elements", Reason.INCOMPLETE): (
        "Wij vinden in uw plan niet elk onderdeel dat wordt gevraagd.",
        "Wilt u per onderdeel aanwijzen op welke bladzijde het staat?",
    ),
    ("plan_region", Reason.DOUBT): (
        "Het is voor ons niet zeker of uw plan ook voor deze regio is.",
        "Wilt u aanwijzen waar uw plan over deze regio gaat?",
    ),
    ("subcontractors_declared", Reason.CONTRADICTION): (
        "Uw antwoord over onderaannemers en een ander document van u spreken elkaar tegen.",
        "Wilt u laten weten of u onderaannemers inzet, en zo ja welke?",
    ),
    ("joint_liability", Reason.UNSIGNED): (
        "Wij zien niet van elke deelnemer een handtekening onder deze verklaring.",
        "Wilt u per deelnemer aanwijzen waar en door wie de verklaring is ondertekend?",
    ),
}
"""Doubts that have words of their own."""

BY_REASON: dict[Reason, Words] = {
    Reason.IN_ORDER: ("Wij hebben een vraag over dit document.", "Wilt u het document toelichten?"),
    Reason.MISSING: (
        "Wij hebben dit document niet herkend in wat u hebt ingediend.",
        "Wilt u aanwijzen in welk bestand en op welke bladzijde het staat?",
    ),
    Reason.TOO_OLD: (
        "Over de datum van dit document is twijfel.",
        "Wilt u uitleggen van welke dag het document is, en aanwijzen waar dat staat?",
    ),
    Reason.NOT_SEARCHABLE: (
        "Van dit bestand is niet zeker of het digitaal en doorzoekbaar is.",
        "Wilt u uitleggen hoe het bestand is gemaakt, en waarom het zo is ingediend?",
    ),
    Reason.UNREADABLE: (
        "Wij konden dit bestand niet of niet helemaal lezen.",
        "Wilt u laten weten hoe wij het bestand kunnen openen, en wat erin staat?",
    ),
    Reason.UNSIGNED: (
        "Wij zien op dit document geen ondertekening die wij zeker herkennen.",
        "Wilt u laten weten of het document ondertekend is, door wie en op welke dag, en aanwijzen waar wij dat zien?",
    ),
    Reason.NOT_FILLED_IN: (
        "Een deel van dit document lijkt niet ingevuld.",
        "Wilt u laten weten of dat klopt, of aanwijzen waar uw antwoord staat?",
    ),
    Reason.WRONG_KIND: (
        "Het is voor ons niet zeker dat dit het gevraagde document is.",
        "Wilt u uitleggen wat voor document dit is, en waarom u het hebt ingediend?",
    ),
    Reason.WRONG_ROUND: (
        "Het is voor ons niet zeker dat dit document voor deze ronde is.",
        "Wilt u uitleggen voor welke ronde het is, en aanwijzen waar dat staat?",
    ),
    Reason.WRONG_ENTITY: (
        "De organisatie op dit document is niet zeker de organisatie die inschrijft.",
        "Wilt u uitleggen hoe die organisatie en uw organisatie bij elkaar horen, en aanwijzen waar dat staat?",
    ),
    Reason.CONTRADICTION: (
        "Wat hierover in uw inschrijving staat, spreekt elkaar tegen.",
        "Wilt u laten weten wat juist is, en waaruit dat blijkt?",
    ),
    Reason.UNAUTHORISED: (
        "Uit wat u hebt ingediend, blijkt voor ons niet zeker dat de ondertekenaar mag tekenen.",
        "Wilt u uitleggen waaruit die bevoegdheid blijkt, en aanwijzen waar dat staat?",
    ),
    Reason.INCOMPLETE: (
        "Wij vinden in dit document niet alles wat wordt gevraagd.",
        "Wilt u aanwijzen op welke bladzijde dat staat?",
    ),
    Reason.LATE: (
        "Het is voor ons niet zeker wanneer dit document is ingediend.",
        "Wilt u laten weten wanneer en hoe u het hebt verstuurd?",
    ),
    Reason.DOUBT: (
        "Over dit document is twijfel.",
        "Wilt u uitleggen wat er staat en hoe wij het moeten lezen?",
    ),
}
"""For every other doubt; a test holds this to the list of reasons."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """The whole text for one bid; `anchor` is unique in its page."""

    anchor: str
    sheet: Sheet
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedQuestion:
    """One situation with the text for each bid that is in it."""

    situation: Situation
    unclear: str
    asked: str
    asks: tuple[Ask, ...]


def questions(askable: Sequence[Situation], *, procedure: Procedure, region: RegionRow) -> tuple[SharedQuestion, ...]:
    """A question for each situation under reasonable doubt, in the order of the report."""
    return tuple(_question(situation, procedure=procedure, region=region) for situation in askable)


def words_for(finding: Finding) -> Words:
    """The words for this kind of doubt; for a letter and for the text to copy the same."""
    return BY_CHECK.get((finding.check, finding.reason), BY_REASON[finding.reason])


def _question(situation: Situation, *, procedure: Procedure, region: RegionRow) -> SharedQuestion:
    unclear, asked = words_for(situation.bids[0][2])
    asks = []
    for at, (sheet, document, finding) in enumerate(situation.bids, start=1):
        lines = _lines(document, finding, words=(unclear, asked), procedure=procedure, region=region)
        asks.append(Ask(anchor=f"{situation.anchor}-tekst-{at}", sheet=sheet, text="\n".join(lines)))
    return SharedQuestion(situation=situation, unclear=unclear, asked=asked, asks=tuple(asks))


def _lines(document: DocumentView, finding: Finding, *, words: Words, procedure: Procedure, region: RegionRow) -> Iterator[str]:
    unclear, asked = words
    yield f"Onderwerp: vraag over uw inschrijving voor regio {region.name} ({document.name})"
    yield ""
    yield "Geachte heer, mevrouw,"
    yield ""
    yield f"U hebt ingeschreven voor {procedure.title}, regio {region.name}. Wij hebben een vraag over dit document: {document.name}."
    yield ""
    yield f"Wat is niet duidelijk? {unclear}"
    if seen := facts_of(finding.because):
        yield f"Wat wij zien: {seen}"
    yield from _where(document, finding)
    if finding.source:
        source = finding.source
        yield f"In het beleid: {source.title}, {source.clause}: “{clipped(source.quote, 300)}”."
    yield ""
    yield f"Onze vraag: {asked}"
    yield ""
    yield f"Wilt u antwoorden {ANSWER.format('mail')}? Stuur uw antwoord naar {procedure.mailbox}."
    supply = f" {procedure.late_supply}" if procedure.late_supply else ""
    yield f"Wij vragen om uitleg over wat u al hebt ingediend.{supply}"
    yield "Wij stellen deze vraag aan elke inschrijver bij wie hetzelfde speelt. Uit deze vraag volgt nog geen oordeel."
    yield ""
    yield "Met vriendelijke groet,"
    yield f"[naam en functie], {procedure.office_name}"


def _where(document: DocumentView, finding: Finding) -> Iterator[str]:
    """The pages that the doubt is about; a quote that is only how the document begins says nothing and is left out."""
    view = next((view for view in document.findings if view.finding is finding), None)
    for place in dict.fromkeys(_place(place) for place in (view.places if view else ())[:MOST_PLACES]):
        yield f"In uw bestand {place}"
    if view is None or not view.places:
        yield from (f"In uw bestand {line}" for line in _files(document))


def _place(place: PlaceView) -> str:
    where = f"{_name(place.file)}, bladzijde {place.page}"
    return f"{where}." if place.opens else f"{where}: “{clipped(place.quote, 200)}”."


def _files(document: DocumentView) -> Iterator[str]:
    """Without a quote: the files that were taken for this document."""
    for piece in document.pieces[:MOST_PLACES]:
        yield f"{_name(piece.file)}{piece.where}."


def _name(file: FileView) -> str:
    """As the sender knows it: without the mail or zip that it came in."""
    last = file.row.path[-1] if file.row and file.row.path else file.name
    return visible(last or NAMELESS)


_FOR_US = re.compile(r"\bmens\b|\b[Bb]eslis|^[Kk]ijk |^[Bb]ekijk |de tekst van deze ronde|^[Dd]e regel |^[Hh]et beleid ")
"""Parts of a reason that speak to the reader of the report, not to the bidder."""


def sentences(text: str) -> list[str]:
    """The sentences of a reason of ours."""
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ‘'«“])", text.strip())


def facts_of(because: str) -> str:
    """The sentences of a reason that say what was seen; those that tell the office what to do are left out."""
    kept = []
    for sentence in sentences(because):
        parts = [part.strip().rstrip(".") for part in sentence.split("; ")]
        mine = [part for part in parts if part and not _FOR_US.search(part)]
        if mine:
            kept.append("; ".join(mine) + ".")
    return " ".join(kept)
