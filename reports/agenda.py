"""What lies open in a region, for whom, and what may still be asked of whom. Counts and groups; decides nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Finding, Reason, Verdict
from reports.sheet import DocumentView, Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """The same open point, with every bid that is in it: who asks one must ask all."""

    anchor: str
    rule: str
    name: str
    check: str
    verdict: Verdict
    reason: Reason
    bids: tuple[tuple[Sheet, DocumentView, Finding], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lanes:
    """Open points by what the policy allows after closing."""

    closed: tuple[Situation, ...]  # mandatory documents: nothing may be added
    askable: tuple[Situation, ...]  # reasonable doubt: the office may ask
    other: tuple[Situation, ...]  # no lane is stated: look for yourself

    @property
    def total(self) -> int:
        return len(self.closed) + len(self.askable) + len(self.other)


def lanes(sheets: Sequence[Sheet]) -> Lanes:
    """Every open finding of every bid once, together with the same finding of the other bids."""
    grouped: dict[str, dict[tuple[str, str, Verdict, Reason], list[tuple[Sheet, DocumentView, Finding]]]] = {}
    for sheet, document, finding in (found for bid in sheets for found in _open(bid)):
        key = (document.row.rule, finding.check, finding.verdict, finding.reason)
        lane = finding.lane if finding.lane in {"verplicht", "gerede_twijfel"} else ""
        grouped.setdefault(lane, {}).setdefault(key, []).append((sheet, document, finding))
    return Lanes(
        closed=_situations(grouped.get("verplicht", {}), anchor="gesloten"),
        askable=_situations(grouped.get("gerede_twijfel", {}), anchor="vraag"),
        other=_situations(grouped.get("", {}), anchor="zelf"),
    )


def _open(sheet: Sheet) -> Iterator[tuple[Sheet, DocumentView, Finding]]:
    """Each open finding; for an open row without any, the row itself, so that nothing open is left out."""
    for document in sheet.open:
        row = document.row
        found = [view.finding for view in document.findings if view.open]
        whole = Finding(check=row.rule, verdict=row.verdict, reason=row.reason, because=row.because, source=None)
        for finding in found or [whole]:
            yield sheet, document, finding


def _situations(
    found: dict[tuple[str, str, Verdict, Reason], list[tuple[Sheet, DocumentView, Finding]]], *, anchor: str
) -> tuple[Situation, ...]:
    order = sorted(found, key=lambda key: (key[0], key[1], list(Verdict).index(key[2]), list(Reason).index(key[3])))
    return tuple(
        Situation(
            anchor=f"{anchor}-{at}",
            rule=key[0],
            name=found[key][0][1].name,
            check=key[1],
            verdict=key[2],
            reason=key[3],
            bids=tuple(found[key]),
        )
        for at, key in enumerate(order, start=1)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenLine:
    """One bid on the first screen."""

    sheet: Sheet
    documents: tuple[DocumentView, ...]
    to_decide: int  # findings that wait for a person, and one for a moment of receipt in doubt


def open_lines(sheets: Sequence[Sheet]) -> tuple[OpenLine, ...]:
    """Bids with an open point, a standing of their own or a doubtful time, and how much waits for a person."""
    lines = (OpenLine(sheet=sheet, documents=sheet.open, to_decide=_to_decide(sheet)) for sheet in sheets)
    return tuple(line for line in lines if line.to_decide or line.documents or not line.sheet.counts)


def _to_decide(sheet: Sheet) -> int:
    """What the machine leaves to a person: everything open but a plain "voldoet niet", and time that is in doubt."""
    return sheet.in_doubt + sum(finding.verdict is not Verdict.NOT_MET for _, _, finding in _open(sheet))
