"""What a KvK extract with history says of the past: former names and former directors, under headings of their own.

Knows such headings; reads no fact.
"""

import re
from dataclasses import replace

from extractors.excerpt import Excerpt, Row, cells_of

_PAST = re.compile(
    r"\b(?:historie|historisch\w*|geschiedenis|voormalige?|vroegere?|gewezen|eerdere?|oud-?(?=bestuurder|venno|maten|naam)|uitgetreden|"
    r"afgetreden|uitgeschreven|niet meer in functie|uit functie|history|historical|former|previous)\b"
)
_WHAT = re.compile(
    r"\b(?:gegevens|na(?:am|men)|handelsna(?:am|men)|bestuur(?:ders?)?|functionarissen|venno(?:ot|ten)|ma(?:at|ten)|"
    r"gevolmachtigden?|eigena(?:ar|ren)|zetel|adres(?:sen)?|directors?|officials?|names?|partners?|data)\b"
)
_PRESENT = re.compile(
    r"^(?:(?:actuele|huidige|present|current) )?(?:rechtspersoon|onderneming|(?:hoofd)?vestiging(?:en)?|bestuur(?:ders?)?|functionarissen|"
    r"gevolmachtigden?|venno(?:ot|ten)|ma(?:at|ten)|eigenaar|(?:enig )?aandeelhouders?|activiteiten|waarmerk|directors?|officials?|"
    r"partners?|owner|company|legal entity)(?:\(s\))?(?: ?\((?:actueel|huidige?|in functie|current)\))?$"
)
_MADE = re.compile(r"\bvervaardigd op\b|\bproduced on\b")
_WORDS = 6  # of a heading


def without_past(seen: Excerpt) -> Excerpt:
    """The extract without the rows under a heading such as "Historie - bestuurders", up to a heading of what holds now."""
    kept: list[Row] = []
    past = False
    for row in seen.rows:
        if _is_heading_of_past(row):
            past = True
        elif _PRESENT.match(row.plain.strip(" :")) or _MADE.search(row.plain):
            past = False
        if not past:
            kept.append(row)
    return seen if len(kept) == len(seen.rows) else replace(seen, rows=tuple(kept))


def _is_heading_of_past(row: Row) -> bool:
    """ "Historie - statutaire naam", "Voormalige bestuurders"; not "Uittreksel met historie", which is the title of the whole."""
    plain = row.plain.strip(" :")
    heading = len(cells_of(row.text)) == 1 and len(plain.split()) <= _WORDS and not any(map(str.isdigit, plain))
    named = plain in ("historie", "historische gegevens", "geschiedenis", "history") or _WHAT.search(plain) is not None
    return heading and not row.text.rstrip().endswith(".") and _PAST.search(plain) is not None and named
