"""The proces-verbaal van opening: what arrived, when, in which parts, for two people to sign. Judges nothing."""

from checklist.finding import Result
from reports.index import totals
from templates import render

PART_MISSING = "deel_ontbreekt"
"""The point that says which numbered part of a bid did not come."""


def opening_record(result: Result, *, head: str, printed: bool = True) -> str:
    """One self-contained HTML page, meant to be printed and signed; `printed`: the same as a PDF lies beside it."""
    return render("opening.html", totals=totals(result.messages), gaps=gaps(result), result=result, head=head, printed=printed)


def gaps(result: Result, bid: str = "") -> list[str]:
    """Which numbered parts did not come (of this bid, or of all), each said once."""
    points = [(point.code, point.because) for row in result.assessments if bid in ("", row.bid) for point in row.points]
    return list(dict.fromkeys(because for code, because in points if code == PART_MISSING))
