"""Reads the dates in Dutch (and English) words: every common way of writing one, and what is doubtful about it.

Pure: no clock; a year in two digits is read against the years these procedures exist in, and that is said when it matters.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "febr": 2, "maart": 3, "march": 3,
    "mrt": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7,
    "jul": 7, "augustus": 8, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10,
    "okt": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
    "jannewaris": 1, "febrewaris": 2, "maaie": 5, "juny": 6, "septimber": 9, "novimber": 11, "desimber": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_YEAR = r"(?P<y>(?:19|20)[0-9]{2}|'\s?[0-9]{2})"

_ONES = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15, "zestiende": 16,
    "zeventiende": 17, "achttiende": 18, "negentiende": 19, "twintigste": 20, "eenentwintigste": 21,
    "tweeentwintigste": 22, "drieentwintigste": 23, "vierentwintigste": 24, "vijfentwintigste": 25,
    "zesentwintigste": 26, "zevenentwintigste": 27, "achtentwintigste": 28, "negenentwintigste": 29, "dertigste": 30,
    "eenendertigste": 31,
}  # fmt: skip
_ORDINALS |= {f"{word}n": number for word, number in _ORDINALS.items()}  # "op den tienden juli"
_CARDINALS = {word: number for number, word in enumerate(_ONES) if word} | {
    "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "twintig": 20, "dertig": 30,
} | {f"{_ONES[one]}entwintig": 20 + one for one in range(1, 10)} | {f"{_ONES[one]}endertig": 30 + one for one in range(1,
10)}  # fmt: skip

_APART = r"(?<![\w/\-])(?<![0-9][.,])(?<![a-ce-z]\.)"  # "d.d.4 mei", "Ede,4 mei": no part of a number or a reference
_NUMERIC = re.compile(
    rf"{_APART}(?P<a>[0-9]{{1,4}})\s?(?P<s>[-./])\s?(?P<b>[0-9]{{1,2}})\s?(?P=s)\s?(?P<c>'?\s?[0-9]{{2,4}})"
    r"(?!(?!t[0-9]{2}:|om\s?[0-9]|/\s?[a-z])[\w/\-]|[.,][0-9])"
)
_SPACED = re.compile(r"(?<![\w.,/\-])(?P<a>[0-3][0-9]) (?P<b>[01][0-9]) (?P<c>20[0-9]{2})(?![\w/\-])")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_PAST = r"(?:(?:j\.?l|jongstleden|(?:van )?dit jaar|dezes jaars)\b\.?,?\s?)?\(?"  # "8 juli jl. (2026)"
_OF_MONTH = r"(?:dag\s)?(?:(?:of|van|der)\s(?:de\s)?)?(?:maand\s)?"
_OF_YEAR = r"(?:(?:in|van)\s)?(?:het\s)?(?:jaar\s)?"
_DAY_FIRST = re.compile(
    rf"{_APART}(?P<d>[0-9]{{1,2}})(?:en?|sten?|den?|nd|rd|th|st)?[\s\-./]{{0,3}}{_OF_MONTH}(?P<m>{_MONTH})[.,]?[\s\-/]{{0,3}}{_OF_YEAR}"
    rf"{_PAST}{_YEAR}(?!\w)"
)
_ROMAN = re.compile(
    rf"{_APART}(?P<d>[0-9]{{1,2}})(?P<s>[-./]|\s(?=[a-z]{{2}}))(?P<m>{'|'.join(sorted(_ROMANS, key=len, reverse=True))})(?P=s){_YEAR}(?!\w)"
)
"""A month as a Roman number: "23-VII-2026"."""
_SHORT_YEAR = re.compile(
    rf"(?<![\w.,])(?P<d>[0-9]{{1,2}})(?:en?|sten?|den?|nd|rd|th|st)?[\s\-.]{{1,3}}(?P<m>{_MONTH})[.,]?[\s\-.]{{1,2}}"
    r"(?P<y>1[5-9]|[23][0-9])(?![\w%€]|[.,:/-]?[0-9]|\s?(?:uur|u|h|euro|eur|keer|jaar|procent|%|€)(?!\w)|\s[a-z]+en\b)"
)
"""A year in two digits behind a month in letters: "5-jul-26"; not the hour or the number of something that stands there."""
_MONTH_FIRST = re.compile(rf"(?<!\w)(?P<m>{_MONTH})\.?\s{{1,2}}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}(?!\w)")
_IN_WORDS = re.compile(
    rf"(?<!\w)(?P<d>{'|'.join(sorted({**_ORDINALS, **_CARDINALS}, key=len, reverse=True))})\s{{1,2}}{_OF_MONTH}"
    rf"(?P<m>{_MONTH})\s{{1,2}}{_OF_YEAR}twee\s?duizend[\s-]?(?:en\s?)?"
    rf"(?P<y>{'|'.join(sorted(_CARDINALS, key=len, reverse=True))})(?!\w)"
)
_DAY_IN_WORDS = re.compile(
    rf"(?<!\w)(?P<d>{'|'.join(sorted({**_ORDINALS, **_CARDINALS}, key=len, reverse=True))})\s{{1,2}}{_OF_MONTH}"
    rf"(?P<m>{_MONTH})\s{{1,2}}{_OF_YEAR}{_YEAR}(?!\w)"
)
_LAST_DAY = re.compile(
    rf"(?<!\w)(?P<before>voor)?laatste\sdag\s(?:van|der)\s(?:de\s)?(?:maand\s)?(?P<m>{_MONTH})\s{{1,2}}{_OF_YEAR}{_YEAR}(?!\w)"
)
"""A day told from the end of its month: "de laatste dag van juni 2026"."""
DAY_WORDS = frozenset({**_ORDINALS, **_CARDINALS})
"""Days of the month as words, folded: "twee juli 2026", "twaalfde mei 2026"."""
_ENGLISH = re.compile(r"\b(?:the|of|date|produced|extract|number|name|company)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A date as written: where it stands, what it says, and what is doubtful."""

    start: int
    end: int
    day: dt.date | None  # None: written as a date, but no such day exists
    words: str = ""  # as written, folded
    doubt: str = ""  # Dutch sentence

    @property
    def value(self) -> str:
        """`2026-05-04`; as written when no such day exists."""
        return self.day.isoformat() if self.day else self.words

    @property
    def about(self) -> dict[str, str]:
        """The doubt as a qualifier of a fact."""
        return {"onzeker": self.doubt} if self.doubt else {}


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full_year(written: str) -> int:
    digits = written.lstrip("' ")
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 45 else 1900) + int(digits)


def _dated(match: re.Match[str], day: dt.date | None, doubt: str = "") -> Dated:
    doubt = doubt if day else f"De datum '{match[0]}' bestaat niet."
    return Dated(start=match.start(), end=match.end(), day=day, words=match[0], doubt=doubt)


def _year_first(match: re.Match[str]) -> Dated:
    day = _calendar(int(match["a"]), int(match["b"]), int(match["c"].lstrip("' ")))
    return _dated(match, day)


def _two_digit_doubt(match: re.Match[str], day: dt.date | None) -> tuple[dt.date | None, str]:
    """`26-05-04` may be 26 May 2004 or 4 May 2026; the reading nearest to our own time is taken, and it is said."""
    other = _calendar(2000 + int(match["a"]), int(match["b"]), int(match["c"])) if match["c"].isdigit() else None
    if other is None or not 2015 <= other.year <= 2040:
        return day, ""
    likely = day if day is not None and 2015 <= day.year <= 2040 else other
    unlikely = other if likely == day else day
    shown = f" ({unlikely.isoformat()})" if unlikely is not None else ""
    return likely, f"De datum '{match[0]}' kan ook anders gelezen worden{shown}: het jaar heeft twee cijfers."


def _numeric(match: re.Match[str], *, english: bool) -> Dated | None:
    if len(match["a"]) == 4:
        return _year_first(match) if len(match["c"]) <= 2 else None
    digits = match["c"].lstrip("' ")
    if len(match["a"]) > 2 or len(digits) not in (2, 4):
        return None
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["c"])
    if not 1900 <= year <= 2099:
        return None
    day, doubt = _calendar(year, second, first), ""
    if day is None and second > 12 and (day := _calendar(year, first, second)):
        doubt = f"De datum '{match[0]}' heeft de maand vooraan; gelezen als {day.isoformat()}."
    elif day is not None and english and match["s"] == "/" and first <= 12 and first != second:
        doubt = f"De datum '{match[0]}' kan ook als maand/dag gelezen worden ({_calendar(year, first, second)})."
    if len(digits) == 2 and "'" not in match["c"]:
        day, other = _two_digit_doubt(match, day)
        doubt = doubt or other
    return _dated(match, day, doubt)


def _worded(match: re.Match[str]) -> Dated:
    written = match["d"]
    number = int(written) if written.isdigit() else {**_CARDINALS, **_ORDINALS}[written]
    year = _full_year(match["y"]) if match["y"][-1].isdigit() else 2000 + _CARDINALS[match["y"]]
    day = _calendar(year, _MONTHS.get(match["m"]) or _ROMANS[match["m"]], number)
    return _dated(match, day)


def _from_the_end(match: re.Match[str]) -> Dated:
    year, month = _full_year(match["y"]), _MONTHS[match["m"]]
    return _dated(match, dt.date(year, month, calendar.monthrange(year, month)[1] - bool(match["before"])))


_SMEARED = re.compile(
    r"(?<![\w.,/\-])(?P<d>[0-9oli|]{1,2})(?:(?P<s>[-./])(?P<b>[0-9oli|]{1,2})(?P=s)|[ .]{0,2}(?P<m>[a-z0-9|]{3,9})[ .]{1,2})"
    r"(?P<y>[2z][0o][0-9olis|]{2})(?![\w/\-])"
)
_CLEAR = str.maketrans("oli|sz", "011152")
_SMEARED_MONTHS = {
    "uli": 7, "iuli": 7, "ju1i": 7, "jul1": 7, "jull": 7, "juii": 7, "ju|i": 7, "uni": 6, "iuni": 6, "jun1": 6, "junl": 6, "junii": 6,
    "me1": 5, "mel": 5, "rnei": 5, "apri1": 4, "aprii": 4, "aprll": 4, "rnaart": 3, "augustu5": 8, "auqustus": 8, "septernber": 9,
    "decernber": 12,
}  # fmt: skip


def _smeared_days(plain: str) -> Iterator[Dated]:
    """`l6-O7-2O26`, `16uli 2026`: what a scanner makes of a date, letters for the digits they look like; always with a doubt."""
    for match in _SMEARED.finditer(plain):
        month = match["m"]
        number = _SMEARED_MONTHS.get(month, _MONTHS.get(month, 0)) if month else 0
        smeared = (month in _SMEARED_MONTHS if month else False) or re.search(r"[a-z|]", f"{match['d']}{match['b'] or ''}{match['y']}")
        digits = sum(letter.isdigit() for letter in match[0])
        if not smeared or digits < _FEWEST_DIGITS or (month and not number):
            continue
        clear = [part.translate(_CLEAR) for part in (match["y"], match["b"] or "0", match["d"])]
        day = _calendar(int(clear[0]), number or int(clear[1]), int(clear[2]))
        if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR:
            yield _dated(match, day, f"De datum staat er als '{match[0]}' en is gelezen als {day.isoformat()}.")


_FEWEST_DIGITS, _FIRST_YEAR, _LAST_YEAR = 3, 2015, 2040


def _all(plain: str) -> Iterator[Dated]:
    english = bool(_ENGLISH.search(plain))
    for pattern in (_NUMERIC, _SPACED):
        for match in pattern.finditer(plain):
            if pattern is _SPACED:
                day = _calendar(int(match["c"]), int(match["b"]), int(match["a"]))
                if day is not None:
                    yield _dated(match, day)
            elif (found := _numeric(match, english=english)) is not None:
                yield found
    for pattern in (_DAY_FIRST, _ROMAN, _SHORT_YEAR, _MONTH_FIRST, _IN_WORDS, _DAY_IN_WORDS):
        yield from map(_worded, pattern.finditer(plain))
    yield from map(_from_the_end, _LAST_DAY.finditer(plain))
    yield from _smeared_days(plain)


def dates(plain: str) -> tuple[Dated, ...]:
    """Every date in folded text, in order of appearance."""
    return tuple(sorted(_all(plain), key=lambda found: (found.start, found.end)))


def first_date(plain: str, *, start: int = 0, within: int = 60) -> Dated | None:
    """The first date that begins within so many letters of a position."""
    window = plain[start : start + within + 40]
    found = next((one for one in dates(window) if one.start <= within), None)
    if found is None:
        return None
    return replace(found, start=found.start + start, end=found.end + start)
