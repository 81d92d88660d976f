"""The table at the end of a run: one line a bid. Counts; judges nothing."""

from dataclasses import dataclass

from checklist.finding import Assessment, Bid, Result, Verdict
from templates.wording import STANDINGS, VERDICTS, visible


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Columns and rows as plain text, and what the signs mean."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str


def summary(result: Result) -> Summary:
    """One line a bid; where regions differ, the sign of the gravest verdict."""
    codes = [rule.code for rule in result.procedure.rules if rule.group == "document"]
    rows = tuple(_row(result, bid, codes) for bid in result.bids)
    legend = "   ".join(f"{shape} {word}" for shape, word in VERDICTS.values())
    return Summary(columns=("inschrijver", "regio's", "stand", *codes, "open punten"), rows=rows, legend=legend)


def _row(result: Result, bid: Bid, codes: list[str]) -> tuple[str, ...]:
    own = [row for row in result.assessments if row.bid == bid.id]
    signs = [_sign(own, code) for code in codes]
    standing = " / ".join(dict.fromkeys(STANDINGS[row.standing] for row in own))
    return (visible(bid.name), ", ".join(bid.regions), standing, *signs, str(_open(own)))


def _sign(own: list[Assessment], code: str) -> str:
    gravity = [Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON, Verdict.MET, Verdict.NOT_APPLICABLE]
    found = [document.verdict for row in own for document in row.documents if document.rule == code]
    if not found:
        return ""
    return VERDICTS[min(found, key=gravity.index)][0]


def _open(own: list[Assessment]) -> int:
    """Documents with an open point, each counted once over all regions."""
    calm = (Verdict.MET, Verdict.NOT_APPLICABLE)
    return len({document.rule for row in own for document in row.documents if document.verdict not in calm})
