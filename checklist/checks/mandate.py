"""What leaves a mandate open that somebody entitled did give: a limit, or the day it was given, begun or ended. Pure."""

import datetime as dt
import re

from checklist.filed import Filed
from checklist.timing import dutch
from extractors.document import Fact

_MONEY = re.compile(r"€|\beur(?:o)?\b|\bbedrag|\bwaarde\b", re.IGNORECASE)
_THIS_BID = re.compile(r"inschrij|cli[eë]ntondersteun|\boco\b|offerte|aanbested|inkoop|zorgkantoor|bestuursverklaring|wlz", re.IGNORECASE)


def limited(attorney: Fact) -> str:
    """A mandate up to an amount, or for other things than a bid, leaves the chain open: the size of this bid is not compared."""
    limit = attorney.about.get("grens", "") if attorney.about.get("volmacht") == "beperkt" else ""
    if limit and (_MONEY.search(limit) or not _THIS_BID.search(limit)):
        return f"de machtiging van {attorney.value} is begrensd ({limit}); of deze inschrijving daarbinnen valt, is niet na te gaan"
    return ""


def dated(mandate: Filed, declared: Filed) -> str:
    """A mandate given or begun after signing, or ended before it, leaves the chain open."""
    given, ended, on = mandate.piece.one("datum"), mandate.piece.one("geldig_tot"), declared.piece.one("datum")
    begun = mandate.piece.one("geldig_vanaf")
    if on is None:
        return ""
    unsure = next((fact for fact in (given, begun, ended, on) if fact and "onzeker" in fact.about), None)
    if unsure:
        return unsure.about["onzeker"][0].lower() + unsure.about["onzeker"][1:].rstrip(".")
    if given and given.value > on.value:
        return f"de machtiging is van {_date(given)}, na de ondertekening op {_date(on)}"
    if begun and begun.value > on.value:
        return f"de machtiging geldt vanaf {_date(begun)}, na de ondertekening op {_date(on)}"
    if ended and ended.value < on.value:
        return f"de machtiging gold tot {_date(ended)}, voor de ondertekening op {_date(on)}"
    return ""


def _date(fact: Fact) -> str:
    try:
        return dutch(dt.date.fromisoformat(fact.value))
    except ValueError:
        return fact.value
