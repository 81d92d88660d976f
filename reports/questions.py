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
    ("own_text", Reason.WRONG_ENTITY): (
        "Deze tekst staat op naam van een andere organisatie, en noemt uw organisatie niet.",
        "Wilt u uitleggen van wie deze tekst is, en of hij over uw organisatie gaat?",
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


HELD_BY: dict[tuple[str, Reason], frozenset[str]] = {("present", Reason.DOUBT): frozenset({"authority_chain"})}
"""A doubt whose question another check asks too, of the same document: who shows where the power to sign follows from, shows the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """What is asked of one bidder once: the document, its clause, and the words."""

    rule: str
    source: tuple[str, str, str]
    words: Words


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
    elsewhere: tuple[tuple[Sheet, Situation], ...] = ()  # of whom the same is asked, or more, in the text at that other situation


def points_of(found: Sequence[tuple[str, Finding]]) -> dict[Point, list[int]]:
    """Each thing that is asked of one bidder -> the places in `found` (rule and finding) that it is about, in their order.

    The same of two participants, and a question that another holds, is one.
    """
    together: dict[Point, list[int]] = {}
    for at, one in enumerate(found):
        together.setdefault(_point(*_holder(one, found)), []).append(at)
    return together


def _point(rule: str, finding: Finding) -> Point:
    source = finding.source
    return Point(rule=rule, source=(source.title, source.clause, source.quote) if source else ("", "", ""), words=words_for(finding))


def _holder(one: tuple[str, Finding], found: Sequence[tuple[str, Finding]]) -> tuple[str, Finding]:
    """The finding that asks what this one asks and more, of the same document under the same clause; else this one."""
    held_by = HELD_BY.get((one[1].check, one[1].reason), frozenset())
    mine = _point(*one)
    same = (other for other in found if other[1].check in held_by)
    return next((other for other in same if (_point(*other).rule, _point(*other).source) == (mine.rule, mine.source)), one)


_Open = tuple[Situation, Sheet, DocumentView, Finding]


def questions(askable: Sequence[Situation], *, procedure: Procedure, region: RegionRow) -> tuple[SharedQuestion, ...]:
    """A question for each situation under reasonable doubt, in the order of the report; of one bidder each thing is asked once.

    What is asked at more situations stands at the first of them whose words these are.
    """
    rows: dict[str, list[_Open]] = {}
    for situation in askable:
        for sheet, document, finding in situation.bids:
            rows.setdefault(sheet.bid.id, []).append((situation, sheet, document, finding))
    groups: dict[str, list[Sequence[_Open]]] = {situation.anchor: [] for situation in askable}
    elsewhere: dict[str, list[tuple[Sheet, Situation]]] = {situation.anchor: [] for situation in askable}
    for mine in rows.values():
        for point, places in points_of([(document.row.rule, finding) for _, _, document, finding in mine]).items():
            group = [mine[at] for at in places]
            group.sort(key=lambda one: words_for(one[3]) != point.words)
            home, sheet = group[0][0], group[0][1]
            groups[home.anchor].append(group)
            for other in dict.fromkeys(one[0].anchor for one in group if one[0] is not home):
                elsewhere[other].append((sheet, home))
    found = []
    for situation in askable:
        words = words_for(situation.bids[0][2])
        asks = []
        for at, one in enumerate(groups[situation.anchor], start=1):
            text = "\n".join(_lines(one, words=words, procedure=procedure, region=region))
            asks.append(Ask(anchor=f"{situation.anchor}-tekst-{at}", sheet=one[0][1], text=text))
        found.append(
            SharedQuestion(
                situation=situation, unclear=words[0], asked=words[1], asks=tuple(asks), elsewhere=tuple(elsewhere[situation.anchor])
            )
        )
    return tuple(found)


def words_for(finding: Finding) -> Words:
    """The words for this kind of doubt; for a letter and for the text to copy the same."""
    return BY_CHECK.get((finding.check, finding.reason), BY_REASON[finding.reason])


def _lines(group: Sequence[_Open], *, words: Words, procedure: Procedure, region: RegionRow) -> Iterator[str]:
    unclear, asked = words
    _, _, document, finding = group[0]
    yield f"Onderwerp: vraag over uw inschrijving voor regio {region.name} ({document.name})"
    yield ""
    yield "Geachte heer, mevrouw,"
    yield ""
    yield f"U hebt ingeschreven voor {procedure.title}, regio {region.name}. Wij hebben een vraag over dit document: {document.name}."
    yield ""
    yield f"Wat is niet duidelijk? {unclear}"
    if seen := dict.fromkeys(sentence for *_, one in group for sentence in sentences(facts_of(one.because)) if sentence):
        yield f"Wat wij zien: {' '.join(seen)}"
    yield from _where(group)
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


def _where(group: Sequence[_Open]) -> Iterator[str]:
    """The pages that the doubt is about; a quote that is only how the document begins says nothing and is left out."""
    views = [view for _, _, document, finding in group for view in document.findings if view.finding is finding]
    places = list(dict.fromkeys(_place(place) for view in views for place in view.places[:MOST_PLACES]))
    yield from (f"In uw bestand {place}" for place in places)
    if not places:
        yield from (f"In uw bestand {line}" for line in dict.fromkeys(line for _, _, document, _ in group for line in _files(document)))


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
