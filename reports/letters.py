"""Letters to one bidder, as values for a Word template: acknowledgement, clarification, and the outcomes. Judges nothing.

Only rows of this one bid go in, and what goes in is searched for names and numbers of the others before it comes out. Without a
recorded decision a letter about an outcome is a draft; without a recorded announcement its last day is provisional, and both say so.
Residual risk: a quote from the bidder's own file may name another bidder (as a subcontractor): it is the bidder's own text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checklist.finding import Assessment, AttachmentRow, Bid, Finding, MessageRow, Result, Timeliness, Verdict
from reports.clarification import clarification
from reports.decision import Person
from reports.files import UNSEEN, file_name
from reports.leaks import leaks
from reports.letter_words import OF_AN_OUTCOME, TO_FILL, LetterKind, LetterRefusedError, Wanted, named
from reports.outcomes import is_provisional, outcome
from reports.questions import ANSWER
from reports.receipt import footer_line
from reports.sheet import Sheet, sheets
from templates.wording import STATES, clipped, closing, day, moment, size, spoken, weekday

UNDECIDED = "CONCEPT – hier ligt nog geen besluit onder. Niet versturen."
UNSEEN_YET = "CONCEPT – nog door niemand nagekeken. Niet versturen."
UNFILLED = "NOG INVULLEN – vul eerst in wat tussen [VUL IN: ...] staat. Niet versturen."
PROVISIONAL = "VOORLOPIG – de dag van de bekendmaking is nog niet vastgelegd; de laatste dag voor bezwaar kan nog veranderen."
DECIDED_LATER = (
    "VOORLOPIG – dit besluit geldt sinds een dag na de bekendmaking van {}; de dag waarop dit besluit bekend wordt gemaakt, is nog niet "
    "vastgelegd. De laatste dag voor bezwaar kan nog veranderen."
)
TIMELY = {
    Timeliness.ON_TIME: "op tijd",
    Timeliness.LATE: "te laat",
    Timeliness.BOUNDARY: "wij bekijken nog of dit op tijd is",
    Timeliness.UNCERTAIN: "wij bekijken nog of dit op tijd is",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """The values for the template of its kind, and what the person who asked for it should know."""

    kind: LetterKind
    values: dict[str, Any]
    draft: str  # what stands at the head of every page; "" when the letter can go
    warnings: tuple[str, ...] = ()


def letter(result: Result, wanted: Wanted, *, head: str) -> Letter:
    """The letter; LetterRefusedError when it may not be made, KeyError for a bid that is not there.

    `head` is the head of the register after everything that the letter tells.
    """
    bid = {row.id: row for row in result.bids}[wanted.bid]
    warnings: list[str] = []
    values = {**_frame(result, wanted, bid), "verantwoording": _receipt(result, wanted, head=head)}
    match wanted.kind:
        case LetterKind.RECEIVED:
            values |= _received(result, bid, warnings)
        case LetterKind.CLARIFY:
            values |= _clarify(result, wanted, _sheet(result, wanted, bid), warnings)
        case _:
            values |= outcome(result, wanted, _sheet(result, wanted, bid), warnings)
    found = leaks(values, result=result, bid=bid, language=wanted.language)
    if found and not wanted.checked:
        raise LetterRefusedError(
            f"In deze brief staat iets dat ook van een andere inschrijver is: {spoken(found)}. "
            "Mag dat erin staan, bijvoorbeeld omdat de inschrijver het zelf noemt? Geef dan --nagekeken op."
        )
    return Letter(kind=wanted.kind, values=values, draft=_draft(result, wanted, values), warnings=tuple(warnings))


def _draft(result: Result, wanted: Wanted, values: dict[str, Any]) -> str:
    """What stands at the head of every page of a letter that cannot go yet."""
    if wanted.decision is None:
        return wanted.draft_because or (UNDECIDED if wanted.kind in OF_AN_OUTCOME else UNSEEN_YET)
    told_so = [UNFILLED] if TO_FILL.partition("{")[0] in repr(values) else []
    provisional = DECIDED_LATER.format(day(wanted.announced_before)) if wanted.announced_before else PROVISIONAL
    return " ".join([*told_so, provisional] if is_provisional(result, wanted) else told_so)


def _receipt(result: Result, wanted: Wanted, *, head: str) -> str:
    line = f"Voor ons dossier: {footer_line(result, head=head)}"
    return f"{line} · besluit {wanted.decision.number}" if wanted.decision and wanted.decision.number else line


def _frame(result: Result, wanted: Wanted, bid: Bid) -> dict[str, Any]:
    """What every letter holds."""
    procedure = result.procedure
    names = {row.id: row.name for row in procedure.regions}
    person = _signer(wanted)
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


def _signer(wanted: Wanted) -> Person | None:
    """Who signs: whom the command names, else who decided; a position that was not named is that of who decided."""
    by = wanted.decision.by if wanted.decision else None
    if by and (wanted.person is None or (by.is_same(wanted.person.name) and not wanted.person.role)):
        return by
    return wanted.person


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
        "tijdig": TIMELY[row.timeliness],
        "onderwerp": clipped(row.subject or "(geen onderwerp)", 180) if len(row.bid) == 1 else "",
        "bestanden": [_file(leaf) for leaf in files],
    }


def _file(leaf: AttachmentRow) -> dict[str, str]:
    """`gelezen` says only whether a file could be read: what is in it is judged later, by people."""
    unread = STATES[leaf.state] if leaf.state in UNSEEN else ""
    return {"bestand": clipped(named(file_name(leaf)), 180), "omvang": size(leaf.size), "sha256": leaf.sha256, "niet_gelezen": unread}


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
        "vragen": clarification(found),
        "mag_vragen": result.procedure.may_ask,
        "antwoord_termijn": f"uiterlijk op {weekday(wanted.answer_by)}" if wanted.answer_by else ANSWER.format("brief"),
    }


def _may_be_asked(finding: Finding) -> bool:
    return finding.lane == "gerede_twijfel" and finding.verdict in {Verdict.PERSON, Verdict.UNKNOWN, Verdict.NOT_MET}


def _open_keys(sheet: Sheet) -> set[tuple[str, str, str]]:
    open_here = ((view.row.rule, found.finding) for view in sheet.documents for found in view.findings if _may_be_asked(found.finding))
    return {(rule, finding.check, finding.reason) for rule, finding in open_here}
