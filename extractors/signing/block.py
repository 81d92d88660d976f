"""One signature block: who signs, with which function, for whom; and the words that tell such a name from other words.

Knows no layout; judges no signature and no authority.
"""

import re
from dataclasses import dataclass

from extractors.document import Fact, Mark
from extractors.excerpt import Row, fold
from extractors.labels import Labelled
from extractors.parties.names import is_person, organisations
from extractors.pdf.marks import HAND

RULE = re.compile(r"(?:[._…]\s?){5,}")
MOST_BLOCKS = 60  # a consortium has fewer signers than this
TYPED = re.compile(r"^\s*\(?(?:[Ww]\.\s?g\.|[Gg]et\.|/[sS]/|[sS]/|[Ww]as getekend|[Gg]etekend(?: door)?)\)?:?\s*")
"""What is typed before a name instead of a signature; W.G. in capitals are initials."""

ROLE = re.compile(
    r"(?:in (?:zijn|haar|hun|de) (?:hoedanigheid|functie) (?:van|als)\s|als\s|functie:?\s)?(?P<role>(?:statutair |algemeen |"
    r"zelfstandig |enig |"
    r"gezamenlijk )*(?:directeur[ -]bestuurder|directeur|bestuurders?voorzitter|bestuurder|voorzitter|secretaris|penningmeester|eigenaar|"
    r"vennoot|maat|manager\s?\w*|gevolmachtigde|bestuurslid|lid raad van bestuur|dga|zaakvoerder|procuratiehouder|managing director)"
    r"(?:[ -](?:van het bestuur|raad van bestuur|bestuurder|directeur|eigenaar))?)"
)
INITIALS_FIRST = re.compile(
    r"(?:p/o\s|w\.\s?g\.\s|/s/\s|(?:mw|mevr|dhr|drs|mr|ir|dr)\.?\s|mevrouw\s|de heer\s)*"
    r"(?:(?:[^\W\d_][a-z]?\.\s?){1,5}|[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s+(?:[a-z']{1,4}\s){0,3}[A-ZÀ-Ý])"
)
"""How the name of a person begins: with initials, or a given name and a capital."""
OTHER_WORK = re.compile(r"%|\bh\.?o\.?d\.?n\b|\bonderaannemers?\b")
"""Said in a row of who is hired: a share of the budget, a trade name; who signs has none of them beside his name."""
FIRM = re.compile(r"\s*\w*(?:bureau|buro|praktijk|loket|steunpunt|platform|centrum|netwerk|collectief)\s")
"""How the name of somebody's firm begins, which is no name of who signs: "Adviesbureau Bril"."""
_FOR_OTHERS = re.compile(
    r"\s*\((?:mede|ook|tevens|namens|i\.o\.|p/o)\b[^()]*\)|"
    r",?\s(?:by proxy|(?:bij|krachtens|op grond van(?: een)?) volmacht|(?:ge(?:vol)?)?machtigd door|in opdracht van|i\.o\.)\b"
    r"(?:(?!\sen\s|\s&\s).){0,120}"
)
"""For whom somebody signs: "(mede namens B. Beumer)", "bij volmacht van B. Beumer"; that person does not sign here."""
_SEVERAL = re.compile(
    r"\s+(?:en|&|and|[–—])\s+|\s*[/;]\s*|(?<=[a-z])\s+(?=[A-Z]\.(?:[\s-]?[A-Z]\.)*\s?[A-Za-z])|"
    r"(?<=\w)\s+(?=(?:mevr\.?|mw\.?|dhr\.?|ds\.|drs\.|mr\.|de heer|mevrouw)\s)|"
    # "A. Alting, CEO B. Beumer, CFO"; not between "w.g." and the name
    r"(?<![wW]\.[gG]\.)(?<!get\.)\s+(?=(?:[A-Z]\.){1,4}\s?(?:(?:van|de|der|den|'t)\s){0,3}[A-Z][\w-]+,\s)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One signature block: facts as read, each with its own place."""

    page: int
    index: int  # of the first row
    name: Fact | None = None
    role: str = ""
    party: str = ""
    line: Labelled | None = None  # the label where the signature goes
    ruled: bool = False  # an empty line to sign on stands above the name
    rows: tuple[Row, ...] = ()
    told: bool = False  # a sentence says who signs; nothing stands as a signature does
    mark: Mark | None = None  # what was drawn right at this name, where that is sure

    @property
    def pages(self) -> frozenset[int]:
        """The pages it stands on: name and place to sign may be on two."""
        line = (self.line.row.page,) if self.line is not None else ()
        return frozenset((self.page, *line, *(row.page for row in self.rows)))


def is_drawn(mark: Mark) -> bool:
    """Does this mark look as if a hand drew it, by its lines or by what the picture shows?"""
    return mark.because.startswith(HAND)


def people(value: str) -> list[str]:
    """ "A. Alting en B. Beumer" as two names; one name, or anything else, as it is."""
    value = _FOR_OTHERS.sub("", value)
    parts = [part.strip() for part in _SEVERAL.split(value)]
    return parts if len(parts) > 1 and all(is_person(TYPED.sub("", part).split(", ")[0]) for part in parts) else [value]


def organisation_in(text: str) -> str:
    """The first organisation named in a text, as written; "" when there is none."""
    return next((text[start:end] for start, end in organisations(text)), "")


def role_of(words: str) -> str:
    """The function these words open with, without the organisation behind it."""
    match = ROLE.match(fold(words))
    if match is None:
        return ""
    return words[slice(*match.span("role"))] if organisation_in(words) else words
