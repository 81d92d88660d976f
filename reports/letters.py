"""Letters to one bidder, as values for a Word template: acknowledgement, clarification, selection, rejection. Judges nothing.

Only rows of this one bid go in, and what goes in is searched for names and numbers of the others before it comes out. A rejection
with a ground that lacks a clause, proof or a person who decided on it is refused. Without a recorded decision a letter is a draft.
Residual risk: a quote from the bidder's own file may name another bidder (as a subcontractor): it is the bidder's own text.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checklist.finding import Assessment, AttachmentRow, Bid, Finding, MessageRow, Result, Standing, Term, Timeliness, Verdict
from reports.decision import Decision, Ground, Person
from reports.files import UNSEEN, PlaceView, file_name
from reports.leaks import leaks
from reports.objection import objection
from reports.questions import ANSWER, facts_of, words_for
from reports.receipt import footer_line
from reports.sheet import DocumentView, FindingView, Sheet, sheets
from templates.wording import STATES, TIMELINESS, clipped, closing, day, moment, size, spoken, weekday

TO_FILL = "[VUL IN: {}]"
UNDECIDED = "CONCEPT – hier ligt nog geen besluit onder. Niet versturen."
UNSEEN_YET = "CONCEPT – nog door niemand nagekeken. Niet versturen."
UNFILLED = "NOG INVULLEN – vul eerst in wat tussen [VUL IN: ...] staat. Niet versturen."
LATE_RULE, LATE_CHECK = "closes", "te_laat"


class LetterKind(StrEnum):
    """The letters there are; each has a template of the same name."""

    RECEIVED = "ontvangstbevestiging"
    CLARIFY = "verduidelijking"
    SELECTED = "selectie"
    REJECTED = "afwijzing"


OF_A_REGION = frozenset({LetterKind.SELECTED, LetterKind.REJECTED, LetterKind.CLARIFY})
"""The outcome, and what may be asked, can differ by region."""


class LetterRefusedError(Exception):
    """This letter cannot be made; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which letter, to whom, and what only people know."""

    kind: LetterKind
    bid: str
    sent: dt.date  # the day on which the letter goes out: the announcement, for the term of objection
    region: str = ""
    person: Person | None = None  # who decides, or signs
    channel: str = ""  # where an objection must go, as the zorgkantoor chose
    answer_by: dt.date | None = None  # of a clarification
    decision: Decision | None = None
    draft_because: str = ""  # what stands at the head of a letter of which the decision cannot be used; "" = there is none
    checked: bool = False  # a person looked at the names of others that the letter holds


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """The values for the template of its kind, and what the person who asked for it should know."""

    kind: LetterKind
    values: dict[str, Any]
    draft: str  # what stands at the head of every page; "" when a recorded decision stands behind the letter
    warnings: tuple[str, ...] = ()


def letter(result: Result, wanted: Wanted, *, head: str) -> Letter:
    """The letter; LetterRefusedError when it may not be made, KeyError for a bid that is not there."""
    bid = {row.id: row for row in result.bids}[wanted.bid]
    draft = (
        ""
        if wanted.decision
        else wanted.draft_because or UNDECIDED
        if wanted.kind in {LetterKind.SELECTED, LetterKind.REJECTED}
        else UNSEEN_YET
    )
    warnings: list[str] = []
    values = {**_frame(result, wanted, bid), "verantwoording": footer_line(result, head=head)}
    match wanted.kind:
        case LetterKind.RECEIVED:
            values |= _received(result, bid, warnings)
        case LetterKind.CLARIFY:
            values |= _clarify(result, wanted, _sheet(result, wanted, bid), warnings)
        case LetterKind.SELECTED:
            values |= _selected(result, wanted, _sheet(result, wanted, bid), warnings)
        case LetterKind.REJECTED:
            values |= _rejected(result, wanted, _sheet(result, wanted, bid), warnings)
    if not draft and TO_FILL.partition("{")[0] in repr(values):
        draft = UNFILLED
    found = leaks(values, result=result, bid=bid)
    if found and not wanted.checked:
        raise LetterRefusedError(
            f"In deze brief staat iets dat ook van een andere inschrijver is: {spoken(found)}. "
            "Mag dat erin staan, bijvoorbeeld omdat de inschrijver het zelf noemt? Geef dan --nagekeken op."
        )
    return Letter(kind=wanted.kind, values=values, draft=draft, warnings=tuple(warnings))


def _frame(result: Result, wanted: Wanted, bid: Bid) -> dict[str, Any]:
    """What every letter holds."""
    procedure = result.procedure
    names = {row.id: row.name for row in procedure.regions}
    person = wanted.decision.by if wanted.decision else wanted.person
    return {
        "zorgkantoor": procedure.office_name,
        "mailbox": procedure.mailbox,
        "ronde": procedure.title,
        "datum": day(wanted.sent),
        "sluiting": closing(procedure.closes),
        "inschrijver": clipped(bid.name, 180),
        "kvk_nummer": bid.kvk_number or "onbekend",
        "regio": names.get(wanted.region, wanted.region),
        "regios": [names.get(region, region) for region in bid.regions if region in names],
        "naam": person.name if person else TO_FILL.format("naam"),
        "functie": person.role if person and person.role else TO_FILL.format("functie"),
    }


def _sheet(result: Result, wanted: Wanted, bid: Bid) -> Sheet:
    """The bid in the region of the letter."""
    found = [sheet for sheet in sheets(result, wanted.region) if sheet.bid.id == bid.id]
    if not found:
        raise LetterRefusedError(f"{bid.name} heeft geen toetsing voor regio {wanted.region}. Kies uit: {', '.join(bid.regions)}.")
    return found[0]


# Acknowledgement of receipt


def _received(result: Result, bid: Bid, warnings: list[str]) -> dict[str, Any]:
    own = [row for row in result.messages if bid.id in row.bid]
    warnings += [
        f"De mail van {moment(row.received)} hoort bij meer dan één inschrijving. In de brief staan alleen de bestanden die bij "
        "de documenten van deze inschrijver zijn gebruikt. Kijk na of dat klopt."
        for row in own
        if len(row.bid) > 1
    ]
    used = _used(result, bid)
    return {"mails": [_mail(row, used) for row in own]}


def _used(result: Result, bid: Bid) -> frozenset[str]:
    """Digests of the files that the documents and criteria of this bid rest on."""
    mine = [row for row in result.assessments if row.bid == bid.id]
    return frozenset(digest for row in mine for digest in _digests(row))


def _digests(row: Assessment) -> Iterator[str]:
    for document in row.documents:
        yield from (piece.sha256 for piece in document.pieces)
        yield from (proof.sha256 for finding in document.findings for proof in finding.evidence)
    yield from (passage.sha256 for criterion in row.criteria for passage in criterion.passages)


def _mail(row: MessageRow, used: frozenset[str]) -> dict[str, Any]:
    """A mail with its files; of a mail that serves more bids only the files that this bid rests on."""
    files = [leaf for leaf in row.attachments if len(row.bid) == 1 or leaf.sha256 in used]
    return {
        "ontvangen": moment(row.received),
        "tijdig": TIMELINESS[row.timeliness],
        "onderwerp": clipped(row.subject or "(geen onderwerp)", 180) if len(row.bid) == 1 else "",
        "bestanden": [_file(leaf) for leaf in files],
    }


def _file(leaf: AttachmentRow) -> dict[str, str]:
    """`gelezen` says only whether a file could be read: what is in it is judged later, by people."""
    unread = STATES[leaf.state] if leaf.state in UNSEEN else ""
    return {"bestand": clipped(file_name(leaf), 180), "omvang": size(leaf.size), "sha256": leaf.sha256, "niet_gelezen": unread}


# Request for clarification


def _clarify(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    found = [(view, finding) for view in sheet.documents for finding in view.findings if _may_be_asked(finding.finding)]
    if not found:
        raise LetterRefusedError(
            "Bij deze inschrijver staat in deze regio niets open waarover u volgens het beleid nog mag vragen (gerede twijfel). "
            "Verplichte documenten mogen na sluiting niet meer worden aangevuld."
        )
    asked = {(view.row.rule, finding.finding.check, finding.finding.reason) for view, finding in found}
    others = [other.bid.name for other in sheets(result, wanted.region) if other.bid.id != sheet.bid.id and asked & _open_keys(other)]
    if others:
        warnings.append(f"Stel dezelfde vraag ook aan wie in dezelfde situatie is: {spoken(others)}.")
    warnings.append("De vraag is een voorstel, voor iedereen in dezelfde situatie gelijk. Lees de brief na voordat u hem verstuurt.")
    if not wanted.answer_by:
        warnings.append("De termijn voor het antwoord is een voorstel. Kiest u een dag (--antwoord-voor), neem die dan voor iedereen.")
    return {
        "vragen": [_question(view, finding) for view, finding in found],
        "mag_vragen": result.procedure.may_ask,
        "antwoord_termijn": f"uiterlijk op {weekday(wanted.answer_by)}" if wanted.answer_by else ANSWER.format("brief"),
    }


def _may_be_asked(finding: Finding) -> bool:
    return finding.lane == "gerede_twijfel" and finding.verdict in {Verdict.PERSON, Verdict.UNKNOWN, Verdict.NOT_MET}


def _open_keys(sheet: Sheet) -> set[tuple[str, str, str]]:
    open_here = ((view.row.rule, found.finding) for view in sheet.documents for found in view.findings if _may_be_asked(found.finding))
    return {(rule, finding.check, finding.reason) for rule, finding in open_here}


def _question(view: DocumentView, found: FindingView) -> dict[str, Any]:
    """What was seen, without what is meant for the office, and the question that everybody in this situation gets."""
    unclear, asked = words_for(found.finding)
    return {**_told(view, found), "onduidelijk": unclear, "bevinding": facts_of(found.finding.because), "vraag": asked}


def _told(view: DocumentView, found: FindingView) -> dict[str, Any]:
    """A finding with its clause and proof, as a letter says it."""
    finding = found.finding
    return {
        "document": view.name,
        "code": view.row.rule,
        "bevinding": finding.because,
        "bepaling": f"{finding.source.title}, {finding.source.clause}" if finding.source else "",
        "citaat": clipped(finding.source.quote, 400) if finding.source else "",
        "bewijs": [
            {
                "citaat": clipped(place.quote, 600),
                "bestand": clipped(place.file.name, 180),
                "bladzijde": place.page,
                "sha256": place.file.sha256,
            }
            for place in _proof(view, found)
        ],
        "gezocht": list(finding.searched),
    }


def _proof(view: DocumentView, found: FindingView) -> tuple[PlaceView, ...]:
    """The quotes; of a file that has no words to quote, the file itself."""
    if found.places or found.finding.check != "present":
        return found.places
    return tuple(piece.place for piece in view.pieces)


# Selection and rejection


def _outcome(result: Result, wanted: Wanted, warnings: list[str]) -> dict[str, Any]:
    """What both outcomes hold: until when and how one can object."""
    told = objection(result.procedure, announced=wanted.sent)
    if not wanted.channel:
        warnings.append("Waar een bezwaar heen moet, is niet ingevuld. Zet het adres in zaak.toml, onder [brieven], bij bezwaar_naar.")
    if not told.lines:
        warnings.append("De tekst van deze ronde noemt geen termijn voor bezwaar. Vul die zelf in.")
    latest = next((term for term in result.procedure.terms if term.name == "decision"), None)
    if latest and wanted.sent > dt.date.fromisoformat(latest.moment[:10]):
        warnings.append(f"{latest.text} De brief is van {day(wanted.sent)}.")
    return {
        "bezwaar": list(told.lines) or [TO_FILL.format("tot wanneer en hoe iemand bezwaar kan maken")],
        "bezwaar_naar": wanted.channel or TO_FILL.format("het adres voor bezwaar"),
    }


def _selected(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    against = [view.name for view in sheet.documents if view.row.verdict is Verdict.NOT_MET]
    if against:
        warnings.append(f"Bij deze inschrijver staat 'voldoet niet' bij {spoken(against)}. Beslis daar eerst over.")
    if not sheet.counts:
        warnings.append(f"Deze inschrijving telt zo niet mee: {sheet.assessment.standing_because} Beslis daar eerst over.")
    return _outcome(result, wanted, warnings)


def _rejected(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    chosen = wanted.decision.grounds if wanted.decision else _proposed(sheet, by=wanted.person.name if wanted.person else "")
    if not chosen:
        raise LetterRefusedError(
            "Er is geen grond voor afwijzing: geen enkele bevinding is 'voldoet niet'. Open punten zijn geen grond; beslis daar eerst over."
        )
    grounds = [_ground(result, sheet, one) for one in chosen]
    faults = [fault for one in grounds for fault in one.pop("gebreken")]
    if faults:
        raise LetterRefusedError("\n".join(["Deze afwijzing kan zo niet de deur uit:", *(f"  - {fault}" for fault in faults)]))
    if any(view.row.verdict in {Verdict.PERSON, Verdict.UNKNOWN} for view in sheet.documents):
        warnings.append("Bij deze inschrijver staan nog open punten. Die staan niet in de brief: het zijn geen gronden.")
    return {"gronden": grounds, **_outcome(result, wanted, warnings)}


def _proposed(sheet: Sheet, *, by: str) -> tuple[Ground, ...]:
    """Without a decision: everything that the machine found against a rule, and a bid that came too late. All of it, at once."""
    late = (Ground(rule=LATE_RULE, check=LATE_CHECK, by=by),) if sheet.assessment.standing is Standing.LATE else ()
    found = (
        Ground(rule=view.row.rule, check=finding.finding.check, by=by)
        for view in sheet.documents
        for finding in view.findings
        if finding.finding.verdict is Verdict.NOT_MET
    )
    return (*late, *dict.fromkeys(found))


def _ground(result: Result, sheet: Sheet, ground: Ground) -> dict[str, Any]:
    """The ground as told, with under `gebreken` why it cannot be one."""
    told = _late(result, sheet) if ground.rule == LATE_RULE else _found(sheet, ground)
    faults = []
    name = f"{told['document']} ({told['code']}): {told['bevinding']}"
    if not told["bepaling"] or not told["citaat"]:
        faults.append(f"{name} Er is geen bepaling van het beleid bij. Dit is een aandachtspunt en nooit een grond.")
    if not told["bewijs"] and not told["gezocht"]:
        faults.append(f"{name} Er is geen bewijs bij: geen plaats in een bestand, en niet waar is gezocht.")
    if not ground.by.strip():
        faults.append(f"{name} Er staat niet bij wie dit besluit. Geef een naam op met --door.")
    return {**told, "beslist_door": ground.by, "gebreken": faults}


def _found(sheet: Sheet, ground: Ground) -> dict[str, Any]:
    """All that stands against the bid under this rule and check."""
    for view in sheet.documents:
        found = [one for one in view.findings if one.finding.check == ground.check and one.finding.verdict is not Verdict.MET]
        if view.row.rule == ground.rule and found:
            told = [_told(view, one) for one in sorted(found, key=lambda one: one.finding.verdict is not Verdict.NOT_MET)]
            return {**told[0], "bewijs": [proof for one in told for proof in one["bewijs"]]}
    return {"document": ground.rule, "code": ground.check, "bevinding": "Deze bevinding staat niet in de toetsing.", **_NOTHING}


_NOTHING: dict[str, Any] = {"bepaling": "", "citaat": "", "bewijs": [], "gezocht": []}


def _late(result: Result, sheet: Sheet) -> dict[str, Any]:
    """A bid that came after closing: the clause is that of the closing moment, the proof is the moment of receipt."""
    closes: Term | None = next((term for term in result.procedure.terms if term.name == LATE_RULE), None)
    late = [row for row in sheet.messages if row.timeliness is Timeliness.LATE]
    source = closes.source if closes else None
    return {
        "document": "Moment van ontvangst",
        "code": "sluiting",
        "bevinding": sheet.assessment.standing_because,
        "bepaling": f"{source.title}, {source.clause}" if source else "",
        "citaat": source.quote if source else "",
        "bewijs": [],
        "gezocht": [f"mail ontvangen op {moment(row.received)}, sha256 {row.sha256}. {row.received_because}" for row in late],
    }
