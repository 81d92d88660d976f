"""The proces-verbaal van opening: what arrived, when, in which parts, for two people to sign. Judges nothing."""

from checklist.finding import Result
from reports.index import totals
from templates import render


def opening_record(result: Result, *, head: str) -> str:
    """One self-contained HTML page, meant to be printed and signed."""
    return render("opening.html", totals=totals(result.messages), result=result, head=head)
