"""The proces-verbaal van opening: what arrived, when, in which parts, for two people to sign. Judges nothing."""

from checklist.finding import Receipt, Result
from reports.before import from_before
from reports.index import totals
from reports.unread import unread_lines
from templates import render

PART_MISSING = "deel_ontbreekt"
"""The point that says which numbered part of a bid did not come."""


def opening_record(result: Result, *, head: str, printed: bool = True) -> str:
    """One self-contained HTML page, meant to be printed and signed; `printed`: the same as a PDF lies beside it."""
    words = [*from_before(result), *times(result.receipt)]
    return render(
        "opening.html",
        totals=totals(result.messages),
        gaps=gaps(result),
        times=words,
        missed=unread_lines(result),
        result=result,
        head=head,
        printed=printed,
    )


def times(receipt: Receipt) -> list[str]:
    """Dutch: which moments of receipt count in this record, and whether a person looked at the settings that say so.

    None where the result does not tell. Source: `intake.receipt`, which walks down from the top of the headers.
    """
    found = []
    if receipt.confirmed is False:
        found.append(
            "Let op: nog niemand heeft de instellingen van deze zaak bevestigd (in zaak.toml staat bevestigd = false). De tijdstippen "
            "hieronder zijn dus voorlopig. Kijk zaak.toml na, zet bevestigd op true en maak de toetsing opnieuw. Onderteken pas daarna."
        )
    if receipt.own_servers:
        found.append(
            f"Als moment van ontvangst telt het tijdstip van de eigen mailserver ({', '.join(receipt.own_servers)}). Kwam een mail daar "
            "niet langs, dan staat bij die mail welk tijdstip telt en waarom."
        )
    elif receipt.own_servers is not None:
        found.append(
            "In de instellingen staat geen eigen mailserver (in zaak.toml is eigen_servers leeg). Als moment van ontvangst telt daarom "
            "de laagste ononderbroken stap binnen de eigen domeinen, en anders de bovenste stap. Bij elke mail staat welke server dat "
            "was. Noemt u de mailserver die post van buiten aanneemt, dan telt alleen diens tijdstip."
        )
    return found


def gaps(result: Result, bid: str = "") -> list[str]:
    """Which numbered parts did not come (of this bid, or of all), each said once."""
    points = [(point.code, point.because) for row in result.assessments if bid in ("", row.bid) for point in row.points]
    return list(dict.fromkeys(because for code, because in points if code == PART_MISSING))
