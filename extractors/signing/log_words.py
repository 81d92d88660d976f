"""Words of a log or list that say somebody has signed; words that ask somebody to sign say nothing of the kind.

Knows wordings, folded as in `excerpt.fold`; knows no page and no person. Pure.
"""

import datetime as dt
import re

from extractors.days.dates import dates

NOT_YET = re.compile(
    r"\b(?:niet|geweigerd|afgewezen|wacht op|in afwachting|not|declined|rejected|waiting|pending|expired|verlopen)\b|"
    r"\b(?:onder|ge)tekend(?: op| om)?\s*:?\s+(?:[-–—]+\s*$|nee\b|n\.v\.t)"
)
"""Said of somebody who did not sign, or not yet."""
WAITS = re.compile(
    r"\b(?:geweigerd|afgewezen|wacht op|in afwachting|nog niet|niet (?:onder|ge)tekend|declined|rejected|waiting|pending|expired)\b|"
    r"\bstatus\s*:?\s*(?:uitgenodigd|open|verzonden|bekeken|geopend|sent|invited|viewed|delivered)\b"
)
"""Said in the rows below a signer's name: he or she did not sign, or not yet."""
_DONE = re.compile(r"\b(?:signed|ondertekend|getekend)\b")
_TO_DO = re.compile(r"\s+(?:te|worden|wordt|moet|terug|to be)\b|(?: op| om| at| on)?\s*:?\s+(?:[-–—]+\s*$|nee\b|no\b)")
_WANTED = re.compile(r"\b(?:om|te|laten|worden|wordt|moet(?:en)?|nog|dient|to be|be)\b(?:\s\w+){0,2}\s+$")
_ASKED = re.compile(
    r"\b(?:om|te|laten|worden|wordt|moet(?:en)?|zal|kan|nog|dient|verzoek\w*|verzocht|gevraagd|vraagt|vraag|herinner\w*|uitgenodigd|"
    r"uitnodiging|nodigt|klaargezet|klaar|aangeboden|request\w*|invited|invitation|remind\w*|asked)\b"
)
_NEAR = 60  # letters before the word that tell what it is part of
_HAS = re.compile(r"\bheeft\b(?P<what>[^.;:|\n]{0,40}?)\b(?:onder|ge)tekend\b|\bhas signed\b|\bsigned the document\b")
_OTHER_ACT = re.compile(
    r"\b(?:heeft|dat|die|aan|door|is|gestuurd|verstuurd|verzonden|ontvangen|geopend|bekeken|gelezen|gedownload|gemeld|ingezien)\b"
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:|()-]|[0-9])|\s{2}|"
    r"\s(?:op|om|via|met|vanaf|vanuit|in|namens|voor|per|d\.d\.|dd|en|als|te [a-z]+ op|at|on|from|using|with|and|as)\b"
)


def told_signed(plain: str) -> int | None:
    """Where these words say that somebody signed; None where they only ask for it, or leave its place empty."""
    for match in _DONE.finditer(plain):
        row = plain.rfind("\n", 0, match.start()) + 1
        if not _WANTED.search(plain[max(row, match.start() - _NEAR) : match.start()]) and not _TO_DO.match(plain, match.end()):
            return match.start()
    return None


def has_signed(plain: str) -> int | None:
    """Where "heeft (het document) ondertekend" begins as what somebody did, with nothing else in between and nothing to do behind it."""
    for match in _HAS.finditer(plain):
        between = match["what"] or ""
        if not _ASKED.search(between) and not _OTHER_ACT.search(between) and _ENDS.match(plain, match.end()):
            return match.start()
    return None


_OTHER_MOMENT = (
    r"uitgenodigd|uitnodiging|verzonden|verstuurd|aangeboden|gemaild|geopend|bekeken|gelezen|ontvangen|herinnerd|aangemaakt|"
    r"sent|viewed|opened|invited|delivered|created"
)
ASKED_AT = re.compile(rf"\b(?:{_OTHER_MOMENT})\b")
"""Words beside the moment of something else than signing."""
MOMENT_HEAD = re.compile(rf"\b(?:{_OTHER_MOMENT}|(?:onder|ge)tekend|signed|tijdstip (?:van )?ondertekening)\b")
"""A word above a column of moments."""
_CLOCK = re.compile(r"(?:t|\W{0,6}(?:om |at )?)[0-9]{1,2}[:.][0-9]{2}\b")


def moments(plain: str) -> int:
    """How many dates with a time behind them these folded words hold."""
    return sum(_CLOCK.match(plain, day.end) is not None for day in dates(plain))


_TIME = re.compile(
    r"(?:t|\W{0,6}(?:om |at )?)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,6})?\s*(am\b|pm\b)?"
    r"\s*\(?(z\b|utc|gmt|cest|cet)?\s*(?:([+-])(\d{2}):?(\d{2}))?"
)
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "cet": 1, "cest": 2}


def moment_in(plain: str) -> dt.datetime | None:
    """The first date with a time and a zone; a time without a zone is no moment."""
    for found in dates(plain):
        clock = _TIME.match(plain, found.end)
        if clock and found.day and not found.doubt and (zone := _zone(clock)):
            hour = int(clock[1]) % 12 + 12 * (clock[4] == "pm") if clock[4] else int(clock[1])
            try:
                return dt.datetime.combine(found.day, dt.time(hour, int(clock[2]), int(clock[3] or 0), tzinfo=zone))
            except ValueError:
                return None
    return None


def _zone(clock: re.Match[str]) -> dt.timezone | None:
    if clock[6] and int(clock[7]) < 15 and int(clock[8]) < 60:
        away = dt.timedelta(hours=int(clock[7]), minutes=int(clock[8]))
        return dt.timezone(-away if clock[6] == "-" else away)
    return dt.timezone(dt.timedelta(hours=_ZONES[clock[5]])) if clock[5] else None
