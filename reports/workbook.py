"""The workbook of a region, to score by hand: which rows and columns. Counts and orders; selects nobody and judges nothing."""

import datetime as dt
from collections.abc import Iterator

from checklist.finding import Finding, MessageRow, Result, Source
from reports.agenda import Lanes, Situation
from reports.beside import NOTHING, Beside
from reports.files import PlaceView
from reports.receipt import footer_line, receipt_lines
from reports.region import RegionPage, region_page
from reports.sheet import CriterionView, DocumentView, Sheet
from reports.spreadsheet import Cell, Column, Table, spreadsheet
from reports.unread import bids_in, unread_lines
from templates.wording import (
    MESSAGE_KINDS,
    OTHER_MAILS,
    REASONS,
    STANDINGS,
    SUPPORTS,
    TIMELINESS,
    VERDICTS,
    clipped,
    closing,
    moment,
    short,
)

ASSESSORS = 2
LANES = {
    "closed": "Verplicht: gesloten na sluiting",
    "askable": "Gerede twijfel: mag worden gevraagd",
    "other": "De tekst van deze ronde zegt hier niets over: kijk zelf",
}
POINT = "Aandachtspunt: nooit een grond voor afwijzing"
NOBODY = "(bij geen inschrijver)"
SHEETS = (
    "Documenten: per inschrijver elk verplicht document, met oordeel, reden en vindplaats.",
    "Criteria: per inschrijver elke eis en elk criterium, met de beste passage. De gele kolommen zijn voor de beoordelaars.",
    "Bevindingen: elk open punt, met de vraag en of u die nog mag stellen. De gele kolommen zijn voor uw besluit.",
    "Berichten: elke mail van deze inschrijvers, en mails die bij geen inschrijver horen.",
)
NOT_SAID = (
    "De machine beslist niet. Dit zijn waarnemingen; alleen een mens beslist, met naam en reden.",
    "Geen punten, geen rangorde en geen keuze. De volgorde is het alfabet.",
    "Of een handtekening echt is, een verklaring waar is of een document vervalst is.",
    "Hoe goed een tekst is; alleen waar u hem kunt lezen.",
    "Niet gevonden betekent: niet gevonden in wat is gelezen. Open bij twijfel het originele bestand.",
)


def region_workbook(result: Result, region_id: str, *, head: str, beside: Beside = NOTHING) -> bytes:
    """The .xlsx of one region; a region without bids has one too. KeyError for a region that is not of this office."""
    page = region_page(result, region_id, beside)
    tables = (_about(page, result, head), _documents(page), _criteria(page), _findings(page), _messages(page, result))
    title = f"{result.procedure.office_name}: inschrijvingen voor de regio {page.region.name}"
    return spreadsheet(tables, title=title, footer=footer_line(result, head=head))


def _about(page: RegionPage, result: Result, head: str) -> Table:
    columns = (Column(title="Onderwerp", wide=30), Column(title="Uitleg", wide=110))
    return Table(name="Lees mij", columns=columns, rows=tuple(_told(page, result, head)), filters=False)


def _told(page: RegionPage, result: Result, head: str) -> Iterator[tuple[Cell, ...]]:
    procedure = result.procedure
    yield "Wat dit is", f"De toetsing van de inschrijvingen voor de regio {page.region.name}, als werkblad om met de hand te scoren."
    yield "Zorgkantoor en ronde", f"{procedure.office_name}, {procedure.title}"
    yield "Sluiting", closing(procedure.closes)
    yield "Inschrijvingen", len(page.sheets)
    yield "Plaatsen ten hoogste", page.region.places if page.region.places is not None else "niet vermeld"
    yield "Met een open punt", len(page.open)
    if not result.receipt.complete:
        yield (
            "Let op: niet volledig",
            ("Niet alles kon worden gelezen. Bekijk dit eerst zelf:", *unread_lines(result, bids=bids_in(result, page.region.id))),
        )
    if page.unassessed:
        yield "Let op: niet getoetst", ("Deze inschrijvers noemen deze regio, maar zijn niet getoetst:", *page.unassessed)
    if procedure.unread_because:
        yield "Let op: ronde niet volledig", procedure.unread_because
    for line in SHEETS:
        yield "Bladen", line
    for signs in (VERDICTS, SUPPORTS):
        yield "Tekens", "   ".join(f"{shape} {word}" for shape, word in signs.values())
    yield "Bewijs", "Hier staat telkens één passage. Alle passages, met een beeld van de bladzijde, staan in rapport.html."
    yield "Bewaren", "Bewaar dit bestand als .xlsx en niet als CSV: in een CSV-bestand kan tekst van een inschrijver een formule worden."
    yield from receipt_lines(result, head=head)
    for line in (*NOT_SAID, *procedure.unstated):
        yield "Wat hier niet staat", line
    for question in procedure.questions:
        yield "Vraag over het beleid", (question.text, *_clause(question.source))


def _columns(*given: tuple[str, int], to_fill: bool = False) -> tuple[Column, ...]:
    """Columns by title and width; `to_fill` for what people fill in."""
    return tuple(Column(title=title, wide=wide, open=to_fill) for title, wide in given)


def _documents(page: RegionPage) -> Table:
    columns = _columns(
        ("Inschrijver", 26), ("KvK-nummer", 11), ("Stand", 15), ("Code", 6), ("Document", 23), ("Oordeel", 18), ("Reden", 18),
        ("Toelichting", 50), ("Bestand", 34), ("Bladzijde", 11), ("sha256 (begin)", 17),
    )  # fmt: skip
    rows = tuple(_document(sheet, view) for sheet in page.sheets for view in sheet.documents)
    return Table(name="Documenten", columns=columns, rows=rows, kept=1)


def _document(sheet: Sheet, view: DocumentView) -> tuple[Cell, ...]:
    files = tuple((clipped(piece.file.name, 180), piece.pages, short(piece.file.sha256)) for piece in view.pieces)
    names, pages, digests = (_numbered(tuple(column)) for column in zip(*files, strict=True)) if files else ((), (), ())
    verdict = " ".join(VERDICTS[view.row.verdict])
    return (*_who(sheet), view.row.rule, view.name, verdict, REASONS[view.row.reason], view.row.because, names, pages, digests)


def _numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    """With more than one line each has its number: long names wrap, and then the columns no longer stand beside each other."""
    return tuple(f"{at}. {line}" for at, line in enumerate(lines, start=1)) if len(lines) > 1 else lines


def _who(sheet: Sheet) -> tuple[str, str, str]:
    return clipped(sheet.bid.name, 180), sheet.bid.kvk_number, STANDINGS[sheet.assessment.standing]


def _criteria(page: RegionPage) -> Table:
    seen = _columns(
        ("Inschrijver", 26), ("Stand", 15), ("Groep", 17), ("Code", 6), ("Eis of criterium", 22), ("Gevonden", 16),
        ("Toelichting", 26), ("Beste passage", 52), ("Bestand", 25), ("Bladzijde", 11), ("Passages", 11),
    )  # fmt: skip
    asked = (("score", 13), ("motivatie", 30), ("naam", 14))
    scored = ((f"Beoordelaar {number}: {what}", wide) for number in range(1, ASSESSORS + 1) for what, wide in asked)
    columns = (*seen, *_columns(*scored, to_fill=True))
    groups = {line.code: title for title, lines in page.criteria.groups for line in lines}
    rows = tuple(_criterion(sheet, view, groups) for sheet in page.sheets for view in sheet.criteria)
    return Table(name="Criteria", columns=columns, rows=rows, kept=1)


def _criterion(sheet: Sheet, view: CriterionView, groups: dict[str, str]) -> tuple[Cell, ...]:
    name, _, standing = _who(sheet)
    code = view.row.rule
    support = " ".join(SUPPORTS[view.row.support])
    found = (name, standing, groups.get(code, "Overig"), code, view.name, support, view.row.because)
    return (*found, *_place(view.places), len(view.places))


def _place(places: tuple[PlaceView, ...]) -> tuple[Cell, Cell, Cell]:
    """The first passage: words, file, page; without words where there are none to quote."""
    if not places:
        return None, None, None
    return clipped(places[0].quote, 600) or None, clipped(places[0].file.name, 180), places[0].page or None


def _findings(page: RegionPage) -> Table:
    seen = _columns(
        ("Inschrijver", 26), ("Code", 6), ("Document", 23), ("Oordeel", 18), ("Reden", 18), ("Vraag of bevinding", 50),
        ("Wat mag u nog vragen", 26), ("Inschrijvers met dit punt", 13), ("Bepaling", 36), ("Aangehaald", 36), ("Bestand", 25),
        ("Bladzijde", 11),
    )  # fmt: skip
    columns = (*seen, *_columns(("Besluit", 20), ("Reden van het besluit", 32), ("Naam en datum", 20), to_fill=True))
    rows = (*_open(page.lanes), *_points(page))
    order = {sheet.bid.name: at for at, sheet in enumerate(page.sheets)}
    names = {clipped(name, 180): at for name, at in order.items()}
    return Table(name="Bevindingen", columns=columns, rows=tuple(sorted(rows, key=lambda row: names.get(str(row[0]), 0))), kept=1)


def _open(lanes: Lanes) -> Iterator[tuple[Cell, ...]]:
    for lane, words in LANES.items():
        situations: tuple[Situation, ...] = getattr(lanes, lane)
        for situation in situations:
            for sheet, document, finding in situation.bids:
                name = clipped(sheet.bid.name, 180)
                verdict = " ".join(VERDICTS[finding.verdict])
                said = (name, document.row.rule, document.name, verdict, REASONS[finding.reason], finding.because)
                yield (*said, words, len(situation.bids), _clause(finding.source), *_place(_places(document, finding)))


def _places(document: DocumentView, finding: Finding) -> tuple[PlaceView, ...]:
    """Where it stands; of a file without words the file itself."""
    found = next((view.places for view in document.findings if view.finding is finding), ())
    return found or tuple(piece.place for piece in document.pieces[:1])


def _points(page: RegionPage) -> Iterator[tuple[Cell, ...]]:
    for sheet in page.sheets:
        for view in sheet.points:
            said = (clipped(sheet.bid.name, 180), "", "Aandachtspunt", "", "", view.point.because)
            yield (*said, POINT, None, None, *_place(view.places))


def _clause(source: Source | None) -> tuple[str, ...]:
    return (f"{source.title}, {source.clause}", f"“{clipped(source.quote, 400)}”") if source else ()


def _messages(page: RegionPage, result: Result) -> Table:
    columns = (
        Column(title="Ontvangen (Nederlandse tijd)", wide=26),
        Column(title="Tijdig", wide=16),
        Column(title="Inschrijver", wide=26),
        Column(title="Van", wide=26),
        Column(title="Adres", wide=30),
        Column(title="Onderwerp", wide=36),
        Column(title="Soort", wide=20),
        Column(title="Toelichting", wide=50),
        Column(title="Bijlagen", wide=11),
        Column(title="sha256 (begin)", wide=17),
    )
    names = {bid.id: bid.name for bid in result.bids}
    rows = tuple(_message(row, names) for row in (*page.messages, *page.outside.stray))
    return Table(name="Berichten", columns=columns, rows=rows, kept=1)


def _message(row: MessageRow, names: dict[str, str]) -> tuple[Cell, ...]:
    kind = MESSAGE_KINDS[row.kind] + (f": {OTHER_MAILS[row.other]}" if row.other else "")
    whose = tuple(clipped(names.get(bid, bid), 180) for bid in row.bid) or (NOBODY,)
    who = (clipped(row.sender_name, 180), clipped(row.sender, 180), clipped(row.subject, 180))
    because = tuple(because for because in (row.kind_because, row.timeliness_because) if because)
    return (_received(row.received), TIMELINESS[row.timeliness], whose, *who, kind, because, len(row.attachments), short(row.sha256))


def _received(at: dt.datetime | None) -> Cell:
    """A moment to sort by; in words where a date alone would not say which hour it is."""
    words = moment(at)
    return words if at is None or words.endswith(")") else at
